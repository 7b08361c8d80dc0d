"""The result of a comparison as frozen values; the JSON output is these values written out, key by key."""

from enum import StrEnum
from typing import NamedTuple

from cntrack.assessment.results import Cited, Names, PlanRef, Stated, Status
from cntrack.difference import Difference
from cntrack.model import Comparable, Direction, Measure


class Anchor(StrEnum):
    """Where the number of a later target lies beside that of an earlier one."""

    RAISED = "raised"
    LOWERED = "lowered"
    EQUAL = "equal"


class Demand(StrEnum):
    """Whether a later target asks more: by its success set, not by its number (status rules, B9)."""

    TIGHTENED = "tightened"
    LOOSENED = "loosened"
    REWORDED = "reworded"
    UNCHANGED = "unchanged"
    UNLIKE = "unlike"
    NEW = "new"
    DROPPED = "dropped"


class Trend(StrEnum):
    """The side of zero on which a whole difference lies."""

    UP = "up"
    DOWN = "down"
    EQUAL = "equal"


class TargetChange(NamedTuple):
    """Target to target: the number and the demand are two labels, because they differ."""

    anchor: Anchor | None
    demand: Demand
    difference: Difference | None


class Step(NamedTuple):
    """One figure less an earlier one, or None with neither trend where they are not comparable."""

    difference: Difference | None
    trend: Trend | None


class YearSide(NamedTuple):
    """What counts in one of the two years."""

    year: int
    target: Stated | None
    actual: Stated | None
    status: Status
    related: tuple[Stated, ...]


class Compared(NamedTuple):
    """One indicator in two years; each difference is `after` less `before`.

    `ask` is the target of `after` less the actual of `before`; `comparable` says how the definition of
    that actual stands to the target's. `compared` is false where there is nothing to compare.
    """

    id: str
    number: int | None
    under: int | str | None
    name: Names
    theme: str | None
    measure: Measure | None
    direction: Direction | None
    unit: str | None
    plan: str
    before: YearSide
    after: YearSide
    compared: bool
    target: TargetChange | None
    actual: Step | None
    ask: Step | None
    comparable: Comparable | None

    @property
    def moved(self) -> bool:
        """Whether a target or an actual that both years have is another."""
        alone = (Demand.NEW, Demand.DROPPED, Demand.UNCHANGED)
        retargeted = self.target is not None and self.target.demand not in alone
        return retargeted or (self.actual is not None and self.actual.trend is not Trend.EQUAL)


class Comparison(NamedTuple):
    """The answer of `cntrack compare`: first the `listed` ones, which have something to show or were asked for.

    `complete` names the years for which the plan holds every target that its sources set.
    """

    schema: str
    plan: PlanRef
    before: int
    after: int
    compared: int
    uncompared: int
    listed: int
    complete: tuple[int, ...]
    indicators: tuple[Compared, ...]
    sources: tuple[Cited, ...]

    @property
    def shown(self) -> tuple[Compared, ...]:
        """Those that a table lists."""
        return self.indicators[: self.listed]

    @property
    def rows(self) -> tuple[Compared, ...]:
        """What JSON Lines has a line for."""
        return self.indicators
