"""Exact numbers with bounds and a unit: intervals, their inclusion and their differences.

Nothing here rounds, and nothing is a float. Reads no wording and knows no plan.
"""

from decimal import Context, Decimal, Inexact, InvalidOperation, localcontext
from fractions import Fraction
from typing import NamedTuple

from cntrack.unit import Unit, shift, unit_of
from cntrack.wording.reading import Basis, Kind, Number, Reading, Side

# Operands have at most 30 digits within ten to the power of 15 either way, so 120 digits hold any sum or
# difference exactly; Inexact is trapped to prove it.
_EXACT = Context(prec=120, traps=[Inexact, InvalidOperation])

ZERO = Decimal(0)
_ONCE = Decimal(1)


def minus(a: Number, b: Number) -> Number:
    """The exact difference of two numbers."""
    if isinstance(a, Decimal) and isinstance(b, Decimal):
        return _EXACT.subtract(a, b)
    return Fraction(a) - Fraction(b)


def plus(a: Number, b: Number) -> Number:
    """The exact sum of two numbers."""
    return minus(a, negated(b))


def negated(a: Number) -> Number:
    """The number with its other sign (not through a context, which would round); zero has none."""
    return a.copy_negate() if a and isinstance(a, Decimal) else -a if a else a


def scaled(a: Number, power: int) -> Number:
    """The number times ten to `power`, exactly; 60000 in ten thousands is 6, not 6.0000."""
    if not isinstance(a, Decimal):
        return a * Fraction(10) ** power
    result = a.scaleb(power, _EXACT)
    return result if power > 0 else _shortened(result, decimals(a))


def _shortened(a: Decimal, places: int) -> Decimal:
    """The number without the zeros that scaling put behind its printed decimals."""
    sign, digits, exponent = a.as_tuple()
    spare = -int(exponent) - places
    zeros = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    cut = min(spare, zeros, len(digits) - 1)
    return Decimal((sign, digits[: len(digits) - cut], int(exponent) + cut)) if cut > 0 else a


def decimals(a: Number | None) -> int:
    """How many digits the number carries behind its point; a fraction carries none of its own."""
    return max(0, -int(a.as_tuple().exponent)) if isinstance(a, Decimal) else 0


def rounded(a: Number, places: int) -> Decimal:
    """The number rounded half up (away from zero at the half), once, for output; zero has no sign."""
    exact = Fraction(a) * 10**places
    digits = (abs(exact.numerator) * 2 + exact.denominator) // (exact.denominator * 2)
    with localcontext(_EXACT):
        result = Decimal(digits).scaleb(-places)
    return result.copy_negate() if exact < 0 and digits else result


class Interval(NamedTuple):
    """The numbers from low to high; an end that is None is unbounded, an open end is not included."""

    low: Number | None = None
    high: Number | None = None
    open_low: bool = False
    open_high: bool = False

    def within(self, other: "Interval") -> bool:
        """Every number of this interval lies in the other."""
        return _reaches(self.low, other.low, included=not other.open_low or self.open_low, sign=1) and _reaches(
            self.high, other.high, included=not other.open_high or self.open_high, sign=-1
        )

    @property
    def point(self) -> Number | None:
        """The one number of an interval that has just one."""
        return self.low if self.low is not None and self.low == self.high else None


def _reaches(mine: Number | None, theirs: Number | None, *, included: bool, sign: int) -> bool:
    """Whether my end lies on the inner side of theirs (sign 1 for the lower end, -1 for the upper)."""
    if theirs is None:
        return True
    if mine is None:
        return False
    if mine == theirs:
        return included
    return mine > theirs if sign > 0 else mine < theirs


class Width(NamedTuple):
    """How far "about" reaches, where the wording does not say: the tool's convention, not the source's meaning.

    `ulp` goes to the last printed digit; `none` claims no width at all; a tolerance gives points for rates
    and percent of the number for amounts, and cites who set it.
    """

    rule: str = "ulp"  # ulp | none | tolerance
    points: Decimal | None = None
    percent: Decimal | None = None
    cite: str | None = None

    def of(self, number: Number, *, rate: bool) -> Number | None:
        """The outer width u around the number in its printed magnitude; None where none is claimed."""
        if self.rule == "none":
            return None
        if self.rule == "tolerance":
            share = None if self.percent is None else scaled(_times(_size(number), self.percent), -2)
            return self.points if rate else share
        step = last_digit(number, significant=not rate)
        tenth = scaled(_size(number), -1)
        return step if rate or step < tenth else tenth


ULP = Width()


def _size(a: Number) -> Number:
    return negated(a) if a < 0 else a


def _times(a: Number, b: Decimal) -> Number:
    return _EXACT.multiply(a, b) if isinstance(a, Decimal) else a * Fraction(b)


def last_digit(number: Number, *, significant: bool) -> Decimal:
    """One unit of the last printed decimal, 1 for an integer; or of the last significant digit (1200: 100)."""
    if isinstance(number, Fraction):
        return Decimal(1)
    _, digits, exponent = number.as_tuple()
    power = int(exponent)
    if significant and power >= 0:
        power += len(digits) - len("".join(map(str, digits)).rstrip("0") or "0")
    return Decimal(1).scaleb(power) if significant else Decimal(1).scaleb(min(power, 0))


class Quantity(NamedTuple):
    """A number as a report binds it: kind, ends, unit, and for "about" and 余 how far doubt reaches.

    A bound has one end; exact and about have low = high; all ends are in `unit`. `places` are the decimals that
    were printed, whatever it was scaled to since.
    """

    kind: Kind
    low: Number | None
    high: Number | None
    unit: Unit
    doubt: Number | None = None
    side: Side | None = None
    places: int = 0

    def in_unit(self, unit: Unit, shift: int = 0) -> "Quantity":
        """The same quantity counted in another multiple of its base unit, exactly."""
        power = self.unit.power - unit.power + shift
        if not power:
            return self._replace(unit=unit)
        low, high, doubt = (None if end is None else scaled(end, power) for end in (self.low, self.high, self.doubt))
        return self._replace(low=low, high=high, doubt=doubt, unit=unit)

    def reversed(self) -> "Quantity":
        """The same change told in the other sense: a reduction of at least 3.4 is a change of at most -3.4."""
        low, high = (None if end is None else negated(end) for end in (self.high, self.low))
        side = {Side.BELOW: Side.ABOVE, Side.ABOVE: Side.BELOW}.get(self.side) if self.side else None
        return self._replace(kind=REVERSED.get(self.kind, self.kind), low=low, high=high, side=side)

    @property
    def point(self) -> Number | None:
        """The number of an exact or about quantity."""
        return self.low if self.kind in (Kind.EXACT, Kind.ABOUT) else None

    @property
    def named(self) -> tuple[Number, Number]:
        """The number that the wording names, twice; or the two ends of a range."""
        low = self.low if self.low is not None else self.high
        high = self.high if self.high is not None else self.low
        if low is None or high is None:
            message = f"a {self.kind} quantity without a number"
            raise ValueError(message)
        return low, high

    def allowed(self) -> Interval:
        """Every number that the wording allows, read as a statement of fact."""
        low, high = self.named
        match self.kind:
            case Kind.EXACT | Kind.RANGE:
                return Interval(low, high)
            case Kind.ABOUT:
                return self._around(low)
            case Kind.AT_LEAST:
                return Interval(low, None)
            case Kind.AT_MOST:
                return Interval(None, high)
            case Kind.MORE_THAN:
                top = plus(low, self.doubt) if self.side is Side.ABOVE and self.doubt is not None else None
                return Interval(low, top, open_low=True, open_high=True)
            case _:
                end = minus(high, self.doubt) if self.side is Side.BELOW and self.doubt is not None else None
                return Interval(end, high, open_low=True, open_high=True)

    def _around(self, number: Number) -> Interval:
        """約 v allows v-u to v+u, 近 v only what lies below v; with no width claimed, only the side is known."""
        reach = self.doubt
        low = None if reach is None else minus(number, reach)
        high = None if reach is None else plus(number, reach)
        if self.side is Side.BELOW:
            return Interval(low, number, open_high=True)
        if self.side is Side.ABOVE:
            return Interval(number, high, open_low=True)
        return Interval(low, high)


REVERSED = {
    Kind.AT_LEAST: Kind.AT_MOST,
    Kind.AT_MOST: Kind.AT_LEAST,
    Kind.MORE_THAN: Kind.LESS_THAN,
    Kind.LESS_THAN: Kind.MORE_THAN,
}

NUMERIC = frozenset(
    {Kind.EXACT, Kind.ABOUT, Kind.AT_LEAST, Kind.MORE_THAN, Kind.AT_MOST, Kind.LESS_THAN, Kind.RANGE},
)


def fits(reading: Reading, unit: Unit) -> bool:
    """Whether a number so printed can be counted in this unit."""
    return shift(unit_of(reading.unit), unit, change=reading.change is not None) is not None


def quantity_of(reading: Reading, width: Width, *, rate: bool) -> Quantity:
    """The quantity of a numeric reading, in its own unit, its doubt measured on the printed digits."""
    if reading.kind not in NUMERIC:
        message = f"not a numeric reading: {reading.text}"
        raise ValueError(message)
    low = reading.low if reading.low is not None else reading.value
    high = reading.high if reading.high is not None else reading.value
    if reading.basis is Basis.MULTIPLE:  # to twice the base is growth by once
        low, high = (None if end is None else minus(end, _ONCE) for end in (low, high))
    unit = unit_of(reading.unit)
    doubt: Number | None = None
    if reading.kind is Kind.ABOUT and low is not None:
        doubt = width.of(low, rate=rate)
    elif reading.approx_side is Side.ABOVE and low is not None:
        doubt = last_digit(low, significant=True)
    if reading.kind in (Kind.AT_LEAST, Kind.MORE_THAN):
        high = None
    elif reading.kind in (Kind.AT_MOST, Kind.LESS_THAN):
        low = None
    places = max(decimals(low), decimals(high))
    return Quantity(reading.kind, low, high, unit, doubt, reading.approx_side, places)
