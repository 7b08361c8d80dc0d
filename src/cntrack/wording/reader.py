"""Reads one official wording of any language that cntrack knows, or refuses it with a reason."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from importlib import import_module
from itertools import pairwise
from typing import Final

from .absence import is_no_value
from .folding import fold, is_chinese, odd_digit
from .reading import Kind, Reading
from .refusal import RefusedError
from .tables import pattern
from .tolerance import as_range

MOST_CHARACTERS: Final = 2_000  # a sentence of a plan report has some hundred
_CURRENCIES: Final = frozenset("$€£₹")
_MEASURE: Final = r"[<>≥≤≈~]?[0-9][0-9.,~-]*"


Reader = Callable[[str, str], tuple[Reading, ...]]


@lru_cache(maxsize=4096)
def read(text: str) -> Reading:
    """Read a wording into what it means; what is not understood for certain is refused, never guessed."""
    reason = _unreadable(text)
    if reason:
        return Reading(text, None, reason=reason)
    if is_no_value(text):
        return Reading(text, Kind.NO_VALUE)
    folded = fold(text)
    if _foreign_digit(folded):
        return Reading(text, None, reason="digits of another script")
    if folded != text and is_no_value(folded):
        return Reading(text, Kind.NO_VALUE)
    if _in_notation(folded):
        return Reading(text, None, reason="a number in the notation of programs")
    if "±" in folded or "minus" in folded or "+/-" in folded:
        folded = as_range(folded)
    if not (folded[0].isalnum() or any(char.isalnum() for char in folded)):
        return Reading(text, None, reason="no words and no number")
    try:
        parts = _read_folded(folded, text)
    except RefusedError as error:
        return Reading(text, None, reason=str(error))
    return parts[0] if len(parts) == 1 else parts[0]._replace(parts=parts)


def _foreign_digit(folded: str) -> bool:
    """Tell whether a wording has a digit of another script."""
    return not folded.isascii() and pattern(r"[^\D0-9]").search(folded) is not None


def _in_notation(folded: str) -> bool:
    """Tell whether a wording has a number such as 1e5, which no report prints."""
    number = r"(?i)(?<![a-z0-9.])[0-9][0-9.,]*e[-+]?[0-9]+(?![a-z0-9])"
    return ("e" in folded or "E" in folded) and pattern(number).search(folded) is not None


def _unreadable(text: str) -> str | None:
    """Give the reason why a text is no wording at all."""
    if len(text) > MOST_CHARACTERS:
        return f"longer than {MOST_CHARACTERS} characters"
    if not text or text.isspace():
        return "empty"
    odd = None if text.isascii() else odd_digit(text)
    return f"a digit in disguise: {odd}" if odd else None


def _read_folded(folded: str, source: str) -> tuple[Reading, ...]:
    """Choose the language of a wording and read it."""
    if is_chinese(folded) or _wordless(folded) or _bare_measure(folded):
        return _chinese()(folded, source)
    return _english()(folded, source)


@cache
def _chinese() -> Reader:
    """Load the Chinese reader with its tables when first needed: most commands start without reading anything."""
    reader: Reader = import_module(".chinese", __package__).read_chinese
    return reader


@cache
def _english() -> Reader:
    """Load the English reader when first needed."""
    reader: Reader = import_module(".english", __package__).read_english
    return reader


def _wordless(folded: str) -> bool:
    """Tell whether no two letters follow each other, as in 5% and >80; a currency before a number is English."""
    if not _CURRENCIES.isdisjoint(folded):
        return False
    return not any(first.isalpha() and second.isalpha() for first, second in pairwise(folded))


def _bare_measure(folded: str) -> bool:
    """Tell whether a wording is but a number with a unit of letters (25 mg/L), which no language claims."""
    text = folded.replace(" ", "")
    number = pattern(_MEASURE).match(text)
    return number is not None and bool(import_module(".units", __package__).is_unit(text[number.end() :]))
