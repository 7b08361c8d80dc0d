"""Reads one figure at one place of an English sentence: number, multiplier, unit, range, bound after it.

What stands before a figure is for `english`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NamedTuple

from .english_words import ENDINGS, NUMBER_WORDS, PARTS, SCALES, UNIT_WORDS, UNITS
from .numerals import ascii_number, share
from .reading import Change, Number
from .tables import listed
from .vocabulary import ODD, Bound

_JOINERS: Final = frozenset({"-", "~", "to"})
_CURRENCY: Final = frozenset("$€£¥")
_COUNTRIES: Final = frozenset({"us", "hk", "a", "s", "nt", "r"})
_MAGNITUDES: Final = {"bn": "billion", "m": "million", "tn": "trillion", "k": "thousand"}
_STOPPERS: Final = frozenset(
    listed(
        """
        , ; . ( ) in of by to for and or from at on per a annually each with nationwide this that the while
        which through under over
        """
    )
)
_DENOMINATOR_WORDS: Final = 3
_NOUN_DISTANCE: Final = 3
_MULTIPLES: Final = {
    "double": 2,
    "doubled": 2,
    "doubling": 2,
    "doubles": 2,
    "triple": 3,
    "tripled": 3,
    "tripling": 3,
    "quadruple": 4,
    "twofold": 2,
    "threefold": 3,
}
_HALVED: Final = frozenset({"halve", "halved", "halving", "halves"})


class Word(NamedTuple):
    """A word, number or sign of a sentence, in lower case."""

    text: str
    start: int
    end: int


@dataclass(slots=True)
class EnglishFigure:
    """A figure of a sentence; `stop` is the place of the word after it."""

    low: Number
    stop: int
    unit: str | None = None
    high: Number | None = None
    bound: Bound | None = None
    fraction: str | None = None
    change: Change | None = None
    baseline: bool = False


def read_english_figure(words: list[Word], place: int, *, between: bool, levels: bool = False) -> EnglishFigure | None:
    """Read the figure that starts at a place, or nothing where none does."""
    text = words[place].text
    if text in _MULTIPLES:
        return EnglishFigure(Decimal(_MULTIPLES[text]), place + 1, "times", change=Change.INCREASE)
    if text in _HALVED:
        return EnglishFigure(Decimal(50), place + 1, "%", fraction="1/2", change=Change.DECREASE)
    part = _part(words, place)
    if part:
        return part
    if not text[0].isdigit():
        return _in_words(words, place)
    number = ascii_number(text, 0)
    if number is None or number.end != len(text) or _misjoined(words, place):
        return None
    figure = EnglishFigure(number.value, place + 1)
    if place and words[place - 1].text == "-" and (place == 1 or words[place - 2].end < words[place - 1].start):
        figure.low = -figure.low
    _add_unit(words, figure)
    joiner = _text(words, figure.stop)
    if (
        not (levels and joiner == "to")
        and (joiner in _JOINERS or (between and joiner == "and"))
        and not _add_upper(words, figure)
    ):
        return None
    if _text(words, figure.stop) == "a" and _text(words, figure.stop + 1) == "day":
        return None  # $1.25 a day is how poverty is defined, not what is aimed at
    _add_currency(words, place, figure)
    _add_bound(words, figure)
    return figure


def _text(words: list[Word], place: int) -> str:
    """Give the word at a place, or nothing beyond the end."""
    return words[place].text if place < len(words) else ""


def _misjoined(words: list[Word], place: int) -> bool:
    """Tell whether a number is part of something that is no plain number: 1:3, 5×3, 12 345."""
    following = _text(words, place + 1)
    return (
        following[:1].isdigit()
        or following in {":", "×", "*", "^", "±", "="}
        or (place > 0 and words[place - 1].text in {"±", "×", "^"})
    )


def _part(words: list[Word], place: int) -> EnglishFigure | None:
    """Read one third, two-thirds, a quarter and half as shares."""
    text, here = words[place].text, place + 1
    if text == "half":
        figure = EnglishFigure(Decimal(50), here, "%", fraction="1/2")
    else:
        top = 1 if text == "a" else NUMBER_WORDS.get(text, 0)
        here += _text(words, here) == "-"
        bottom = PARTS.get(_text(words, here), 0)
        if not top or not bottom or (bottom and _text(words, here + 1) == "quarter"):
            return None
        number = share(top, bottom, 0)
        if number is None:
            return None
        figure = EnglishFigure(number.value, here + 1, "%", fraction=number.fraction)
    _add_bound(words, figure)
    return figure


def _in_words(words: list[Word], place: int) -> EnglishFigure | None:
    """Read a number word, which is a number only before a unit or a multiplier."""
    value = NUMBER_WORDS.get(words[place].text)
    if value is None:
        return None
    figure = EnglishFigure(Decimal(value), place + 1)
    _add_unit(words, figure)
    return figure if figure.unit else None


def _add_unit(words: list[Word], figure: EnglishFigure) -> None:
    """Read multiplier, unit and denominator after a number."""
    here = figure.stop
    here += _text(words, here) == "-" and _text(words, here + 1) in SCALES | {"fold"}
    scale = _MAGNITUDES.get(_text(words, here), _text(words, here))
    if scale in SCALES:
        here += 1
    else:
        scale = ""
    if _text(words, here) in {"%", "‰"}:
        figure.unit, figure.stop = _text(words, here), here + 1
        return
    noun, stop = _noun(words, here)
    figure.unit = " ".join(piece for piece in (scale, noun) if piece) or None
    figure.stop = stop if noun else here
    if noun not in UNIT_WORDS.values():
        _add_denominator(words, figure)


def _noun(words: list[Word], here: int) -> tuple[str, int]:
    """Read the unit right here, or the noun that a few adjectives lead to (new urban jobs)."""
    for distance in range(_NOUN_DISTANCE + 1):
        place = here + distance
        if place >= len(words) or (
            distance and (words[place - 1].text in _STOPPERS or not words[place - 1].text.isalpha())
        ):
            break
        for parts, _ in UNITS.get(words[place].text, ()):
            if all(_text(words, place + i) == part for i, part in enumerate(parts)):
                phrase = " ".join(parts)
                if distance and phrase in UNIT_WORDS:
                    continue
                return UNIT_WORDS.get(phrase, phrase), place + len(parts)
    return "", here


def _add_denominator(words: list[Word], figure: EnglishFigure) -> None:
    """Read per 100,000 live births; the label of "in 100,000" is the same."""
    here = figure.stop
    if _text(words, here) not in {"per", "in", "out"} or not _text(words, here + 1)[:1].isdigit():
        if _text(words, here) == "per" and _text(words, here + 1) in {
            "cubic",
            "capita",
            "person",
            "day",
            "hectare",
            "litre",
            "liter",
            "mu",
            "square",
            "unit",
        }:
            return
        return
    amount, here = _text(words, here + 1), here + 2
    if len(amount) == len("2030") and "," not in amount and words[here - 2].text == "in":
        return
    tail: list[str] = []
    while (
        here < len(words)
        and len(tail) < _DENOMINATOR_WORDS
        and words[here].text.isalpha()
        and words[here].text not in _STOPPERS
    ):
        tail.append(words[here].text)
        here += 1
    unit = " ".join(["per", amount, *tail])
    figure.unit, figure.stop = f"{figure.unit} {unit}" if figure.unit else unit, here


def _add_upper(words: list[Word], figure: EnglishFigure) -> bool:
    """Read the upper end of a range; tell whether what follows the joiner is sound."""
    here = figure.stop + 1
    here += _text(words, here) in _CURRENCY
    if not _text(words, here)[:1].isdigit():
        return _text(words, figure.stop) in {"to", "and"}
    number = ascii_number(_text(words, here), 0)
    if (
        number is None
        or number.end != len(_text(words, here))
        or (len(_text(words, here)) == len("2030") and figure.unit)
    ):
        return _text(words, figure.stop) == "to"
    upper = EnglishFigure(number.value, here + 1)
    _add_unit(words, upper)
    if figure.unit and upper.unit and figure.unit != upper.unit and not upper.unit.startswith(figure.unit):
        return _text(words, figure.stop) == "to"  # by 5% to 120 million tonnes: a change and a level
    if not figure.low < upper.low:
        return False
    figure.high, figure.unit, figure.stop = upper.low, upper.unit or figure.unit, upper.stop
    return True


def _add_currency(words: list[Word], place: int, figure: EnglishFigure) -> None:
    """Put a currency sign from before the number into the unit."""
    if place and words[place - 1].text in _CURRENCY:
        sign = words[place - 1].text
        if place > 1 and words[place - 2].text in _COUNTRIES and words[place - 2].end == words[place - 1].start:
            sign = words[place - 2].text.upper() + sign
        figure.unit = f"{sign} {figure.unit}" if figure.unit else sign


def _add_bound(words: list[Word], figure: EnglishFigure) -> None:
    """Read or more, or less, -odd and the like after a figure."""
    here = figure.stop
    if _text(words, here) == "-" and _text(words, here + 1) == "odd":
        figure.bound, figure.stop = ODD, here + 2
        return
    for parts, entry in ENDINGS.get(_text(words, here), ()):
        if all(_text(words, here + i) == part for i, part in enumerate(parts)):
            figure.bound, figure.stop = entry.bound, here + len(parts)
            return
