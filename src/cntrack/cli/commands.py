"""The commands: each reads a plan, has one thing computed, and has it shown."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Context, Exit, Option, Typer

from cntrack import __version__
from cntrack.cli.options import File, Out, Themes, shows
from cntrack.problem import UsageError

if TYPE_CHECKING:  # a call loads only what it needs
    from cntrack.model import Plan

app = Typer(
    name="cntrack",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

EXIT_CODES = """\
Exit codes: 0 fine; 1 a gate tripped (--fail-on, --exit-code) or check found problems; 2 wrong usage, unreadable
or invalid input, or failed output; 70 an unforeseen error; 130 interrupted."""

SHORT_HELP = """\
cntrack tracks the indicators of a government plan: what was promised, what was reached, what that means.

  cntrack status                 the headline indicators of the latest year, each with its status
  cntrack compare 2021 2022      what changed, and what the new targets ask beyond the last figures
  cntrack show 3                 one indicator whole: how it was read, judged, and where it stands

cntrack --help lists everything."""


def _version(wanted: bool) -> None:  # noqa: FBT001  Typer calls it so
    if wanted:
        print(f"cntrack {__version__}")  # noqa: T201
        raise Exit


@app.callback(
    invoke_without_command=True,
    help="\b\nExamples:\n  cntrack status\n  cntrack compare 2021 2022\n  cntrack status 2021 --json | jq .summary\n\n"
    "Track the indicators of a government plan: what was promised, what was reached, and what that means.",
    epilog=f"\b\n{EXIT_CODES}",
)
def root(
    context: Context,
    *,
    version: Annotated[
        bool, Option("--version", "-V", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Say what the program is for when it is called alone."""
    del version  # its callback has answered
    if context.invoked_subcommand is None:
        print(SHORT_HELP)  # noqa: T201


def plan_of(file: str | None) -> Plan:
    """The plan of --file, else of CNTRACK_FILE, else the one that comes with the program."""
    from cntrack.store import bundled, load  # noqa: PLC0415

    return load(file or os.environ.get("CNTRACK_FILE") or str(bundled()))


Wanted = Annotated[
    list[str] | None,
    Argument(metavar="[YEAR] [INDICATOR]...", help="A year, then indicators by number, id or part of a name."),
]


@app.command(
    help="\b\nExamples:\n  cntrack status\n  cntrack status 2022 --lang zh\n  cntrack status 2021 2 gdp --json\n"
    "  cntrack status --fail-on not_met,uncertain\n\nTarget, actual, gap and status of each indicator of a year. "
    "Without a year: the headline indicators of the latest year with actuals.",
)
@shows
def status(
    *,
    wanted: Wanted = None,
    file: File = None,
    theme: Themes = [],  # noqa: B006  Typer copies it
    only: Annotated[list[str], Option("--status", metavar="STATUS", help="Only these statuses.")] = [],  # noqa: B006
    fail_on: Annotated[
        str, Option(metavar="STATUS,…", help="Exit 1 if any indicator listed has one of these statuses.")
    ] = "",
    out: Out,
) -> None:
    """Show the status of each indicator."""
    from cntrack import assess, select  # noqa: PLC0415
    from cntrack.view import status as view  # noqa: PLC0415

    plan = plan_of(file)
    year, words = _year_and_words(plan, wanted or [])
    gate = select.statuses_of(fail_on.split(",") if fail_on else [])
    report = assess.status(
        plan,
        year,
        only={select.find(plan, word).id for word in words},
        themes=select.themes_of(plan, _split(theme)),
        statuses=select.statuses_of(_split(only)),
    )
    _emit(report, view.page, out)
    _gate(view.tripped(report, gate))


def _year_and_words(plan: Plan, wanted: list[str]) -> tuple[int | None, list[str]]:
    """A first argument of four digits is a year, the others are indicators."""
    from cntrack import select  # noqa: PLC0415

    if wanted and re.fullmatch("[0-9]{4}", wanted[0], re.ASCII):
        return select.year_of(plan, wanted[0]), wanted[1:]
    return None, wanted


def _split(words: list[str]) -> list[str]:
    return [part.strip() for word in words for part in word.split(",") if part.strip()]


def _gate(message: str | None) -> None:
    """Exit 1 with one line that says what tripped."""
    if message:
        from cntrack.cli.entry import complain  # noqa: PLC0415

        complain(message)
        raise Exit(1)


@app.command(
    help="\b\nExamples:\n  cntrack compare 2021 2022\n  cntrack compare 2021 2022 13 --json\n"
    "  cntrack compare 2021 2022 --exit-code\n\nTwo years side by side: target to target, actual to actual, and what "
    "the later target asks beyond the earlier actual.",
)
@shows
def compare(
    *,
    before: Annotated[str, Argument(metavar="YEAR", help="The year that is compared from.")],
    after: Annotated[str, Argument(metavar="YEAR", help="The year that is compared with it.")],
    wanted: Annotated[
        list[str] | None, Argument(metavar="[INDICATOR]...", help="Indicators by number, id or part of a name.")
    ] = None,
    file: File = None,
    theme: Themes = [],  # noqa: B006
    exit_code: Annotated[bool, Option("--exit-code", help="Exit 1 if any target or figure changed.")] = False,
    out: Out,
) -> None:
    """Compare two years."""
    from cntrack import compare as comparing  # noqa: PLC0415
    from cntrack import select  # noqa: PLC0415
    from cntrack.view import compare as view  # noqa: PLC0415

    plan = plan_of(file)
    report = comparing.compare(
        plan,
        select.year_of(plan, before),
        select.year_of(plan, after),
        only={select.find(plan, word).id for word in wanted or []},
        themes=select.themes_of(plan, _split(theme)),
    )
    _emit(report, view.page, out)
    _gate(view.changed(report) if exit_code else None)


@app.command(
    help="\b\nExamples:\n  cntrack show 3\n  cntrack show gdp --lang zh\n  cntrack show 养老床位数 --json\n\n"
    "One indicator whole: how each wording was read, the rule and arithmetic that gave each status, and its sources.",
)
@shows
def show(
    *,
    indicator: Annotated[str, Argument(metavar="INDICATOR", help="Number, id or part of a name.")],
    file: File = None,
    out: Out,
) -> None:
    """Explain one indicator."""
    from cntrack import explain, select  # noqa: PLC0415
    from cntrack.view import show as view  # noqa: PLC0415

    plan = plan_of(file)
    _emit(explain.show(plan, select.find(plan, indicator)), view.page, out)


@app.command(
    help="\b\nExamples:\n  cntrack parse 95%以上\n  cntrack parse '5%-10%' 3%左右 --json\n"
    "  cntrack parse --format jsonl - < wordings.txt\n\nHow official wordings are read. A single - takes one wording "
    "a line from standard input; put -- before a wording that begins with a hyphen.",
)
@shows
def parse(
    *,
    wordings: Annotated[list[str], Argument(metavar="WORDING...", help="Wordings, or - for lines of stdin.")],
    out: Out,
) -> None:
    """Show how wordings are read."""
    from cntrack.view import parse as view  # noqa: PLC0415
    from cntrack.wording import read  # noqa: PLC0415

    if wordings == ["-"]:
        if sys.stdin is None:
            message = "standard input is closed"
            raise UsageError(message)
        text = sys.stdin.buffer.read().decode("utf-8", "surrogateescape").removeprefix("\ufeff")
        wordings = [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")] if text else []
    _emit(view.Readings("cntrack/parse/1", tuple(map(read, wordings))), view.page, out)


@app.command(
    help="\b\nExamples:\n  cntrack schema status\n  cntrack schema plan -o plan.schema.json\n\n"
    "The JSON Schema of a data file (plan) or of an output (status, compare, show, parse).",
)
def schema(
    name: Annotated[str, Argument(metavar="NAME", help="plan, status, compare, show or parse.")],
    output: Annotated[str | None, Option("--output", "-o", metavar="FILE", help="Write to FILE.")] = None,
    *,
    force: Annotated[bool, Option("--force", help="Replace FILE if it exists.")] = False,
) -> None:
    """Print a JSON Schema."""
    from cntrack import schema as schemas  # noqa: PLC0415
    from cntrack.cli.output import one_of, put  # noqa: PLC0415

    text = schemas.text(one_of(name, schemas.NAMES, "schema"))
    put(text.encode(), Out(output=output, force=force))


def _emit(result: object, page_of: object, out: Out) -> None:
    from cntrack.cli.output import emit  # noqa: PLC0415  with the format that it needs

    emit(result, page_of, out)  # type: ignore[arg-type, type-var]
