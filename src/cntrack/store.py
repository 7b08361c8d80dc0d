"""The only file access: a TOML file becomes a Plan, or everything that is wrong with it becomes Problems."""

from __future__ import annotations

import heapq
import os
import re
import stat
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Sequence
from decimal import Decimal, DecimalException
from pathlib import Path as FilePath
from typing import Any

from pydantic import ValidationError

from cntrack import check, model
from cntrack.depth import too_deep, too_long
from cntrack.problem import MOST_SHOWN, DataError, OutputError, Path, Place, Problem

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 32
_HUGE, _ORDINARY = "a number that is too large to read", "write ordinary numbers"
_SPLIT = "split the plan into several files"

FORMAT = 1


def bundled() -> FilePath:
    """The plan that comes with the program: inside the package, or at the top of a source checkout."""
    package = FilePath(__file__).parent
    inside = package / "data" / "indicators.toml"
    return inside if inside.exists() else package.parents[1] / "data" / "indicators.toml"


def load(name: str) -> model.Plan:
    """The plan in the file of this name (`-` is standard input); DataError lists all that is wrong with it."""
    text = _text(name)
    data = _parsed(name, text)
    problems = _format(data)
    if not problems:
        try:
            plan = model.Plan.model_validate(data)
        except ValidationError as error:
            from cntrack import faults  # noqa: PLC0415  only an error needs it

            found = error.errors(include_url=False)
            problems = [*faults.explained(found, data), *_further(found, data)]
        else:
            problems = check.errors(plan)
            if not problems:
                return plan
    raise _located(problems, name, text)


def _format(data: dict[str, Any]) -> list[Problem]:
    """A format that is none of ours; a missing one is told with whatever else is missing."""
    version = data.get("format", FORMAT)
    if isinstance(version, bool) or not isinstance(version, int):
        return [Problem("wrong-type", ("format",), "the format is a whole number", f"write format = {FORMAT}")]
    if version == FORMAT:
        return []
    reads = f"this version of cntrack reads format {FORMAT}"
    if version < FORMAT:
        return [Problem("bad-value", ("format",), f"there is no format {version}; {reads}", f"write format = {FORMAT}")]
    what = f"this file has format {version}; {reads}"
    return [Problem("newer-format", ("format",), what, "use a newer version of cntrack")]


def _further(errors: Iterable[Any], data: dict[str, Any]) -> list[Problem]:
    """What the checks find in the indicators that have no fault of type, so that all is told in one run."""
    places = {item["loc"][:2] for item in errors}
    if any(len(place) < 2 or place[0] != "indicators" for place in places):  # noqa: PLR2004  list and index
        return []
    kept = [number for number in range(len(data["indicators"])) if ("indicators", number) not in places]
    sound = data | {"indicators": [data["indicators"][number] for number in kept]}
    found = check.errors(model.Plan.model_validate(sound))

    def back(path: Path | None) -> Path | None:
        return ("indicators", kept[int(path[1])], *path[2:]) if path and path[0] == "indicators" else path

    unsound = [item for item in data["indicators"] if isinstance(item, dict)]
    excused = {f'no indicator "{item.get(key)}"' for item in unsound for key in ("id", "number") if key in item}
    return [
        item._replace(path=back(item.path) or (), also=back(item.also)) for item in found if item.what not in excused
    ]


def _refused(name: str, code: str, what: str, remedy: str, place: Place | None = None) -> DataError:
    return DataError([Problem(code, (), what, remedy, file=name, place=place)])


def _text(name: str) -> str:
    """The text of a regular file, or of standard input, within the size limit and in UTF-8."""
    if name == "-" and sys.stdin is None:
        raise _refused(name, "unreadable-file", "standard input is closed", "give the path of a plan file")
    data = sys.stdin.buffer.read(MAX_BYTES + 1) if name == "-" else _bytes(name)
    if len(data) > MAX_BYTES:
        raise _refused(name, "too-large", f"larger than {MAX_BYTES >> 20} MiB", _SPLIT)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise _refused(name, "not-utf8", "UTF-16, not UTF-8", "save the file as UTF-8") from None
        what = f"not UTF-8: line {line} has the byte 0x{data[error.start]:02x}"
        raise _refused(name, "not-utf8", what, "save the file as UTF-8") from None
    return text


def _bytes(name: str) -> bytes:
    if "\0" in name:
        raise _refused(name, "no-such-file", "no file can have this name", "give the path of a plan file")
    try:
        # O_NONBLOCK so that a pipe without a writer is refused rather than waited for.
        handle = os.open(name, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        raise _refused(name, "no-such-file", "there is no such file", "give the path of a plan file") from None
    except OSError as error:
        raise _refused(name, "unreadable-file", f"cannot be opened: {error.strerror}", "check the path") from None
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        os.close(handle)
        kind = "a folder" if stat.S_ISDIR(status.st_mode) else "not a regular file"
        raise _refused(name, "not-a-file", kind, "give the path of a plan file, or - for standard input")
    with os.fdopen(handle, "rb") as file:
        return file.read(MAX_BYTES + 1)


def _parsed(name: str, text: str) -> dict[str, Any]:
    """The text as TOML, with decimals as they were printed."""
    limits = (
        (too_deep(text, MAX_DEPTH), "too-deep", f"nested deeper than {MAX_DEPTH} levels", "flatten the file"),
        (too_long(text), "not-toml", _HUGE, _ORDINARY),
    )
    for beyond, code, what, remedy in limits:
        if beyond:
            from cntrack import spans  # noqa: PLC0415  only an error needs it

            raise _refused(name, code, what, remedy, _place(spans.Lines(text).span(beyond), text))
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        from cntrack import faults, spans  # noqa: PLC0415  only an error needs them

        span, said = spans.position(error, text)
        raise _refused(name, "not-toml", *faults.toml_words(said, text), _place(span, text)) from None
    except (ValueError, DecimalException, RecursionError):
        from cntrack import spans  # noqa: PLC0415  only an error needs it

        huge = re.search("[-+0-9._]*[eE][-+]?[0-9_]{7,}|[0-9_]{4300,}", text)
        place = _place(spans.Lines(text).span(huge.span()), text) if huge else None
        raise _refused(name, "not-toml", _HUGE, _ORDINARY, place) from None


def _located(problems: Sequence[Problem], name: str, text: str) -> DataError:
    """The first problems in the order of the file, with their places; the text is scanned once for all."""
    from cntrack import faults, spans  # noqa: PLC0415  only an error needs them

    scanned = spans.scan(text)

    def span(problem: Problem) -> spans.Span | None:
        if problem.code == "missing-key" and len(problem.path) == 1:
            return None  # it stands nowhere
        return scanned.key(problem.path) if problem.on_key else scanned.value(problem.path)

    def order(problem: Problem) -> tuple[int, int]:
        place = span(problem)  # those of the file as a whole come first
        return (place.line, place.column) if place else (0, 0)

    def located(problem: Problem) -> Problem:
        where = span(problem)
        place = _place(where, text) if where else None
        also = f" (first in line {scanned.value(problem.also).line})" if problem.also else ""
        told = faults.helped(problem)
        return told._replace(file=name, place=place, what=problem.what + also)

    shown = heapq.nsmallest(MOST_SHOWN, problems, key=order)
    return DataError([located(problem) for problem in shown], len(problems) - len(shown))


def _place(span: Any, text: str) -> Place:  # noqa: ANN401
    lines = text.split("\n")
    line = min(span.line, len(lines))
    return Place(line, span.column, span.length, lines[line - 1].rstrip("\r"))


def write(name: str, data: bytes, *, replace: bool) -> None:
    """Write a file whole or not at all: beside it, then renamed; an existing one only where `replace` says so."""
    target = FilePath(os.path.realpath(name))
    if not replace and os.path.lexists(name):
        message = f"{name} exists; add --force to replace it"
        raise OutputError(message)
    try:
        mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask()
        handle, name_beside = tempfile.mkstemp(dir=target.parent, prefix=".cntrack-")
        beside = FilePath(name_beside)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            beside.chmod(mode)
            beside.replace(target)
        except BaseException:
            beside.unlink()
            raise
    except OSError as error:
        message = f"{name} cannot be written: {error.strerror}"
        raise OutputError(message) from None


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
