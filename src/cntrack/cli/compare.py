"""cntrack compare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

from cntrack.cli import complete
from cntrack.cli.complete import when_asked
from cntrack.cli.options import File, Out, Records, Themes, shows, words_of
from cntrack.cli.output import emit, gate
from cntrack.cli.plans import plan_of

if TYPE_CHECKING:  # at run time only a table needs them
    from cntrack.comparison.results import Comparison
    from cntrack.view.cells import Page

HELP = """\
\b
Examples:
  cntrack compare 2021 2022
  cntrack compare 2021 2022 13 --json
  cntrack compare 2021 2022 --exit-code

Two years side by side: target to target, actual to actual, and what the target of the second year asks beyond the
actual of the first. An INDICATOR is given by its number, its id, or part of its name."""


@shows
def compare(
    *,
    before: Annotated[str, Argument(metavar="YEAR", hidden=True, autocompletion=when_asked(complete.years))],
    after: Annotated[str, Argument(metavar="YEAR", hidden=True, autocompletion=when_asked(complete.years))],
    wanted: Annotated[
        list[str] | None, Argument(metavar="INDICATOR", hidden=True, autocompletion=when_asked(complete.indicators))
    ] = None,
    file: File = None,
    records: Records = None,
    theme: Themes = None,
    exit_code: Annotated[bool, Option("--exit-code", help="Exit 1 if what both years have changed.")] = False,
    out: Out,
) -> None:
    """Compare two years."""
    from cntrack import comparison, select  # noqa: PLC0415  --help needs neither

    plan = plan_of(file, records)
    report = comparison.compare(
        plan,
        select.year_of(plan, before),
        select.year_of(plan, after),
        only={select.find(plan, word).id for word in wanted or []},
        themes=select.themes_of(plan, words_of(theme)),
    )
    emit(report, _page, out)
    if exit_code:
        from cntrack.view.compare import changed  # noqa: PLC0415

        gate(changed(report))


def _page(report: Comparison, lang: str) -> Page:
    from cntrack.view import compare as view  # noqa: PLC0415  JSON needs no view

    return view.page(report, lang)
