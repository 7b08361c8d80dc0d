"""Reads an English wording into its parts.

It knows the English of plans, work reports and the SDGs; what it cannot place it refuses.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from .english_context import Found, look_back
from .english_figures import FIRST_WORDS, EnglishFigure, read_english_figure
from .english_names import name_stop
from .english_relations import read_number_free
from .english_scope import without_scope
from .english_sentence import Word
from .english_words import PHRASES
from .numerals import MOST_DIGITS
from .reading import Basis, Kind, Reading
from .refusal import RefusedError
from .vocabulary import Bound, Role

_LONGEST_ELLIPSIS: Final = 6  # words: in Hong Kong and Kowloon
_RULING: Final = frozenset({Role.BOUND, Role.VERB, Role.NOUN, Role.TO, Role.FROM})
_WORD: Final = re.compile(r"[0-9]+(?:[,.][0-9]+)*|[a-z]+(?:['’][a-z]+)?|[^\sa-z0-9]")

# 10 000 flats, as the United Nations and Hong Kong print it.
_SPACED_THOUSANDS: Final = re.compile(r"(?:(?<![\w.,])|(?<=\bR))[0-9]{1,3}(?: [0-9]{3})+(?= [A-Za-z])")

_PER_CENT_POINT: Final = re.compile(r"per cent\.(?= +[a-z(])")  # as the Treasury abbreviates it


def read_english(text: str, source: str) -> tuple[Reading, ...]:
    """Read the parts of an English wording in order."""
    text = _SPACED_THOUSANDS.sub(lambda match: match.group().replace(" ", ""), text)
    text = _PER_CENT_POINT.sub("per cent", text) if "per cent." in text else text
    lowered = text.lower()
    if len(lowered) != len(text):
        text = lowered
    words = [
        Word(match.group(), match.start(), match.end(), text[match.start() : match.end()])
        for match in _WORD.finditer(lowered)
    ]
    found = without_scope(words, _figures(lowered, words))
    after = 0
    for item in found:
        look_back(words, item, after)
        after = item.figure.stop
    if not found:
        return (read_number_free(lowered, words, source),)
    _share(words, found)
    _pair(words, found)
    _refuse_unplaced(words, found)
    return tuple(_reading(item, source) for item in found)


def _figures(text: str, words: list[Word]) -> list[Found]:
    """Find the figures of a sentence, numbers that name things left out."""
    found: list[Found] = []
    place = 0
    while place < len(words):
        if words[place].text not in FIRST_WORDS and not words[place].text[0].isdigit():
            place += 1
            continue
        name = name_stop(text, words, place)
        if name > place:
            place = name
            continue
        figure = read_english_figure(words, place, between=_between(words, place), levels=_from(words, place))
        if figure is None:
            if words[place].text[0].isdigit():
                raise RefusedError.unplaced(text[max(0, words[place].start - 10) : words[place].start + MOST_DIGITS])
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
    before = [word.text for word in words[max(0, place - 4) : place]]
    if "from" not in before:
        return False
    return not any(text in {"to", "by", ","} or text[0].isdigit() for text in before[before.index("from") :])


def _pair(words: list[Word], found: list[Found]) -> None:
    """Mark the first level of from 11.6% to 7% as the baseline of the second."""
    for first, second in pairwise(found):
        if _from(words, first.place) and second.to:
            first.figure.baseline = True
            first.figure.unit = _whole_unit(first.figure.unit, second.figure.unit)
        elif _from(words, second.place) and first.to:
            second.figure.baseline = True


def _whole_unit(first: str | None, second: str | None) -> str | None:
    """Complete the unit of the first of two figures by that of the second: from 54 trillion to 82.7 trillion yuan."""
    return second if not first or (second and second.startswith(f"{first} ")) else first


def _share(words: list[Word], found: list[Found]) -> None:
    """Let the members of a list share: what stands before the first, the unit of the last, one verb for two "by"."""
    pairs = list(pairwise(found))
    for first, second in reversed(pairs):
        if _listed(words, first, second) and not _restated(words, first, second):
            first.figure.unit = first.figure.unit or second.figure.unit
    for first, second in pairs:
        if _listed(words, first, second):
            second.bound, second.change = second.bound or first.bound, second.change or first.change
        elif _elliptical(words, first, second):
            second.bound, second.change = first.bound, first.change
        elif second.by and first.by and second.change is None:
            second.change = first.change


def _restated(words: list[Word], first: Found, second: Found) -> bool:
    """Tell whether the second says the same in another unit: by almost 200, or 5.6 per cent."""
    return [word.text for word in words[first.figure.stop : second.place]] == [",", "or"]


def _elliptical(words: list[Word], first: Found, second: Found) -> bool:
    """Tell whether what stands before the first is left out before the second: cut waste by 5% and costs by 3%.

    Within nine minutes in one place and 15 minutes in another is such, too; at least 5 GW of wind and 8 GW of sun not.
    """
    gap = [word.text for word in words[first.figure.stop : second.place]]
    if first.figure.unit != second.figure.unit or "and" not in gap or second.change or second.bound or second.to:
        return False
    placed = gap[0] == "in" and gap[-1] == "and"
    named = gap[:-1] if placed or gap[-1] in {"between", "by"} else []
    return 0 < len(named) <= _LONGEST_ELLIPSIS and not any(_rules(word) for word in named)


def _rules(word: str) -> bool:
    """Tell whether a word may begin a verb, a change or a bound of its own."""
    if not word.isalpha():
        return True
    return word != "in" and any(entry.role in _RULING or len(parts) > 1 for parts, entry in PHRASES.get(word, ()))


def _refuse_unplaced(words: list[Word], found: list[Found]) -> None:
    """Refuse a bare number beside figures with units: it may be the name of something (Level 2, on page 4)."""
    bare = [item for item in found if not (item.figure.unit or item.scored or item.to)]
    if bare and any(item.figure.unit for item in found):
        place = bare[0].place
        raise RefusedError.unplaced(" ".join(word.raw for word in words[max(place - 1, 0) : place + 2]))


def _listed(words: list[Word], first: Found, second: Found) -> bool:
    """Tell whether only list marks stand between two figures."""
    gap = [word.text for word in words[first.figure.stop : second.place]]
    return bool(gap) and all(text in {",", "and", "or", "/"} for text in gap)


def _reading(item: Found, source: str) -> Reading:
    """Give the reading of one figure."""
    figure, bound = item.figure, item.bound or item.figure.bound or Bound(Kind.EXACT)
    if item.bound and figure.bound and item.bound != figure.bound:
        bounds = f"{item.bound.kind} and {figure.bound.kind}"
        raise RefusedError.unclear(bounds)
    kind, low, high = bound.kind, figure.low, figure.high
    about = "the range is said to be approximate" if high is not None and kind is Kind.ABOUT else None
    if high is not None:
        kind = Kind.EXACT if item.within else kind
        if kind not in {Kind.EXACT, Kind.ABOUT}:
            bounded_range = f"{kind} {low} to {high}"
            raise RefusedError.unclear(bounded_range)
        kind = Kind.RANGE
    exact, lower, upper = (
        kind is Kind.EXACT,
        kind in {Kind.AT_LEAST, Kind.MORE_THAN},
        kind in {Kind.AT_MOST, Kind.LESS_THAN},
    )
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
        basis=_basis(figure),
        difference=figure.unit in {"percentage points", "pp"},
        ambiguous=about,
    )


def _basis(figure: EnglishFigure) -> Basis | None:
    """Give what a figure is measured on, where that is not the plain thing: doubled is to twice the base."""
    if figure.baseline:
        return Basis.BASELINE
    return Basis.MULTIPLE if figure.unit == "times" and figure.change else None
