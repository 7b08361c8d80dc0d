"""One quantity less another, exactly: a number where the wordings give one, else the ends of an interval."""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from cntrack.quantity import Interval, Quantity, decimals, minus, rounded
from cntrack.wording.reading import Kind, Number


class Difference(NamedTuple):
    """One quantity less another. `value` where it is a single number, else its ends; None is unbounded.

    `unit` is pp between rates, else the unit of both; `relative` is percent of what was subtracted, for
    amounts, to one decimal; `approximate` where either side is about, and `places` is then how many decimals
    the coarser side carries: no more of them mean anything. An open end is not itself a possible difference.
    """

    value: Number | None
    low: Number | None
    high: Number | None
    open_low: bool
    open_high: bool
    unit: str | None
    approximate: bool
    relative: Decimal | None
    places: int | None


def difference(a: Quantity, b: Quantity, unit: str | None) -> Difference:
    """Every difference that the two wordings allow; about counts as its number and marks the result as about."""
    one, other = _told(a), _told(b)
    low = None if one.low is None or other.high is None else minus(one.low, other.high)
    high = None if one.high is None or other.low is None else minus(one.high, other.low)
    value = low if low is not None and low == high else None
    approximate = a.kind is Kind.ABOUT or b.kind is Kind.ABOUT
    return Difference(
        value=value,
        low=low,
        high=high,
        open_low=one.open_low or other.open_high,
        open_high=one.open_high or other.open_low,
        unit=a.unit.points or unit,
        approximate=approximate,
        relative=_relative(a, b),
        places=min(decimals(a.named[0]), decimals(b.named[0])) if approximate else None,
    )


def _told(quantity: Quantity) -> Interval:
    """What a quantity allows, with an about number as that number."""
    return Interval(*quantity.named) if quantity.kind is Kind.ABOUT else quantity.allowed()


def _relative(a: Quantity, b: Quantity) -> Decimal | None:
    """The difference of the numbers that amounts name, as a share of the one that is subtracted."""
    (low, high), (base, top) = a.named, b.named
    if low != high or base != top or base == 0 or a.unit.is_rate:
        return None
    return rounded(Fraction(minus(low, base)) / abs(Fraction(base)) * 100, 1)
