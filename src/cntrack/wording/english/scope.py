"""Leaves out English figures that only say of what, where or for how long another figure holds.

It looks at figures side by side; it reads none.
"""

from __future__ import annotations

from typing import Final

from cntrack.wording.tables import listed

from .found import EnglishFigure, Found
from .numbers import MONEY_SIGNS
from .sentence import Word, text_at, texts
from .words import CHILDREN

_PLACES: Final = frozenset(listed("in across among throughout"))
_SPANS: Final = frozenset(
    listed("in over within for during next past last coming following previous these first every")
)
_COMING: Final = frozenset({"next", "coming", "following", "past", "last", "previous"})
_TIMES: Final = ("years", "year", "months", "days", "weeks", "quarters", "decades")
_LIMITS: Final = ("minutes", "hours", "seconds", *_TIMES)
_FROM: Final = frozenset({"before", "after", "ago", "earlier", "prior"})
_BRACKETED: Final = (["(", "under"], ["(", "over"], ["(", "aged"])
_IDLE: Final = frozenset(
    listed("the all just only some about over no more less longer than at least its these another our")
)
_LASTING: Final = frozenset(
    listed("waiting lasting staying wait waits waited spent spend")
)  # patients waiting less than nine months
_SIZES: Final = frozenset({"over", "above", "of", "exceeding", "under", "below"})
_WHERE: Final = frozenset({"at", "of", "in", "across", "from"})
_DEADLINES: Final = _LASTING | {"within", "after", "for", "under"}
_DEPTH: Final = 4


def without_scope(words: list[Word], found: list[Found]) -> list[Found]:
    """Leave out 28 cities in "by 10% in 28 cities", 1,000 villages in "95% of 1,000 villages" and "over five years"."""
    if len(found) == 1:
        return [] if _is_period(words, found[0]) else found
    return [item for place, item in enumerate(found) if not _is_scope(words, found, place)]


def _is_period(words: list[Word], item: Found) -> bool:
    """Tell whether a time is the span of a plan and no value: over the next five years."""
    before = texts(words, item.place - 3, item.place)
    led = len(before) == len(("over", "the", "next")) and before[0] in _SPANS and before[1] in {"the", "these"}
    return led and before[2] in _COMING and (item.figure.unit or "").endswith(_TIMES)


def _is_scope(words: list[Word], found: list[Found], place: int) -> bool:
    """Tell whether a figure is the scope of another."""
    item, unit = found[place], found[place].figure.unit or ""
    before = found[place - 1].figure if place else None
    if item.place and words[item.place - 1].text == "all":
        return True  # to answer all 999 calls within nine seconds
    peopled = texts(words, item.place - 2, item.place)
    if before and peopled[0].startswith("population") and peopled[-1] in _SIZES:
        return True  # 97% of cities with populations over 500,000
    if unit.endswith(_LIMITS):
        following = found[place + 1] if place + 1 < len(found) else None
        return _leads_to_a_share(words, item, following) or _is_time(words, item, before)
    if "%" in unit or not unit or unit[0] in MONEY_SIGNS:
        return False
    return _is_place(words, item, before)


def _leads_to_a_share(words: list[Word], item: Found, following: Found | None) -> bool:
    """Tell whether a time says by when a share holds that follows: answered within 48 hours to 95%."""
    if following is None or following.figure.unit != "%" or _lead(words, item.place) not in {"within", "in"}:
        return False
    gap = texts(words, item.figure.stop, following.place)
    return not gap or gap[0] not in {",", ":", "|", "(", "and", ";", "-"}


def _is_time(words: list[Word], item: Found, before: EnglishFigure | None) -> bool:
    """Tell whether a time says when, by when or at what age: 70% within 30 minutes, over five years, at 24 months."""
    lead = _lead(words, item.place)
    if lead in _DEADLINES and before and before.unit == "%":
        return True
    if not (item.figure.unit or "").endswith(_TIMES):
        return False
    counted_from = text_at(words, item.figure.stop) in _FROM  # 1-3 years before the reference year
    apart = counted_from or _bracketed(words, item) or _age(words, item)
    return apart or lead in _SPANS or (before is not None and (lead in _LASTING or lead == "after"))


def _is_place(words: list[Word], item: Found, before: EnglishFigure | None) -> bool:
    """Tell whether a count says of which: 95% of 1,000 villages, by 10% in 28 cities, at the 12 shops."""
    lead = _lead(words, item.place)
    leads = texts(words, item.place - 2, item.place)
    if leads == ["of", "the"] and words[item.place - 3].text == "out":
        return True  # 2.92 million out of the 3.09 million
    if before is None:
        definite = leads[-1:] == ["the"] and leads[0] in _WHERE
        definite |= leads[-1:] == ["in"] and lead == "in"
        return lead == "among" or leads == ["out", "of"] or definite
    if lead in {"of", "in"} and leads[-1] != "total" and before.unit == "%":
        gap = texts(words, before.stop, item.place)
        return (bool(gap) and gap[0] == lead and set(gap[1:]) <= _IDLE) or lead in _PLACES
    return lead in _PLACES


def _age(words: list[Word], item: Found) -> bool:
    """Tell whether a time is an age: at 24 months of age, children by 24 months."""
    people = item.place > 1 and words[item.place - 2].text in CHILDREN and words[item.place - 1].text == "("
    after = texts(words, item.figure.stop, item.figure.stop + 2)
    before = texts(words, item.place - 2, item.place)
    return people or after == ["of", "age"] or (before[-1:] in (["by"], ["at"]) and before[0] in CHILDREN)


def _bracketed(words: list[Word], item: Found) -> bool:
    """Tell whether an age stands in brackets: pregnancies of teenagers (under 18 years), sex ratio (0-6 years)."""
    if words[item.place - 1].text == "(" and text_at(words, item.figure.stop) == ")" and item.figure.high is not None:
        return True
    return texts(words, item.place - 2, item.place) in _BRACKETED


def _lead(words: list[Word], place: int) -> str:
    """Give the preposition that leads to a figure, over words such as "the" and "more than"; to over 65 has "to"."""
    for back in range(place - 1, max(-1, place - 1 - _DEPTH), -1):
        text = words[back].text
        if text in _SPANS or text not in _IDLE:
            return "to" if back and words[back - 1].text == "to" else text
    return ""
