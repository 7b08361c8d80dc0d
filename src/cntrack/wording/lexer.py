"""Cuts a folded Chinese wording into clauses of words and figures, and sets aside numbers that name things.

It must not interpret: what a figure is the value of, and what binds it, is for `clauses`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from . import names
from .figures import Figure, read_figure
from .folding import SPLIT_DIGITS, STOP
from .numeral_words import around, leads_on, place_numeral
from .numerals import NUMERALS, ascii_end, run_end
from .reading import Kind
from .refusal import RefusedError
from .said import SAID, Said
from .tables import listed, longest
from .tokens import Clause, Token
from .units import MONEY, scale_end, unit_end
from .vocabulary import ABOUT, AT_MOST, BY_FIRST, WORDS, Entry, Role

_STOPS: Final = frozenset(STOP + ",;。!?()|\t")
_DIGITS: Final = frozenset("0123456789")
_STARTS: Final = NUMERALS | frozenset("万亿")
_CLOSERS: Final = {"«": "»", '"': '"'}
_NAME: Final = Entry(Role.NAME)
_FEW: Final = frozenset("几数上")  # 几十家 names no number
_NEAR: Final = frozenset({"基本", "大体", "大致"})
_PARTED: Final = ("年", "小时", "分", "分钟")  # 3年5个月 and 9分22秒 are one time
_SIDE_BY_SIDE: Final = frozenset(listed("户 人 件 家 起 宗 条 处 座 名 个 例 项 栋 幢 亩 平方米 公里"))
_RANKS: Final = ("位列", "位居", "排名", "列第", "居第", "名列", "排第")
_NEAR_RANK: Final = 25  # characters
_LETTER_UNITS: Final = frozenset(listed("M T V W MB GB TB Mbps Gbps Hz MHz GHz"))
_UNWANTED: Final = listed("杜绝 不发生 未发生 避免 防止 严防 遏制 无一起 零发生")
_UPWARD: Final = frozenset({Kind.AT_LEAST, Kind.MORE_THAN})
_COUNTED_PLACES: Final = frozenset("村镇乡校园院馆店站团")  # 100校装设 may count schools
_PEERS: Final = listed("全国 全省 全市 平均 全区 周边 中心城区")


_SAID_FIRST: Final = tuple(word for word in SAID if word[0] in _STARTS)
# A bounded number before these says of which ones, as in 300万以下城市; for weak units that is known anyway.
_CLASSED: Final = ("城市", "县城", "人群", "群体", "人口城市", "人口的城市", "人口市县", "人口大县")
_PER: Final = frozenset(listed("人 万 万人 亿元 万元 亿人次 万人次 万辆 百万人 十万人"))
_POWERS: Final = (1, 10, 100, 1000)
_NEVER_AFTER: Final = frozenset({"%", "‰", SPLIT_DIGITS})


def lex(text: str) -> list[Clause]:
    """Cut a wording into clauses, or raise `RefusedError` at a number that cannot be placed."""
    clause = Clause(0)
    clauses = [clause]
    here, size = 0, len(text)
    while here < size:
        char = text[here]
        read = _READERS.get(char)
        if read is not None:
            here = read(text, here, clause)
        elif char in _STOPS:
            clause.end = here
            here += 1
            clause = Clause(here)
            clauses.append(clause)
        else:
            here += 1
    clause.end = size
    return [clause for clause in clauses if clause.end > clause.start]


def _signed(text: str, here: int, clause: Clause) -> int:
    """Take a sign with its number, or what else a plus or minus may be."""
    following = text[here + 1 : here + 2]
    if following and following in _DIGITS and _signs(text, here):
        return _figure(text, here, clause)
    return _word(text, here, clause)


def _vague(text: str, here: int, clause: Clause) -> int:
    """Refuse 几十家 and 上百家, which name no number; else take the word that begins here."""
    following = text[here + 1 : here + 2]
    if following and following in "十百千万亿" and _counts(text, here + 1):
        raise RefusedError.unplaced(text[here : here + 4])
    return _word(text, here, clause)


def _word(text: str, here: int, clause: Clause) -> int:
    """Take the longest known word, or pass one character over."""
    word = longest(BY_FIRST, text, here)
    if not word:
        return here + 1
    said = SAID.get(word)
    if word == "正增长" and clause.figures and text[_last(clause).end : here] in {"", "的"}:
        return clause.add(Token(here, here + len(word), WORDS[word[1:]]))  # 3.2%的正增长 has its size before it
    if said is None or (word == "持平" and any(peer in text[clause.start : here] for peer in _PEERS)):
        return clause.add(Token(here, here + len(word), WORDS[word]))
    figure = _said(text, here, here + len(word), said)
    return clause.add(Token(here, figure.end, WORDS[word], figure))


def _last(clause: Clause) -> Token:
    """Give the last figure of a clause that has one."""
    return clause.tokens[clause.figures[-1]]


def _said(text: str, here: int, end: int, said: Said) -> Figure:
    """Give the figure that a word stands for, about it after 基本, with the bound word after it."""
    figure = Figure(here, end, said.value, said.unit)
    figure.bound, figure.fraction, figure.change, figure.said = said.bound, said.fraction, said.change, True
    if text[max(0, here - 2) : here] in _NEAR:
        figure.bound = ABOUT
    figure.take_bound(text)
    return figure


def _counts(text: str, here: int) -> bool:
    """Tell whether a run of numerals has a unit after it."""
    end = run_end(text, here)
    return unit_end(text, end) > end or text[end - 1 : end] in {"万", "亿"}


def _signs(text: str, here: int) -> bool:
    """Tell whether a plus or minus is the sign of the number after it, not a joint."""
    before = text[here - 1 : here] if here else ""
    return not (before.isascii() and before.isalnum()) and names.date_end(text, here + 1) == here + 1


def _digits(text: str, here: int, clause: Clause) -> int:
    """Place a number in ASCII digits."""
    end = ascii_end(text, here)
    if names.after_latin(text, here, end) or names.summed(text, here, end):
        return clause.add(Token(here, names.latin_end(text, here), _NAME))
    if here and text[here - 1] in ".±":
        raise RefusedError.unplaced(around(text, here, end))
    if (whole := names.composition_end(text, here)) > here:
        return _shares(text, here, whole, clause)
    date = names.date_end(text, here)
    if date > here:
        return clause.add(Token(here, date, _NAME))
    if names.named_before(text, here):
        return clause.add(Token(here, unit_end(text, scale_end(text, end)), _NAME))
    if averaged := names.averaged(text, here, end):
        return clause.add(Token(here, averaged, _NAME))
    return _figure(text, here, clause)


def _shares(text: str, here: int, end: int, clause: Clause) -> int:
    """Add the shares that make up a whole, each a figure of its own: 三次产业结构为22.8:38.8:38.4."""
    for share in text[here:end].split(":"):
        stop = here + len(share)
        clause.add(Token(here, stop, None, Figure(here, stop, Decimal(share))))
        here = stop + 1
    return end


def _figure(text: str, here: int, clause: Clause) -> int:
    """Add the figure that starts here, or the name that it turns out to be."""
    opened = clause.opened
    figure = read_figure(text, here, spans=not opened)
    if figure is None:
        end = ascii_end(text, here + (text[here] in "+-"))
        if names.named_after(text, here, end):
            return clause.add(Token(here, end, _NAME))
        raise RefusedError.unplaced(around(text, here, end))
    if _part_of_more(text, figure) or (figure.bound and _says_of_which(text, figure, clause)):
        raise RefusedError.unplaced(around(text, here, figure.end))
    name = _name_end(text, figure, figure.number_end, spans_closed=opened)
    sized = figure.bound and (figure.unit or "").endswith(MONEY) and text[figure.end : figure.end + 1].isdigit()
    name = name or (figure.end if sized else 0)  # 其中10亿元以上5个
    where = not name and _says_where(text, figure, clause)
    if where or name or _among(text, figure):
        name = name or figure.end
        if figure.bound == AT_MOST and (figure.unit or "").endswith(names.SPANS):
            clause.deadline = Token(here, figure.end, None, figure)
        elif where or _may_count(text, figure, name):
            clause.doubtful = text[here:name]
        return clause.add(Token(here, name, _NAME))
    bare = figure.unit is None and figure.bound is None and not figure.odd
    ended = names.ends(text, figure.end) or (opened and leads_on(text, figure.end))
    if (bare and not ended) or _goes_on(text, figure):
        raise RefusedError.unplaced(around(text, here, figure.end))
    return clause.add(Token(here, figure.end, None, figure))


def _part_of_more(text: str, figure: Figure) -> bool:
    """Tell whether more of the amount follows: 三年半 that is no half, 3年5个月, 1小时30分钟."""
    follow = text[figure.end : figure.end + 1]
    if not (follow.isdigit() and (figure.unit or "").endswith(_PARTED)):
        return follow == "半"
    rest = read_figure(text, figure.end, spans=False)
    return rest is not None and (rest.unit or "").endswith(names.TIMES)


def _says_of_which(text: str, figure: Figure, clause: Clause) -> bool:
    """Tell whether a bound says of which ones, or of what must not happen: 300万以下城市, 杜绝死亡1人以上事故."""
    classed = not figure.weak and text.startswith(_CLASSED, figure.end)
    upward = figure.bound is not None and figure.bound.kind in _UPWARD
    return classed or (upward and any(word in text[clause.start : figure.start] for word in _UNWANTED))


def _goes_on(text: str, figure: Figure) -> bool:
    """Tell whether what follows a figure makes it part of something else: 3:1, 5/8, 12%%, 3户4."""
    follow = text[figure.end : figure.end + 1]
    if follow == ":" or (follow == "/" and figure.unit is None):
        return text[figure.end + 1 : figure.end + 2].isdigit()
    return (follow in _DIGITS and not _side_by_side(text, figure)) or follow in _NEVER_AFTER


def _side_by_side(text: str, figure: Figure) -> bool:
    """Tell whether two counts stand side by side (78户254人), not two parts of one amount (3元5角)."""
    after = read_figure(text, figure.end, spans=True)
    counts = [_counted(figure), after is not None and _counted(after)]
    return all(counts) and after is not None and figure.unit != after.unit


def _counted(figure: Figure) -> bool:
    """Tell whether a figure counts things that cannot be parts of one amount."""
    unit = figure.unit or ""
    return unit[scale_end(unit, 0) :] in _SIDE_BY_SIDE and figure.bound is None


def _says_where(text: str, figure: Figure, clause: Clause) -> bool:
    """Tell whether a bounded count says where something is done: 在3个以上街道开展试点."""
    opens = figure.start == clause.start + 1 and text[clause.start] == "在"
    counted = figure.bound is not None and figure.unit not in _NEVER_AFTER
    return opens and counted and not names.ends(text, figure.end)


def _explained(text: str, figure: Figure) -> bool:
    """Tell whether a deadline is explained in brackets, so that it only says by when: 4年内(即2027年)降至4%."""
    return figure.bound == AT_MOST and text.startswith("(", figure.end)


def _among(text: str, figure: Figure) -> bool:
    """Tell whether a count says among how many a rank was reached: 在157个城市中位居第一."""
    ranked = text[figure.end : figure.end + _NEAR_RANK]
    return text[figure.start - 1 : figure.start] == "在" and "中" in ranked and any(word in ranked for word in _RANKS)


def _may_count(text: str, figure: Figure, end: int) -> bool:
    """Tell whether what was taken for a name may be a value: 2小时内响应, 100校装设, 达100M以上."""
    span = (figure.bound or figure.high) and (figure.unit or "").endswith(names.SPANS)
    measured = text[figure.end : end] in _LETTER_UNITS
    return bool(span) or measured or figure.unit in _COUNTED_PLACES


def _name_end(text: str, figure: Figure, end: int, *, spans_closed: bool) -> int:
    """Return where the name ends that a figure is part of, or 0 where it is none."""
    if figure.unit is None and figure.bound is None and not figure.odd:
        follow = text[figure.end : figure.end + 1]
        if follow.isascii() and follow.isalpha():
            return names.latin_end(text, figure.end)
        if names.named_after(text, figure.start, figure.end) or names.bare_year(text, figure.start, end):
            return figure.end
    if figure.unit in _PER and figure.bound is None and not figure.odd and figure.low in _POWERS:
        named = figure.high is None and names.rate_name(text, figure.end)
        if named:
            return figure.end
    level = "." in text[figure.start : end] or text[max(0, figure.start - 1) : figure.start] in {"由", "从", "的", "年"}
    opened = spans_closed and level and leads_on(text, figure.end)
    if figure.bound and names.within_days(text, figure.unit, figure.end):
        return figure.end
    if figure.unit == "个" and names.steps(text, figure.end):
        return figure.end
    if figure.unit and figure.unit.endswith("级") and not figure.unit.endswith("个等级"):
        return figure.end
    if (
        figure.weak
        and not opened
        and not text.startswith("的目标", figure.end)
        and (
            _explained(text, figure)
            or not names.ends(text, figure.end)
            or (figure.unit == "年" and names.period(text, figure.start))
        )
    ):
        return figure.end
    return 0


def _numeral(text: str, here: int, clause: Clause) -> int:
    """Take a figure in words such as 百分百, or place a number in Chinese numerals."""
    if text.startswith(_SAID_FIRST, here):
        return _word(text, here, clause)
    return place_numeral(text, here, clause)


def _quoted(text: str, here: int, clause: Clause) -> int:
    """Pass a quotation over as a name, unless it quotes a figure in words ("零增长")."""
    closer = text.find(_CLOSERS[text[here]], here + 1)
    if closer < 0:
        return here + 1
    if text[here + 1 : closer] in SAID:
        return max(_word(text, here + 1, clause), closer + 1)
    return clause.add(Token(here, closer + 1, _NAME))


# What may begin with a character; where none does, it is passed over.
_READERS: Final = {
    **dict.fromkeys(BY_FIRST, _word),
    **dict.fromkeys("+-", _signed),
    **dict.fromkeys(_FEW, _vague),
    **dict.fromkeys(_CLOSERS, _quoted),
    **dict.fromkeys(_STARTS, _numeral),
    **dict.fromkeys(_DIGITS, _digits),
}
