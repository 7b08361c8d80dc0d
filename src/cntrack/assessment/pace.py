"""Pace in the year (序时进度; status rules, B8): how far a figure of a day is ahead of, or behind, its year's target.

From exact fractions, rounded once at the end.
"""

from datetime import date
from fractions import Fraction
from typing import NamedTuple

from cntrack.assessment.history import day_of, latest
from cntrack.assessment.pace_types import Elapsed, NoPace, Pace, PaceBasis, PaceState, elapsed
from cntrack.assessment.results import ACHIEVED, Reason, Status
from cntrack.assessment.sense import Pair, Terms, in_common_unit
from cntrack.assessment.sets import Sets
from cntrack.assessment.verdict import Verdict, combined, judge
from cntrack.model import Comparable, Direction, Indicator, Measure, Year
from cntrack.quantity import NUMERIC, Interval, Quantity, quantity_of, rounded
from cntrack.unit import POINT
from cntrack.wording import read
from cntrack.wording.reading import Kind, Number, Reading

_CEILINGS = (Kind.AT_MOST, Kind.LESS_THAN)
_FLOORS = (Kind.AT_LEAST, Kind.MORE_THAN)
_POINTS = "pp"


def so_far(verdict: Verdict, measure: Measure | None) -> Verdict:
    """The verdict on a figure of a year that is not over: none is missed yet, unless it can no longer be met.

    A flow so far is the least that the final figure can be; any other measure may still move either way.
    """
    if verdict.parts:
        found = combined([(label, so_far(part, measure)) for label, part in verdict.parts])
        return found._replace(flags=verdict.flags)
    if verdict.pair and verdict.sets and measure is Measure.FLOW and verdict.pair.actual.named[0] >= 0:
        final = Interval(verdict.pair.actual.allowed().low, None, open_low=verdict.pair.actual.allowed().open_low)
        status = _decided(final, verdict.sets)
        return verdict._replace(
            status=status, reason=Reason.INTERIM if status is Status.UNCERTAIN else None, final=final
        )
    if verdict.status is Status.NOT_MET:
        return verdict._replace(status=Status.UNCERTAIN, reason=Reason.INTERIM)
    return verdict


def _decided(final: Interval, sets: Sets) -> Status:
    if sets.best is not None and final.within(sets.best):
        return Status.SURPASSED
    if final.within(sets.core):
        return Status.MET
    return Status.NOT_MET if any(final.within(fail) for fail in sets.fail or ()) else Status.UNCERTAIN


class Course(NamedTuple):
    """What the pace of a figure follows from: the verdict on it, its day, and what the indicator tells of the year."""

    verdict: Verdict
    terms: Terms
    indicator: Indicator
    year: int
    day: date
    tolerance: Number

    @property
    def entry(self) -> Year:
        """What was said of the year."""
        return self.indicator.years[self.year]


def pace(course: Course) -> Pace | None:
    """The pace of a figure by its measure; `n/a` with the reason where none can be told, None without a target."""
    if course.verdict.status in (Status.NO_TARGET, Status.NO_DATA):
        return None
    if course.verdict.pair is None:
        return _none(course, NoPace.NOT_NUMERIC)
    pair = course.verdict.pair
    at = _exact(pair.actual)
    measure = course.terms.measure
    if at is None:
        told = _none(course, NoPace.NOT_EXACT)
        return told._replace(state=PaceState.ACHIEVED_EARLY) if _past_floor(course, pair) else told
    if course.entry.trajectory:
        return _by_trajectory(course, pair, at)
    if measure is Measure.FLOW:
        return _of_flow(course, pair, at)
    if measure is Measure.STOCK:
        return _of_stock(course, pair, at)
    if measure is Measure.GROWTH:
        return _of_growth(course, pair, at)
    return _none(course, NoPace.NO_TRAJECTORY if measure else NoPace.NO_MEASURE)


def _past_floor(course: Course, pair: Pair) -> bool:
    """Whether a flow has passed its floor for certain, however it is told: 超210张 of 200."""
    flow = course.terms.measure is Measure.FLOW and not course.entry.trajectory
    return flow and _good_side(pair) is Direction.HIGHER and course.verdict.status in ACHIEVED


def _of_flow(course: Course, pair: Pair, at: Number) -> Pace:
    """Share of the target less share of the year; of a ceiling the other way round."""
    aim = _aim(pair)
    if aim is None:
        return _none(course, NoPace.NO_DIRECTION)
    if aim <= 0 or at < 0:
        return _none(course, NoPace.NOT_POSITIVE)
    over = elapsed(course.day, course.year, course.year - 1)
    share = 100 * Fraction(at) / Fraction(aim)
    ceiling = _good_side(pair) is Direction.LOWER
    lead = (over.percent - share) if ceiling else (share - over.percent)
    state = _state(lead, course.tolerance)
    if ceiling and not lead:
        state = PaceState.AHEAD  # of a ceiling, no more is used than the time that is over allows
    elif _past_floor(course, pair):
        state = PaceState.ACHIEVED_EARLY
    rest = Fraction(aim) - Fraction(at)
    return _pace(
        course,
        PaceBasis.CEILING if ceiling else PaceBasis.FLOW,
        state,
        over,
        lead,
        share=share,
        rest=max(rest, Fraction(0)),
        last_year=_last_year(course),
    )


def _of_stock(course: Course, pair: Pair, at: Number) -> Pace:
    """Share of the way from the base to the target, less the share of the time since the base."""
    found, aim = _base(course, pair), _aim(pair)
    if found is None:
        return _none(course, NoPace.NO_BASE)
    if aim is None:
        return _none(course, NoPace.NO_DIRECTION)
    base, since = found
    way = Fraction(aim) - Fraction(base)
    if not way or (way > 0) is not (_good_side(pair) is Direction.HIGHER):
        return _none(course, NoPace.BASE_BEYOND)
    over = elapsed(course.day, course.year, since)
    share = 100 * (Fraction(at) - Fraction(base)) / way
    lead = share - over.percent
    rest = Fraction(aim) - Fraction(at)
    left = rest if (rest > 0) is (way > 0) else Fraction(0)
    return _pace(course, PaceBasis.STOCK, _state(lead, course.tolerance), over, lead, share=share, rest=left)


def _by_trajectory(course: Course, pair: Pair, at: Number) -> Pace:
    """What the plan expects of the day, if it says so: a milestone of that day, or the straight way from the base."""
    over = elapsed(course.day, course.year, course.year - 1)
    if course.entry.trajectory == "linear":
        found, aim = _base(course, pair), _aim(pair)
        if found is None or aim is None:
            return _none(course, NoPace.NO_BASE if found is None else NoPace.NO_DIRECTION)
        base, since = found
        over = elapsed(course.day, course.year, since)
        expected = Fraction(base) + (Fraction(aim) - Fraction(base)) * over.share
    else:
        texts = [item.text for item in course.entry.trajectory if item.as_of == course.day]
        number = _number(read(texts[-1]), course, pair) if texts else None
        if number is None:
            return _none(course, NoPace.NO_MILESTONE)
        expected = Fraction(number)
    lead = _favourable(Fraction(at) - expected, pair)
    if lead is None:
        return _none(course, NoPace.NO_DIRECTION)
    return _pace(course, PaceBasis.TRAJECTORY, _state(lead, course.tolerance), over, lead, expected=expected)


def _of_growth(course: Course, pair: Pair, at: Number) -> Pace:
    """A rate of the year so far stands directly against the rate of the year: time does not scale it."""
    aim = _aim(pair)
    lead = None if aim is None else _favourable(Fraction(at) - Fraction(aim), pair)
    if lead is None:
        return _none(course, NoPace.NO_DIRECTION)
    over = elapsed(course.day, course.year, course.year - 1)
    return _pace(course, PaceBasis.RUNNING, _state(lead, course.tolerance), over, lead)


def _aim(pair: Pair) -> Number | None:
    """The number to be reached: of a range the end that is reached first."""
    low, high = pair.target.named
    if pair.target.kind in (*_FLOORS, *_CEILINGS):
        return low
    if pair.direction is Direction.HIGHER:
        return low
    return high if pair.direction is Direction.LOWER else None


def _good_side(pair: Pair) -> Direction | None:
    """The side on which the target is satisfied: a bound says it itself, whatever the indicator declares."""
    if pair.target.kind in _FLOORS:
        return Direction.HIGHER
    if pair.target.kind in _CEILINGS:
        return Direction.LOWER
    return pair.direction if pair.direction in (Direction.HIGHER, Direction.LOWER) else None


def _favourable(apart: Fraction, pair: Pair) -> Fraction | None:
    side = _good_side(pair)
    if side is None:
        return None
    return apart if side is Direction.HIGHER else -apart


def _state(lead: Fraction, tolerance: Number) -> PaceState:
    if abs(lead) <= tolerance:
        return PaceState.ON_PACE
    return PaceState.AHEAD if lead > 0 else PaceState.BEHIND


def _exact(quantity: Quantity) -> Number | None:
    """The number of a quantity that is neither about nor bounded: a lead from 约50 would look more exact than that."""
    return quantity.point if quantity.kind is Kind.EXACT else None


def _number(reading: Reading, course: Course, pair: Pair) -> Number | None:
    """The one number of a reading in the unit of the pair."""
    if reading.kind not in NUMERIC:
        return None
    found = in_common_unit(quantity_of(reading, course.terms.width, rate=False), pair.target.unit)
    return _exact(found) if found else None


def _base(course: Course, pair: Pair) -> tuple[Number, int] | None:
    """The value before and its year: the declared one, or last year's, if its definition is not just near."""
    declared = course.indicator.baseline
    if declared:
        number = _number(read(declared.text), course, pair) if declared.year < course.year else None
        return None if number is None else (number, declared.year)
    before = course.indicator.years.get(course.year - 1)
    actual = latest(before, course.year - 1) if before else None
    if before is None or actual is None or day_of(actual, course.year - 1, before) != date(course.year - 1, 12, 31):
        return None
    if before.of(actual, "comparable") is Comparable.NEAR:
        return None
    number = _number(actual.reading, course, pair)
    return None if number is None else (number, course.year - 1)


def _last_year(course: Course) -> Fraction | None:
    """The share of its target that last year's flow had reached on the same day, if both are recorded."""
    before = course.indicator.years.get(course.year - 1)
    if before is None or not before.target or (course.day.month, course.day.day) == (2, 29):
        return None
    same_day = course.day.replace(year=course.year - 1)
    actual = next((item for item in reversed(before.actual) if before.of(item, "as_of") == same_day), None)
    if actual is None:
        return None
    pair = judge(before.target[-1].reading, actual.reading, course.terms).pair
    aim, at = (_aim(pair), _exact(pair.actual)) if pair else (None, None)
    return None if aim is None or at is None or aim <= 0 else 100 * Fraction(at) / Fraction(aim)


def _none(course: Course, reason: NoPace) -> Pace:
    over = elapsed(course.day, course.year, course.year - 1)
    return Pace(PaceState.NONE, reason, None, course.day, over, None, None, None, None, None, None, None, running=False)


def _pace(  # noqa: PLR0913  the parts of a pace
    course: Course,
    basis: PaceBasis,
    state: PaceState,
    over: Elapsed,
    lead: Fraction,
    *,
    share: Fraction | None = None,
    expected: Fraction | None = None,
    rest: Fraction | None = None,
    last_year: Fraction | None = None,
) -> Pace:
    """Everything rounded once, to one decimal or as many as the numbers carry."""
    pair = course.verdict.pair
    quantities: tuple[Quantity, ...] = (pair.target, pair.actual) if pair else ()
    places = max(1, *(item.places for item in quantities))
    in_points = share is not None or (pair is not None and (pair.target.unit.is_rate or pair.target.unit.base == POINT))
    left = (1 - over.share) * over.months
    return Pace(
        state=state,
        reason=None,
        basis=basis,
        as_of=course.day,
        elapsed=over,
        share=None if share is None else rounded(share, places),
        expected=None if expected is None else rounded(expected, places),
        lead=rounded(lead, places),
        unit=_POINTS if in_points else (pair.unit if pair else None),
        required=None if not rest else rounded(rest / left, places),
        required_unit=pair.unit if pair and rest else None,
        last_year=None if last_year is None else rounded(last_year, places),
        running=basis is PaceBasis.RUNNING,
    )
