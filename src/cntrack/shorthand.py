"""Brings what people may write in short to the one form that `model` checks; refuses what is no such thing."""

from __future__ import annotations

import re
from decimal import Decimal

from pydantic_core import PydanticCustomError

_MAX_DIGITS, _MAX_POWER = 30, 15
_NO_NUMBER = ("number_type", "not a number")
_NOT_FINITE = ("number_finite", "not a finite number")
_NO_SIZE = ("number_range", "not a number of at most 30 digits")
_NO_REFERENCE = ("under_type", "neither a number nor an id")


def bounded(value: object) -> object:
    """TOML integers and decimals alike, as Decimal; never a bool, and never a number too long to compute with."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise PydanticCustomError(*_NO_NUMBER)
    number = Decimal(value)
    if not number.is_finite():
        raise PydanticCustomError(*_NOT_FINITE)
    if len(number.as_tuple().digits) > _MAX_DIGITS or abs(number.adjusted()) > _MAX_POWER:
        raise PydanticCustomError(*_NO_SIZE)
    return number


def both_languages(value: object) -> object:
    """A plain text serves both languages."""
    return {"zh": value, "en": value} if isinstance(value, str) else value


def wording_table(value: object) -> object:
    """A wording alone is short for a table with nothing but its text."""
    return {"text": value} if isinstance(value, str) else value


def one_or_more(value: object) -> object:
    """One value is short for a list of one."""
    return value if isinstance(value, list) else [value]


def year_keys(value: object) -> object:
    """TOML keys are text; a year is four plain digits."""
    if not isinstance(value, dict):
        return value
    return {int(k) if isinstance(k, str) and re.fullmatch("[0-9]{4}", k, re.ASCII) else k: v for k, v in value.items()}


def number_or_id(value: object) -> object:
    """A headline indicator is named by its number or its id."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise PydanticCustomError(*_NO_REFERENCE)
    return value


def way_of_about(value: object) -> str | None:
    """Whether a width is given by one of two words or as a table; the tags are none that a key would be."""
    return "[table]" if isinstance(value, dict) else "[word]" if value in ("ulp", "none") else None


def way_of_trajectory(value: object) -> str | None:
    """Whether a trajectory is given by its word or as a list of days."""
    return "[list]" if isinstance(value, list | tuple) else "[word]" if value == "linear" else None
