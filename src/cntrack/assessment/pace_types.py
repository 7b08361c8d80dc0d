"""The pace of a figure in the year as frozen values; part of an `Assessment`."""

import calendar
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple


class PaceState(StrEnum):
    """Where a figure of a day stands against the way to its year's target (status rules, B8)."""

    ACHIEVED_EARLY = "achieved_early"
    AHEAD = "ahead"
    ON_PACE = "on_pace"
    BEHIND = "behind"
    NONE = "n/a"


class PaceBasis(StrEnum):
    """By what a pace is measured."""

    FLOW = "flow"
    CEILING = "ceiling"
    STOCK = "stock"
    TRAJECTORY = "trajectory"
    RUNNING = "running"


class NoPace(StrEnum):
    """Why no pace can be told."""

    NOT_NUMERIC = "not_numeric"
    NOT_EXACT = "not_exact"
    NOT_POSITIVE = "not_positive"
    NO_MEASURE = "no_measure"
    NO_DIRECTION = "no_direction"
    NO_BASE = "no_base"
    BASE_BEYOND = "base_beyond"
    NO_TRAJECTORY = "no_trajectory"
    NO_MILESTONE = "no_milestone"


class Elapsed(NamedTuple):
    """The part of a period that is over, in months or in days."""

    part: int
    whole: int
    counted_in: str

    @property
    def share(self) -> Fraction:
        """As a fraction of the whole."""
        return Fraction(self.part, self.whole)

    @property
    def percent(self) -> Fraction:
        """In percent of the whole."""
        return 100 * self.share

    @property
    def months(self) -> Fraction:
        """The whole in months; of days, as many as they are of the years that they fill."""
        return Fraction(self.whole) if self.counted_in == "months" else Fraction(12 * round(Fraction(self.whole, 365)))


def elapsed(day: date, year: int, since: int) -> Elapsed:
    """How much of the time from the end of one year to that of another is over: in months at a month's end, or days."""
    last = calendar.monthrange(day.year, day.month)[1]
    years = year - since
    if day.day == last:
        return Elapsed(12 * (years - 1) + day.month, 12 * years, "months")
    start = date(since, 12, 31)
    return Elapsed((day - start).days, (date(year, 12, 31) - start).days, "days")


class Pace(NamedTuple):
    """Where a figure of a day stands against the way to its year's target; positive leads are favourable.

    `share` is the part of the target, or of the way to it, in percent, that is reached or used; `required` is what the
    rest of the period needs, or may use, in a month; `last_year` the share on the same day a year before. A rate so
    far is `running`: compared with the year's rate as it stands.
    """

    state: PaceState
    reason: NoPace | None
    basis: PaceBasis | None
    as_of: date
    elapsed: Elapsed
    share: Decimal | None
    expected: Decimal | None
    lead: Decimal | None
    unit: str | None
    required: Decimal | None
    required_unit: str | None
    last_year: Decimal | None
    running: bool
