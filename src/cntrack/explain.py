"""One indicator whole: every statement of every year, and the sets from which each status followed."""

from __future__ import annotations

from typing import NamedTuple

from cntrack.assess import assess, choose, cited_sources, declared, plan_ref
from cntrack.assess.results import Assessment, Cited, Names, PlanRef, Stated, names, stated
from cntrack.assess.verdict import Verdict
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


class Story(NamedTuple):
    """The answer of `cntrack show`; `without_target` are years for which the plan sets targets, but not this one."""

    schema: str
    plan: PlanRef
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


def show(plan: Plan, indicator: Indicator) -> Story:
    """Everything that the plan holds of one indicator."""
    years = tuple(_year(plan, indicator, year) for year in sorted(indicator.years))
    said = [item for year in years for item in (*year.targets, *year.actuals, *year.related)]
    serving = (item.id for item in plan.indicators if item.under in {indicator.id, indicator.number or indicator.id})
    without = (year for year in plan.head.complete if year not in indicator.years or not indicator.years[year].target)
    return Story(
        schema="cntrack/show/1",
        plan=plan_ref(plan),
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


def _year(plan: Plan, indicator: Indicator, year: int) -> YearStory:
    entry = indicator.years[year]
    chosen = choose(plan.head, indicator, year)
    return YearStory(
        year=year,
        targets=tuple(stated(item, entry) for item in entry.target),
        actuals=tuple(stated(item, entry) for item in entry.actual),
        related=tuple(stated(item, entry) for item in entry.related),
        assessment=assess(plan, indicator, year),
        reference=chosen.reference,
        about=plan.head.width.rule,
        tests=tuple(_tests(chosen.verdict, None)),
    )


def _tests(verdict: Verdict, label: str | None) -> list[Test]:
    if verdict.parts:
        return [test for part_label, part in verdict.parts for test in _tests(part, part_label)]
    if verdict.pair is None or verdict.sets is None:
        return []
    pair, sets = verdict.pair, verdict.sets
    return [Test(label, pair.direction, pair.unit, pair.actual.allowed(), sets.core, sets.fail, sets.best)]
