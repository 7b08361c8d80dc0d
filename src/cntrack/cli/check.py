"""cntrack check."""

from __future__ import annotations

import os
from typing import Annotated

from typer import Argument, Exit, Option

from cntrack.cli.asking import one_of
from cntrack.cli.options import File, Out, Records
from cntrack.cli.output import put
from cntrack.cli.plans import plan_file, records_file

FORMATS = ("text", "json", "jsonl", "github")
HELP = """\
\b
Examples:
  cntrack check
  cntrack check plan.toml records.toml --strict
  cntrack check --json | jq '.problems[].code'

All problems of plan and records files at once, each with its place and how to mend it. Without a FILE: the plan and
the records that the other commands would take. Records are checked against the plan of their name among the FILEs,
else against the plan that the other commands would take. Exit code 1 if there is an error, with --strict also if there
is a warning."""


def check(
    *,
    files: Annotated[list[str] | None, Argument(metavar="FILE", hidden=True)] = None,
    strict: Annotated[bool, Option("--strict", help="Warnings count as well.")] = False,
    form: Annotated[str | None, Option("--format", metavar="FORMAT", help="text, json, jsonl or github.")] = None,
    json: Annotated[bool, Option("--json", help="Short for --format json.")] = False,
    output: Annotated[
        str | None, Option("--output", "-o", metavar="FILE", help="Write to FILE; its suffix gives the format.")
    ] = None,
    force: Annotated[bool, Option("--force", help="Replace FILE if it exists.")] = False,
    file: File = None,
    records: Records = None,
) -> None:
    """Find every problem of a plan or records file."""
    from cntrack import checking  # noqa: PLC0415  --help needs none of it
    from cntrack.render import json as as_json  # noqa: PLC0415
    from cntrack.render import problems as as_text  # noqa: PLC0415

    suffix = {".json": "json", ".jsonl": "jsonl"}.get(os.path.splitext(output or "")[1], "text")  # noqa: PTH122  a name
    kind = one_of(form, FORMATS, "format") if form else "json" if json else suffix
    checked, problems = checking.check(files or _default(file, records), plan_file(file))
    if kind == "json":
        text = as_json.document(checked)
    elif kind == "jsonl":
        text = "".join(as_json.lines(checked.rows))
    elif kind == "github":
        text = as_text.github(checked.rows)
    else:
        text = as_text.text(checked, problems)
    put(text.encode(errors="backslashreplace"), Out(output=output, force=force))
    if checked.errors or (strict and checked.warnings):
        raise Exit(1)


def _default(file: list[str] | None, records: str | None) -> list[str]:
    """The plan, and the records if there are any."""
    place = records_file(records)
    there = place is not None and (records is not None or os.path.lexists(place))
    return [plan_file(file), place] if place and there else [plan_file(file)]
