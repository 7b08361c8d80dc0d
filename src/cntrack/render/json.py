"""JSON and JSON Lines: a result written out, key by key, with each number's own digits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any, cast

from cntrack.quantity import rounded

# Control, bidi and zero-width characters are written as escapes, which any reader takes back and no terminal acts on.
_ESCAPES = {
    code: f"\\u{code:04x}"
    for start, stop in ((0, 32), (0x7F, 0xA0), (0x61C, 0x61D), (0x200B, 0x2010), (0x2028, 0x202F), (0x2060, 0x206A))
    for code in range(start, stop)
} | {0xFEFF: "\\ufeff", ord('"'): '\\"', ord("\\"): "\\\\", ord("\n"): "\\n", ord("\t"): "\\t"}
_FRACTION_PLACES = 4


def document(result: object) -> str:
    """The whole result, indented by two."""
    return "".join(pieces(result))


def pieces(result: object) -> Iterator[str]:
    """The whole result, a piece at a time as it is asked for: a large one is not held twice."""
    kind: Any = type(result)
    before = "{\n  "
    for name, value in zip(kind._fields, cast("tuple[object, ...]", result), strict=True):
        yield f"{before}{quoted(name)}: "
        before = ",\n  "
        if isinstance(value, tuple) and value and not hasattr(value, "_fields"):
            yield from _listed(value)
        else:
            yield _written(value, "\n  ")
    yield "\n}\n"


def _listed(items: Iterable[object]) -> Iterator[str]:
    """The items of a list of the result, one by one."""
    before = "[\n    "
    for item in items:
        yield before + _written(item, "\n    ")
        before = ",\n    "
    yield "\n  ]"


def lines(rows: Iterable[object]) -> Iterator[str]:
    """One compact object a line, each as it is asked for."""
    return (_written(row, None) + "\n" for row in rows)


def quoted(text: str) -> str:
    """The text as a JSON string; a lone surrogate is left to the encoder, which escapes it."""
    plain = text.isprintable() and '"' not in text and "\\" not in text  # nearly all are, and translation is slow
    return f'"{text}"' if plain else f'"{text.translate(_ESCAPES)}"'


def _written(value: object, newline: str | None) -> str:
    """A value's JSON; `newline` is the line break with its indent, None for one line."""
    kind: Any = type(value)
    scalar = _scalar(kind)
    if scalar is not None:
        return scalar(value)
    inner = None if newline is None else newline + "  "
    if hasattr(kind, "_fields"):
        items: Any = value
        return _frame(kind, newline) % tuple(["null" if item is None else _written(item, inner) for item in items])
    if isinstance(value, dict):
        return _framed("{}", [f"{quoted(key)}: {_written(item, inner)}" for key, item in value.items()], newline)
    if isinstance(value, tuple | list):
        return _framed("[]", [_written(item, inner) for item in value], newline)
    message = f"no JSON for {kind.__name__}"
    raise TypeError(message)


def _framed(marks: str, parts: Sequence[str], newline: str | None) -> str:
    """The parts between the marks, each on its line, or all on one."""
    if not parts:
        return marks
    inner, between = ("", ", ") if newline is None else (f"{newline}  ", f",{newline}  ")
    return f"{marks[0]}{inner}{between.join(parts)}{newline or ''}{marks[1]}"


@cache
def _scalar(kind: Any) -> Callable[[Any], str] | None:  # noqa: ANN401  any type
    """How values of a type are written that hold no others; a code is written as the text that it is."""
    return _SCALARS.get(kind) or (quoted if issubclass(kind, str) else None)


@cache
def _frame(kind: Any, newline: str | None) -> str:  # noqa: ANN401  named tuples have no common type
    """A named tuple with its keys and a place for each value: in a large result there are millions of them."""
    return _framed("{}", [f"{quoted(name)}: %s" for name in kind._fields], newline)


def number(value: int | Decimal | Fraction) -> str:
    """Fixed notation with the digits the number has; a fraction without an end is cut at four decimals."""
    if isinstance(value, Fraction):
        return str(value.numerator) if value.denominator == 1 else str(rounded(value, _FRACTION_PLACES))
    return format(value, "f") if isinstance(value, Decimal) else str(value)


_SCALARS: dict[type, Callable[[Any], str]] = {
    type(None): lambda _: "null",
    str: quoted,
    bool: lambda value: "true" if value else "false",
    int: str,
    Decimal: number,
    Fraction: number,
    date: lambda value: f'"{value.isoformat()}"',
    datetime: lambda value: f'"{value.astimezone(UTC).isoformat().replace("+00:00", "Z")}"',
}
