"""JSON and JSON Lines: a result written out, key by key, with each number's own digits."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, cast

from cntrack.quantity import rounded

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

# What would act on a terminal and JSON allows raw is written as an escape, which any reader takes back.
_ACTING = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_FRACTION_PLACES = 4


def document(result: object) -> str:
    """The whole result, indented by two."""
    return _safe("".join(_written(result, "\n"))) + "\n"


def lines(rows: Iterable[object]) -> str:
    """One compact object a line."""
    return "".join(f"{_safe(''.join(_written(row, None)))}\n" for row in rows)


def _safe(text: str) -> str:
    return _ACTING.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


@cache
def _keys(kind: type[DataclassInstance]) -> tuple[tuple[str, str], ...]:
    """Each field's name and its key as JSON text."""
    return tuple((field.name, encode_basestring(field.name)) for field in fields(kind))


def _written(value: object, newline: str | None) -> list[str]:
    """The pieces of a value's JSON; `newline` is the line break with its indent, None for one line."""
    if value is None:
        return ["null"]
    if isinstance(value, str):
        return [encode_basestring(value)]
    if isinstance(value, bool):
        return ["true" if value else "false"]
    if isinstance(value, int | Decimal | Fraction):
        return [number(value)]
    if isinstance(value, date):
        return [f'"{value.isoformat()}"']
    if isinstance(value, dict):
        return _joined("{}", ((encode_basestring(key), item) for key, item in value.items()), newline)
    if isinstance(value, tuple | list):
        return _joined("[]", ((None, item) for item in value), newline)
    kind = cast("type[DataclassInstance]", type(value))
    return _joined("{}", ((key, getattr(value, name)) for name, key in _keys(kind)), newline)


def _joined(brackets: str, items: Iterable[tuple[str | None, object]], newline: str | None) -> list[str]:
    inner = None if newline is None else newline + "  "
    pieces: list[str] = []
    for key, item in items:
        pieces.append(("," if inner else ", ") if pieces else brackets[0])
        if inner:
            pieces.append(inner)
        if key:
            pieces.append(key + ": ")
        pieces += _written(item, inner)
    if not pieces:
        return [brackets]
    return [*pieces, newline or "", brackets[1]]


def number(value: int | Decimal | Fraction) -> str:
    """Fixed notation with the digits the number has; a fraction without an end is cut at four decimals."""
    if isinstance(value, Fraction):
        return str(value.numerator) if value.denominator == 1 else str(rounded(value, _FRACTION_PLACES))
    return format(value, "f") if isinstance(value, Decimal) else str(value)
