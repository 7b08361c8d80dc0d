"""The words of an English sentence and ways to walk them; it knows no word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class Word(NamedTuple):
    """A word, number or sign of a sentence, in lower case, and as it was printed."""

    text: str
    start: int
    end: int
    raw: str


def text_at(words: list[Word], place: int) -> str:
    """Give the word at a place, or nothing beyond the end."""
    return words[place].text if place < len(words) else ""


def leftward(words: list[Word], start: int, stop: int) -> Iterator[int]:
    """Give the places from one back to another, brackets and what is in them left out."""
    place = start
    while place >= stop:
        if words[place].text == ")":
            while place > stop and words[place].text != "(":
                place -= 1
        else:
            yield place
        place -= 1
