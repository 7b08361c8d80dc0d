"""Reads one figure at one place of an English sentence: number, multiplier, unit, range, bound after it.

What stands before a figure is for `context`.
"""

from __future__ import annotations

from typing import Final

from cntrack.wording.numerals import ascii_number
from cntrack.wording.reading import Change
from cntrack.wording.refusal import RefusedError
from cntrack.wording.roles import AT_LEAST
from cntrack.wording.tables import listed, pattern

from .endings import TIED_BOUNDS, add_bound, refuse_shares_of_people
from .found import EnglishFigure
from .names import currency_code
from .nouns import past_generation
from .numbers import CURRENCIES, MONEY_SIGNS, NUMBER_WORDS, SCALES
from .phrases import before_currency
from .sentence import Word, text_at, texts
from .spelt import spelt
from .units import COUNTRIES, add_currency, add_unit, denominator

_JOINERS: Final = frozenset({"-", "~", "to"})
# HIV negative, plus or minus 1, plus/minus 1
_NO_SIGN_AFTER: Final = frozenset({"hiv", "carbon", "climate", "tested", "test", "covid", "or", "/"})
_MINUSES: Final = frozenset({"minus", "negative", "−"})
CHANGING: Final = frozenset({"%", "percentage points", "pp"})
_TIMES: Final = frozenset(listed("years year months month days hours hour minutes minute seconds second"))
_NEAR_DAY: Final = 4  # words
_OPENERS: Final = frozenset("(,:;")
_YEAR_DIGITS: Final = 4


def read_english_figure(words: list[Word], place: int, *, between: bool, levels: bool = False) -> EnglishFigure | None:
    """Read the figure that starts at a place, or nothing where none does."""
    text = words[place].text
    if not text[0].isdigit():
        return spelt(words, place, between=between, levels=levels)
    number = ascii_number(text, 0)
    if number is None or number.end != len(text) or _misjoined(words, place):
        return None
    figure = EnglishFigure(number.value, place + 1)
    if signed(words, before_currency(words, place)):
        figure.low = -figure.low
    risen = place and words[place - 1].text == "+" and words[place - 1].end == words[place].start
    if text_at(words, place + 1) == "/" and _per_thousands(words, place + 2):
        tail, figure.stop = denominator(words, place + 2)
        figure.unit = f"/{tail}"
    else:
        _add_unit(words, place, figure)
    joiner = text_at(words, figure.stop)
    last = (figure.unit or "").split(" ")[-1]
    if joiner[:1].isdigit() and (last in SCALES or (last in _TIMES and text_at(words, figure.stop + 1) in _TIMES)):
        return None  # 23 billion 774 million is one amount, 6 minutes 44 seconds one time
    joined = joiner in _JOINERS or (between and joiner == "and")
    joined = joined and text_at(words, figure.stop + 1) not in TIED_BOUNDS  # 10 million-plus
    if joined and not (levels and joiner == "to") and not _add_upper(words, figure):
        return None
    if _by_the_day(words, figure):
        return None  # $1.25 a day is how poverty is defined, not what is aimed at
    refuse_shares_of_people(words, place, figure)
    add_bound(words, place, figure)
    if risen and figure.unit in CHANGING:
        figure.change = Change.INCREASE  # +8.4%
    return figure


def _by_the_day(words: list[Word], figure: EnglishFigure) -> bool:
    """Tell whether an amount is by the day: 155 litres a day, $1.90 per person each day."""
    following = texts(words, figure.stop, figure.stop + _NEAR_DAY)
    money = (figure.unit or " ")[0] in MONEY_SIGNS
    return following[:2] == ["a", "day"] or (money and "day" in following)


def _misjoined(words: list[Word], place: int) -> bool:
    """Tell whether a number is part of something that is no plain number: 1:3, 5×3, 12 345."""
    following = text_at(words, place + 1)
    return (
        (following[:1].isdigit() and past_generation(words, place + 1) == place + 1)
        or following in {":", "×", "*", "^", "±", "="}
        or (following == "/" and text_at(words, place + 2)[:1].isdigit() and not _per_thousands(words, place + 2))
        or (place > 0 and words[place - 1].text in {"±", "×", "^"})
        or texts(words, place - 3, place) == ["+", "/", "-"]
    )


def _per_thousands(words: list[Word], place: int) -> bool:
    """Tell whether a round number of thousands stands here: 438/100,000."""
    return pattern(r"[1-9]0*,?000").fullmatch(text_at(words, place)) is not None


def signed(words: list[Word], place: int) -> bool:
    """Tell whether a minus stands before a number, as a sign or as a word; refuse 11 minus 5."""
    before = words[place - 1].text if place else ""
    if before in _MINUSES:
        if place > 1 and (words[place - 2].text[-1].isdigit() or words[place - 2].text in _NO_SIGN_AFTER):
            raise RefusedError.unplaced(" ".join(word.raw for word in words[place - 2 : place + 1]))
        return True
    glued = words[place - 1].end == words[place].start
    apart = place == 1 or words[place - 2].end < words[place - 1].start or words[place - 2].text in _OPENERS
    return before == "-" and glued and apart


def _add_unit(words: list[Word], place: int, figure: EnglishFigure) -> None:
    """Read the unit after a number in digits, with the + or -odd that may stand before it, and the currency."""
    after = text_at(words, figure.stop + 1)
    if text_at(words, figure.stop) == "+" and after[:1].isalpha():
        figure.bound, figure.stop = AT_LEAST, figure.stop + 1
    elif text_at(words, figure.stop) == "-" and after in TIED_BOUNDS:
        figure.bound, figure.stop = TIED_BOUNDS[after], figure.stop + 2
    add_unit(words, place, figure)
    add_currency(words, place, figure)


def _add_upper(words: list[Word], figure: EnglishFigure) -> bool:
    """Read the upper end of a range; tell whether what follows the joiner is sound."""
    joiner = text_at(words, figure.stop)
    here = figure.stop + 1
    negative = text_at(words, here) in _MINUSES or (text_at(words, here) == "-" and joiner != "-")
    here += negative
    here += text_at(words, here) in COUNTRIES and text_at(words, here + 1) in MONEY_SIGNS
    here += text_at(words, here) in MONEY_SIGNS or (
        here + 1 < len(words) and currency_code(words, here + 1) is not None
    )
    text = text_at(words, here)
    if text in NUMBER_WORDS:
        text = str(NUMBER_WORDS[text])  # 6.5 to eight percent
    if not text[:1].isdigit():
        return joiner in {"to", "and"} or _spaced(words, figure.stop)
    number = ascii_number(text, 0)
    if number is None or number.end != len(text) or (len(text) == _YEAR_DIGITS and text.isdigit() and figure.unit):
        return joiner == "to"
    upper = EnglishFigure(-number.value if negative else number.value, here + 1)
    _add_unit(words, here, upper)
    unit = figure.unit
    if (
        unit
        and (unit[-1] in MONEY_SIGNS or unit.lower() in CURRENCIES)
        and upper.unit
        and upper.unit.split(" ")[0] in SCALES
    ):
        unit = upper.unit = f"{unit} {upper.unit}"  # $1.5-2.0 billion
    if unit and upper.unit and unit != upper.unit and not upper.unit.startswith(unit):
        same = upper.unit == unit.split(" ")[-1]
        return joiner == "to" and not same  # by 5% to 120 million tonnes: a change and a level
    if not figure.low < upper.low:
        return False
    figure.spelt_out = joiner == "to" and bool(unit) and unit != "%"
    figure.high, figure.unit, figure.stop = upper.low, upper.unit or unit, upper.stop
    return True


def _spaced(words: list[Word], place: int) -> bool:
    """Tell whether a dash stands between spaces, where it parts two phrases: 8 crore — or 5 per cent."""
    apart = words[place - 1].end < words[place].start
    return words[place].text == "-" and apart and place + 1 < len(words) and words[place].end < words[place + 1].start
