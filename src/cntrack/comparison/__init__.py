"""Two years side by side: target to target, actual to actual, and what a target asks beyond an earlier actual.

Computes on the same choices and sets as `assess`; says which indicators have nothing to compare.
"""

from __future__ import annotations

from collections.abc import Collection

from cntrack.assessment import (
    EMPTY,
    Chosen,
    arranged,
    choose,
    cited_sources,
    declared,
    has_value,
    plan_ref,
)
from cntrack.assessment.history import view
from cntrack.assessment.ratio import bound_as_number
from cntrack.assessment.results import Stated, names, stated
from cntrack.assessment.sense import Pair, Terms, pair
from cntrack.assessment.sets import Sets, sets_of
from cntrack.assessment.verdict import one_basis, relevant
from cntrack.comparison.results import Anchor, Compared, Comparison, Demand, Step, TargetChange, Trend, YearSide
from cntrack.difference import Difference, difference
from cntrack.model import Direction, Indicator, Plan
from cntrack.problem import UsageError
from cntrack.quantity import NUMERIC, Interval, Quantity
from cntrack.wording.reading import Kind


def compare(
    plan: Plan, before: int, after: int, *, only: Collection[str] = (), themes: Collection[str] = ()
) -> Comparison:
    """Every indicator with a value in either year."""
    plan = view(plan)
    if before == after:
        message = f"{before} is compared with itself; give two different years"
        raise UsageError(message)
    chosen = [item for item in plan.indicators if has_value(item, before) or has_value(item, after)]
    chosen = [item for item in chosen if (not only or item.id in only) and (not themes or item.theme in themes)]
    changes = [change(plan, item, before, after) for item in arranged(chosen)]
    first = {item.id for item in changes} if only else _worth_showing(changes)
    cited = [said for item in changes for side in (item.before, item.after) for said in (side.target, side.actual)]
    return Comparison(
        schema="cntrack/compare/1",
        plan=plan_ref(plan),
        before=before,
        after=after,
        compared=sum(item.compared for item in changes),
        uncompared=sum(not item.compared for item in changes),
        listed=len(first),
        complete=tuple(year for year in (before, after) if year in plan.head.complete),
        indicators=(
            *(item for item in changes if item.id in first),
            *(item for item in changes if item.id not in first),
        ),
        sources=cited_sources(plan, cited),
    )


def _worth_showing(changes: Collection[Compared]) -> set[str]:
    """Those with something to compare or a related figure, and the headline indicators that such serve."""
    first = [item for item in changes if item.compared or item.before.related or item.after.related]
    served = {item.under for item in first if item.under is not None}
    parents = {item.id for item in changes if item.number and (item.number in served or item.id in served)}
    return {item.id for item in first} | parents


def change(plan: Plan, indicator: Indicator, before: int, after: int) -> Compared:
    """One indicator in two years."""
    old, new = choose(plan.head, indicator, before), choose(plan.head, indicator, after)
    terms = new.terms
    targets = target_change(old.target, new.target, terms)
    actuals = step(new.actual, old.actual, terms)
    ask = step(new.target, old.actual, terms)
    entry = indicator.years.get(before, EMPTY)
    both = (old.target and new.target) or actuals is not None or ask is not None
    return Compared(
        id=indicator.id,
        number=indicator.number,
        under=indicator.under,
        name=names(indicator.name),
        theme=indicator.theme,
        measure=indicator.measure,
        direction=declared(indicator),
        unit=indicator.unit,
        plan=plan.head.id,
        before=_side(indicator, before, old),
        after=_side(indicator, after, new),
        compared=bool(both),
        target=targets,
        actual=actuals,
        ask=ask,
        comparable=entry.actual[-1].comparable or entry.comparable if entry.actual else None,
    )


def _side(indicator: Indicator, year: int, chosen: Chosen) -> YearSide:
    entry = indicator.years.get(year, EMPTY)
    related = tuple(stated(item, entry) for item in entry.related)
    return YearSide(year, chosen.target, chosen.actual, chosen.verdict.status, related)


def quantities(later: Stated, earlier: Stated, terms: Terms) -> Pair | None:
    """Both wordings as numbers in one unit and sense (later in the target's place), or None where they are unlike."""
    ones, others = relevant(later.reading, terms.unit), relevant(earlier.reading, terms.unit)
    if len(ones) != 1 or len(others) != 1 or not {ones[0].kind, others[0].kind} <= NUMERIC:
        return None
    if ones[0].difference is not others[0].difference or not one_basis(ones[0], others[0]):
        return None
    return pair(ones[0], others[0], terms)


def step(later: Stated | None, earlier: Stated | None, terms: Terms) -> Step | None:
    """One figure less an earlier one; None where one of them is missing."""
    if not later or not earlier or Kind.NO_VALUE in (later.kind, earlier.kind):
        return None
    found = quantities(later, earlier, terms)
    if found is None:
        return Step(None, None)
    apart = difference(found.target, found.actual, found.unit)
    return Step(apart, trend(apart))


def trend(apart: Difference) -> Trend | None:
    """Up or down only where every difference that the wordings allow lies on one side of zero."""
    if apart.low is not None and (apart.low > 0 or (apart.low == 0 and apart.open_low)):
        return Trend.UP
    if apart.high is not None and (apart.high < 0 or (apart.high == 0 and apart.open_high)):
        return Trend.DOWN
    return Trend.EQUAL if apart.value == 0 and not apart.approximate else None


def target_change(old: Stated | None, new: Stated | None, terms: Terms) -> TargetChange | None:
    """Both labels of a changed target; None where neither year has one."""
    had, has = (item is not None and item.kind is not Kind.NO_VALUE for item in (old, new))
    if not had or not has or old is None or new is None:
        return TargetChange(None, Demand.DROPPED if had else Demand.NEW, None) if had or has else None
    if old.text == new.text:
        return TargetChange(Anchor.EQUAL if new.kind in NUMERIC else None, Demand.UNCHANGED, None)
    found = quantities(new, old, terms)
    if found is None:
        return TargetChange(None, Demand.UNLIKE, None)
    later, earlier = found.target, found.actual
    apart = difference(bound_as_number(later), bound_as_number(earlier), found.unit)
    return TargetChange(_anchor(later, earlier), demand(later, earlier, found.direction), apart)


def _anchor(later: Quantity, earlier: Quantity) -> Anchor | None:
    """Raised or lowered where both name one number, or both ends of a range move alike."""
    if (later.kind is Kind.RANGE) is not (earlier.kind is Kind.RANGE):
        return None
    moves = {(a > b) - (a < b) for a, b in zip(later.named, earlier.named, strict=True)}
    if moves == {0}:
        return Anchor.EQUAL
    if moves <= {0, 1}:
        return Anchor.RAISED
    return Anchor.LOWERED if moves <= {0, -1} else None


def demand(later: Quantity, earlier: Quantity, direction: Direction | None) -> Demand:
    """Tightened where fewer values satisfy the later target, or as many and more of the others fail it."""
    new, old = sets_of(later, direction), sets_of(earlier, direction)
    narrower, wider = new.core.within(old.core), old.core.within(new.core)
    if narrower and wider:
        stricter, milder = _fails_more(new, old), _fails_more(old, new)
        return Demand.REWORDED if stricter and milder else Demand.TIGHTENED if stricter else Demand.LOOSENED
    if narrower or wider:
        return Demand.TIGHTENED if narrower else Demand.LOOSENED
    return Demand.UNLIKE


def _fails_more(one: Sets, other: Sets) -> bool:
    """Whether whatever fails the other target fails this one too."""

    def covered(interval: Interval) -> bool:
        return any(interval.within(mine) for mine in one.fail or ())

    return all(covered(interval) for interval in other.fail or ())
