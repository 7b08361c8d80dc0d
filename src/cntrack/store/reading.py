"""From a name to the text and the values of a TOML file, within limits; what cannot be read is told with its place."""

from __future__ import annotations

import os
import re
import stat
import sys
import tomllib
from collections.abc import Sequence
from decimal import Decimal, DecimalException
from types import ModuleType
from typing import TYPE_CHECKING, Any

from cntrack.depth import too_deep, too_long
from cntrack.problem import DataError, Place, Problem

if TYPE_CHECKING:
    from cntrack.spans import Span

MAX_BYTES = 64 * 1024 * 1024
MAX_KEYS = 1_750_000  # what is wrong with as many is told within a gigabyte
MAX_DEPTH = 32
UNOPENED = ("no-such-file", "unreadable-file", "not-a-file")  # what is wrong where there is nothing to read
_HUGE, _ORDINARY = "a number that is too large to read", "write ordinary numbers"


def refused(name: str, code: str, what: str, remedy: str, place: Place | None = None) -> DataError:
    """The one fault for which a file is not read any further."""
    return DataError([Problem(code, (), what, remedy, file=name, place=place)])


def text_of(name: str) -> str:
    """The text of a regular file, or of standard input, within the size limit and in UTF-8."""
    if name == "-" and sys.stdin is None:
        raise refused(name, "unreadable-file", "standard input is closed", "check the path")
    return decoded(name, sys.stdin.buffer.read(MAX_BYTES + 1) if name == "-" else bytes_of(name))


def decoded(name: str, data: bytes) -> str:
    """The text that the bytes of a file are."""
    if len(data) > MAX_BYTES:
        raise refused(
            name, "too-large", f"larger than {MAX_BYTES >> 20} MiB", "a plan has some kilobytes; is this one?"
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise refused(name, "not-utf8", "UTF-16, not UTF-8", "save the file as UTF-8") from None
        what = f"not UTF-8: line {line} has the byte 0x{data[error.start]:02x}"
        raise refused(name, "not-utf8", what, "save the file as UTF-8") from None


def bytes_of(name: str) -> bytes:
    """What is in a regular file, as far as one byte beyond the size limit."""
    if "\0" in name:
        raise refused(name, "no-such-file", "no file can have this name", "check the path")
    try:
        # O_NONBLOCK so that a pipe without a writer is refused rather than waited for.
        handle = os.open(name, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        raise refused(name, "no-such-file", "there is no such file", "check the path") from None
    except OSError as error:
        raise refused(name, "unreadable-file", f"cannot be opened: {error.strerror}", "check the path") from None
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        os.close(handle)
        kind = "a folder" if stat.S_ISDIR(status.st_mode) else "not a regular file"
        remedy = "give the path of a TOML file, or - for standard input"
        raise refused(name, "not-a-file", kind, f"{remedy}; cntrack status takes a folder of plans")
    with os.fdopen(handle, "rb") as file:
        return file.read(MAX_BYTES + 1)


def parsed(name: str, text: str) -> dict[str, Any]:
    """The text as TOML, with decimals as they were printed."""
    if text.count("=") > MAX_KEYS:
        raise refused(name, "too-large", f"more than {MAX_KEYS:,} keys", "part it into several files")
    limits = (
        (too_deep(text, MAX_DEPTH), "too-deep", f"nested deeper than {MAX_DEPTH} levels", "flatten the file"),
        (too_long(text), "not-toml", _HUGE, _ORDINARY),
    )
    for beyond, code, what, remedy in limits:
        if beyond:
            from cntrack import spans  # noqa: PLC0415  only an error needs it

            raise refused(name, code, what, remedy, place_of(spans.Lines(text).span(beyond), text.split("\n")))
    parser = _parser()
    try:
        found: dict[str, Any] = parser.loads(text, parse_float=Decimal)
    except parser.TOMLDecodeError as error:
        from cntrack import faults, spans  # noqa: PLC0415  only an error needs them

        span, said = spans.position(error, text)
        raise refused(name, "not-toml", *faults.toml_words(said, text), place_of(span, text.split("\n"))) from None
    except (ValueError, DecimalException, RecursionError):
        from cntrack import spans  # noqa: PLC0415  only an error needs it

        huge = re.search("[-+0-9._]*[eE][-+]?[0-9_]{7,}|[0-9_]{4300,}", text)
        place = place_of(spans.Lines(text).span(huge.span()), text.split("\n")) if huge else None
        raise refused(name, "not-toml", _HUGE, _ORDINARY, place) from None
    return found


def _parser() -> ModuleType:
    """The parser of the standard library, or tomli, the same compiled, which cntrack[fast] brings.

    From 2.4 on tomli reads TOML 1.1: what can be read must not depend on what is installed.
    """
    try:
        import tomli  # noqa: PLC0415  where it is
    except ImportError:
        return tomllib
    return tomli if tomli.__version__.startswith(("2.2.", "2.3.")) else tomllib


def place_of(span: Span, lines: Sequence[str]) -> Place:
    """A span with the line that it is on, for a message."""
    line = min(span.line, len(lines))
    return Place(line, span.column, span.length, lines[line - 1].rstrip("\r"))
