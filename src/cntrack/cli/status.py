"""cntrack status."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import partial
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

from cntrack.cli import complete
from cntrack.cli.complete import choices, when_asked
from cntrack.cli.options import AsOf, File, Out, Records, Themes, shows, words_of
from cntrack.cli.output import emit, gate, plan_file, plan_of, put
from cntrack.problem import UsageError

if TYPE_CHECKING:  # at run time only a table needs them
    from cntrack.assessment.results import Status, StatusReport
    from cntrack.model import Plan
    from cntrack.view.cells import Page

HELP = """\
\b
Examples:
  cntrack status
  cntrack status 2022 --lang zh
  cntrack status 2022 --as-of 2022-06-30
  cntrack status 2021 2 gdp --json
  cntrack status --fail-on not_met,uncertain
  cntrack status --fail-on not_met --format github

Target, actual, gap and status of each indicator of a YEAR. Without a year: the headline indicators of the latest
year with actuals. An INDICATOR is given by its number, its id, or part of its name in either language. With --as-of,
what was known on that day, and the pace in the year: how far each figure is ahead of, or behind, its target.

A STATUS is one of surpassed, met, met_reported, partial, uncertain, not_met, not_comparable, no_target, no_data."""

STATUSES = choices(
    "surpassed", "met", "met_reported", "partial", "uncertain", "not_met", "not_comparable", "no_target", "no_data"
)
_MOST_DRAWN = 1000  # nobody looks at more charts than that, and they take as long as the judging


@shows
def status(
    *,
    wanted: Annotated[
        list[str] | None,
        Argument(metavar="YEAR|INDICATOR", hidden=True, autocompletion=when_asked(complete.years_and_indicators)),
    ] = None,
    file: File = None,
    records: Records = None,
    as_of: AsOf = None,
    theme: Themes = None,
    only: Annotated[
        list[str] | None,
        Option("--status", metavar="STATUS", help="Only this status, or several.", autocompletion=STATUSES),
    ] = None,
    fail_on: Annotated[
        list[str] | None,
        Option(
            metavar="STATUS",
            help="Exit 1 if an indicator has this status (a,b or repeated).",
            autocompletion=STATUSES,
        ),
    ] = None,
    out: Out,
) -> None:
    """Show the status of each indicator."""
    from cntrack import assessment, select  # noqa: PLC0415  --help needs neither

    plan = plan_of(file, records)
    year, words = _year_and_words(plan, wanted or [])
    on = None if as_of is None else select.day(as_of)
    caught = select.statuses_of(words_of(fail_on))
    report = assessment.status(
        plan,
        year,
        assessment.Wanted(
            ids={select.find(plan, word).id for word in words},
            themes=select.themes_of(plan, words_of(theme)),
            statuses=select.statuses_of(words_of(only)),
        ),
        as_of=on,
    )
    if out.format == "github":
        put(_marks(plan, plan_file(file), report, caught).encode(), out)
    else:
        emit(report, partial(_page, plan), out)
    if caught:
        from cntrack.view.status import tripped  # noqa: PLC0415

        gate(tripped(report, caught))


def _marks(plan: Plan, file: str, report: StatusReport, caught: Collection[Status]) -> str:
    """Annotations of the lines of the data file that the caught indicators rest on."""
    from cntrack.checking import marked  # noqa: PLC0415  few calls mark anything
    from cntrack.render.problems import github  # noqa: PLC0415
    from cntrack.view.status import why  # noqa: PLC0415

    if not caught:
        message = "--format github marks what a gate catches; add --fail-on not_met,uncertain"
        raise UsageError(message)
    told = [(item, f"{item.status}: {why(item, 'en')}") for item in report.indicators if item.status in caught]
    return github(marked(plan, file, told))


def _page(plan: Plan, found: StatusReport, lang: str) -> Page:
    from cntrack.report import charts  # noqa: PLC0415  JSON needs no view
    from cntrack.view import status as view  # noqa: PLC0415

    return view.page(found, lang, charts(plan, found) if len(found.indicators) <= _MOST_DRAWN else {})


def _year_and_words(plan: Plan, wanted: list[str]) -> tuple[int | None, list[str]]:
    """A first argument of four digits or more is a year, the others are indicators."""
    from cntrack import select  # noqa: PLC0415

    if wanted and re.fullmatch("[0-9]{4,}", wanted[0], re.ASCII) and not select.has_number(plan, wanted[0]):
        return select.year_of(plan, wanted[0]), wanted[1:]
    return None, wanted
