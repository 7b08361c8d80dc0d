"""Places a target and an actual on an axis: pure positions from 0 to 1, for whoever draws them.

What is drawn is what was compared: the sets of the status rules and the values that the actual allows.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from cntrack.assessment import EMPTY, Chosen, choose
from cntrack.assessment.pace_types import Pace, PaceBasis
from cntrack.assessment.results import Stated
from cntrack.assessment.sense import Pair, pair
from cntrack.assessment.sets import sets_of
from cntrack.model import Comparable, Direction, Indicator, Measure, Plan
from cntrack.quantity import NUMERIC, Interval
from cntrack.wording.reading import Number

_MARGIN = Fraction(1, 12)
_LEAST_PART = Fraction(1, 5)  # of the largest share, lest a tenth of a point look like a gulf


class Stretch(NamedTuple):
    """A part of the axis; an end that is open goes on beyond it."""

    start: Fraction
    end: Fraction
    open_start: bool = False
    open_end: bool = False


class Chart(NamedTuple):
    """A target and an actual on one axis.

    `marks` are the numbers that the target names, `core` what meets it, `doubt` what is neither known to meet nor to
    miss it; `actual` is what the actual allows and `point` its number; `before` is the comparable figure of the year
    before, `due` what the part of the year that is over would ask for, in even steps or by a trajectory. A bar may
    begin at `zero`, where that is on the axis.
    """

    low: Number
    high: Number
    unit: str | None
    zero: Fraction | None
    marks: tuple[Fraction, ...]
    core: Stretch
    doubt: tuple[Stretch, ...]
    actual: Stretch | None
    point: Fraction | None
    before: Fraction | None
    due: Fraction | None = None

    def number(self, position: Fraction) -> Fraction:
        """The number at a position."""
        low, high = Fraction(self.low), Fraction(self.high)
        return low + position * (high - low)


def chart(plan: Plan, indicator: Indicator, year: int, pace: Pace | None = None) -> Chart | None:
    """The chart of an indicator in a year; None where the target is no single number or range."""
    chosen = choose(plan.head, indicator, year)
    target = chosen.target
    if target is None or target.parts or target.kind not in NUMERIC:
        return None
    whole = chosen.verdict.pair or pair(target.reading, target.reading, chosen.terms)
    if whole is None:
        return None
    actual = whole.actual.allowed() if chosen.verdict.pair else None
    point = whole.actual.point if chosen.verdict.pair else None
    found = None if actual else _before(plan, indicator, year, chosen)
    before = found[1] if found else None
    due = _due(pace, whole) if pace else None
    sets = sets_of(whole.target, whole.direction)
    doubt = _between(sets.core, sets.fail) if sets.fail is not None else ()
    ends = [end for part in (actual, *doubt) if part for end in (part.low, part.high)]
    numbers = [Fraction(n) for n in (*whole.target.named, *ends, point, before, due) if n is not None]
    shares = indicator.measure is Measure.SHARE and whole.target.unit.is_rate
    low, high = _axis(numbers, from_zero=not shares)

    def at(number: Number) -> Fraction:
        return (Fraction(number) - low) / (high - low)

    return Chart(
        low=low,
        high=high,
        unit=whole.unit,
        zero=at(Fraction(0)) if low <= 0 <= high else None,
        marks=tuple(dict.fromkeys(at(n) for n in whole.target.named)),
        core=_stretch(sets.core, low, high),
        doubt=tuple(_stretch(part, low, high) for part in doubt),
        actual=_stretch(actual, low, high) if actual else None,
        point=None if point is None else at(point),
        before=None if before is None else at(before),
        due=None if due is None else at(due),
    )


def before(plan: Plan, indicator: Indicator, year: int) -> Stated | None:
    """The figure of the year before that a chart of a year without one shows."""
    found = _before(plan, indicator, year, choose(plan.head, indicator, year))
    return found[0] if found else None


def _before(plan: Plan, indicator: Indicator, year: int, chosen: Chosen) -> tuple[Stated, Number] | None:
    """The figure of the year before, and its number in the target's unit, unless its definition is only near."""
    entry = indicator.years.get(year - 1, EMPTY)
    old = choose(plan.head, indicator, year - 1)
    if chosen.target is None or old.actual is None or old.day or old.actual.parts or old.actual.kind not in NUMERIC:
        return None
    if Comparable.NEAR in (entry.comparable, entry.actual[-1].comparable):
        return None
    found: Pair | None = pair(chosen.target.reading, old.actual.reading, chosen.terms)
    return (old.actual, found.actual.point) if found and found.actual.point is not None else None


def _due(pace: Pace, whole: Pair) -> Number | None:
    """What a trajectory expects of the day, or of a flow the share of its target that the year's share is."""
    if pace.expected is not None:
        return pace.expected
    if pace.basis not in (PaceBasis.FLOW, PaceBasis.CEILING):
        return None
    low, high = whole.target.named
    aim = high if whole.direction is Direction.LOWER else low
    return Fraction(aim) * pace.elapsed.share


def _between(core: Interval, fail: Sequence[Interval]) -> tuple[Interval, ...]:
    """What lies between meeting a target and missing it: the reach of about."""
    parts = []
    for part in fail:
        if part.high is not None and core.low is not None and part.high < core.low:
            parts.append(Interval(part.high, core.low))
        if part.low is not None and core.high is not None and part.low > core.high:
            parts.append(Interval(core.high, part.low))
    return tuple(parts)


def _axis(numbers: Iterable[Fraction], *, from_zero: bool) -> tuple[Fraction, Fraction]:
    """The ends of an axis with all the numbers on it: from zero, or of shares the part where they lie."""
    found = list(numbers)
    low, high = min(found), max(found)
    if from_zero:
        low, high = min(low, Fraction(0)), max(high, Fraction(0))
    lack = max(abs(high), abs(low)) * _LEAST_PART - (high - low)
    if lack > 0:
        low, high = low - lack / 2, high + lack / 2
    room = (high - low or Fraction(1)) * _MARGIN
    return (low if low == 0 else low - room), (high if high == 0 and low < 0 else high + room)


def _stretch(part: Interval, low: Fraction, high: Fraction) -> Stretch:
    """A part of the axis, cut at its ends."""
    start = Fraction(0) if part.low is None else max(Fraction(0), (Fraction(part.low) - low) / (high - low))
    end = Fraction(1) if part.high is None else min(Fraction(1), (Fraction(part.high) - low) / (high - low))
    return Stretch(start, end, part.low is None, part.high is None)
