"""Gap, attainment ratio and progress from a baseline (status rules B6 and B7); each is refused with its reason."""

from __future__ import annotations

from fractions import Fraction

from cntrack.assessment.results import Flag, Gap, NoRatio, Ratio
from cntrack.assessment.sense import Pair, Terms, in_common_unit
from cntrack.assessment.verdict import Verdict
from cntrack.difference import difference
from cntrack.model import Direction, Measure
from cntrack.quantity import Quantity, decimals, minus, negated, rounded
from cntrack.unit import PERCENT
from cntrack.wording import read
from cntrack.wording.reading import Kind, Number


def gap_of(verdict: Verdict) -> Gap | None:
    """Actual less target, where both are numbers in one unit."""
    if verdict.pair is None or verdict.sets is None:
        return None
    target, actual, direction = verdict.pair.target, verdict.pair.actual, verdict.pair.direction
    apart = difference(actual, bound_as_number(target), verdict.pair.unit)
    favourable: Number | None = None
    if apart.value is not None and direction in (Direction.HIGHER, Direction.LOWER):
        favourable = apart.value if direction is Direction.HIGHER else negated(apart.value)
    return Gap(*apart, favourable=favourable, shortfall=_shortfall(verdict))


def bound_as_number(target: Quantity) -> Quantity:
    """A floor or ceiling as the one number that it names; a range keeps its two."""
    low, high = target.named
    kind = target.kind if target.kind in (Kind.ABOUT, Kind.RANGE) else Kind.EXACT
    return target._replace(kind=kind, low=low, high=high)


def _shortfall(verdict: Verdict) -> Number | None:
    """How far a single actual is from the nearest value that satisfies the target; 0 inside, None if unknown."""
    if verdict.pair is None or verdict.sets is None:
        return None
    core, allowed = verdict.sets.core, verdict.pair.actual.allowed()
    if allowed.within(core):
        return Fraction(0) if allowed.low is None else minus(allowed.low, allowed.low)
    at = verdict.pair.actual.point
    if at is None:
        return None
    if core.low is not None and at <= core.low:
        return minus(core.low, at)
    return minus(at, core.high) if core.high is not None else None


VOLUMES = (Measure.FLOW, Measure.STOCK)
_NO_RATIO = {Kind.RANGE: NoRatio.RANGE, Kind.AT_MOST: NoRatio.CEILING, Kind.LESS_THAN: NoRatio.CEILING}


def attainment(verdict: Verdict, terms: Terms) -> Ratio | NoRatio:
    """Actual by target in percent for volumes that are better higher, else why there is no ratio."""
    refusal = _no_ratio(verdict.pair, terms)
    if refusal or verdict.pair is None:
        return refusal or NoRatio.NOT_NUMERIC
    target, actual = verdict.pair.target, verdict.pair.actual
    places = max(target.places, actual.places)
    return ratio(actual.named[0], target.named[0], places, about=target.kind is Kind.ABOUT)


def _no_ratio(pair: Pair | None, terms: Terms) -> NoRatio | None:
    if pair is None:
        return NoRatio.NOT_NUMERIC
    target, actual = pair.target, pair.actual
    if terms.measure in (Measure.GROWTH, Measure.SHARE) or (pair.changes and target.unit.is_rate):
        return NoRatio.RATE
    if terms.measure not in VOLUMES:
        return NoRatio.NOT_A_VOLUME
    if target.kind in _NO_RATIO:
        return _NO_RATIO[target.kind]
    if pair.direction is not Direction.HIGHER:
        return NoRatio.LOWER_IS_BETTER if pair.direction is Direction.LOWER else NoRatio.DIRECTION
    if actual.kind is not Kind.EXACT:
        return NoRatio.NOT_EXACT
    return NoRatio.NOT_POSITIVE if target.named[0] <= 0 or actual.named[0] < 0 else None


def ratio(part: Number, whole: Number, places: int, *, about: bool) -> Ratio:
    """Part by whole in percent, to one decimal or to as many as the numbers carry."""
    return Ratio(rounded(Fraction(part) / Fraction(whole) * 100, max(1, places)), PERCENT, about)


def progress(verdict: Verdict, baseline: Quantity | None) -> Ratio | None:
    """(actual - baseline) / (target - baseline), never clamped: backsliding is negative, over-fulfilment above 100."""
    if verdict.pair is None or baseline is None:
        return None
    target, actual = verdict.pair.target, verdict.pair.actual
    base = in_common_unit(baseline, target.unit)
    aim, at = target.named, actual.point
    if base is None or base.point is None or at is None or aim[0] != aim[1] or aim[0] == base.point:
        return None
    about = Kind.ABOUT in (target.kind, actual.kind, base.kind)
    places = max(target.places, actual.places, base.places)
    return ratio(minus(at, base.point), minus(aim[0], base.point), places, about=about)


def printed_ratio(text: str | None, verdict: Verdict) -> Flag | None:
    """A ratio that the source prints must recompute: to its own decimals, or within one of its last units."""
    reading = read(text) if text else None
    if reading is None or reading.value is None or verdict.pair is None:
        return None
    target, actual = verdict.pair.target.named[0], verdict.pair.actual.named[0]
    if not target:
        return None
    true = Fraction(actual) / Fraction(target) * 100
    places = decimals(reading.value)
    if rounded(true, places) == reading.value:
        return None
    near = abs(true - Fraction(reading.value)) <= Fraction(1, 10**places)
    return Flag.RATIO_ROUNDING if near else Flag.RATIO_MISMATCH
