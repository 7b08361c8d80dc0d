"""cntrack status."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument, Option

from cntrack.cli import complete
from cntrack.cli.asking import one_of
from cntrack.cli.complete import choices, when_asked
from cntrack.cli.options import AsOf, Files, Out, Records, Themes, shows, words_of
from cntrack.cli.output import emit, gate, put
from cntrack.cli.plans import plans_of
from cntrack.problem import UsageError

if TYPE_CHECKING:  # at run time only a table needs them
    from cntrack.assessment.results import Assessment, Status, StatusReport
    from cntrack.many import Many
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
  cntrack status 2022 --file plans/ --by place

Target, actual, gap and status of each indicator of a YEAR. Without a year: the headline indicators of the latest
year with actuals. An INDICATOR is given by its number, its id, or part of its name in either language. With --as-of,
what was known on that day, and the pace in the year: how far each figure is ahead of, or behind, its target.

With --file several times, or a folder of plans, the rows of all: plan by plan, or with --by place those of one
indicator (the same id) together; --by year takes every year.

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
    file: Files = None,
    by: Annotated[
        str | None,
        Option(
            metavar="plan|place|year",
            help="Several plans or years side by side, in this order.",
            autocompletion=choices("plan", "place", "year"),
        ),
    ] = None,
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
            help="Exit 1 if an indicator has this status (a,b or repeated); --format github marks its line.",
            autocompletion=STATUSES,
        ),
    ] = None,
    out: Out,
) -> None:
    """Show the status of each indicator."""
    from cntrack import assessment, select  # noqa: PLC0415  --help needs neither

    found = plans_of(file or [], records)
    plans = [plan for _, plan in found]
    year, words = select.year_and_words(plans, wanted or [])
    on = None if as_of is None else select.day(as_of)
    caught = select.statuses_of(words_of(fail_on))
    wishes = assessment.Wanted(
        ids={item.id for word in words for item in select.find_in(plans, word)},
        themes=select.themes_in(plans, words_of(theme)),
        statuses=select.statuses_of(words_of(only)),
    )
    report: StatusReport | Many
    if by is None and len(plans) == 1:
        report = assessment.status(plans[0], year, wishes, as_of=on)
        page: Callable[[Any, str], Page] = partial(_page, plans[0])
    else:
        from cntrack.many import ORDERS, many  # noqa: PLC0415  most calls are about one plan

        order = one_of(by or "plan", ORDERS, "order")
        report, page = many(plans, order, year, wishes, as_of=on), _page_of_many
    if out.format == "github":
        put(_marks(found, report.rows, caught).encode(), out)
    else:
        emit(report, page, out)
    if caught:
        from cntrack.view.status import tripped  # noqa: PLC0415

        gate(tripped(report.rows, caught))


def _marks(plans: Iterable[tuple[str, Plan]], items: Iterable[Assessment], caught: Collection[Status]) -> str:
    """Annotations of the lines of the data files that the caught indicators rest on."""
    from cntrack.checking import marked  # noqa: PLC0415  few calls mark anything
    from cntrack.render.problems import github  # noqa: PLC0415
    from cntrack.view.status import why  # noqa: PLC0415

    if not caught:
        message = "--format github marks what a gate catches; add --fail-on not_met,uncertain"
        raise UsageError(message)
    told: dict[str, list[tuple[Assessment, str]]] = {}
    for item in items:
        if item.status in caught:
            told.setdefault(item.plan, []).append((item, f"{item.status}: {why(item, 'en')}"))
    return github(found for file, plan in plans for found in marked(plan, file, told.get(plan.head.id, ())))


def _page(plan: Plan, found: StatusReport, lang: str) -> Page:
    from cntrack.report import charts  # noqa: PLC0415  JSON needs no view
    from cntrack.view import status as view  # noqa: PLC0415

    return view.page(found, lang, charts(plan, found) if len(found.indicators) <= _MOST_DRAWN else {})


def _page_of_many(found: Many, lang: str) -> Page:
    from cntrack.view import many as view  # noqa: PLC0415

    return view.page(found, lang)
