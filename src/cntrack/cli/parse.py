"""cntrack parse."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

from typer import Argument

from cntrack.cli.options import Out, shows
from cntrack.cli.output import emit
from cntrack.problem import UsageError

if TYPE_CHECKING:  # at run time only a table needs them
    from cntrack.view.cells import Page
    from cntrack.wording.reading import Readings

HELP = """\
\b
Examples:
  cntrack parse 95%以上
  cntrack parse '5%-10%' 3%左右 --json
  cntrack parse --format jsonl - < wordings.txt

How official wordings are read. A single - takes one wording a line from standard input; put -- before a wording
that begins with a hyphen."""


@shows
def parse(
    *,
    wordings: Annotated[list[str], Argument(metavar="WORDING", hidden=True)],
    out: Out,
) -> None:
    """Show how wordings are read."""
    from cntrack.wording import read  # noqa: PLC0415  --help needs neither
    from cntrack.wording.reading import Readings  # noqa: PLC0415

    texts = _lines() if wordings == ["-"] else wordings
    emit(Readings("cntrack/parse/1", tuple(map(read, texts))), _page, out)


def _lines() -> list[str]:
    """The lines of standard input; what is not UTF-8 stays visible as such and is refused by the reader."""
    if sys.stdin is None:
        message = "standard input is closed"
        raise UsageError(message)
    text = sys.stdin.buffer.read().decode("utf-8-sig", "surrogateescape")
    return [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")] if text else []


def _page(readings: Readings, lang: str) -> Page:
    from cntrack.view import parse as view  # noqa: PLC0415  JSON needs no view

    return view.page(readings, lang)
