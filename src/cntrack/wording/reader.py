"""Reads one official wording of any language that cntrack knows, or refuses it with a reason."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from .absence import is_no_value
from .chinese import read_chinese
from .english import read_english
from .folding import close_up, fold, is_chinese, odd_digit
from .reading import Kind, Reading
from .refusal import RefusedError
from .units import scale_end, unit_end

MOST_CHARACTERS: Final = 2_000  # a sentence of a plan report has some hundred
_OTHER_DIGITS: Final = re.compile(r"(?![0-9])\d")
_WORDLESS: Final = re.compile(r"[\W_]*")
_BRACKETS: Final = re.compile(r"\(([^()0-9]{0,30})\)")
_OCR_POINT: Final = re.compile(r"^(\D?\d+)[。·](?=\d)|(?<=\d)。(?=\d{1,2}(?:[%‰万亿]|个百分点|$))")
_QUOTES: Final = (("«", "»"), ('"', '"'))
_LIST_MARK: Final = re.compile(r"^(?:\(\d{1,2}\)(?=.)|\d{1,2}[.、](?=[\u4e00-\u9fff]))")
_MEASURE: Final = re.compile(r"[<>≥≤≈~]?[0-9][0-9.,~-]*")
_LATIN_WORD: Final = re.compile(r"[A-Za-z]{2}")


@lru_cache(maxsize=4096)
def read(text: str) -> Reading:
    """Read a wording into what it means; what is not understood for certain is refused, never guessed."""
    reason = _unreadable(text)
    if reason:
        return Reading(text, None, reason=reason)
    if is_no_value(text):
        return Reading(text, Kind.NO_VALUE)
    folded = fold(text)
    if _OTHER_DIGITS.search(folded):
        return Reading(text, None, reason="digits of another script")
    if folded is not text and is_no_value(folded):
        return Reading(text, Kind.NO_VALUE)
    if _WORDLESS.fullmatch(folded):
        return Reading(text, None, reason="no words and no number")
    try:
        parts = _read_folded(folded, text)
    except RefusedError as error:
        return Reading(text, None, reason=str(error))
    return parts[0] if len(parts) == 1 else replace(parts[0], parts=parts)


def _unreadable(text: str) -> str | None:
    """Give the reason why a text is no wording at all."""
    if len(text) > MOST_CHARACTERS:
        return f"longer than {MOST_CHARACTERS} characters"
    if not text.strip():
        return "empty"
    odd = None if text.isascii() else odd_digit(text)
    return f"a digit in disguise: {odd}" if odd else None


def _read_folded(folded: str, source: str) -> tuple[Reading, ...]:
    """Choose the language of a wording and read it."""
    if is_chinese(folded) or _LATIN_WORD.search(folded) is None or _bare_measure(folded):
        return read_chinese(_tidy(folded), source)
    return read_english(folded, source)


def _bare_measure(folded: str) -> bool:
    """Tell whether a wording is but a number with a unit of letters (25 mg/L), which no language claims."""
    text = folded.replace(" ", "")
    number = _MEASURE.match(text)
    return number is not None and unit_end(text, number.end()) == len(text)


def _tidy(folded: str) -> str:
    """Close up a Chinese wording, take its brackets without digits out and mend 76。7."""
    text = _LIST_MARK.sub("", close_up(folded))
    if "(" in text:
        text = _BRACKETS.sub(_bracket, text.replace("(上年=100)", "").replace("(上年同期=100)", ""))
    if "。" in text:
        text = _OCR_POINT.sub(lambda match: f"{match.group(1) or ''}.", text)
    if (text[:1], text[-1:]) in _QUOTES:
        text = text[1:-1]
    return text


def _bracket(match: re.Match[str]) -> str:
    """Keep a bracket's content only where it is the unit of the number before it: 12.5(%)."""
    inside, before = match.group(1), match.string[match.start() - 1 : match.start()]
    return inside if before.isdigit() and unit_end(inside, scale_end(inside, 0)) == len(inside) else ""
