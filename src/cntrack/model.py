"""The data file as types: pydantic checks what people wrote; nothing here reads a file or judges a figure.

Plan ─┬─ head            what plan this is: id, name, place, themes, complete years
      ├─ sources         Source: the cited documents
      └─ indicators      Indicator: what is measured, with unit and desired direction
            └─ years     Year: what was said of one year
                 ├─ target      Target: a wording, a later version after it where the target was changed
                 ├─ actual      Observation: a wording with its stage and date, later vintages after it
                 ├─ related     Observation: a figure with another definition, never subtracted
                 ├─ reference   Statement: the other authority's number that a target leans on
                 └─ trajectory  Milestone: the way through the year that the plan itself declares
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, StringConstraints, Tag

from cntrack import shorthand
from cntrack.entry import Entry, Mixed
from cntrack.quantity import Width
from cntrack.wording import read
from cntrack.wording.reading import Change, Kind, Reading

FIRST_YEAR, LAST_YEAR = 1900, 2100


class Measure(StrEnum):
    """What the number is."""

    GROWTH = "growth"
    SHARE = "share"
    LEVEL = "level"
    STOCK = "stock"
    FLOW = "flow"
    COMPLIANCE = "compliance"


class Direction(StrEnum):
    """The side on which better values lie; `target` is best at the value itself."""

    HIGHER = "higher"
    LOWER = "lower"
    TARGET = "target"
    UNKNOWN = "unknown"


class Stage(StrEnum):
    """How settled a published value is; later stages replace earlier ones."""

    FORECAST = "forecast"
    ESTIMATE = "estimate"
    PRELIMINARY = "preliminary"
    FINAL = "final"


class Comparable(StrEnum):
    """Whether an earlier figure has the definition of the later target."""

    SAME = "same"
    NEAR = "near"


class Record(BaseModel):
    """Common to all: frozen, no unknown keys, no silent conversion."""

    # Built once, as part of Plan, when the first file is read: each class on its own would double the start.
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


Text = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=100)]
Exact = Annotated[Decimal, BeforeValidator(shorthand.bounded)]
Enumerated = Field(strict=False)


class Localized(Record):
    """A text in Chinese and English."""

    zh: Text
    en: Text


Name = Annotated[Localized, BeforeValidator(shorthand.both_languages)]


class Place(Localized):
    """The place a plan is for, with its administrative code."""

    code: Text | None = None


class AboutWidth(Record):
    """An explicit tolerance for "about", and who set it."""

    points: Exact | None = None
    percent: Exact | None = None
    cite: Text


# A fault is one of what was meant alone, the word or the table, and never a list of both.
About = Annotated[
    Annotated[Literal["ulp", "none"], Tag("[word]")] | Annotated[AboutWidth, Tag("[table]")],
    Discriminator(shorthand.way_of_about, custom_error_type="about_value", custom_error_message="none"),
]


class Head(Record):
    """Which plan this is."""

    id: Slug
    name: Name | None = None
    place: Annotated[Place | None, BeforeValidator(shorthand.both_languages)] = None
    themes: dict[Slug, Name] = Field(default_factory=dict)
    licence: Text | None = None
    complete: tuple[Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)], ...] = Field(default=(), strict=False)
    about: About = "ulp"
    pace_tolerance: Exact = Decimal(0)

    @property
    def width(self) -> Width:
        """How far "about" reaches in this plan."""
        if isinstance(self.about, AboutWidth):
            return Width("tolerance", self.about.points, self.about.percent, self.about.cite)
        return Width(self.about)


class Source(Record):
    """A cited document."""

    id: Slug
    title: Text
    publisher: Text | None = None
    published: date | None = None
    url: Text | None = None
    note: Name | None = None


class Override(Record):
    """A machine reading that replaces the reader's, where a wording needs it."""

    kind: Annotated[Kind, Enumerated]
    value: Exact | None = None
    low: Exact | None = None
    high: Exact | None = None
    unit: Text | None = None
    change: Annotated[Change | None, Enumerated] = None

    def of(self, text: str) -> Reading:
        """The reading of a text that is taken from here."""
        low, high = (self.value, self.value) if self.kind is Kind.EXACT else (self.low, self.high)
        return Reading(text, self.kind, self.value, low, high, self.unit, self.change)


class Statement(Record):
    """A wording as a source states it, with its reading; text is verbatim."""

    text: Text
    override: Override | None = Field(default=None, alias="reading")
    published: date | None = None
    source: Slug | None = None
    at: Text | None = None
    note: Name | None = None

    @cached_property
    def reading(self) -> Reading:
        """What the wording says: the file's own reading, else the reader's."""
        return self.override.of(self.text) if self.override else read(self.text)

    @property
    def entry(self) -> Entry | None:
        """The record that this statement was taken from, if it is none of the plan's own."""
        return None


Wording = Annotated[Statement, BeforeValidator(shorthand.wording_table)]


class Target(Statement):
    """The value set for an indicator; `reference` is the other authority's number that it leans on."""

    reference: Wording | None = None


class Observation(Statement):
    """One published value: `as_of` is the day that it refers to, without one the end of its year.

    `comparable` says how its definition stands to the later target's.
    """

    as_of: date | None = None
    stage: Annotated[Stage | None, Enumerated] = None
    comparable: Annotated[Comparable | None, Enumerated] = None
    printed_ratio: Text | None = None


class Milestone(Record):
    """What a plan itself expects at one day of the year."""

    as_of: date
    text: Text


Targets = Annotated[
    tuple[Annotated[Target, BeforeValidator(shorthand.wording_table)], ...],
    BeforeValidator(shorthand.one_or_more),
    Field(strict=False),
]
Observations = Annotated[
    tuple[Annotated[Observation, BeforeValidator(shorthand.wording_table)], ...],
    BeforeValidator(shorthand.one_or_more),
    Field(strict=False),
]
References = Annotated[tuple[Wording, ...], BeforeValidator(shorthand.one_or_more), Field(strict=False)]
Milestones = Annotated[tuple[Milestone, ...], Field(strict=False)]
Trajectory = Annotated[
    Annotated[Literal["linear"], Tag("[word]")] | Annotated[Milestones, Tag("[list]")],
    Discriminator(shorthand.way_of_trajectory, custom_error_type="trajectory_value", custom_error_message="none"),
]


class Year(Record):
    """What was said of one year; what stands beside the values holds for each that does not say otherwise."""

    target: Targets = ()
    actual: Observations = ()
    related: Observations = ()
    reference: References = ()
    trajectory: Trajectory = ()
    as_of: date | None = None
    stage: Annotated[Stage | None, Enumerated] = None
    comparable: Annotated[Comparable | None, Enumerated] = None
    printed_ratio: Text | None = None
    published: date | None = None
    source: Slug | None = None
    at: Text | None = None
    note: Name | None = None

    def of(self, statement: Statement, key: str) -> Any:  # noqa: ANN401  each key has a type of its own
        """What a statement of this year says under a key, or else the year for all of them, save recorded ones."""
        own = getattr(statement, key, None)
        return own if own is not None or statement.entry else getattr(self, key)


class Baseline(Record):
    """The value before the plan, with its own year."""

    text: Text
    year: Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]
    source: Slug | None = None
    at: Text | None = None


class Indicator(Record):
    """What is measured; `number` is its row among the headline indicators, `under` the one that it serves."""

    id: Slug
    number: Annotated[int, Field(ge=1, le=100_000)] | None = None
    under: Annotated[int | str | None, BeforeValidator(shorthand.number_or_id)] = None
    name: Name
    theme: Slug | None = None
    measure: Annotated[Measure | None, Enumerated] = None
    direction: Annotated[Direction | None, Enumerated] = None
    unit: Text | None = None
    note: Name | None = None
    baseline: Baseline | None = None
    years: Annotated[
        dict[Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)], Year],
        BeforeValidator(shorthand.year_keys),
    ] = Field(default_factory=dict)


class Plan(Record):
    """A whole data file."""

    format: Literal[1]
    head: Head = Field(alias="plan")
    sources: Annotated[tuple[Source, ...], Field(strict=False)] = ()
    indicators: Annotated[tuple[Indicator, ...], Field(strict=False)]

    @property
    def years(self) -> tuple[int, ...]:
        """Every year of which something is said, in order."""
        return tuple(sorted({year for indicator in self.indicators for year in indicator.years}))

    @property
    def records(self) -> Mixed | None:
        """From where recorded values are among the plan's own, if any are."""
        return None

    def source(self, name: str | None) -> Source | None:
        """The cited document with this id."""
        return next((source for source in self.sources if source.id == name), None)
