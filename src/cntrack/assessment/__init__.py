"""Assesses a plan: each indicator and year gets a status, gap and ratio. Computes only; words are for `view`."""

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from cntrack.assessment import pace as pacing
from cntrack.assessment.history import day_of, latest, settled, view
from cntrack.assessment.pace_types import Pace
from cntrack.assessment.ratio import attainment, gap_of, printed_ratio, progress
from cntrack.assessment.results import (
    Assessment,
    Cited,
    Flag,
    NoRatio,
    Part,
    PlanRef,
    Stated,
    Status,
    StatusReport,
    cited,
    names,
    stated,
    summary,
)
from cntrack.assessment.sense import Terms
from cntrack.assessment.verdict import Verdict, judge
from cntrack.model import Direction, Head, Indicator, Observation, Plan, Statement, Target, Year
from cntrack.problem import UsageError
from cntrack.quantity import NUMERIC, Quantity, quantity_of
from cntrack.wording import read
from cntrack.wording.reading import Kind, Reading

EMPTY = Year.model_construct()  # validation would build a schema at import


class Chosen(NamedTuple):
    """The target and the actual of a year that count, with their provenance and the verdict on them."""

    target: Stated | None
    reference: Stated | None
    actual: Stated | None
    verdict: Verdict
    terms: Terms
    flags: tuple[Flag, ...]
    day: date | None = None  # of a figure of a year that was not over


def choose(head: Head, indicator: Indicator, year: int) -> Chosen:
    """The latest target and the latest vintage of the actual, judged."""
    entry = indicator.years.get(year, EMPTY)
    target = entry.target[-1] if entry.target else None
    actual = latest(entry, year)
    reference = leaned_on(entry, target)
    terms = terms_of(head, indicator, reference)
    asked = stated(target, entry) if target else None
    reached = stated(actual, entry) if actual else None
    verdict = judge(_read(target), _read(actual), terms)
    day = interim_day(actual, entry, year)
    flags = [Flag(reached.stage)] if reached and reached.stage else []
    before = _before(entry, actual, year) if actual else None
    if before and judge(_read(target), _read(before), terms).status is not verdict.status:
        flags.append(Flag.REVISED)
    if day:
        verdict = pacing.so_far(verdict, terms.measure)
        flags.append(Flag.INTERIM)
    flags += [Flag.ADJUSTED_TARGET] if len(entry.target) > 1 else []
    flags += verdict.flags
    mismatch = printed_ratio(entry.of(actual, "printed_ratio") if actual else None, verdict)
    return Chosen(asked, reference, reached, verdict, terms, (*flags, mismatch) if mismatch else tuple(flags), day)


def _read(statement: Statement | None) -> Reading | None:
    return statement.reading if statement else None


def interim_day(actual: Observation | None, entry: Year, year: int) -> date | None:
    """The day of a figure that is of a day before the end of its year."""
    day = entry.of(actual, "as_of") if actual else None
    return day if day and day < date(year, 12, 31) else None


def _before(entry: Year, actual: Observation, year: int) -> Observation | None:
    """The figure of the same day that this one has revised."""
    day = day_of(actual, year, entry)
    return next((item for item in reversed(settled(entry, year)[:-1]) if day_of(item, year, entry) == day), None)


def leaned_on(entry: Year, target: Target | None) -> Stated | None:
    """The other authority's number for a target: its own, or else the year's latest."""
    reference = (target and target.reference) or (entry.reference[-1] if entry.reference else None)
    return stated(reference, entry) if reference else None


def terms_of(head: Head, indicator: Indicator, reference: Stated | None = None) -> Terms:
    """What the indicator declares, and the other authority's number where it is recorded."""
    return Terms(
        names=(indicator.name.zh, indicator.name.en),
        measure=indicator.measure,
        direction=indicator.direction,
        unit=indicator.unit,
        width=head.width,
        reference=reference.reading if reference else None,
    )


def assess(plan: Plan, indicator: Indicator, year: int) -> Assessment:
    """One indicator in one year."""
    chosen = choose(plan.head, indicator, year)
    verdict, terms = chosen.verdict, chosen.terms
    ratio = attainment(verdict, terms)
    note = indicator.years.get(year, EMPTY).note or indicator.note
    return Assessment(
        id=indicator.id,
        number=indicator.number,
        under=indicator.under,
        name=names(indicator.name),
        theme=indicator.theme,
        measure=indicator.measure,
        direction=verdict.pair.direction if verdict.pair else declared(indicator),
        unit=indicator.unit,
        plan=plan.head.id,
        year=year,
        target=chosen.target,
        reference=chosen.reference,
        actual=chosen.actual,
        status=verdict.status,
        reason=verdict.reason,
        flags=chosen.flags,
        gap=gap_of(verdict),
        attainment=None if isinstance(ratio, NoRatio) else ratio,
        attainment_reason=ratio if isinstance(ratio, NoRatio) else None,
        progress=progress(verdict, _baseline(indicator, terms)),
        pace=_pace(chosen, indicator, year, plan.head.pace_tolerance),
        parts=tuple(Part(label, part.status, part.reason, gap_of(part)) for label, part in verdict.parts),
        note=names(note) if note else None,
    )


def _pace(chosen: Chosen, indicator: Indicator, year: int, tolerance: Decimal) -> Pace | None:
    """The pace of a figure of a year that was not over."""
    if chosen.day is None:
        return None
    return pacing.pace(pacing.Course(chosen.verdict, chosen.terms, indicator, year, chosen.day, tolerance))


def declared(indicator: Indicator) -> Direction | None:
    """The direction that the data file gives; an unknown one is none."""
    return None if indicator.direction is Direction.UNKNOWN else indicator.direction


def _baseline(indicator: Indicator, terms: Terms) -> Quantity | None:
    """The value before the plan, if a number of it is recorded."""
    reading = read(indicator.baseline.text) if indicator.baseline else None
    return quantity_of(reading, terms.width, rate=False) if reading and reading.kind in NUMERIC else None


def has_actual(entry: Year, year: int) -> bool:
    """Whether the year has an actual that is not just a dash."""
    actual = latest(entry, year)
    return actual is not None and actual.reading.kind is not Kind.NO_VALUE


def has_value(indicator: Indicator, year: int) -> bool:
    """Whether anything that counts was said of the indicator in this year."""
    entry = indicator.years.get(year)
    return entry is not None and bool(entry.target or entry.actual)


def default_year(plan: Plan) -> int | None:
    """The latest year with actuals of the headline indicators, else the latest of which anything is said."""
    headline = [indicator for indicator in plan.indicators if indicator.number] or plan.indicators
    reported = [year for indicator in headline for year, entry in indicator.years.items() if has_actual(entry, year)]
    return max(reported, default=max(plan.years, default=None))


def arranged(indicators: Sequence[Indicator]) -> list[Indicator]:
    """Headline indicators by number, each followed by those that serve it; the others in the file's order."""
    headline = sorted((item for item in indicators if item.number), key=lambda item: item.number or 0)
    shown = {key: item.id for item in headline for key in (item.number, item.id)}
    serving: dict[str, list[Indicator]] = {}
    rest: list[Indicator] = []
    for item in indicators:
        if not item.number:
            parent = shown.get(item.under) if item.under is not None else None
            (serving.setdefault(parent, []) if parent else rest).append(item)
    return [each for item in headline for each in (item, *serving.get(item.id, ()))] + rest


def listed(plan: Plan, year: int | None) -> tuple[int, list[Indicator], int]:
    """The year, its indicators, and how many others have a figure but no target.

    Without a year these are the headline indicators of the latest year with actuals. With one they are all
    that have a value for it; in a plan with headline indicators, any other needs a target to be judged by.
    """
    chosen = year if year is not None else default_year(plan)
    if chosen is None:
        message = "the plan says nothing of any year"
        raise UsageError(message)
    valued = [item for item in plan.indicators if has_value(item, chosen)]
    if not any(item.number for item in plan.indicators):
        return chosen, arranged(valued), 0
    kept = [item for item in valued if item.number or (year is not None and item.years[chosen].target)]
    unlisted = [item for item in valued if not item.number and not item.years[chosen].target]
    return chosen, arranged(kept), len(unlisted)


class Wanted(NamedTuple):
    """What a listing is narrowed to: indicators by id, themes and statuses; empty ones narrow nothing."""

    ids: Collection[str] = ()
    themes: Collection[str] = ()
    statuses: Collection[Status] = ()


ALL = Wanted()


def status(plan: Plan, year: int | None = None, wanted: Wanted = ALL, *, as_of: date | None = None) -> StatusReport:
    """The status of every indicator of a year, or of those that are wanted; of a day, as it was known then."""
    plan = view(plan, as_of)
    if as_of and year is None and as_of.year in plan.years:
        year = as_of.year
    if as_of and year and as_of.year < year:
        message = f"the day {as_of} is before {year} begins; nothing was known of that year yet"
        raise UsageError(message)
    chosen, indicators, unlisted = listed(plan, year)
    if wanted.ids:
        indicators = arranged([item for item in plan.indicators if item.id in wanted.ids])
    assessed = (assess(plan, item, chosen) for item in indicators if not wanted.themes or item.theme in wanted.themes)
    kept = tuple(item for item in assessed if not wanted.statuses or item.status in wanted.statuses)
    stages = dict.fromkeys(item.actual.stage for item in kept if item.actual and item.actual.stage)
    return StatusReport(
        schema="cntrack/status/1",
        plan=plan_ref(plan),
        year=chosen,
        as_of=as_of,
        stages=tuple(stages),
        summary=summary(kept),
        unlisted=0 if any(wanted) else unlisted,
        indicators=kept,
        sources=cited_sources(plan, [said for item in kept for said in (item.target, item.actual)]),
    )


def plan_ref(plan: Plan) -> PlanRef:
    """Which plan a result is about."""
    head = plan.head
    return PlanRef(
        id=head.id,
        name=names(head.name) if head.name else None,
        place=names(head.place) if head.place else None,
        themes={theme: names(name) for theme, name in head.themes.items()},
        records=plan.records,
    )


def cited_sources(plan: Plan, statements: Sequence[Stated | None]) -> tuple[Cited, ...]:
    """The documents that the statements cite, in the plan's order."""
    used = {statement.source for statement in statements if statement}
    return tuple(cited(source) for source in plan.sources if source.id in used)
