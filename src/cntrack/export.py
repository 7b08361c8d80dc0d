"""A plan as one long table for other tools: a row for each number or wording that was said of an indicator and year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from cntrack.assessment import plan_ref
from cntrack.assessment.history import view
from cntrack.assessment.results import Cited, PlanRef, cited
from cntrack.model import Comparable, Direction, Indicator, Measure, Plan, Stage, Statement, Year
from cntrack.unit import unit_of
from cntrack.wording.reading import Change, Kind, Number, Reading

ROLES = ("target", "actual", "related", "reference")
# The SDMX code list for the status of an observation; what has no stage is a normal value.
_OBS_STATUS = {Stage.FORECAST: "F", Stage.ESTIMATE: "E", Stage.PRELIMINARY: "P", Stage.FINAL: "A", None: "A"}


class Observed(NamedTuple):
    """One number or wording; the true number is `value`, or what lies from `low` to `high`, times the `multiplier`.

    A compound wording has a row for each `part`, whose `label` says what it counts. `period` is the year, or the day
    that a figure within the year is about. `obs_status`, `freq` and `unit_mult` are SDMX codes.
    """

    plan: str
    indicator: str
    number: int | None
    name_zh: str
    name_en: str
    theme: str | None
    measure: Measure | None
    direction: Direction | None
    year: int
    period: str
    role: str
    wording: str
    part: int
    label: str | None
    kind: Kind | None
    low: Number | None
    high: Number | None
    value: Number | None
    unit: str | None
    multiplier: int | None
    unit_mult: int | None
    change: Change | None
    stage: Stage | None
    obs_status: str | None
    freq: str
    comparable: Comparable | None
    under: str | None
    published: date | None
    source: str | None
    place: str | None
    note_zh: str | None
    note_en: str | None
    entry: int | None


class Export(NamedTuple):
    """The answer of `cntrack export`."""

    schema: str
    plan: PlanRef
    licence: str | None
    sources: tuple[Cited, ...]
    observations: tuple[Observed, ...]

    @property
    def rows(self) -> tuple[Observed, ...]:
        """What JSON Lines has a line for."""
        return self.observations


def export(plan: Plan, as_of: date | None = None) -> Export:
    """Everything that a plan says, or that was known on a day, in the order of its file; what was taken back is not."""
    seen = view(plan, as_of)
    ids = {key: item.id for item in plan.indicators if item.number for key in (item.number, item.id)}
    rows = tuple(row for item in seen.indicators for row in _rows(plan, item, ids))
    return Export(
        schema="cntrack/export/1",
        plan=plan_ref(plan),
        licence=plan.head.licence,
        sources=tuple(map(cited, plan.sources)),
        observations=rows,
    )


def _rows(plan: Plan, indicator: Indicator, ids: dict[int | str, str]) -> Iterator[Observed]:
    under = ids.get(indicator.under) if indicator.under is not None else None
    for year, entry in indicator.years.items():
        for role in ROLES:
            for statement in getattr(entry, role):
                reading = statement.reading
                for number, part in enumerate(reading.parts or (reading,), 1):
                    yield _row(plan, indicator, under, year, entry, role, statement, number, part)


def _row(  # noqa: PLR0913, PLR0917  what a row is made of
    plan: Plan,
    indicator: Indicator,
    under: str | None,
    year: int,
    entry: Year,
    role: str,
    said: Statement,
    number: int,
    part: Reading,
) -> Observed:
    actual = role == "actual"
    day = entry.of(said, "as_of") if actual else None
    stage = entry.of(said, "stage") if actual else None
    note = entry.of(said, "note")
    unit = unit_of(part.unit) if part.unit else None
    return Observed(
        plan=plan.head.id,
        indicator=indicator.id,
        number=indicator.number,
        name_zh=indicator.name.zh,
        name_en=indicator.name.en,
        theme=indicator.theme,
        measure=indicator.measure,
        direction=indicator.direction,
        year=year,
        period=str(day) if day and (day.month, day.day) != (12, 31) else str(year),
        role=role,
        wording=said.text,
        part=number,
        label=part.label,
        kind=part.kind,
        low=part.low,
        high=part.high,
        value=part.value,
        unit=unit.base if unit else None,
        multiplier=10**unit.power if unit else None,
        unit_mult=unit.power if unit else None,
        change=part.change,
        stage=stage,
        obs_status=_OBS_STATUS[stage] if actual else None,
        freq="A",
        comparable=entry.of(said, "comparable") if actual else None,
        under=under,
        published=entry.of(said, "published"),
        source=entry.of(said, "source"),
        place=entry.of(said, "at"),
        note_zh=note.zh if note else None,
        note_en=note.en if note else None,
        entry=said.entry.number if said.entry else None,
    )
