"""Writes word tables compactly and compiles patterns when they are first needed; it must hold no words itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

Groups = dict[str, list[tuple[int, set[str]]]]


def listed(text: str, separator: str | None = None) -> tuple[str, ...]:
    """Give the words of a table that is parted by spaces and line ends, or by a sign where words hold spaces."""
    if separator is None:
        return tuple(text.split())
    return tuple(" ".join(word.split()) for word in text.split(separator) if word.strip())


@cache
def pattern(source: str) -> re.Pattern[str]:
    """Compile a pattern once; few wordings need any, and compiling all of them would slow every start."""
    return re.compile(source)


def by_first(words: Iterable[str]) -> Groups:
    """Group words by first character and length, longest first, so that the first match is the longest."""
    groups: Groups = {}
    for word in sorted(words, key=len, reverse=True):
        group = groups.setdefault(word[0], [])
        if not group or group[-1][0] != len(word):
            group.append((len(word), set()))
        group[-1][1].add(word)
    return groups


def longest(groups: Groups, text: str, start: int) -> str:
    """Give the longest word of a table that stands at a place, or ""."""
    for length, words in groups.get(text[start : start + 1], ()):
        if (word := text[start : start + length]) in words:
            return word
    return ""
