"""cntrack record."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

from cntrack.cli import complete
from cntrack.cli.complete import choices, when_asked
from cntrack.cli.ending import Stopped
from cntrack.cli.options import File, Out, Records, shows
from cntrack.cli.output import emit
from cntrack.cli.plans import plan_alone, records_file
from cntrack.problem import DataError, OutputError, UsageError

if TYPE_CHECKING:  # at run time only what is called for
    from cntrack.drafts import Draft
    from cntrack.model import Plan
    from cntrack.problem import Problem
    from cntrack.recording import Recording
    from cntrack.records import Item, Ledger
    from cntrack.view.cells import Page

HELP = """\
\b
Examples:
  cntrack record gdp 2022 --actual 3.2% --as-of 2022-06-30 --stage preliminary --source "区统计局 7月快报"
  cntrack record 1 2021 --reference 6%以上 --source "上海市2021年政府工作报告"
  cntrack record --replaces 1 --actual 3.4%
  cntrack record --retract 2 --note "taken from the wrong table"
  cntrack record - < figures.csv

Add a figure to the records, a file beside the plan. Its wording is read at once. Nothing recorded is ever changed: a
correction is a new entry that says which one it replaces, a retraction one that says why. A single - takes many from
standard input, JSON Lines or CSV with the names of the options as columns (indicator, year, actual, as_of …): all or
none of them."""

_OPTIONS = {"indicator": "INDICATOR", "year": "YEAR", "retracts": "--retract"}
_MAX_INPUT = 64 * 1024 * 1024


@shows
def record(
    *,
    indicator: Annotated[
        str | None, Argument(metavar="INDICATOR", hidden=True, autocompletion=when_asked(complete.indicators))
    ] = None,
    year: Annotated[
        str | None, Argument(metavar="YEAR", hidden=True, autocompletion=when_asked(complete.years))
    ] = None,
    actual: Annotated[str | None, Option(metavar="WORDING", help="The value that was reached.")] = None,
    target: Annotated[str | None, Option(metavar="WORDING", help="The value that is asked.")] = None,
    reference: Annotated[
        str | None, Option(metavar="WORDING", help="The other authority's number that the target leans on.")
    ] = None,
    as_of: Annotated[
        str | None, Option(metavar="DATE", help="The day that the figure is about. [the year's end]")
    ] = None,
    published: Annotated[str | None, Option(metavar="DATE", help="The day on which it was published.")] = None,
    stage: Annotated[
        str | None,
        Option(
            metavar="STAGE",
            help="forecast, estimate, preliminary or final.",
            autocompletion=choices("forecast", "estimate", "preliminary", "final"),
        ),
    ] = None,
    source: Annotated[
        str | None,
        Option(
            metavar="SOURCE",
            help="A source's id in the plan, or any document.",
            autocompletion=when_asked(complete.sources),
        ),
    ] = None,
    at: Annotated[str | None, Option(metavar="PLACE", help="Where in the source: table, row, page.")] = None,
    note: Annotated[str | None, Option(metavar="TEXT", help="A remark; the reason of a retraction.")] = None,
    as_text: Annotated[bool, Option("--as-text", help="Keep a wording that cannot be read as words.")] = False,
    replaces: Annotated[str | None, Option(metavar="N", help="The entry that this one corrects.")] = None,
    retract: Annotated[str | None, Option(metavar="N", help="Take back an entry; --note says why.")] = None,
    dry_run: Annotated[bool, Option("--dry-run", help="Show what would be recorded; write nothing.")] = False,
    file: File = None,
    records: Records = None,
    out: Out,
) -> None:
    """Add a figure that has come in."""
    given = {
        "indicator": indicator, "year": year, "actual": actual, "target": target, "reference": reference,
        "as_of": as_of, "published": published, "stage": stage, "source": source, "at": at, "note": note,
        "as_text": "true" if as_text else None, "replaces": replaces, "retracts": retract,
    }  # fmt: skip
    said = {key: text for key, text in given.items() if text is not None}
    drafts = _drafts(said)
    place = records_file(records)
    if place is None:
        message = "--records none leaves nowhere to record; give a path"
        raise UsageError(message)
    recorded = _write(plan_alone(file), drafts, place, dry_run=dry_run)
    try:
        emit(recorded, _page, out)
    except Stopped as stop:
        stop.said = "" if dry_run else f"recorded in {place}, but not shown: interrupted"
        raise
    except (OutputError, BrokenPipeError) as error:
        if dry_run:
            raise
        message = f"recorded in {place}, but not shown: {error if isinstance(error, OutputError) else 'closed pipe'}"
        raise OutputError(message) from None


def _drafts(said: dict[str, str]) -> Sequence[Draft]:
    """The one entry that the options give, or all those of standard input."""
    from cntrack import drafts  # noqa: PLC0415  --help needs none of it

    if said.get("indicator") == "-":
        if len(said) > 1:
            message = f"- takes every entry whole from standard input; leave out {_option(list(said)[1])}"
            raise UsageError(message)
        if sys.stdin is None:
            message = "standard input is closed"
            raise UsageError(message)
        data = sys.stdin.buffer.read(_MAX_INPUT + 1)
        if len(data) > _MAX_INPUT:
            message = f"standard input is larger than {_MAX_INPUT >> 20} MiB; record it in several parts"
            raise UsageError(message)
        try:
            return drafts.read(data.decode("utf-8"))
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            message = f"standard input is not UTF-8: line {line} has the byte 0x{data[error.start]:02x}"
            raise UsageError(message) from None
    if "retracts" not in said and "replaces" not in said:
        needed = {"indicator": "the INDICATOR", "year": "the YEAR"}
        missing = [what for key, what in needed.items() if key not in said]
        if missing:
            message = f"{' and '.join(missing)} must be given, as in: cntrack record gdp 2022 --actual 3.2%"
            raise UsageError(message)
    return [drafts.Draft(said)]


def _option(key: str) -> str:
    return _OPTIONS.get(key, f"--{key.replace('_', '-')}")


def _write(plan: Plan, drafts: Sequence[Draft], place: str, *, dry_run: bool) -> Recording:
    """Append the drafts to the records file, or in a dry run only say what would be appended."""
    import os  # noqa: PLC0415

    from cntrack import recording, store  # noqa: PLC0415  --help needs none of it
    from cntrack.records import Ledger  # noqa: PLC0415

    before: list[Ledger] = []

    def made(ledger: Ledger) -> tuple[Item, ...]:
        before.append(ledger)
        return recording.items(plan, ledger, drafts, datetime.now(UTC).replace(microsecond=0))

    try:
        if dry_run:
            there = os.path.lexists(place)
            items = made(store.records(place) if there else Ledger(format=1))
        else:
            items = store.append(place, made)
    except recording.FaultyError as error:
        raise _refusal(error.problems) from None
    return recording.result(plan, before[-1], items, place, dry_run=dry_run)


def _refusal(problems: Sequence[Problem]) -> DataError | UsageError:
    """Of lines, all that is wrong with their places; of options, each with its name."""
    if problems[0].place:
        return DataError(problems[:20], len(problems[20:]))
    lines = []
    for item in problems:
        names = f"{_option(str(item.path[0]))}: " if item.path else ""
        remedy = re.sub("^add ([a-z_]+) = ", lambda key: f"add {_option(key[1])} ", item.help or "")
        lines.append(f"{names}{item.what}\n  help: {remedy}" if remedy else f"{names}{item.what}")
    return UsageError("\n".join(lines))


def _page(recorded: Recording, lang: str) -> Page:
    from cntrack.view import record as view  # noqa: PLC0415  JSON needs no view

    return view.page(recorded, lang)
