"""Puts a result where it was asked for: chooses format, language, width and colour, and writes bytes."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Protocol, TypeVar

from typer import Exit

from cntrack import streams
from cntrack.cli.asking import language, one_of
from cntrack.cli.options import Out
from cntrack.cli.waiting import THE_WAIT
from cntrack.problem import UsageError
from cntrack.visible import visible

if TYPE_CHECKING:  # at run time only a table needs them
    from cntrack.render.table import Screen
    from cntrack.view.cells import Page

FORMATS = ("table", "json", "jsonl", "csv", "markdown")
_SUFFIXES = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "table",
    "": "table",
}
_LEAST_WIDTH = 20
_LINES = 500


class Result(Protocol):
    """Any result: it has the rows that JSON Lines has a line for."""

    @property
    def rows(self) -> tuple[object, ...]:
        """The items of the result."""


R = TypeVar("R", bound=Result)


def format_of(out: Out, formats: tuple[str, ...] = FORMATS) -> str:
    """The format asked for, else that of the file's suffix, else a table; of the file it is one of those given."""
    if out.format:
        return one_of(out.format, FORMATS, "format")
    if out.json:
        return "json"
    suffix = os.path.splitext(out.output)[1].lower() if out.output else ""  # noqa: PTH122  a name, perhaps no path
    if out.output and out.output != "-" and _SUFFIXES.get(suffix) not in formats:
        message = f'the suffix "{visible(suffix)}" gives no format; add --format, one of: {", ".join(formats)}'
        raise UsageError(message)
    return _SUFFIXES.get(suffix, "table")


def emit(result: R, page_of: Callable[[R, str], Page], out: Out) -> None:
    """Write the result in its format to its place."""
    form, lang = format_of(out), language(out.lang)
    records = getattr(getattr(result, "plan", None), "records", None)
    if records and form in ("jsonl", "csv"):  # the other formats say so themselves
        THE_WAIT.remark(f"with {records.entries} recorded values from {records.file}")
    if form == "json":
        from cntrack.render import json  # noqa: PLC0415  each format is loaded only when asked for

        put_lines(json.pieces(result), out)
    elif form == "jsonl":
        from cntrack.render import json  # noqa: PLC0415

        put_lines(json.lines(result.rows), out)
    elif form == "csv":
        from cntrack.render import csv  # noqa: PLC0415

        put_lines(csv.lines(page_of(result, lang), bom=out.bom), out)
    elif form == "markdown":
        from cntrack.render import markdown  # noqa: PLC0415

        put(markdown.document(page_of(result, lang)).encode(), out)
    else:
        from cntrack.render import table  # noqa: PLC0415

        screen = screen_of(out)
        put(table.document(page_of(result, lang), screen).encode(screen.encoding, "backslashreplace"), out)


def gate(message: str | None) -> None:
    """Exit 1 with one line that says what tripped, if anything did."""
    if message:
        streams.complain(message)
        raise Exit(1)


def screen_of(out: Out) -> Screen:
    """What a table is shown on: the terminal, a pipe, or a file."""
    from cntrack.render.table import Screen  # noqa: PLC0415

    to_stdout = out.output in (None, "-")
    terminal = to_stdout and sys.stdout.isatty()
    return Screen(
        width=screen_width(out, terminal=terminal),
        color=has_color(out.color, terminal=terminal),
        ascii=out.ascii,
        encoding=(sys.stdout.encoding if to_stdout else None) or "utf-8",
    )


def put(data: bytes, out: Out) -> None:
    """Write to the file, or to standard output."""
    THE_WAIT.over()
    if out.output in (None, "-"):
        streams.put(data)
        return
    from cntrack.store.writing import write  # noqa: PLC0415  few calls write a file

    write(str(out.output), data, replace=out.force)


def put_lines(lines: Iterator[str], out: Out) -> None:
    """Write lines to standard output as they come, some hundred at a time; to a file whole or not at all."""
    pieces = iter(lambda: "".join(islice(lines, _LINES)).encode(errors="backslashreplace"), b"")
    if out.output in (None, "-"):
        for piece in pieces:
            THE_WAIT.over()
            streams.put(piece)
    else:
        put(b"".join(pieces), out)


def screen_width(out: Out, *, terminal: bool) -> int | None:
    """--width, else COLUMNS, else the terminal's; without a terminal there is no limit."""
    if out.width is not None:
        if not re.fullmatch("[0-9]{1,6}", out.width, re.ASCII) or int(out.width) < _LEAST_WIDTH:
            message = f'--width takes a whole number from {_LEAST_WIDTH}, not "{visible(out.width)}"'
            raise UsageError(message)
        return int(out.width)
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns[:6]) >= _LEAST_WIDTH:
        return int(columns[:6])
    if not terminal:
        return None
    try:
        columns_there = os.get_terminal_size(sys.stdout.fileno()).columns
    except OSError:
        columns_there = 0
    return max(columns_there or 80, _LEAST_WIDTH)  # some pseudo-terminals say that they have none


def has_color(choice: str, *, terminal: bool) -> bool:
    """--color, else NO_COLOR and FORCE_COLOR, else where a terminal shows it."""
    if one_of(choice, ("auto", "always", "never"), "colour mode") != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return terminal and os.environ.get("TERM") != "dumb"
