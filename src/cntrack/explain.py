"""One indicator whole: every statement of every year, and the sets from which each status followed."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from cntrack.assessment import assess, choose, cited_sources, declared, plan_ref
from cntrack.assessment.history import day_of, settled, view
from cntrack.assessment.pace_types import Pace
from cntrack.assessment.results import (
    Assessment,
    Cited,
    Names,
    PlanRef,
    Reason,
    Stated,
    Status,
    names,
    stated,
)
from cntrack.assessment.verdict import Verdict
from cntrack.model import Direction, Indicator, Measure, Plan
from cntrack.quantity import Interval
from cntrack.wording import read
from cntrack.wording.reading import Reading


class Test(NamedTuple):
    """The three-valued test of one number: what the actual allows, against what meets, misses or surpasses."""

    label: str | None
    direction: Direction | None
    unit: str | None
    allowed: Interval
    core: Interval
    fail: tuple[Interval, ...] | None
    best: Interval | None


class Vintage(NamedTuple):
    """One figure of a year and the verdict on it alone.

    `revised` is the verdict on the figure before it of the same day, where that was another.
    """

    day: date
    said: Stated
    status: Status
    reason: Reason | None
    pace: Pace | None
    revised: Status | None


class YearStory(NamedTuple):
    """All that was said of one year, and what was made of it; `about` is the plan's rule for how far 左右 reaches."""

    year: int
    targets: tuple[Stated, ...]
    actuals: tuple[Stated, ...]
    related: tuple[Stated, ...]
    assessment: Assessment
    reference: Stated | None
    about: str
    tests: tuple[Test, ...]
    history: tuple[Vintage, ...]


class Story(NamedTuple):
    """The answer of `cntrack show`; `without_target` are years for which the plan sets targets, but not this one."""

    schema: str
    plan: PlanRef
    as_of: date | None
    id: str
    number: int | None
    under: int | str | None
    name: Names
    theme: str | None
    measure: Measure | None
    direction: Direction | None
    unit: str | None
    note: Names | None
    baseline: Reading | None
    baseline_year: int | None
    serving: tuple[str, ...]
    without_target: tuple[int, ...]
    years: tuple[YearStory, ...]
    sources: tuple[Cited, ...]

    @property
    def rows(self) -> tuple[YearStory, ...]:
        """What JSON Lines has a line for."""
        return self.years


def show(plan: Plan, indicator: Indicator, as_of: date | None = None) -> Story:
    """Everything that the plan holds of one indicator, also what was taken back; of a day, what was known then."""
    seen = view(plan, as_of)
    judged = next(item for item in seen.indicators if item.id == indicator.id)
    whole = judged if as_of else indicator
    numbers = (year for year in sorted(whole.years) if as_of is None or year <= as_of.year)
    years = tuple(_year(seen, whole, judged, year) for year in numbers)
    said = [item for year in years for item in (*year.targets, *year.actuals, *year.related)]
    serving = (item.id for item in plan.indicators if item.under in {indicator.id, indicator.number or indicator.id})
    without = (year for year in plan.head.complete if year not in whole.years or not whole.years[year].target)
    return Story(
        schema="cntrack/show/1",
        plan=plan_ref(plan),
        as_of=as_of,
        id=indicator.id,
        number=indicator.number,
        under=indicator.under,
        name=names(indicator.name),
        theme=indicator.theme,
        measure=indicator.measure,
        direction=declared(indicator),
        unit=indicator.unit,
        note=names(indicator.note) if indicator.note else None,
        baseline=read(indicator.baseline.text) if indicator.baseline else None,
        baseline_year=indicator.baseline.year if indicator.baseline else None,
        serving=tuple(serving),
        without_target=tuple(without),
        years=years,
        sources=cited_sources(plan, said),
    )


def _year(plan: Plan, whole: Indicator, judged: Indicator, year: int) -> YearStory:
    """A year: `whole` has all that was said, `judged` what counts of it."""
    entry = whole.years[year]
    chosen = choose(plan.head, judged, year)
    return YearStory(
        year=year,
        targets=tuple(stated(item, entry) for item in entry.target),
        actuals=tuple(stated(item, entry) for item in entry.actual),
        related=tuple(stated(item, entry) for item in entry.related),
        assessment=assess(plan, judged, year),
        reference=chosen.reference,
        about=plan.head.width.rule,
        tests=tuple(_tests(chosen.verdict, None)),
        history=tuple(_history(plan, judged, year)),
    )


def _history(plan: Plan, indicator: Indicator, year: int) -> Iterator[Vintage]:
    """The figures of a year in the order of their days, of one day in the order in which they settled."""
    entry = indicator.years[year]
    before: Vintage | None = None
    for actual in settled(entry, year):
        alone = entry.model_copy(update={"actual": (actual,)})
        found = assess(plan, indicator.model_copy(update={"years": {**indicator.years, year: alone}}), year)
        day = day_of(actual, year, entry)
        turned = before and before.day == day and before.status is not found.status
        revised = before.status if before and turned else None
        before = Vintage(day, stated(actual, entry), found.status, found.reason, found.pace, revised)
        yield before


def _tests(verdict: Verdict, label: str | None) -> list[Test]:
    if verdict.parts:
        return [test for part_label, part in verdict.parts for test in _tests(part, part_label)]
    if verdict.pair is None or verdict.sets is None:
        return []
    pair, sets = verdict.pair, verdict.sets
    return [
        Test(label, pair.direction, pair.unit, verdict.final or pair.actual.allowed(), sets.core, sets.fail, sets.best)
    ]
