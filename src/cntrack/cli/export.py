"""cntrack export."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

from typer import Option

from cntrack import streams
from cntrack.cli.asking import one_of
from cntrack.cli.options import AsOf, File, Out, Records
from cntrack.cli.output import emit, format_of, put
from cntrack.cli.plans import plan_of
from cntrack.problem import UsageError
from cntrack.visible import visible

if TYPE_CHECKING:  # at run time only CSV needs it
    from cntrack.export import Export
    from cntrack.view.cells import Page

FORMATS = ("csv", "jsonl", "json")
HELP = """\
\b
Examples:
  cntrack export > plan.csv
  cntrack export -o plan.jsonl
  cntrack export --bom -o for-excel.csv
  cntrack export --package plan-data

Everything that a plan says as one long table: a row for each target, actual, related figure and reference, with its
wording, numbers, unit, stage, source and place. With --package, a folder that is a Data Package: the table, and
datapackage.json, which describes it."""


def export(
    *,
    form: Annotated[str | None, Option("--format", metavar="FORMAT", help="csv, jsonl or json.")] = None,
    output: Annotated[
        str | None, Option("--output", "-o", metavar="FILE", help="Write to FILE; its suffix gives the format.")
    ] = None,
    package: Annotated[str | None, Option("--package", metavar="FOLDER", help="Write a Data Package.")] = None,
    force: Annotated[bool, Option("--force", help="Replace files that exist.")] = False,
    bom: Annotated[bool, Option("--bom", help="Mark CSV as UTF-8, for Excel.")] = False,
    as_of: AsOf = None,
    file: File = None,
    records: Records = None,
) -> None:
    """Write the plan as a long table for other tools."""
    from cntrack import select  # noqa: PLC0415  --help needs none of it
    from cntrack.export import export as export_of  # noqa: PLC0415

    if package is not None and (output is not None or form is not None):
        message = "--package is a folder of its own; leave out -o and --format"
        raise UsageError(message)
    out = Out(format=_format_of(form, output), output=output, force=force, bom=bom)
    found = export_of(plan_of(file, records), None if as_of is None else select.day(as_of))
    if package is not None:
        _package(found, package, force=force)
    else:
        emit(found, _page, out)


def _format_of(form: str | None, output: str | None) -> str:
    """The format asked for, else that of the file's suffix, else CSV."""
    if form:
        return one_of(form, FORMATS, "format")
    if output in (None, "-") or not os.path.splitext(str(output))[1]:  # noqa: PTH122  a name, perhaps no path
        return "csv"
    return format_of(Out(output=output), FORMATS)


def _page(found: Export, lang: str) -> Page:
    from cntrack.view import export as view  # noqa: PLC0415  JSON needs no view

    return view.page(found, lang)


def _package(found: Export, folder: str, *, force: bool) -> None:
    """Write the table and what describes it, and say where."""
    import json  # noqa: PLC0415

    from cntrack import package  # noqa: PLC0415
    from cntrack.render import csv  # noqa: PLC0415
    from cntrack.store.writing import make_folder  # noqa: PLC0415

    make_folder(folder)
    texts = {
        package.TABLE: csv.document(_page(found, "en")),
        "datapackage.json": json.dumps(package.descriptor(found), ensure_ascii=False, indent=2) + "\n",
    }
    for name, text in texts.items():
        put(text.encode(), Out(output=os.path.join(folder, name), force=force))  # noqa: PTH118  a name, perhaps no path
    streams.say(f"{visible(folder)}: {len(found.observations)} observations, {', '.join(texts)}")
