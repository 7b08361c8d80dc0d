"""Several plans, or years, side by side: one row an indicator, plan and year; aligned by ids, never by guess."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from cntrack.assessment import ALL, Wanted, has_value, status
from cntrack.assessment.results import Assessment, StatusReport
from cntrack.model import Plan
from cntrack.problem import UsageError

ORDERS = ("plan", "place", "year")


class Many(NamedTuple):
    """The answer of `cntrack status` about several plans or years, a report for each.

    `by` is the order of its rows: plan after plan, or the same indicator of all places, or of all places and years.
    """

    schema: str
    by: str
    reports: tuple[StatusReport, ...]

    @property
    def rows(self) -> tuple[Assessment, ...]:
        """What JSON Lines has a line for."""
        rows = [item for report in self.reports for item in report.indicators]
        if self.by == "plan":
            return tuple(rows)
        order = {name: place for place, name in enumerate(dict.fromkeys(item.id for item in rows))}
        return tuple(sorted(rows, key=lambda item: order[item.id]))


def many(
    plans: Sequence[Plan], by: str, year: int | None = None, wanted: Wanted = ALL, *, as_of: date | None = None
) -> Many:
    """The status of each plan, and with `by` year of each of its years, where it has what is wanted."""
    _distinct(plans)
    reports = tuple(
        status(plan, each, wanted, as_of=as_of)
        for plan in plans
        if not wanted.ids or any(item.id in wanted.ids for item in plan.indicators)
        for each in _years(plan, year, as_of, every=by == "year")
    )
    return Many("cntrack/plans/1", by, reports)


def _distinct(plans: Sequence[Plan]) -> None:
    ids = [plan.head.id for plan in plans]
    twice = next((name for name in ids if ids.count(name) > 1), None)
    if twice:
        message = f'two plans have the id "{twice}"; their rows could not be told apart'
        raise UsageError(message)


def _years(plan: Plan, year: int | None, as_of: date | None, *, every: bool) -> Sequence[int | None]:
    """The year that is asked for, where the plan says something of it; else all of its years, or its latest."""
    if year is not None:
        return [year] if year in plan.years else []
    if not every:
        return [None] if plan.years else []
    begun = (each for each in plan.years if as_of is None or each <= as_of.year)
    return [each for each in begun if any(has_value(item, each) for item in plan.indicators)]
