"""Finds the phrases of the tables in an English sentence; what they do is for others."""

from __future__ import annotations

from typing import Final, NamedTuple

from cntrack.wording.roles import Entry, Role

from .numbers import CURRENCIES, MONEY_SIGNS
from .sentence import Word, stands
from .words import PHRASES

_LONGEST_PHRASE: Final = 5


class Match(NamedTuple):
    """A known phrase that ends where one looked, and where it begins."""

    begin: int
    entry: Entry
    phrase: str


def match_back(words: list[Word], stop: int, after: int) -> Match | None:
    """Find the longest known phrase that ends right before a place."""
    for length in range(_LONGEST_PHRASE, 0, -1):
        begin = stop - length
        if begin < after:
            continue
        for parts, entry in PHRASES.get(words[begin].text, ()):
            if len(parts) == length and stands(words, begin, parts):
                return Match(begin, entry, " ".join(parts))
    return None


def bound_before(words: list[Word], place: int) -> bool:
    """Tell whether a bound ends right before a place."""
    match = match_back(words, place, 0)
    return match is not None and match.entry.role is Role.BOUND


def before_currency(words: list[Word], place: int) -> int:
    """Return the place before a currency sign or code that belongs to a number."""
    here = place
    here -= here > 1 and words[here - 1].text == "." and words[here - 2].text in CURRENCIES  # Rs. 500 crore
    while here and (words[here - 1].text in MONEY_SIGNS or words[here - 1].text in CURRENCIES):
        here -= 1
    if here < place and here and words[here - 1].end == words[here].start and words[here].text in MONEY_SIGNS:
        here -= words[here - 1].text.isalpha()
    return here
