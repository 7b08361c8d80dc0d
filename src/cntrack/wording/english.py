"""Reads an English wording into its parts.

It knows the English of plans, work reports and the SDGs; what it cannot place it refuses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from .english_figures import EnglishFigure, Word, read_english_figure
from .english_words import ASSIGNED, CHILDREN, COMPARED, HALF_STEP, IN_STEP, NO_VALUES, PHRASES
from .numerals import MOST_DIGITS
from .reading import Basis, Change, Kind, Reading, Relation
from .refusal import RefusedError
from .vocabulary import Bound, Entry, Role

_WORD: Final = re.compile(r"[0-9]+(?:[,.][0-9]+)*|[a-z]+(?:['’][a-z]+)?|[^\sa-z0-9]")
_BREAKS: Final = frozenset(",;.!?()\n")
_NUMBER_TAILS: Final = ("odd", "fold", "percent", "million", "billion", "trillion", "per cent")
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")
_STICKY: Final = frozenset({Role.BOUND, Role.LINK, Role.TO, Role.VERB, Role.NOUN})
_REACH: Final = 12  # words between a verb and its "by"
_AFTER_NOUN: Final = 5
_LEVEL_LINKS: Final = frozenset({"reach", "reached", "reaches", "reaching", "kept", "keep", "maintain", "maintained"})
_SIGNED: Final = frozenset({"continued", "continue", "continues", "further", "steady", "steadily", "continuously", "sustained", "keep", "stable", "to"})


@dataclass(slots=True)
class Found:
    """A figure of the sentence with what stands before it."""

    figure: EnglishFigure
    place: int
    bound: Bound | None = None
    change: Change | None = None
    to: bool = False
    start: int = 0
    scored: str | None = None  # "score" in Score ≥ 0.8, the only name that is a unit


def read_english(text: str, source: str) -> tuple[Reading, ...]:
    """Read the parts of an English wording in order."""
    lowered = text.lower()
    words = [Word(match.group(), match.start(), match.end()) for match in _WORD.finditer(lowered)]
    found = _figures(lowered, words)
    for item in found:
        _look_back(words, item, after=max((other.figure.stop for other in found if other.figure.stop <= item.place), default=0))
    if not found:
        return (_number_free(lowered, words, source),)
    _share(words, found)
    _pair(words, found)
    return tuple(_reading(item, source) for item in found)


def _figures(text: str, words: list[Word]) -> list[Found]:
    """Find the figures of a sentence, numbers that name things left out."""
    found: list[Found] = []
    place = 0
    while place < len(words):
        name = _name_stop(text, words, place)
        if name > place:
            place = name
            continue
        figure = read_english_figure(words, place, between=_between(words, place), levels=_from(words, place))
        if figure is None:
            if words[place].text[0].isdigit():
                msg = f"a number that cannot be placed: {text[max(0, words[place].start - 10) : words[place].start + MOST_DIGITS]}"
                raise RefusedError(msg)
            place += 1
            continue
        found.append(Found(figure, place))
        place = figure.stop
    return found


def _between(words: list[Word], place: int) -> bool:
    """Tell whether "between" leads to this number, so that "and" joins a range."""
    return any(word.text == "between" for word in words[max(0, place - 3) : place])


def _from(words: list[Word], place: int) -> bool:
    """Tell whether "from" leads to this number, so that "to" joins two levels."""
    return words[place - 1].text == "from" if place else False


def _name_stop(text: str, words: list[Word], place: int) -> int:
    """Return the place after a number that names a thing, or `place` where there is none."""
    word = words[place]
    if not word.text[0].isdigit():
        return place
    before, after = text[word.start - 1 : word.start] if word.start else "", text[word.end : word.end + 1]
    if before == "-" and text[word.start - 2 : word.start - 1].isalpha():
        before = "a"
    if before.isascii() and before.isalpha():
        return place + 1
    following = words[place + 1].text if place + 1 < len(words) else ""
    if after.isalpha() and after.isascii() and following not in {"km", "kg", "mw", "gw", "kwh", "kw", "twh", "bn", "m", "pp", "million", "billion", "mt", "gt", "percent", "t", "h", "ha"}:
        return place + 2
    if after == "-" and text[word.end + 1 : word.end + 2].isalpha() and following == "-" and not text.startswith(_NUMBER_TAILS, word.end + 1):
        return place + 3
    if _YEAR.fullmatch(word.text) and len(words) > 1 and following not in {"%", "percent", "per", "million", "billion", "km", "mw", "people", "jobs"}:
        return place + 1
    previous = words[place - 1].text if place else ""
    entry = PHRASES.get(previous)
    if entry and entry[-1][1].role is Role.NAME and len(entry[-1][0]) == 1:
        return place + 1
    aged = previous in {"under", "over", "below", "above"} and place > 1 and words[place - 2].text in CHILDREN
    return place + 1 if aged else place


def _match_back(words: list[Word], stop: int, after: int) -> tuple[int, Entry, str] | None:
    """Find the longest known phrase that ends right before a place."""
    for length in range(5, 0, -1):
        begin = stop - length
        if begin < after:
            continue
        for parts, entry in PHRASES.get(words[begin].text, ()):
            if len(parts) == length and all(words[begin + i].text == part for i, part in enumerate(parts)):
                return begin, entry, " ".join(parts)
    return None


def _look_back(words: list[Word], item: Found, after: int) -> None:
    """Take the phrases that touch a figure from before, then look for the verb that "by" points to."""
    here = item.place - 1 if item.place and words[item.place - 1].text in {"$", "€", "£"} else item.place
    by = level = False
    while here > after:
        match = _match_back(words, here, after)
        if match is None or match[1].role not in _STICKY | {Role.FROM}:
            break
        here, entry, phrase = match
        if entry.role is Role.BOUND and entry.bound:
            if item.bound and item.bound != entry.bound:
                msg = f"more than one way to read: {phrase}"
                raise RefusedError(msg)
            item.bound = entry.bound
        item.to |= entry.role is Role.TO
        level |= entry.role is Role.FROM
        item.scored = "score" if phrase == "score" else item.scored
        level |= phrase in _LEVEL_LINKS
        by |= phrase == "by"
        if entry.change and (entry.role is Role.NOUN or not (item.to or level)):
            item.change = entry.change
            break
    item.start = here
    if item.change is None and not level:
        item.change = _distant_change(words, here, after, by=by, to=item.to)
    if item.change is None and not item.to and not level:
        item.change = _change_after(words, item.figure.stop)


def _distant_change(words: list[Word], here: int, after: int, *, by: bool, to: bool) -> Change | None:
    """Give the sense of the verb that "by N" belongs to, or of a growth noun in the same clause."""
    for place in range(here - 1, max(after, here - _REACH) - 1, -1):
        text = words[place].text
        if text in _BREAKS and text != ",":
            return None
        for parts, entry in PHRASES.get(text, ()):
            if not entry.change or any(words[place + i].text != part for i, part in enumerate(parts) if place + i < len(words)):
                continue
            if (len(parts) == 1 and not to and (by or entry.role is Role.NOUN)) or (len(parts) > 1 and entry.role is Role.NOUN):
                return entry.change
    return None


def _change_after(words: list[Word], stop: int) -> Change | None:
    """Give the sense of a change named right after the figure: a 5 percent reduction."""
    for word in words[stop : stop + _AFTER_NOUN]:
        if word.text in _BREAKS or word.text in {"in", "of", "by", "and", "to", "on", "for", "from", "with", "or", "as"}:
            return None
        for parts, entry in PHRASES.get(word.text, ()):
            if parts[0] in {"growth", "increase", "rise", "reduction", "decrease", "decline", "drop", "cut", "fall", "expansion"} and len(parts) == 1:
                return entry.change
    return None


def _pair(words: list[Word], found: list[Found]) -> None:
    """Mark the first level of from 11.6% to 7% as the baseline of the second."""
    for first, second in zip(found, found[1:], strict=False):
        if _from(words, first.place) and second.to:
            first.figure.baseline = True
            first.figure.unit = first.figure.unit or second.figure.unit


def _share(words: list[Word], found: list[Found]) -> None:
    """Let the members of a bare list (7%, 8% and 9%) share what stands before the first."""
    for first, second in zip(found, found[1:], strict=False):
        gap = [word.text for word in words[first.figure.stop : second.place]]
        if gap and all(text in {",", "and", "or", "/"} for text in gap):
            first.figure.unit = first.figure.unit or second.figure.unit
            second.bound, second.change = second.bound or first.bound, second.change or first.change


def _reading(item: Found, source: str) -> Reading:
    """Give the reading of one figure."""
    figure, bound = item.figure, item.bound or item.figure.bound or Bound(Kind.EXACT)
    if item.bound and figure.bound and item.bound != figure.bound:
        msg = "more than one way to read: two bounds that differ"
        raise RefusedError(msg)
    kind, low, high = bound.kind, figure.low, figure.high
    about = "the range is said to be approximate" if high is not None and kind is Kind.ABOUT else None
    if high is not None:
        if kind not in {Kind.EXACT, Kind.ABOUT}:
            msg = "more than one way to read: a bound on a range"
            raise RefusedError(msg)
        kind = Kind.RANGE
    exact, lower, upper = kind is Kind.EXACT, kind in {Kind.AT_LEAST, Kind.MORE_THAN}, kind in {Kind.AT_MOST, Kind.LESS_THAN}
    return Reading(
        text=source,
        kind=kind,
        value=low if exact or kind is Kind.ABOUT else None,
        low=low if exact or lower or kind is Kind.RANGE else None,
        high=low if exact or upper else high,
        unit=figure.unit or item.scored,
        change=item.figure.change or item.change,
        approx_side=bound.side,
        fraction=figure.fraction,
        basis=Basis.BASELINE if figure.baseline else None,
        difference=figure.unit in {"percentage points", "pp"},
        ambiguous=about,
    )


def _number_free(text: str, words: list[Word], source: str) -> Reading:
    """Read a sentence without figures."""
    for phrase in IN_STEP:
        place = text.find(phrase)
        if place >= 0:
            near = any(word in text for word in HALF_STEP)
            reference = text[place + len(phrase) :].strip(" .,;") or None
            return Reading(source, Kind.SYNC, relation=Relation.NEAR if near else Relation.EQUAL, reference=reference)
    if any(text.strip(" .").startswith(phrase) for phrase in NO_VALUES) and len(words) <= _REACH:
        return Reading(source, Kind.NO_VALUE)
    if any(phrase in text for phrase in ASSIGNED):
        return Reading(source, Kind.QUALITATIVE, relation=Relation.ASSIGNED)
    for relation, phrases in COMPARED.items():
        for phrase in phrases:
            head, mark, reference = f" {text} ".partition(f" {phrase} ")
            if mark and head.strip() and any(peer in reference for peer in ("average", "national", "city", "level", "growth", "target")):
                return Reading(source, Kind.QUALITATIVE, relation=relation, reference=reference.strip(" ."))
    return Reading(source, Kind.QUALITATIVE, change=_sign(words))


def _sign(words: list[Word]) -> Change | None:
    """Give the sense of a change that a sentence without figures states with a word such as "continued"."""
    if not any(word.text in _SIGNED for word in words):
        return None
    changes = {entry.change for word in words for parts, entry in PHRASES.get(word.text, ()) if len(parts) == 1 and entry.change}
    return changes.pop() if len(changes) == 1 else None

