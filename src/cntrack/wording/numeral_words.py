"""Places a number in Chinese numerals among the words of a clause: a figure, part of a name, or part of a word.

Which number is written is for `numerals`; what it is the value of is for `clauses`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from . import names
from .figures import Figure, read_figure
from .folding import SPLIT_DIGITS, STOP
from .numerals import NUMERALS, run_end
from .refusal import RefusedError
from .roles import AT_MOST, Entry, Role
from .tables import longest
from .tokens import Clause, Token
from .units import AFTER_ONE_NUMERAL, scale_end, unit_end
from .vocabulary import BY_FIRST, WORDS

_PLACES: Final = frozenset("十百千点")
_ROUND: Final = {"百": 100, "千": 1000, "万": 1, "亿": 1}
_ONE_OF: Final = frozenset("上下另同某任哪此这该是的")  # 上一个五年期, 同一家, 这一项
_FOUR_TO_TEN: Final = frozenset("四五六七八九十")  # 三次产业 and 一次 count nothing
_SESSIONS: Final = ("会议", "全会", "全体", "大会", "产业")  # 五次会议 is the fifth
_OCCASIONS: Final = frozenset({"次", "遍", "轮"})  # 至少召开一次
_PRIMARY: Final = ("能源", "性", "电力", "死亡")  # 一次能源, 一次死亡10人以上
_RATES: Final = ("死亡率", "发病率", "口", "拥有", "发明")  # 十万人死亡率 is a rate's name
_ORDERS: Final = frozenset({"级", "届"})  # 提高到一级200元, 十一届人大
_GRADES: Final = ("万级", "亿级")
_FORMERLY: Final = frozenset({"", "原", "原来", "原来的", "原先的", "原有的", "过去的", "以前的"})  # 由原来的两个月
_NOT_ONE: Final = ("起", "个时期", "个阶段", "个量级")  # 一起 is "together", 一个时期 a while
_INCIDENTS: Final = ("事", "案", "火", "重", "较", "特", "安全", "以上", ",", "\n")
_LEADING_ON: Final = frozenset({Role.VERB, Role.TO})
_NAME: Final = Entry(Role.NAME)


def leads_on(text: str, here: int) -> bool:
    """Tell whether a word such as 降 or 到 follows, which leads on to a second level."""
    entry = WORDS.get(longest(BY_FIRST, text, here))
    return entry is not None and entry.role in _LEADING_ON


def place_numeral(text: str, here: int, clause: Clause) -> int:
    """Place a number in Chinese numerals; one that no unit follows is part of a word (一般, 十四五)."""
    if text[here] == "一" and text[here - 1 : here] in _ONE_OF and here and run_end(text, here) == here + 1:
        return here + 1
    if names.named_before(text, here, run_end(text, here)) and text[here + 1 : here + 2] != "成":
        return clause.add(Token(here, max(run_end(text, here), here + 1), _NAME))
    figure = read_figure(text, here, spans=True)
    if figure is None and text.startswith("分之", here + 1):
        raise RefusedError.unplaced(around(text, here, run_end(text, here + 3)))  # 百分之二四
    if figure is None:
        return _round_number(text, here, clause)
    if text[figure.end : figure.end + 1] in {"半", "强", "弱"} and figure.unit:
        raise RefusedError.unplaced(around(text, here, figure.end))
    if not _counts(text, here, figure, clause):
        spans = (figure.bound or figure.high) and (figure.unit or "").endswith(names.SPANS)
        if not keep_deadline(figure, clause) and spans:
            clause.doubtful = text[here : figure.end]
        return max(run_end(text, here), here + 1)
    return clause.add(Token(here, figure.end, None, figure))


def keep_deadline(figure: Figure, clause: Clause) -> bool:
    """Keep a deadline that is passed over, for where it is the only figure; tell whether it is one."""
    if figure.bound != AT_MOST or not (figure.unit or "").endswith(names.SPANS):
        return False
    clause.deadline = Token(figure.start, figure.end, None, figure)
    return True


def _counts(text: str, here: int, figure: Figure, clause: Clause) -> bool:
    """Tell whether a number in Chinese numerals is a figure, not part of a word or a name."""
    length = figure.number_end - here
    known = figure.fraction is not None or figure.percent
    if not known and length == 1 and figure.high is None:
        base = (figure.unit or "")[scale_end(figure.unit or "", 0) :]
        known = figure.unit is not None and (base in AFTER_ONE_NUMERAL or base != figure.unit or _led_to(clause, here))
        known |= figure.unit == "次" and text[here] in _FOUR_TO_TEN and not text.startswith(_SESSIONS, figure.end)
        happens = figure.unit in _OCCASIONS and not text.startswith(_PRIMARY, figure.end)
        known |= happens and any(token.entry and token.entry.bound for token in clause.tokens)
        known |= figure.unit == "年" and (figure.half or _opens(text, clause, here, figure.end))
    elif not known:
        placed = any(char in _PLACES for char in text[here : figure.number_end])
        opens = placed and length > 1 and here == clause.start
        known = figure.unit is not None or figure.bound is not None or opens or "点" in text[here : figure.number_end]
    if (
        known
        and text[figure.end : figure.end + 1] in NUMERALS
        and scale_end(figure.unit or "", 0) == len(figure.unit or "")
    ):
        raise RefusedError.unplaced(around(text, here, figure.end))
    named = (figure.unit or "").endswith(("人", "万")) and (
        text.startswith(_RATES, figure.end) or names.rate_name(text, figure.end)
    )
    if (
        named
        or (figure.bound and names.within_days(text, figure.unit, figure.end))
        or names.steps(text, figure.end)
        or (text[here] == "一" and text.startswith(_NOT_ONE, here + 1) and not text.startswith(_INCIDENTS, here + 2))
        or (figure.unit or "").endswith(_GRADES)  # 十亿级企业
        or (figure.unit in _ORDERS and not (figure.bound or names.ends(text, figure.end)))
        or (figure.weak and not (names.ends(text, figure.end) or _opens(text, clause, here, figure.end)))
    ):
        known = False
    return known and (figure.unit is not None or figure.bound is not None or names.ends(text, figure.end))


def _led_to(clause: Clause, here: int) -> bool:
    """Tell whether 到 or 至 stands right before a place."""
    last = clause.tokens[-1] if clause.tokens else None
    return last is not None and last.end == here and last.entry is not None and last.entry.role is Role.TO


def _opens(text: str, clause: Clause, here: int, end: int) -> bool:
    """Tell whether a number is the level that 由六年降至 starts from."""
    leads = [token for token in clause.tokens if token.entry and token.entry.role is Role.FROM]
    return bool(leads) and text[leads[-1].end : here] in _FORMERLY and leads_on(text, end)


def _round_number(text: str, here: int, clause: Clause) -> int:
    """Read 近百家, 突破万亿元 and 千亿元以上: a bare multiplier is a number only beside a bound word."""
    last = clause.tokens[-1] if clause.tokens else None
    bound = last is not None and last.end == here and last.entry is not None and last.entry.bound is not None
    char = text[here]
    if char in _ROUND:
        plain = char in "百千"
        base = here + 1 if plain else here
        end = unit_end(text, scale_end(text, base))
        if end > base:
            figure = Figure(here, end, Decimal(_ROUND[char]), text[base:end])
            figure.take_bound(text)
            if bound or (figure.bound and names.ends(text, figure.end)):
                return clause.add(Token(here, figure.end, None, figure))
    return max(run_end(text, here), here + 1)


def around(text: str, start: int, end: int) -> str:
    """Give the number and a few characters about it, for the reason of a refusal."""
    return text[max(0, start - 2) : min(end, start + 30) + 2].replace(STOP, " ").replace(SPLIT_DIGITS, " ")
