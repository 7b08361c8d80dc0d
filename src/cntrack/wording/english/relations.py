"""Reads English sentences without figures: in step with, above, assigned elsewhere, a mere sign, no value.

It must not be asked about a sentence that holds a figure.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from cntrack.wording.reading import Change, Kind, Reading, Relation
from cntrack.wording.tables import listed, pattern

from .sentence import Word
from .words import ASSIGNED, COMPARED, HALF_STEP, IN_STEP, NO_VALUES, PHRASES

_SAID: Final = {
    "zero growth": (Kind.EXACT, None),
    "negative growth": (Kind.LESS_THAN, Change.DECREASE),
    "positive growth": (Kind.MORE_THAN, Change.INCREASE),
}
_UNCHANGED: Final = frozenset(
    listed(
        """
        zero|nil growth|no change|unchanged|no change expected|remain unchanged|remains unchanged|stay unchanged|
        to remain unchanged|zero change|no growth|flat|remain flat|kept unchanged|keep unchanged|naught|nought
        """,
        "|",
    )
)
_UNCHANGED_FROM: Final = ("unchanged from ", "unchanged on ", "no change from ", "no change on ")
_PARITY: Final = r"\bparity (?:(?:in|of|between) .+ and|with) (.+)"
_LONGEST_ABSENCE: Final = 12  # words
UNAVAILABLE: Final = tuple(phrase for phrase in NO_VALUES if phrase.endswith(" not available"))  # until 5 years on
_PEERS: Final = (
    "average", "national", "city", "level", "growth", "target", "province", "country", "region", "state", "municipal",
    "last year", "previous year",
)  # fmt: skip
_NOT: Final = frozenset({"not", "never", "cannot"})
_DENIAL: Final = 4  # words between "not" and what it denies: not expected to exceed
_DENIED: Final = {Relation.ABOVE: Relation.AT_MOST, Relation.BELOW: Relation.AT_LEAST}
_ALSO_PLACES: Final = frozenset({"over", "under", "behind"})  # under the national plan compares nothing
_SIGNED: Final = frozenset(
    listed("continued continue continues further steady steadily continuously sustained keep stable to")
)


def read_number_free(text: str, words: list[Word], source: str) -> Reading:
    """Read a sentence without figures."""
    for phrase, (kind, change) in _SAID.items():
        if f" {phrase} " in f" {text} ":
            zero = Decimal(0)
            exact = kind is Kind.EXACT
            low = zero if exact or kind is Kind.MORE_THAN else None
            high = zero if exact or kind is Kind.LESS_THAN else None
            return Reading(source, kind, value=zero if exact else None, low=low, high=high, change=change)
    if text.strip(" .!") in _UNCHANGED or text.startswith(_UNCHANGED_FROM):
        zero = Decimal(0)
        return Reading(source, Kind.EXACT, zero, zero, zero)
    if step := _in_step(text, source):
        return step
    if any(text.strip(" .").startswith(phrase) for phrase in NO_VALUES) and len(words) <= _LONGEST_ABSENCE:
        return Reading(source, Kind.NO_VALUE)
    if any(phrase in text for phrase in ASSIGNED):
        return Reading(source, Kind.QUALITATIVE, relation=Relation.ASSIGNED)
    return _compared(text, source) or Reading(source, Kind.QUALITATIVE, change=_sign(words))


def _compared(text: str, source: str) -> Reading | None:
    """Read higher than the national average, no lower than last year and not expected to exceed the average."""
    for relation, phrases in COMPARED.items():
        for phrase in phrases:
            head, mark, reference = f" {text} ".partition(f" {phrase} ")
            peers = ("average",) if phrase in _ALSO_PLACES and not head.strip() else _PEERS
            if mark and any(peer in reference for peer in peers):
                denied = not _NOT.isdisjoint(head.split()[-_DENIAL:])
                meant = _DENIED.get(relation, relation) if denied else relation
                return Reading(source, Kind.QUALITATIVE, relation=meant, reference=reference.strip(" ."))
    return None


def _in_step(text: str, source: str) -> Reading | None:
    """Read in step with, and parity in one growth and another; gender parity is no such thing."""
    near = any(word in text for word in HALF_STEP)
    relation = Relation.NEAR if near else Relation.EQUAL
    parity = pattern(_PARITY).search(text)
    if parity and "gender" not in text:
        return Reading(source, Kind.SYNC, relation=relation, reference=parity.group(1).strip(" .,;"))
    for phrase in IN_STEP:
        place = f" {text} ".find(f" {phrase} ")
        if place >= 0:
            reference = text[place + len(phrase) :].strip(" .,;") or None
            return Reading(source, Kind.SYNC, relation=relation, reference=reference)
    return None


def _sign(words: list[Word]) -> Change | None:
    """Give the sense of a change that a sentence without figures states with a word such as "continued"."""
    if not any(word.text in _SIGNED for word in words):
        return None
    changes = {
        entry.change
        for word in words
        for parts, entry in PHRASES.get(word.text, ())
        if len(parts) == 1 and entry.change
    }
    return changes.pop() if len(changes) == 1 else None
