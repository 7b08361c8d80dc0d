"""A year as one page: each indicator with its assessment and chart, and what the next year's targets ask."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from cntrack.assessment import Wanted, status
from cntrack.assessment.history import view
from cntrack.assessment.results import Assessment, Stated, StatusReport
from cntrack.chart import Chart, before, chart
from cntrack.comparison import compare
from cntrack.comparison.results import Comparison
from cntrack.explain import Story
from cntrack.model import Plan


class Drawn(NamedTuple):
    """An indicator in a year with its chart, if there is anything to draw, and the earlier figure that is in it."""

    item: Assessment
    chart: Chart | None
    before: Stated | None


class Report(NamedTuple):
    """A year of a plan, and the comparison with the next one, if the plan says something of that."""

    status: StatusReport
    drawn: tuple[Drawn, ...]
    following: Comparison | None


def report(plan: Plan, year: int | None, ids: Collection[str] = (), as_of: date | None = None) -> Report:
    """The page of a year; without one, of the latest that has actuals."""
    found = status(plan, year, Wanted(ids=ids), as_of=as_of)
    drawn = charts(plan, found)
    seen = view(plan, found.as_of)
    with_earlier = {name for name, each in drawn.items() if each.before is not None}
    earlier = {item.id: before(seen, item, found.year) for item in seen.indicators if item.id in with_earlier}
    after = found.year + 1
    follows = after in plan.years and not as_of
    return Report(
        found,
        tuple(Drawn(item, drawn.get(item.id), earlier.get(item.id)) for item in found.indicators),
        compare(plan, found.year, after, only=ids) if follows else None,
    )


def charts(plan: Plan, found: StatusReport) -> dict[str, Chart]:
    """The chart of each indicator of a status report that has one, by id."""
    seen = view(plan, found.as_of)
    by_id = {indicator.id: indicator for indicator in seen.indicators}
    drawn = ((item.id, chart(seen, by_id[item.id], found.year, item.pace)) for item in found.indicators)
    return {name: each for name, each in drawn if each}


def charts_of_years(plan: Plan, story: Story) -> dict[int, Chart]:
    """The chart of each year of one indicator that has one."""
    seen = view(plan, story.as_of)
    indicator = next(item for item in seen.indicators if item.id == story.id)
    drawn = ((year.year, chart(seen, indicator, year.year)) for year in story.years)
    return {year: each for year, each in drawn if each}
