"""Leaves out English figures that only say of what, where or for how long another figure holds.

It looks at figures side by side; it reads none.
"""

from __future__ import annotations

from typing import Final

from .english_context import Found
from .english_sentence import Word, text_at
from .tables import listed

_PLACES: Final = frozenset(listed("in across among throughout"))
_SPANS: Final = frozenset(
    listed("in over within for during next past last coming following previous these first every")
)
_TIMES: Final = ("years", "year", "months", "days", "weeks", "quarters", "decades")
_LIMITS: Final = ("minutes", "hours", "seconds", *_TIMES)
_FROM: Final = frozenset({"before", "after", "ago"})
_BRACKETED: Final = (["(", "under"], ["(", "over"], ["(", "aged"])
_IDLE: Final = frozenset(listed("the all some about over more less longer than at least its these another our"))
_LASTING: Final = frozenset(listed("waiting lasting staying"))  # patients waiting less than nine months
_DEPTH: Final = 4


def without_scope(words: list[Word], found: list[Found]) -> list[Found]:
    """Leave out 28 cities in "by 10% in 28 cities", 1,000 villages in "95% of 1,000 villages" and "over five years"."""
    if len(found) == 1:
        return found
    return [item for place, item in enumerate(found) if not _is_scope(words, found, place)]


def _is_scope(words: list[Word], found: list[Found], place: int) -> bool:
    """Tell whether a figure is the scope of another."""
    item, unit = found[place], found[place].figure.unit or ""
    lead = _lead(words, item.place)
    if item.place and words[item.place - 1].text == "all":
        return True  # to answer all 999 calls within nine seconds
    if unit.endswith(_TIMES) and (_beside(words, item) or _bracketed(words, item)):
        return True
    if unit.endswith(_LIMITS) and lead == "within" and place and found[place - 1].figure.unit == "%":
        return True  # 70% were seen within 30 minutes
    if unit.endswith(_TIMES):
        return lead in _SPANS or lead in _LASTING
    if "%" in unit or not unit or unit[0] in "$€£¥":
        return False
    if place and lead in {"of", "in"} and words[item.place - 1].text != "total":
        before = found[place - 1].figure
        gap = [word.text for word in words[before.stop : item.place]]
        if before.unit == "%" and gap and gap[0] == lead and set(gap[1:]) <= _IDLE:
            return True
    return bool(place) and lead in _PLACES


def _beside(words: list[Word], item: Found) -> bool:
    """Tell whether a time is counted from something: 1-3 years before the reference year."""
    return text_at(words, item.figure.stop) in _FROM


def _bracketed(words: list[Word], item: Found) -> bool:
    """Tell whether an age stands in brackets: pregnancies of teenagers (under 18 years)."""
    return [word.text for word in words[max(item.place - 2, 0) : item.place]] in _BRACKETED


def _lead(words: list[Word], place: int) -> str:
    """Give the preposition that leads to a figure, over words such as "the" and "more than"."""
    for back in range(place - 1, max(-1, place - 1 - _DEPTH), -1):
        text = words[back].text
        if text in _SPANS or text not in _IDLE:
            return text
    return ""
