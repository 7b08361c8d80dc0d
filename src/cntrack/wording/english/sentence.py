"""The words of an English sentence and ways to walk them; it knows no word."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
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


def texts(words: list[Word], start: int, stop: int) -> list[str]:
    """Give the words from one place to before another, those that there are."""
    return [word.text for word in words[max(0, start) : stop]]


def stands(words: list[Word], place: int, parts: tuple[str, ...]) -> bool:
    """Tell whether the words of a phrase stand at a place."""
    return all(text_at(words, place + i) == part for i, part in enumerate(parts))


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


def rightward(words: list[Word], start: int, stop: int) -> Iterator[int]:
    """Give the places from one on to before another, brackets and what is in them left out and not counted."""
    place, bracketed = start, False
    while place < min(stop, len(words)):
        text = words[place].text
        bracketed |= text == "("
        if bracketed:
            stop += 1
        else:
            yield place
        bracketed &= text != ")"
        place += 1


def as_printed(words: list[Word]) -> str:
    """Join words as they were printed, with one space where there was any."""
    pieces = [words[0].raw]
    for before, word in pairwise(words):
        pieces.append(word.raw if before.end == word.start else f" {word.raw}")
    return "".join(pieces)
