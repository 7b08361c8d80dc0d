"""JSON and JSON Lines: a result written out, key by key, with each number's own digits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any, cast

from cntrack.quantity import rounded

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

# What would act on a terminal and JSON allows raw is written as an escape, which any reader takes back.
_ACTING = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_FRACTION_PLACES = 4


def document(result: object) -> str:
    """The whole result, indented by two."""
    pieces: list[str] = []
    _write(result, "\n", pieces.append)
    return _safe("".join(pieces)) + "\n"


def lines(rows: Iterable[object]) -> str:
    """One compact object a line."""
    pieces: list[str] = []
    for row in rows:
        _write(row, None, pieces.append)
        pieces.append("\n")
    return _safe("".join(pieces))


def _safe(text: str) -> str:
    return _ACTING.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _write(value: object, newline: str | None, put: Callable[[str], None]) -> None:
    """Put the pieces of a value's JSON; `newline` is the line break with its indent, None for one line."""
    kind = type(value)
    scalar = _SCALARS.get(kind)
    if scalar is not None:
        put(scalar(value))
    elif isinstance(value, str):
        put(encode_basestring(value))
    elif isinstance(value, tuple | list):
        _items("[]", (("", item) for item in value), newline, put)
    elif isinstance(value, dict):
        _items("{}", ((f"{encode_basestring(key)}: ", item) for key, item in value.items()), newline, put)
    else:
        keys = _keys(cast("type[DataclassInstance]", kind))
        _items("{}", ((key, getattr(value, name)) for name, key in keys), newline, put)


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
def _keys(kind: type[DataclassInstance]) -> tuple[tuple[str, str], ...]:
    """Each field's name and its key as JSON text."""
    return tuple((field.name, f"{encode_basestring(field.name)}: ") for field in fields(kind))


def number(value: int | Decimal | Fraction) -> str:
    """Fixed notation with the digits the number has; a fraction without an end is cut at four decimals."""
    if isinstance(value, Fraction):
        return str(value.numerator) if value.denominator == 1 else str(rounded(value, _FRACTION_PLACES))
    return format(value, "f") if isinstance(value, Decimal) else str(value)


_SCALARS: dict[type, Callable[[Any], str]] = {
    type(None): lambda _: "null",
    str: encode_basestring,
    bool: lambda value: "true" if value else "false",
    int: str,
    Decimal: number,
    Fraction: number,
    date: lambda value: f'"{value.isoformat()}"',
}
