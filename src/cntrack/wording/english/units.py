"""Reads what an English number is measured in: multiplier, unit or counted noun, denominator, currency.

Units of measure come from tables, counted things from the shape of the phrase.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cntrack.wording.tables import listed

from .names import currency_code
from .nouns import STOPPERS, compound_end, counted_noun, past_generation, plural_follows
from .numbers import MONEY_SIGNS, SCALES, UNIT_WORDS, UNITS
from .sentence import Word, as_printed, stands, text_at

if TYPE_CHECKING:
    from .found import EnglishFigure

COUNTRIES: Final = frozenset({"us", "hk", "a", "s", "nt", "r", "c", "nz", "mop", "gh"})
_MAGNITUDES: Final = {
    "bn": "billion",
    "bln": "billion",
    "tn": "trillion",
    "trn": "trillion",
    "mn": "million",
    "k": "thousand",
}
_NOT_DENOMINATORS: Final = frozenset(listed("year annum month week quarter cent"))
_AFTER_HYPHEN: Final = SCALES | {"fold", "percent", "per", "percentage"}
_ON_YEAR: Final = (("year",), ("month",))
_GASES_IN: Final = frozenset({"mt", "gt", "kt", "t", "tons", "tonnes"})
_SHORT_SCALES: Final = {"b": "billion", "k": "thousand", "t": "trillion"}
_LOADS: Final = frozenset({"teu", "teus", "tonnes", "tons"})
_DIMENSIONS: Final = frozenset({"deep", "long", "wide", "tall", "high", "thick"})
_RATES: Final = frozenset(UNIT_WORDS.values())
_DENOMINATOR_WORDS: Final = 4
_LONGEST_OBJECT: Final = 6
_YEAR_DIGITS: Final = 4


def has_noun(unit: str | None) -> bool:
    """Tell whether a unit says more than a multiplier or a currency."""
    return unit is not None and any(piece not in SCALES and piece[-1] not in MONEY_SIGNS for piece in unit.split(" "))


def add_unit(words: list[Word], place: int, figure: EnglishFigure, *, known_only: bool = False) -> None:
    """Read multiplier, unit and denominator after a number; with `known_only`, only a unit from the tables."""
    here = figure.stop
    here += text_at(words, here) == "-" and text_at(words, here + 1) in _AFTER_HYPHEN
    scale, here = _scale(words, place, here, figure.unit)
    unit, stop = _symbol(words, here) or _known(words, here) or ("", here)
    if not unit and not scale and text_at(words, here) == "(":
        unit, stop = _bracketed(words, here)
    rate, known_only = unit in _RATES, known_only and not scale
    if (not unit and not known_only and not (_is_money(words, place) or figure.unit)) or (not unit and figure.unit):
        unit, stop = counted_noun(words, past_generation(words, here))
        if unit and text_at(words, stop) == "per" and text_at(words, stop + 1)[:1].isdigit():
            unit = as_printed(words[here:stop])  # 70 maternal deaths per 100,000 live births
    figure.unit = " ".join(piece for piece in (figure.unit or scale, unit) if piece) or None
    figure.stop = stop if unit else here
    if not rate:
        _add_denominator(words, figure, money=_is_money(words, place))


def _scale(words: list[Word], place: int, here: int, unit: str | None) -> tuple[str, int]:
    """Read million, bn, lakh crore; m is a million only of money."""
    if unit:
        return "", here
    pieces: list[str] = []
    text = text_at(words, here)
    if text in _SHORT_SCALES and _is_money(words, place):
        return _SHORT_SCALES[text], here + 1
    if text == "m" and (_is_money(words, place) or _counted_next(words, here + 1)):
        return "million", here + 1
    while (text := _MAGNITUDES.get(text_at(words, here), text_at(words, here))) in SCALES:
        pieces.append(text)
        here += 1
    return " ".join(pieces), here


def _counted_next(words: list[Word], here: int) -> bool:
    """Tell whether a noun that is counted in millions follows an m: 5.8m TEU, 1m private electric vehicles."""
    return text_at(words, here) in _LOADS or (text_at(words, here) not in _DIMENSIONS and plural_follows(words, here))


def _bracketed(words: list[Word], here: int) -> tuple[str, int]:
    """Read a unit in brackets: <10.0 (% of population), 1483 (million tonnes of oil equivalent)."""
    scale = text_at(words, here + 1) in SCALES
    unit, stop = _symbol(words, here + 1 + scale) or _known(words, here + 1 + scale) or ("", here)
    if not unit or (text_at(words, stop) != ")" and unit not in _RATES):
        return "", here
    return (f"{words[here + 1].raw} {unit}" if scale else unit), stop


def _is_money(words: list[Word], place: int) -> bool:
    """Tell whether a currency stands before a number."""
    return place > 0 and (words[place - 1].text in MONEY_SIGNS or currency_code(words, place) is not None)


def add_currency(words: list[Word], place: int, figure: EnglishFigure) -> None:
    """Put a currency from before the number into the unit."""
    sign = currency_code(words, place)
    if sign is None and place and words[place - 1].text in MONEY_SIGNS:
        sign = words[place - 1].text
        if place > 1 and words[place - 2].text in COUNTRIES and words[place - 2].end == words[place - 1].start:
            sign = words[place - 2].text.upper() + sign
    if sign:
        figure.unit = f"{sign} {figure.unit}" if figure.unit else sign
        per = text_at(words, figure.stop + 1)
        if text_at(words, figure.stop) == "/" and per.isalpha():
            figure.unit, figure.stop = f"{figure.unit}/{words[figure.stop + 1].raw}", figure.stop + 2  # €45/t


def _symbol(words: list[Word], here: int) -> tuple[str, int] | None:
    """Read %, °C, and compounds of symbols such as μg/m3."""
    text = text_at(words, here)
    if text in {"%", "‰"}:
        return text, here + 1
    if text == "°" and text_at(words, here + 1) in {"c", "f"}:
        return "°" + words[here + 1].raw, here + 2
    if text in {"m", "km"} and text_at(words, here + 1) in {"2", "3"} and words[here].end == words[here + 1].start:
        return words[here].raw + words[here + 1].text, here + 2
    glued = here
    while glued + 1 < len(words) and words[glued].end == words[glued + 1].start and not _ends(words[glued + 1].text):
        glued += 1
    if glued > here and any(words[i].text == "/" for i in range(here + 1, glued)) and text[0] not in "/-(\"'":
        return "".join(word.raw for word in words[here : glued + 1]), glued + 1
    return None


def _ends(text: str) -> bool:
    """Tell whether a sign ends a unit."""
    return not (text.isalnum() or text in {"/", "μ"})


def _known(words: list[Word], here: int) -> tuple[str, int] | None:
    """Read a unit of the tables right here."""
    for parts, _ in UNITS.get(text_at(words, here), ()):
        stop = here + len(parts)
        if parts in _ON_YEAR and text_at(words, stop) in {"on", "-"}:
            continue  # by RMB 0.3 trillion year on year
        if stands(words, here, parts):
            unit = UNIT_WORDS.get(" ".join(parts))
            if parts[-1] in _GASES_IN and text_at(words, stop) == "co" and text_at(words, stop + 1) == "2":
                stop += 2 + (text_at(words, stop + 2) in {"e", "eq", "equivalent"})  # 52.0 Mt CO2e
            return unit or as_printed(words[here:stop]), stop
    return None


def _add_denominator(words: list[Word], figure: EnglishFigure, *, money: bool) -> None:
    """Read per 100,000 live births, per cubic metre and per person per day; "in 100,000" is the same."""
    if text_at(words, figure.stop) == "of" and figure.unit:
        figure.stop = _past_object(words, figure.stop)
    while text_at(words, figure.stop) in {"per", "in", "out", "for"}:
        here = figure.stop
        here += words[here].text == "out" and text_at(words, here + 1) == "of"
        if words[here].text == "for":
            if text_at(words, here + 1) not in {"every", "each"} or not text_at(words, here + 2)[:1].isdigit():
                return
            here += 1
        amount = text_at(words, here + 1)
        counted = amount[:1].isdigit()
        year = len(amount) == _YEAR_DIGITS and amount.isdigit() and words[here].text == "in"
        by_word = words[here].text == "per" and amount.isalpha() and amount not in _NOT_DENOMINATORS
        if not counted and (not by_word or figure.unit is None or (money and amount == "capita")):
            return
        if counted and (year or (words[here].text in {"in", "of"} and len(amount) <= len("100"))):
            return
        tail, stop = denominator(words, here + 1)
        figure.unit = f"{figure.unit} per {tail}" if figure.unit else f"per {tail}"
        figure.stop = stop


def _past_object(words: list[Word], here: int) -> int:
    """Return the place of the "per 1,000" that follows the object in hectares of park land per 1,000 residents."""
    for place in range(here + 1, min(here + _LONGEST_OBJECT, len(words) - 1)):
        if words[place].text == "per" and words[place + 1].text[0].isdigit():
            return place
        if words[place].text in STOPPERS or not words[place].text[0].isalpha():
            break
    return here


def denominator(words: list[Word], here: int) -> tuple[str, int]:
    """Give the words of a denominator, as printed, and the place after them."""
    stop = compound_end(words, here)
    tail = [as_printed(words[here:stop])]
    here = stop
    while here < len(words) and len(tail) <= _DENOMINATOR_WORDS:
        text = words[here].text
        if not text.isalpha() or (text in STOPPERS and text != "live") or not _measured(words, here, tail):
            break
        tail.append(words[here].raw)
        here += 1
    return " ".join(tail), here


def _measured(words: list[Word], here: int, tail: list[str]) -> bool:
    """Tell whether a denominator goes on: after a number, or after square and cubic."""
    return (
        tail[0][0].isdigit()
        or words[here - 1].text in SCALES
        or words[here - 1].text in {"square", "cubic", "standard"}
    )
