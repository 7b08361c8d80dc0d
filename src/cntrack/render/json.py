"""JSON and JSON Lines: a result written out, key by key, with each number's own digits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

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
    pieces: list[str] = []
    _write(result, "\n", pieces.append)
    return "".join(pieces) + "\n"


def lines(rows: Iterable[object]) -> str:
    """One compact object a line."""
    pieces: list[str] = []
    for row in rows:
        _write(row, None, pieces.append)
        pieces.append("\n")
    return "".join(pieces)


def quoted(text: str) -> str:
    """The text as a JSON string; a lone surrogate is left to the encoder, which escapes it."""
    return f'"{text.translate(_ESCAPES)}"'


def _write(value: object, newline: str | None, put: Callable[[str], None]) -> None:
    """Put the pieces of a value's JSON; `newline` is the line break with its indent, None for one line."""
    kind: Any = type(value)
    scalar = _SCALARS.get(kind)
    if scalar is not None:
        put(scalar(value))
    elif isinstance(value, str):
        put(quoted(value))
    elif hasattr(kind, "_fields") or hasattr(kind, "__dataclass_fields__"):
        _items("{}", ((key, getattr(value, name)) for name, key in _keys(kind)), newline, put)
    elif isinstance(value, tuple | list):
        _items("[]", (("", item) for item in value), newline, put)
    elif isinstance(value, dict):
        _items("{}", ((f"{quoted(key)}: ", item) for key, item in value.items()), newline, put)
    else:
        message = f"no JSON for {kind.__name__}"
        raise TypeError(message)


def _items(brackets: str, items: Iterable[tuple[str, object]], newline: str | None, put: Callable[[str], None]) -> None:
    inner = None if newline is None else newline + "  "
    between = brackets[0] + (inner or "")
    after = "," + (inner or " ")
    for key, item in items:
        put(between + key)
        between = after
        if item is None:
            put("null")
        else:
            _write(item, inner, put)
    put((newline or "") + brackets[1] if between is after else brackets)


@cache
def _keys(kind: Any) -> tuple[tuple[str, str], ...]:  # noqa: ANN401  named tuples and dataclasses have no common type
    """Each field's name and its key as JSON text."""
    names = kind._fields if hasattr(kind, "_fields") else [field.name for field in fields(kind)]
    return tuple((name, f"{quoted(name)}: ") for name in names)


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
