"""Reads one figure at one place of an English sentence: number, multiplier, unit, range, bound after it.

What stands before a figure is for `english_context`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from .english_numbers import MULTIPLES, NUMBER_WORDS, PARTS, SCALES, TENS, VAGUE
from .english_sentence import Word, text_at
from .english_units import add_currency, add_unit, has_noun
from .english_words import CHILDREN, ENDINGS
from .numerals import ascii_number, share
from .reading import Change, Number
from .refusal import RefusedError
from .vocabulary import AT_LEAST, ODD, Bound

_JOINERS: Final = frozenset({"-", "~", "to"})
_SIGNS: Final = frozenset("$€£¥₹₦")
_HALVED: Final = frozenset({"halve", "halved", "halving", "halves"})
# What a figure in words may begin with; of digits any may.
FIRST_WORDS: Final = frozenset({*MULTIPLES, *_HALVED, *VAGUE, *SCALES, *NUMBER_WORDS, *TENS, "half", "a"})
_IDLE: Final = frozenset({"the", "these", "those", "all", "both", "no", "as", "either", "its", "our", "any", "that"})
_NAMED_NEGATIVE: Final = frozenset({"hiv", "carbon", "climate", "tested", "test", "covid"})
_MINUSES: Final = frozenset({"minus", "negative", "−"})
_AGES: Final = frozenset({"under", "over", "below", "above", "aged"})
_BOUNDING: Final = frozenset({"least", "than", "most"})  # at least one hospital
_SMALLEST_BASE: Final = 1000  # 70 in 100,000 is a rate, 7 in 10 a share of people
_SPANS: Final = frozenset({"year", "month", "day", "week"})
_PLANNED: Final = frozenset({"plan", "plans", "programme", "program", "period", "strategy"})
_NEAR: Final = 4  # one doctor per village
_YEAR_DIGITS: Final = 4


class EnglishFigure:
    """A figure of a sentence; `stop` is the place of the word after it."""

    high: Number | None = None
    bound: Bound | None = None
    baseline = False
    spelt_out = False  # 11 million to 24 million: a range, or by how much and to what

    def __init__(
        self,
        low: Number,
        stop: int,
        unit: str | None = None,
        *,
        fraction: str | None = None,
        change: Change | None = None,
    ) -> None:
        """Start with the number, or with what a word such as half says."""
        self.low, self.stop, self.unit, self.fraction, self.change = low, stop, unit, fraction, change


def read_english_figure(words: list[Word], place: int, *, between: bool, levels: bool = False) -> EnglishFigure | None:
    """Read the figure that starts at a place, or nothing where none does."""
    text = words[place].text
    if not text[0].isdigit():
        return _said(words, place)
    number = ascii_number(text, 0)
    if number is None or number.end != len(text) or _misjoined(words, place):
        return None
    figure = EnglishFigure(number.value, place + 1)
    if signed(words, place):
        figure.low = -figure.low
    _add_unit(words, place, figure)
    joiner = text_at(words, figure.stop)
    joined = joiner in _JOINERS or (between and joiner == "and")
    if joined and not (levels and joiner == "to") and not _add_upper(words, figure):
        return None
    if text_at(words, figure.stop) == "a" and text_at(words, figure.stop + 1) == "day":
        return None  # $1.25 a day is how poverty is defined, not what is aimed at
    _refuse_shares_of_people(words, place, figure)
    _add_bound(words, place, figure)
    return figure


def _misjoined(words: list[Word], place: int) -> bool:
    """Tell whether a number is part of something that is no plain number: 1:3, 5×3, 12 345."""
    following = text_at(words, place + 1)
    return (
        following[:1].isdigit()
        or following in {":", "×", "*", "^", "±", "="}
        or (following == "/" and text_at(words, place + 2)[:1].isdigit())
        or (place > 0 and words[place - 1].text in {"±", "×", "^"})
        or [word.text for word in words[max(0, place - 3) : place]] == ["+", "/", "-"]
    )


def signed(words: list[Word], place: int) -> bool:
    """Tell whether a minus stands before a number, as a sign or as a word; refuse 11 minus 5."""
    before = words[place - 1].text if place else ""
    if before in _MINUSES:
        if place > 1 and (words[place - 2].text[-1].isdigit() or words[place - 2].text in _NAMED_NEGATIVE):
            raise RefusedError.unplaced(" ".join(word.raw for word in words[place - 2 : place + 1]))
        return True
    return before == "-" and (place == 1 or words[place - 2].end < words[place - 1].start)


def _refuse_shares_of_people(words: list[Word], place: int, figure: EnglishFigure) -> None:
    """Refuse 7 in 10, nine out of ten and 4 of 5: neither number is a value by itself."""
    here = figure.stop
    if figure.unit or text_at(words, here) not in {"in", "out", "of"}:
        return
    here += 1 + (text_at(words, here) == "out" and text_at(words, here + 1) == "of")
    base = text_at(words, here)
    small = base.isdigit() and int(base[:_YEAR_DIGITS]) < _SMALLEST_BASE
    if small or base in NUMBER_WORDS or base in TENS or base == "every":
        raise RefusedError.unplaced(" ".join(word.raw for word in words[place : here + 1]))


def _said(words: list[Word], place: int) -> EnglishFigure | None:
    """Read doubled, halve, two-thirds or ten (hospitals); refuse dozens and a million."""
    text = words[place].text
    if text in MULTIPLES and text_at(words, place + 1) == "-":
        return None  # double-digit growth
    if text in MULTIPLES:
        change = None if text in {"twice", "thrice"} else Change.INCREASE
        return EnglishFigure(Decimal(MULTIPLES[text]), place + 1, "times", change=change)
    if text in _HALVED:
        return EnglishFigure(Decimal(50), place + 1, "%", fraction="1/2", change=Change.DECREASE)
    if text in VAGUE or (text in SCALES and text_at(words, place + 1) != "-"):
        raise RefusedError.unplaced(" ".join(word.raw for word in words[max(0, place - 1) : place + 3]))
    return _part(words, place) or _in_words(words, place)


def _part(words: list[Word], place: int) -> EnglishFigure | None:
    """Read one third, two-thirds, a quarter and half as shares."""
    text, here = words[place].text, place + 1
    if text == "half":
        if text_at(words, here) in {"a", "-"}:
            raise RefusedError.unplaced(" ".join(word.raw for word in words[place : place + 3]))
        figure = EnglishFigure(Decimal(50), here, "%", fraction="1/2")
    else:
        top = 1 if text == "a" else NUMBER_WORDS.get(text, 0)
        here += text_at(words, here) == "-"
        bottom = PARTS.get(text_at(words, here), 0)
        if not top or not bottom or text_at(words, here + 1) == "quarter":
            return None
        number = share(top, bottom, 0)
        if number is None:
            return None
        figure = EnglishFigure(number.value, here + 1, "%", fraction=number.fraction)
    _add_bound(words, place, figure)
    return figure


def _in_words(words: list[Word], place: int) -> EnglishFigure | None:
    """Read a number word that counts something; five-year and the two sides count nothing, eight in ten is refused."""
    text, here = words[place].text, place + 1
    value = TENS.get(text, 0) or NUMBER_WORDS.get(text, 0)
    if text not in NUMBER_WORDS and not value:
        return None
    if text in TENS and text_at(words, here) == "-" and 0 < NUMBER_WORDS.get(text_at(words, here + 1), 0) < TENS["ten"]:
        value, here = value + NUMBER_WORDS[text_at(words, here + 1)], here + 2
    figure = EnglishFigure(Decimal(value), here)
    before = words[place - 1].text if place else ""
    aged = before in _AGES and place > 1 and words[place - 2].text in CHILDREN
    adjective = value > 1 and text_at(words, here) in _SPANS and text_at(words, here + 1) in _PLANNED  # Five Year Plan
    named = (
        aged
        or adjective
        or before in _IDLE
        or before == "-"
        or (text_at(words, here) == "-" and text_at(words, here + 1) != "fold")
    )
    if named:
        return None
    if text_at(words, here) in {"hundred", "thousand", "dozen"}:
        raise RefusedError.unplaced(" ".join(word.raw for word in words[place : here + 2]))
    add_unit(words, place, figure, known_only=value <= 1 and before not in _BOUNDING)
    if figure.unit is None and value > 1:
        _add_bound(words, place, figure)
    if figure.unit is None:
        _refuse_shares_of_people(words, place, figure)
        if value > 1 or "per" in {word.text for word in words[here : here + _NEAR]}:
            raise RefusedError.unplaced(" ".join(word.raw for word in words[place : here + 2]))
        return None
    if text_at(words, figure.stop) in {"to", "-"} and text_at(words, figure.stop + 1) in NUMBER_WORDS:
        raise RefusedError.unplaced(" ".join(word.raw for word in words[place : figure.stop + 2]))
    _add_bound(words, place, figure)
    return figure


def _add_unit(words: list[Word], place: int, figure: EnglishFigure) -> None:
    """Read the unit after a number in digits, with the + or -odd that may stand before it, and the currency."""
    after = text_at(words, figure.stop + 1)
    if text_at(words, figure.stop) == "+" and after[:1].isalpha():
        figure.bound, figure.stop = AT_LEAST, figure.stop + 1
    elif text_at(words, figure.stop) == "-" and after in {"odd", "plus"}:
        figure.bound, figure.stop = (ODD if after == "odd" else AT_LEAST), figure.stop + 2
    add_unit(words, place, figure)
    add_currency(words, place, figure)


def _add_upper(words: list[Word], figure: EnglishFigure) -> bool:
    """Read the upper end of a range; tell whether what follows the joiner is sound."""
    joiner = text_at(words, figure.stop)
    here = figure.stop + 1
    negative = text_at(words, here) in _MINUSES or (text_at(words, here) == "-" and joiner != "-")
    here += negative
    here += text_at(words, here) in _SIGNS
    text = text_at(words, here)
    if not text[:1].isdigit():
        return joiner in {"to", "and"} or _spaced(words, figure.stop)
    number = ascii_number(text, 0)
    if number is None or number.end != len(text) or (len(text) == _YEAR_DIGITS and text.isdigit() and figure.unit):
        return joiner == "to"
    upper = EnglishFigure(-number.value if negative else number.value, here + 1)
    _add_unit(words, here, upper)
    unit = figure.unit
    if unit and upper.unit and unit != upper.unit and not upper.unit.startswith(unit):
        same = upper.unit == unit.split(" ")[-1]
        return joiner == "to" and not same  # by 5% to 120 million tonnes: a change and a level
    if not figure.low < upper.low:
        return False
    figure.spelt_out = joiner == "to" and bool(unit and upper.unit) and unit != "%"
    figure.high, figure.unit, figure.stop = upper.low, upper.unit or unit, upper.stop
    return True


def _spaced(words: list[Word], place: int) -> bool:
    """Tell whether a dash stands between spaces, where it parts two phrases: 8 crore — or 5 per cent."""
    apart = words[place - 1].end < words[place].start
    return words[place].text == "-" and apart and place + 1 < len(words) and words[place].end < words[place + 1].start


def _add_bound(words: list[Word], place: int, figure: EnglishFigure) -> None:
    """Read or more, or less, -odd and the like after a figure, and the noun that may follow only then."""
    here = figure.stop
    if text_at(words, here) == "-" and text_at(words, here + 1) in {"odd", "plus"}:
        figure.bound, figure.stop = ODD if text_at(words, here + 1) == "odd" else AT_LEAST, here + 2
        return
    for parts, entry in ENDINGS.get(text_at(words, here), ()):
        following = text_at(words, here + len(parts))
        leads_on = parts[0] == "and" and (following[:1].isdigit() or following in _SIGNS)  # 5% and over 3 million
        if not leads_on and all(text_at(words, here + i) == part for i, part in enumerate(parts)):
            figure.bound, figure.stop = entry.bound, here + len(parts)
            if figure.fraction is None and not has_noun(figure.unit) and text_at(words, figure.stop)[:1].isalpha():
                add_unit(words, place, figure)
            return
