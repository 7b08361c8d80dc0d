"""The only file access: a TOML file becomes a Plan, or everything that is wrong with it becomes Problems."""

from __future__ import annotations

import os
import re
import stat
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from decimal import Decimal, DecimalException
from pathlib import Path as FilePath
from typing import Any

from pydantic import BaseModel, ValidationError

from cntrack import check, model
from cntrack.depth import too_deep
from cntrack.problem import DataError, OutputError, Path, Place, Problem, nearest

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 32

FORMAT = 1


def bundled() -> FilePath:
    """The plan that comes with the program: inside the package, or at the top of a source checkout."""
    package = FilePath(__file__).parent
    inside = package / "data" / "indicators.toml"
    return inside if inside.exists() else package.parents[1] / "data" / "indicators.toml"


def load(name: str) -> model.Plan:
    """The plan in the file of this name (`-` is standard input); DataError lists all that is wrong with it."""
    text = _text(name)
    problems: list[Problem] = []
    data = _parsed(name, text)
    plan: model.Plan | None = None
    version = data.get("format")
    if isinstance(version, int) and not isinstance(version, bool) and version > FORMAT:
        what = f"this file has format {version}; this version of cntrack reads format {FORMAT}"
        problems = [Problem("newer-format", ("format",), what, "use a newer version of cntrack")]
    elif isinstance(version, bool):
        problems = [Problem("wrong-type", ("format",), "the format is a whole number", "write format = 1")]
    else:
        try:
            plan = model.Plan.model_validate(data)
        except ValidationError as error:
            problems = list(_explained(error))
        else:
            problems = check.errors(plan)
    if problems or plan is None:
        raise DataError(_located(problems, name, text))
    return plan


def _refused(name: str, code: str, what: str, remedy: str, place: Place | None = None) -> DataError:
    return DataError([Problem(code, (), what, remedy, file=name, place=place)])


def _text(name: str) -> str:
    """The text of a regular file, or of standard input, within the size limit and in UTF-8."""
    data = sys.stdin.buffer.read(MAX_BYTES + 1) if name == "-" else _bytes(name)
    if len(data) > MAX_BYTES:
        raise _refused(name, "too-large", f"larger than {MAX_BYTES >> 20} MiB", "split the plan into several files")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
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
    with os.fdopen(handle, "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            kind = "a folder" if stat.S_ISDIR(status.st_mode) else "not a regular file"
            raise _refused(name, "not-a-file", kind, "give the path of a plan file, or - for standard input")
        return file.read(MAX_BYTES + 1)


def _parsed(name: str, text: str) -> dict[str, Any]:
    """The text as TOML, with decimals as they were printed."""
    deep = too_deep(text, MAX_DEPTH)
    if deep:
        from cntrack import spans  # noqa: PLC0415  only an error needs it

        place = _place(spans.Lines(text).span(deep), text)
        raise _refused(name, "too-deep", f"nested deeper than {MAX_DEPTH} levels", "flatten the file", place)
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        from cntrack import spans  # noqa: PLC0415  only an error needs it

        span, what = spans.position(error, text)
        place = _place(span, text)
        raise _refused(name, "not-toml", f"not valid TOML: {what}", _toml_help(what), place) from None
    except (ValueError, DecimalException, RecursionError):
        what = "a number or a nesting that is too large to read"
        raise _refused(name, "not-toml", what, "write ordinary numbers") from None


def _toml_help(what: str) -> str:
    """The usual cause of a syntax error, by what the parser says."""
    for part, remedy in _TOML_HELP:
        if part in what.lower():
            return remedy
    return "see toml.io for the syntax; a wording is text and stands in quotes"


_TOML_HELP = (
    ("invalid value", 'a wording is text: write it in quotes, "5%"'),
    ("cannot overwrite", "a key may be given once"),
    ("cannot declare", "a table may be given once; a further element of a list is [[…]]"),
    ("unterminated", "close the quotes"),
    ("illegal character", "close the quotes on the same line"),
)


def _explained(error: ValidationError) -> Iterator[Problem]:
    """Each of pydantic's findings in our words; none of its own reaches people."""
    seen: set[tuple[Path, str]] = set()
    for item in error.errors(include_url=False, include_input=True):
        path = _file_path(item["loc"])
        problem = _explain(item["type"], path, item.get("ctx") or {}, item["input"])
        if (path, problem.code) not in seen:
            seen.add((path, problem.code))
            yield problem


def _file_path(loc: Iterable[str | int]) -> Path:
    """Pydantic's location as a key path of the file: years are text there, and its marks are no keys."""
    path: list[str | int] = []
    for part in loc:
        if isinstance(part, str) and ("[" in part or part in {"int", "AboutWidth"} or part.startswith("literal")):
            continue
        path.append(str(part) if path and path[-1] == "years" else part)
    return tuple(path)


def _explain(kind: str, path: Path, context: dict[str, Any], given: object) -> Problem:
    last = str(path[-1]) if path else ""
    if kind == "extra_forbidden":
        guess = nearest(last, sorted(_KEYS))
        remedy = f'did you mean "{guess}"?' if guess else "take it out; docs/format.md lists the keys"
        return Problem("unknown-key", path, f'unknown key "{last}"', remedy, on_key=True)
    if kind == "missing":
        return Problem("missing-key", path, f'the key "{last}" is missing', f"add {last} = …", on_key=True)
    if "years" in path[-2:] and kind in {"int_type", "greater_than_equal", "less_than_equal"}:
        what = f"{last} is not a year from {model.FIRST_YEAR} to {model.LAST_YEAR}"
        return Problem("year-out-of-range", path, what, "write the year as four digits: years.2022", on_key=True)
    if kind in {"enum", "literal_error"}:
        return _not_one_of(path, str(context.get("expected", "")), given)
    expected = _TYPES.get(kind)
    if expected:
        return Problem("wrong-type", path, f"{expected[0]}, not {_type_name(given)}", expected[1])
    limits = {"ge": "at least", "le": "at most", "min_length": "at least", "max_length": "at most"}
    limit = next((f"{word} {context[name]}" for name, word in limits.items() if name in context), "")
    if "length" in kind or kind.startswith("string_too"):
        return Problem("bad-value", path, f"a text of {limit} characters is wanted", "correct the value")
    if kind == "string_pattern_mismatch":
        what = f'"{given}" is no id'
        return Problem("bad-id", path, what, "an id has small letters, digits and hyphens: budget-revenue-growth")
    return Problem(
        "bad-value", path, f"a value that cannot be used{': it must be ' + limit if limit else ''}", "correct it"
    )


def _not_one_of(path: Path, expected: str, given: object) -> Problem:
    known = re.findall(r"'([^']*)'", expected) or expected.split(" or ")
    guess = nearest(given, known) if isinstance(given, str) else None
    shown = f'"{given}"' if isinstance(given, str) else _type_name(given)
    remedy = (f'did you mean "{guess}"? ' if guess else "") + f"it is one of: {', '.join(known)}"
    return Problem("bad-value", path, f"{shown} is not a {path[-1]}", remedy)


# What pydantic calls a fault of type → what was wanted, and how to give it.
_TYPES = {
    "string_type": ("a text is wanted", 'write it in quotes: "5%"'),
    "int_type": ("a whole number is wanted", "write it without quotes and without a point"),
    "date_type": ("a date is wanted", "write it without quotes: 2022-01-12"),
    "date_from_datetime_inexact": ("a date is wanted", "write it without a time: 2022-01-12"),
    "dict_type": ("a table is wanted", "see docs/format.md"),
    "model_type": ("a wording or a table is wanted", 'write the wording in quotes: "5%"'),
    "tuple_type": ("a list is wanted", "write it in brackets: […]"),
    "list_type": ("a list is wanted", "write it in brackets: […]"),
    "number_type": ("a number is wanted", "write it without quotes"),
    "number_range": ("a number of at most 30 digits is wanted", "write an ordinary number"),
}


def _type_name(value: object) -> str:
    """What TOML calls the value that was given."""
    names = {bool: "a true/false value", int: "a whole number", Decimal: "a number", str: "a text", list: "a list"}
    return names.get(type(value), "a table" if isinstance(value, dict) else "a date or time")


_RECORDS: tuple[type[BaseModel], ...] = (
    model.Plan, model.Head, model.Source, model.Indicator, model.Year, model.Target, model.Observation,
    model.Override, model.Baseline, model.Place, model.AboutWidth,
)  # fmt: skip
_KEYS = frozenset(field.alias or name for record in _RECORDS for name, field in record.model_fields.items())


def _located(problems: Iterable[Problem], name: str, text: str) -> list[Problem]:
    """The problems with their places, in the order of the file; the text is scanned once for all."""
    from cntrack import spans  # noqa: PLC0415  only an error needs it

    scanned = spans.scan(text)
    lines = text.split("\n")

    def located(problem: Problem) -> Problem:
        span = scanned.key(problem.path) if problem.on_key else scanned.value(problem.path)
        place = Place(span.line, span.column, span.length, lines[span.line - 1].rstrip("\r"))
        what = problem.what
        if problem.also:
            what += f" (first in line {scanned.value(problem.also).line})"
        return problem._replace(file=name, place=place, what=what)

    found = [located(problem) for problem in problems]
    return sorted(found, key=lambda problem: (problem.place.line, problem.place.column) if problem.place else (0, 0))


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
