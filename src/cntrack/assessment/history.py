"""A plan as it was known on a day: what had been said by then, of days up to then; and without what was taken back."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from cntrack.model import Indicator, Observation, Plan, Stage, Statement, Year

_RANK = {None: 0, Stage.FORECAST: 1, Stage.ESTIMATE: 2, Stage.PRELIMINARY: 3, Stage.FINAL: 4}
_UNLABELLED = 5  # whoever records a figure and no stage means it to count

S = TypeVar("S", bound=Statement)


def view(plan: Plan, on: date | None = None) -> Plan:
    """The plan with what counts: nothing that was replaced or retracted, and of a day what was known of it.

    Of several versions those published later are left out; a first one counts from the day that it is about, since
    figures come out weeks behind it. An actual without a day of its own is of the end of its year.
    """
    if on is None and plan.records is None:
        return plan
    seen = _View(on, {source.id: source.published for source in plan.sources})
    return plan.model_copy(update={"indicators": tuple(seen.indicator(item) for item in plan.indicators)})


class _View(NamedTuple):
    """The day, if it is of one, and when each source was published."""

    on: date | None
    published: dict[str, date | None]

    def indicator(self, indicator: Indicator) -> Indicator:
        years = {number: self.year(number, year) for number, year in indicator.years.items()}
        return indicator.model_copy(update={"years": years})

    def year(self, number: int, year: Year) -> Year:
        seen = {role: self.known(year, getattr(year, role)) for role in ("target", "related", "reference")}
        return year.model_copy(update={**seen, "actual": tuple(self.actuals(number, year))})

    def actuals(self, number: int, year: Year) -> Iterator[Observation]:
        by_day: dict[date, list[Observation]] = {}
        for item in year.actual:
            by_day.setdefault(day_of(item, number, year), []).append(item)
        for day, items in by_day.items():
            if self.on is None or day <= self.on:
                yield from self.known(year, items)

    def known(self, year: Year, statements: Sequence[S]) -> tuple[S, ...]:
        left = standing(statements)
        if self.on is None:
            return left
        dated = [(out_by(item, year, self.published) or date.min, item) for item in left]
        early = tuple(item for out, item in dated if out <= self.on)
        return early or tuple(item for _, item in sorted(dated, key=lambda pair: pair[0])[:1])


def day_of(actual: Observation, number: int, year: Year) -> date:
    """The day that a figure is about: its own, or else the end of its year."""
    return year.of(actual, "as_of") or date(number, 12, 31)


def settled(year: Year, number: int) -> list[Observation]:
    """The actuals of a year by their days, those of one day as they settle: by stage, publication, and place."""

    def rank(item: tuple[int, Observation]) -> tuple[date, int, str, int]:
        place, actual = item
        stage, published = year.of(actual, "stage"), str(year.of(actual, "published") or "")
        settled_as = _UNLABELLED if actual.entry and not stage else _RANK[stage]
        return day_of(actual, number, year), settled_as, published, place

    if len(year.actual) <= 1:  # nearly every year
        return list(year.actual)
    return [actual for _, actual in sorted(enumerate(year.actual), key=rank)]


def latest(year: Year, number: int) -> Observation | None:
    """The actual that counts: of the latest day the most settled one."""
    return settled(year, number)[-1] if year.actual else None


def out_by(statement: Statement, year: Year, published: dict[str, date | None]) -> date | None:
    """The day on which a statement was published: its own, or else that of its source."""
    return year.of(statement, "published") or published.get(year.of(statement, "source"))


def standing(statements: Sequence[S]) -> tuple[S, ...]:
    """The statements that were not taken back."""
    return tuple(item for item in statements if not (item.entry and item.entry.withdrawn))
