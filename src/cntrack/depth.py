"""Finds what tomllib must not be given: deep nesting, long keys, and numbers that Python cannot print.

It recurses into arrays and takes quadratic time over long keys.
Meets unchecked text and so must end, in one pass, whatever comes. Every call needs it: keep its import light.
"""

from __future__ import annotations

import re
from itertools import islice

# Every loop is possessive (*+, ++) and takes runs, so that no text makes a match go back: one pass, whatever comes.
# A string that is never closed runs to the end of its line, or of the text: tomllib stops there as well.
STRING = (
    r'(?:"""(?:[^"\\]++|\\.?+|"{1,2}+(?!"))*+"{0,5}+'
    r"|'''(?:[^']++|'{1,2}+(?!'))*+'{0,5}+"
    r'|"(?:[^"\\\n]++|\\[^\n]?+)*+"?+'
    r"|'[^'\n]*+'?+)"
)
_BARE = r"[A-Za-z0-9_-]++"
_DOTTED = rf"[ \t]*+\.[ \t]*+(?:{STRING}|{_BARE})"
_NESTING = rf"#[^\n]*+|[\[\]{{}}]|{STRING}"
# A bare word without dots is passed over, and tried only where it begins: else a long one would be read many times.
_NESTING_AND_KEYS = rf"{_NESTING}(?:{_DOTTED})*+|(?<![A-Za-z0-9_-]){_BARE}(?:{_DOTTED})++"
# Python makes of these digits what it could not print; of decimal ones it refuses more than 4,300 by itself.
_HUGE = r"0[xob][0-9A-Fa-f_]{200,}+"


def too_long(text: str) -> tuple[int, int] | None:
    """The range of the first hexadecimal, octal or binary number of more digits than Python prints, in any text."""
    if not (("0x" in text or "0o" in text or "0b" in text) and re.search(_HUGE, text)):
        return None
    found = re.compile(rf"#[^\n]*+|{STRING}|{_HUGE}", re.DOTALL).finditer(text)
    return next((token.span() for token in found if text[token.start()] == "0"), None)


def too_deep(text: str, limit: int = 32) -> tuple[int, int] | None:
    """The range of the first bracket, brace or part of a dotted key that goes deeper than the limit, in any text.

    The limit is at least 2: the brackets of [[a]] and the dot of 1.5 are counted like any other.
    """
    depth = 0
    # A key stands on one line; hardly a file has a line with so many dots, and to look for keys takes half the time.
    keys = any(line.count(".") >= limit - 1 for line in text.split("\n"))
    for token in re.compile(_NESTING_AND_KEYS if keys else _NESTING, re.DOTALL).finditer(text):
        start = token.start()
        mark = text[start]
        if mark in "[{":
            depth += 1
            if depth > limit:
                return start, start + 1
        elif mark in "]}":
            depth = max(depth - 1, 0)
        elif keys and mark != "#":
            part = _part(text, start, token.end(), limit)
            if part:
                return part
    return None


def _part(text: str, start: int, end: int, limit: int) -> tuple[int, int] | None:
    """The part of a dotted key that is one too many; few keys have so many characters between dots at all."""
    if text.count(".", start, end) < limit:
        return None
    parts = re.compile(rf"{STRING}|{_BARE}", re.DOTALL).finditer(text, start, end)
    return next((part.span() for part in islice(parts, limit, None)), None)
