"""Writes word tables compactly; it must hold no words itself."""

from __future__ import annotations


def listed(text: str, separator: str | None = None) -> tuple[str, ...]:
    """Give the words of a table that is parted by spaces and line ends, or by a sign where words hold spaces."""
    if separator is None:
        return tuple(text.split())
    return tuple(" ".join(word.split()) for word in text.split(separator) if word.strip())
