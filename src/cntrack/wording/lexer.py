"""Cuts a folded Chinese wording into clauses of words and figures, and sets aside numbers that name things.

It must not interpret: what a figure is the value of, and what binds it, is for `clauses`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from . import names
from .asides import among, goes_on, may_count, must_not_be, name_end, part_of_more, says_of_which, says_where
from .figures import Figure, read_figure
from .folding import STOP
from .numeral_words import around, keep_deadline, leads_on, place_numeral
from .numerals import NUMERALS, ascii_end, run_end
from .refusal import RefusedError
from .roles import ABOUT, Entry, Role
from .said import SAID, Said
from .tables import listed, longest
from .tokens import Clause, Token
from .units import scale_end, unit_end
from .vocabulary import BY_FIRST, WORDS

_STOPS: Final = frozenset(STOP + ",;。!?()|\t")
_DIGITS: Final = frozenset("0123456789")
_STARTS: Final = NUMERALS | frozenset("万亿")
_ADJECTIVAL: Final = ("的为", "的有", "的城市", "的占")  # 持平的为1个
_LOOSE: Final = ("%以上", "%以下", "%以内", "%左右")
_CLOSERS: Final = {"«": "»", '"': '"'}
_NAME: Final = Entry(Role.NAME)
_FEW: Final = frozenset("几数上")  # 几十家 names no number
_LEAPS: Final = frozenset("跃迈跨登")
_NEAR: Final = frozenset({"基本", "大体", "大致"})
_PEERS: Final = listed("全国 全省 全市 平均 全区 周边 中心城区")
_COMPARED: Final = tuple("与跟比较同和")


_SAID_FIRST: Final = tuple(word for word in SAID if word[0] in _STARTS)


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
    passed = text[here] == "上" and text[max(0, here - 1) : here] in _LEAPS  # 跃上千亿元台阶
    if following and following in "十百千万亿" and not passed and _counts(text, here + 1):
        raise RefusedError.unplaced(text[here : here + 4])
    return _word(text, here, clause)


def _word(text: str, here: int, clause: Clause) -> int:
    """Take the longest known word, or pass one character over."""
    word = longest(BY_FIRST, text, here)
    if not word:
        return here + 1
    said = SAID.get(word)
    if said is None:
        return clause.add(Token(here, here + len(word), WORDS[word]))
    if word.endswith("零") and text.startswith("点", here + len(word)):
        return _word(text[: here + len(word) - 1], here, clause)  # 为零点五五八 is no zero
    if word == "正增长" and clause.figures and text[_last(clause).end : here] in {"", "的"}:
        return clause.add(Token(here, here + len(word), WORDS[word[1:]]))  # 3.2%的正增长 has its size before it
    compared = word == "持平" and any(peer in _reference(text[clause.start : here]) for peer in _PEERS)
    if compared or text.startswith(_ADJECTIVAL, here + len(word)):
        return clause.add(Token(here, here + len(word), WORDS[word]))
    figure = _said(text, here, here + len(word), said)
    return clause.add(Token(here, figure.end, WORDS[word], figure))


def _reference(before: str) -> str:
    """Give what 持平 is measured against: 全国 of 与全国持平, nothing of 全省同比持平."""
    mark = next((mark for mark in _COMPARED if mark in before), None)
    return before.rpartition(mark)[2] if mark else ""


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
    if text.startswith("半", figure.end) and said.unit == "倍":
        raise RefusedError.unplaced(text[here : figure.end + 1])  # 翻了一番半
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
    if names.named_before(text, here, end):
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
    if part_of_more(text, figure) or (figure.bound and must_not_be(text, figure, clause)):
        raise RefusedError.unplaced(around(text, here, figure.end))
    name = name_end(text, figure, figure.number_end, spans_closed=opened)
    where = not name and (says_where(text, figure, clause) or says_of_which(text, figure))
    if where or name or among(text, figure):
        name = name or figure.end
        if not keep_deadline(figure, clause) and (where or may_count(text, figure, name)):
            clause.doubtful = text[here:name]
        return clause.add(Token(here, name, _NAME))
    bare = figure.unit is None and figure.bound is None and not figure.odd
    ended = names.ends(text, figure.end) or (opened and leads_on(text, figure.end))
    if (bare and not ended) or goes_on(text, figure):
        raise RefusedError.unplaced(around(text, here, figure.end))
    return clause.add(Token(here, figure.end, None, figure))


def _numeral(text: str, here: int, clause: Clause) -> int:
    """Take a figure in words such as 百分百, or place a number in Chinese numerals."""
    if text.startswith(_SAID_FIRST, here):
        return _word(text, here, clause)
    end = place_numeral(text, here, clause)
    last = clause.tokens[-1] if clause.tokens else None
    placed = last.figure if last and last.start == here else None
    if placed and placed.bound and must_not_be(text, placed, clause):
        raise RefusedError.unplaced(around(text, here, end))
    return end


def _quoted(text: str, here: int, clause: Clause) -> int:
    """Pass a quotation over as a name, unless it quotes a figure in words ("零增长")."""
    closer = text.find(_CLOSERS[text[here]], here + 1)
    if closer < 0:
        return here + 1
    quoted = text[here + 1 : closer]
    if quoted in SAID:
        return max(_word(text, here + 1, clause), closer + 1)
    if quoted[-1:] == "%" or quoted.endswith(_LOOSE):
        return here + 1  # 目标为"5%左右"
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
