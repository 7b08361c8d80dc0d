"""Reads a figure in words at one place of an English sentence: doubled, two-thirds, ten hospitals, zero deaths."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from cntrack.wording.numerals import share
from cntrack.wording.reading import Change
from cntrack.wording.refusal import RefusedError

from .endings import add_bound, refuse_shares_of_people
from .found import EnglishFigure
from .nouns import counted_noun, is_plural
from .numbers import MULTIPLES, NUMBER_WORDS, PARTS, SCALES, TENS, UNIT_WORDS, VAGUE
from .sentence import Word, stands, text_at
from .units import add_unit
from .words import CHILDREN

_HALVED: Final = frozenset({"halve", "halved", "halving", "halves"})
# What a figure in words may begin with; of digits any may.
FIRST_WORDS: Final = frozenset({*MULTIPLES, *_HALVED, *VAGUE, *SCALES, *NUMBER_WORDS, *TENS, "half", "a"})
_IDLE: Final = frozenset({"the", "these", "those", "all", "both", "no", "as", "either", "its", "our", "any"})
_RANKED: Final = frozenset({"top", "bottom", "first", "last", "past", "previous"})
_AGES: Final = frozenset({"under", "over", "below", "above", "aged"})
_BOUNDING: Final = frozenset({"least", "than", "most"})  # at least one hospital
_NEARLY: Final = frozenset({"net", "near", "nearly", "almost"})
_AFTER_TWICE: Final = frozenset(
    {"", "the", "as", "that", "its", "their", "this", "those", "of", "what", "more", ".", ","}
)
_MEASURED: Final = SCALES | {word.split(" ")[0] for word in UNIT_WORDS}  # the two trillion yuan mark
_HALVES: Final = frozenset({"first", "second", "last", "latter", "other"})
_SPANS: Final = frozenset({"year", "month", "day", "week"})
_PLANNED: Final = frozenset({"plan", "plans", "programme", "program", "period", "strategy"})
_NEAR: Final = 4  # one doctor per village


def spelt(words: list[Word], place: int, *, between: bool, levels: bool) -> EnglishFigure | None:
    """Read doubled, halve, two-thirds or ten (hospitals); refuse dozens and a million."""
    text = words[place].text
    if text in MULTIPLES and text_at(words, place + 1) == "-":
        return None  # double-digit growth
    if text in {"twice", "thrice"} and text_at(words, place + 1) not in _AFTER_TWICE:
        return None  # lowered twice in five months
    if text in MULTIPLES:
        change = None if text in {"twice", "thrice"} else Change.INCREASE
        return EnglishFigure(Decimal(MULTIPLES[text]), place + 1, "times", change=change)
    if text in _HALVED:
        return EnglishFigure(Decimal(50), place + 1, "%", fraction="1/2", change=Change.DECREASE)
    if text in VAGUE or (text in SCALES and text_at(words, place + 1) != "-"):
        raise RefusedError.unplaced(" ".join(word.raw for word in words[max(0, place - 1) : place + 3]))
    if text == "zero":
        return _zero(words, place, words[place - 1].text if place else "")
    figure = _part(words, place) or _in_words(words, place)
    if figure and figure.high is None and figure.unit and not levels:
        _add_upper(words, figure, "and" if between else "to")
    return figure


def _part(words: list[Word], place: int) -> EnglishFigure | None:
    """Read one third, two-thirds, a quarter and half as shares."""
    text, here = words[place].text, place + 1
    if text == "half":
        if place and words[place - 1].text in _HALVES:
            return None  # the first half of the year
        if text_at(words, here) in {"a", "-"}:
            raise RefusedError.unplaced(" ".join(word.raw for word in words[place : place + 3]))
        figure = EnglishFigure(Decimal(50), here, "%", fraction="1/2")
    else:
        top = 1 if text == "a" else NUMBER_WORDS.get(text, 0)
        here += text_at(words, here) == "-"
        bottom = PARTS.get(text_at(words, here), 0)
        if bottom == PARTS["quarters"] and place and words[place - 1].text in _HALVES:
            return None  # the first three quarters of the year
        if not top or not bottom or text_at(words, here + 1) == "quarter":
            return None
        number = share(top, bottom, 0)
        if number is None:
            return None
        if stands(words, here + 1, ("of", "a", "percentage")):
            raise RefusedError.unplaced(" ".join(word.raw for word in words[place : here + 5]))
        figure = EnglishFigure(number.value, here + 1, "%", fraction=number.fraction)
    add_bound(words, place, figure)
    return figure


def _in_words(words: list[Word], place: int) -> EnglishFigure | None:
    """Read a number word that counts something; five-year and the two sides count nothing, eight in ten is refused."""
    read = _number(words, place)
    if read is None:
        return None
    value, here = read
    figure = EnglishFigure(value, here)
    before = words[place - 1].text if place else ""
    if _is_name(words, place, here, before):
        return None
    if text_at(words, here) in {"hundred", "thousand", "dozen"}:
        raise RefusedError.unplaced(" ".join(word.raw for word in words[place : here + 2]))
    upper = NUMBER_WORDS.get(text_at(words, here + 1), 0) if text_at(words, here) == "to" else 0
    if upper > value:
        figure.high, figure.stop = Decimal(upper), here + 2  # five to six per cent
    add_unit(words, place, figure, known_only=value <= 1 and before not in _BOUNDING)
    if figure.unit is None and value > 1:
        add_bound(words, place, figure)
    if figure.unit is None:
        refuse_shares_of_people(words, place, figure)
        if value > 1 or "per" in {word.text for word in words[here : here + _NEAR]}:
            raise RefusedError.unplaced(" ".join(word.raw for word in words[place : here + 2]))
        return None
    add_bound(words, place, figure)
    return figure


def _add_upper(words: list[Word], figure: EnglishFigure, joiner: str) -> None:
    """Read the upper end of two percent to three percent, where it has the same unit."""
    here = figure.stop + 1
    if text_at(words, figure.stop) != joiner or text_at(words, here) not in NUMBER_WORDS:
        return
    upper = _in_words(words, here)
    if upper is None or upper.unit != figure.unit or not figure.low < upper.low:
        raise RefusedError.unplaced(" ".join(word.raw for word in words[here - 2 : here + 1]))
    figure.high, figure.stop = upper.low, upper.stop


def _number(words: list[Word], place: int) -> tuple[Decimal, int] | None:
    """Read twenty-five and three and a half, with the place after it."""
    text, here = words[place].text, place + 1
    value = TENS.get(text) or NUMBER_WORDS.get(text)
    if value is None:
        return None
    ones = NUMBER_WORDS.get(text_at(words, here + 1), 0) if text in TENS and text_at(words, here) == "-" else 0
    if 0 < ones < TENS["ten"]:
        value, here = value + ones, here + 2
    if stands(words, here, ("and", "a", "half")):
        return value + Decimal("0.5"), here + 3
    return Decimal(value), here


def _is_name(words: list[Word], place: int, here: int, before: str) -> bool:
    """Tell whether a number word names or is idle: aged five, Five Year Plan, the two sides, the top two bands."""
    following, after = text_at(words, here), text_at(words, here + 1)
    if following == "-" or before == "-":
        return after != "fold"
    if before in _RANKED:
        return is_plural(counted_noun(words, here)[0].lower())
    planned = words[place].text != "one" and following in _SPANS and after in _PLANNED
    aged = before in _AGES and place > 1 and words[place - 2].text in CHILDREN
    idle = before in _IDLE or before.endswith(("'s", "’s")) or (before == "that" and words[place].text == "one")
    return aged or planned or (idle and following not in _MEASURED)


def _zero(words: list[Word], place: int, before: str) -> EnglishFigure | None:
    """Read to zero and zero deaths; net zero, zero growth and zero-emission vehicles say no number of things."""
    following = text_at(words, place + 1)
    if before in {"to", "from"} and following != "-":
        figure = EnglishFigure(Decimal(0), place + 1)
        add_unit(words, place, figure)
        return figure
    if before in _NEARLY or following == "emissions" or not is_plural(following):
        return None
    return EnglishFigure(Decimal(0), place + 2, words[place + 1].raw)
