"""Numbers and intervals as people read them, with the digits they came with."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from cntrack.assessment.results import Gap
from cntrack.difference import Difference
from cntrack.quantity import Interval, decimals, rounded
from cntrack.wording.reading import Number

MINUS = "−"


def plain(number: Number) -> str:
    """The number with its own digits; a fraction such as 100/3 as a decimal of two places."""
    if isinstance(number, Fraction):
        return signless(rounded(number, 0 if number.denominator == 1 else 2))
    return signless(number)


def signless(number: Decimal) -> str:
    """Fixed notation with a true minus sign."""
    return format(number, "f").replace("-", MINUS)


def with_sign(number: Number) -> str:
    """The number with its sign always shown; zero has none, and no decimals."""
    if number == 0:
        return "0"
    text = plain(number)
    return text if text.startswith(MINUS) else f"+{text}"


def unit_text(unit: str | None, lang: str) -> str:
    """The unit as it follows a number: points have a word in each language."""
    if unit == "pp":
        return "个百分点" if lang == "zh" else " pp"
    if unit == "permille points":
        return "个千分点" if lang == "zh" else " permille points"
    if not unit:
        return ""
    return f" {unit}" if unit.isascii() and unit[0].isalpha() else unit


def difference_text(apart: Difference | Gap | None, lang: str, *, relative: bool = True) -> str:
    """+2.4pp, ≈+8pp, from −3 to +2pp, at least −16.5公里; with the share of what was subtracted behind it."""
    if apart is None or (apart.low is None and apart.high is None):
        return ""
    unit = unit_text(apart.unit, lang)
    share = f" ({with_sign(apart.relative)}%)" if relative and apart.relative is not None else ""
    if apart.value is not None:
        return f"{'≈' if apart.approximate else ''}{with_sign(_coarse(apart, apart.value))}{unit}{share}"
    if apart.low is None or apart.high is None:
        end, sign = (apart.low, "≥") if apart.high is None else (apart.high, "≤")
        share = share.replace("(", f"({sign} ")
        return f"{sign} {with_sign(end or Decimal(0))}{unit}{share}"
    about = "≈" if apart.approximate else ""
    return f"{about}{with_sign(apart.low)}…{with_sign(apart.high)}{unit}"


def _coarse(apart: Difference | Gap, number: Number) -> Number:
    """An approximate difference shows no more digits than its coarser side."""
    if apart.places is None or decimals(number) <= apart.places:
        return number
    return rounded(number, apart.places)


def interval_text(interval: Interval, unit: str) -> str:
    """[5, 10], (10, ∞): a round bracket leaves its end out."""
    if interval.point is not None:
        return f"{{{plain(interval.point)}}}{unit}"
    low = "(−∞" if interval.low is None else f"{'(' if interval.open_low else '['}{plain(interval.low)}"
    high = "∞)" if interval.high is None else f"{plain(interval.high)}{')' if interval.open_high else ']'}"
    return f"{low}, {high}{unit}"
