"""cntrack report."""

from __future__ import annotations

import os
from typing import Annotated

from typer import Argument, Option

from cntrack.cli import complete
from cntrack.cli.asking import language
from cntrack.cli.complete import when_asked
from cntrack.cli.options import AsOf, File, Out, Records
from cntrack.cli.output import put
from cntrack.cli.plans import plan_of
from cntrack.problem import UsageError
from cntrack.visible import visible

HELP = """\
\b
Examples:
  cntrack report -o plan.html
  cntrack report 2022 -o plan-2022.html --lang zh
  cntrack report 2022 --as-of 2022-06-30 -o midyear.html
  cntrack report 2021 gdp --chart gdp.svg

One page that can be passed on: the summary, what needs attention, each indicator with a chart and its sources, and
what the next year's targets ask. It is one file that needs no network and no script, in Chinese and English; --lang
says in which it opens. With --chart, the chart of one INDICATOR as SVG."""


def report(
    *,
    wanted: Annotated[
        list[str] | None,
        Argument(metavar="YEAR|INDICATOR", hidden=True, autocompletion=when_asked(complete.years_and_indicators)),
    ] = None,
    output: Annotated[str | None, Option("--output", "-o", metavar="FILE", help="The page; - is stdout.")] = None,
    chart: Annotated[str | None, Option("--chart", metavar="FILE", help="One chart as SVG instead.")] = None,
    force: Annotated[bool, Option("--force", help="Replace FILE if it exists.")] = False,
    lang: Annotated[str | None, Option(metavar="zh|en", help="Language. [env CNTRACK_LANG; else the locale's]")] = None,
    as_of: AsOf = None,
    file: File = None,
    records: Records = None,
) -> None:
    """Make a page to look at and pass on."""
    from cntrack import select  # noqa: PLC0415  --help needs none of it
    from cntrack.report import report as report_of  # noqa: PLC0415
    from cntrack.view.report import sheet  # noqa: PLC0415

    if (output is None) is (chart is None):
        message = "give the page a file: cntrack report -o plan.html; or a chart: cntrack report gdp --chart gdp.svg"
        raise UsageError(message)
    place = _place("page", output, ".html", ".htm") if chart is None else _place("chart", chart, ".svg")
    language_of = language(lang)
    plan = plan_of(file, records)
    year, words = select.year_and_words([plan], wanted or [])
    ids = {select.find(plan, each).id for each in words}
    if chart is not None and len(ids) != 1:
        message = "--chart draws one INDICATOR: cntrack report 2021 gdp --chart gdp.svg"
        raise UsageError(message)
    found = sheet(report_of(plan, year, ids, None if as_of is None else select.day(as_of)))
    if chart is not None:
        from cntrack.render import svg  # noqa: PLC0415

        text = svg.document(found, language_of)
    else:
        from cntrack.render import html  # noqa: PLC0415

        text = html.document(found, language_of)
    put(text.encode(), Out(output=place, force=force))


def _place(what: str, name: str | None, *suffixes: str) -> str | None:
    """The name of the file, which promises nothing that is not written: a suffix is one of those given."""
    suffix = os.path.splitext(name or "")[1]  # noqa: PTH122  a name, perhaps no path
    if suffix and suffix.lower() not in suffixes:
        message = f'a {what} is written as {suffixes[0]}, not as "{visible(suffix)}"'
        raise UsageError(message)
    return name
