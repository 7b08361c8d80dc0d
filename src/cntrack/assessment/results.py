"""The result of an assessment as frozen values; the JSON output is these values written out, key by key."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from cntrack.assessment.pace_types import Pace
from cntrack.entry import Entry, Mixed
from cntrack.model import Direction, Localized, Measure, Observation, Source, Stage, Statement, Year
from cntrack.wording.reading import Basis, Change, Kind, Number, Reading, Relation, Side


class Status(StrEnum):
    """The judgement on an indicator and year (status rules, B1)."""

    SURPASSED = "surpassed"
    MET = "met"
    MET_REPORTED = "met_reported"
    PARTIAL = "partial"
    UNCERTAIN = "uncertain"
    NOT_MET = "not_met"
    NOT_COMPARABLE = "not_comparable"
    NO_TARGET = "no_target"
    NO_DATA = "no_data"


ACHIEVED = (Status.SURPASSED, Status.MET, Status.MET_REPORTED)


class Reason(StrEnum):
    """Why a status is uncertain, or what a met rests on."""

    ABOUT_ZONE = "about_zone"
    OVERLAP = "overlap"
    REFERENCE_MISSING = "reference_missing"
    DIRECTION_UNKNOWN = "direction_unknown"
    TWO_BASES = "two_bases"
    INTERIM = "interim"
    SAME_WORDING = "same_wording"


class Flag(StrEnum):
    """What a reader should know beside the status."""

    FORECAST = "forecast"
    ESTIMATE = "estimate"
    PRELIMINARY = "preliminary"
    FINAL = "final"
    INTERIM = "interim"
    REVISED = "verdict_turned"
    ADJUSTED_TARGET = "adjusted_target"
    DIRECTION_INFERRED = "direction_inferred"
    DIRECTION_CONFLICT = "direction_conflict"
    UNIT_MISUSE = "unit_misuse"
    RATIO_ROUNDING = "ratio_rounding"
    RATIO_MISMATCH = "ratio_mismatch"
    AMBIGUOUS = "ambiguous"


class NoRatio(StrEnum):
    """Why no attainment ratio is given (status rules, B7)."""

    NOT_NUMERIC = "not_numeric"
    NOT_EXACT = "not_exact"
    RANGE = "range"
    CEILING = "ceiling"
    RATE = "rate"
    NOT_A_VOLUME = "not_a_volume"
    LOWER_IS_BETTER = "lower_is_better"
    DIRECTION = "direction"
    NOT_POSITIVE = "not_positive"


class Names(NamedTuple):
    """A name in both languages."""

    zh: str
    en: str


def names(text: Localized) -> Names:
    """The text as a result carries it."""
    return Names(text.zh, text.en)


class Cited(NamedTuple):
    """A document that a result leans on."""

    id: str
    title: str
    publisher: str | None
    published: date | None
    url: str | None


def cited(source: Source) -> Cited:
    """The document as a result carries it."""
    return Cited(source.id, source.title, source.publisher, source.published, source.url)


class Stated(NamedTuple):
    """A wording, how it was read, and where it stands: a document, or an entry of the records; text is verbatim.

    The first keys are those of a `Reading`.
    """

    text: str
    kind: Kind | None
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    unit: str | None = None
    change: Change | None = None
    approx_side: Side | None = None
    difference: bool = False
    relation: Relation | None = None
    reference: str | None = None
    fraction: str | None = None
    basis: Basis | None = None
    label: str | None = None
    aspiration: str | None = None
    ambiguous: str | None = None
    parts: tuple[Reading, ...] = ()
    reason: str | None = None
    stage: Stage | None = None
    as_of: date | None = None
    published: date | None = None
    source: str | None = None
    at: str | None = None
    note: Names | None = None
    entry: Entry | None = None

    @property
    def reading(self) -> Reading:
        """How it was read, alone."""
        return Reading._make(self[: len(Reading._fields)])


def stated(statement: Statement, year: Year) -> Stated:
    """The statement with its provenance, its own or its year's."""
    stage = as_of = None
    if any(statement is item for item in year.actual):  # what the year says of stage and date, it says of this
        stage, as_of = year.of(statement, "stage"), year.of(statement, "as_of")
    elif isinstance(statement, Observation):
        stage, as_of = statement.stage, statement.as_of
    note = year.of(statement, "note")
    return Stated(
        *statement.reading,
        stage=stage,
        as_of=as_of,
        published=year.of(statement, "published"),
        source=year.of(statement, "source"),
        at=year.of(statement, "at"),
        note=names(note) if note else None,
        entry=statement.entry,
    )


class Gap(NamedTuple):
    """Actual less target: the keys of a `Difference`, then how good it is.

    `favourable` is positive where the actual is on the good side; `shortfall` is the distance of a single
    actual to the nearest value that satisfies the target, 0 if it does.
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
    favourable: Number | None
    shortfall: Number | None


class Ratio(NamedTuple):
    """Actual by target in percent, rounded half up; approximate where the target is about."""

    value: Decimal
    unit: str
    approximate: bool


class Part(NamedTuple):
    """The judgement on one part of a compound target."""

    label: str | None
    status: Status
    reason: Reason | None
    gap: Gap | None


class Assessment(NamedTuple):
    """One indicator in one year, with the target and the actual that the status rests on."""

    id: str
    number: int | None
    under: int | str | None
    name: Names
    theme: str | None
    measure: Measure | None
    direction: Direction | None
    unit: str | None
    plan: str
    year: int
    target: Stated | None
    reference: Stated | None
    actual: Stated | None
    status: Status
    reason: Reason | None
    flags: tuple[Flag, ...]
    gap: Gap | None
    attainment: Ratio | None
    attainment_reason: NoRatio | None
    progress: Ratio | None
    pace: Pace | None
    parts: tuple[Part, ...]
    note: Names | None


class Summary(NamedTuple):
    """How many indicators there are, and how many of each status; achieved is surpassed, met and met_reported."""

    total: int
    achieved: int
    surpassed: int
    met: int
    met_reported: int
    partial: int
    uncertain: int
    not_met: int
    not_comparable: int
    no_target: int
    no_data: int


def summary(assessments: tuple[Assessment, ...]) -> Summary:
    """The counts of a listing."""
    counts = dict.fromkeys(Status, 0)
    for item in assessments:
        counts[item.status] += 1
    achieved = sum(counts[status] for status in ACHIEVED)
    return Summary(len(assessments), achieved, **{str(status): count for status, count in counts.items()})


class PlanRef(NamedTuple):
    """Which plan a result is about, what its themes are called, and the records that are mixed in."""

    id: str
    name: Names | None
    place: Names | None
    themes: dict[str, Names]
    records: Mixed | None


class StatusReport(NamedTuple):
    """The answer of `cntrack status`; `unlisted` counts the other indicators that have a figure but no target."""

    schema: str
    plan: PlanRef
    year: int
    as_of: date | None
    stages: tuple[Stage, ...]
    summary: Summary
    unlisted: int
    indicators: tuple[Assessment, ...]
    sources: tuple[Cited, ...]

    @property
    def rows(self) -> tuple[Assessment, ...]:
        """What JSON Lines has a line for."""
        return self.indicators
