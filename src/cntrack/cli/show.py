"""cntrack show."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

from typer import Argument

from cntrack.cli import complete
from cntrack.cli.complete import when_asked
from cntrack.cli.options import AsOf, File, Out, Records, shows
from cntrack.cli.output import emit
from cntrack.cli.plans import plan_of

if TYPE_CHECKING:  # at run time only a table needs them
    from cntrack.explain import Story
    from cntrack.model import Plan
    from cntrack.view.cells import Page

HELP = """\
\b
Examples:
  cntrack show 3
  cntrack show gdp --lang zh
  cntrack show 养老床位数 --json
  cntrack show gdp --as-of 2022-06-30

One indicator whole: how each wording was read, the rule and arithmetic that gave each status, and its sources. With
--as-of, what was known on that day; without, all that was ever said, what was revised or taken back included.
The INDICATOR is given by its number, its id, or part of its name in either language."""


@shows
def show(
    *,
    indicator: Annotated[
        str, Argument(metavar="INDICATOR", hidden=True, autocompletion=when_asked(complete.indicators))
    ],
    file: File = None,
    records: Records = None,
    as_of: AsOf = None,
    out: Out,
) -> None:
    """Explain one indicator."""
    from cntrack import explain, select  # noqa: PLC0415  --help needs neither

    plan = plan_of(file, records)
    on = None if as_of is None else select.day(as_of)
    emit(explain.show(plan, select.find(plan, indicator), on), partial(_page, plan), out)


def _page(plan: Plan, story: Story, lang: str) -> Page:
    from cntrack.report import charts_of_years  # noqa: PLC0415  JSON needs no view
    from cntrack.view import show as view  # noqa: PLC0415

    return view.page(story, lang, charts_of_years(plan, story))
