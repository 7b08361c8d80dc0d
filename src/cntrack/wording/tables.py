"""Writes word tables compactly and compiles patterns when they are first needed; it must hold no words itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache


def listed(text: str, separator: str | None = None) -> tuple[str, ...]:
    """Give the words of a table that is parted by spaces and line ends, or by a sign where words hold spaces."""
    if separator is None:
        return tuple(text.split())
    return tuple(" ".join(word.split()) for word in text.split(separator) if word.strip())


@cache
def pattern(source: str) -> re.Pattern[str]:
    """Compile a pattern once; few wordings need any, and compiling all of them would slow every start."""
    return re.compile(source)


def by_first(words: Iterable[str]) -> dict[str, list[str]]:
    """Group words by first character, longest first, so that the first match is the longest."""
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        groups.setdefault(word[0], []).append(word)
    return groups
