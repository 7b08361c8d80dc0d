"""A year as one page: each indicator with its assessment and chart, and what the next year's targets ask."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from cntrack.assess import Wanted, status
from cntrack.assess.history import view
from cntrack.assess.results import Assessment, StatusReport
from cntrack.chart import Chart, chart
from cntrack.compare import compare
from cntrack.compare.results import Comparison
from cntrack.model import Plan


class Drawn(NamedTuple):
    """An indicator in a year with its chart, if there is anything to draw."""

    item: Assessment
    chart: Chart | None


class Report(NamedTuple):
    """A year of a plan, and the comparison with the next one, if the plan says something of that."""

    status: StatusReport
    drawn: tuple[Drawn, ...]
    following: Comparison | None


def report(plan: Plan, year: int | None, ids: Collection[str] = (), as_of: date | None = None) -> Report:
    """The page of a year; without one, of the latest that has actuals."""
    found = status(plan, year, Wanted(ids=ids), as_of=as_of)
    seen = view(plan, as_of)
    by_id = {indicator.id: indicator for indicator in seen.indicators}
    drawn = tuple(Drawn(item, chart(seen, by_id[item.id], found.year)) for item in found.indicators)
    after = found.year + 1
    follows = after in seen.years and not as_of
    return Report(found, drawn, compare(plan, found.year, after, only=ids) if follows else None)
