"""Reads an English wording into its parts.

It knows the English of plans, work reports and the SDGs; what it cannot place it refuses.
"""

from __future__ import annotations

import re
from typing import Final

from cntrack.wording.numerals import MOST_DIGITS
from cntrack.wording.reading import Basis, Kind, Reading
from cntrack.wording.refusal import RefusedError
from cntrack.wording.roles import Bound

from .context import look_back
from .figures import read_english_figure
from .found import EnglishFigure, Found
from .lists import from_leads, pair_levels, share
from .names import name_stop
from .phrases import bound_before
from .relations import UNAVAILABLE, read_number_free
from .scope import without_scope
from .sentence import Word, text_at
from .spelt import FIRST_WORDS

_TYPED: Final = ((" -- ", " - "), ("<=", "≤"), (">=", "≥"))
_WORD: Final = re.compile(
    r"u\.s\.(?= (?:dollars?|citizens|households|adults))|[0-9]+(?:[,.][0-9]+)*|[a-z]+(?:['’][a-z]+)?|[^\sa-z0-9]"
)

# 10 000 flats, as the United Nations and Hong Kong print it.
_SPACED_THOUSANDS: Final = re.compile(
    r"(?:(?<![\w.,])[0-9]{1,3}(?: [0-9]{3})+(?= ?[A-Za-z]))|(?:(?<=\bR)[0-9]{1,3}(?: [0-9]{3})+(?![0-9]))"
)

_INDIAN: Final = re.compile(r"(?<![\w.,])[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?![0-9,])")  # Rs 17,77,477
_PER_CENT_POINT: Final = re.compile(r"per cent\.(?= +[a-z(])")  # as the Treasury abbreviates it
_FOOTNOTE: Final = re.compile(r" ?\[[0-9]{1,2}\](?! ?[0-9%])")
_GLUED_PER_CENT: Final = re.compile(r"(?<=[0-9])per cent\b")


def read_english(text: str, source: str) -> tuple[Reading, ...]:
    """Read the parts of an English wording in order."""
    for typed, printed in _TYPED:
        text = text.replace(typed, printed)
    text = _INDIAN.sub(lambda match: match.group().replace(",", ""), text)
    text = _SPACED_THOUSANDS.sub(lambda match: match.group().replace(" ", ""), text)
    text = _GLUED_PER_CENT.sub(" per cent", _PER_CENT_POINT.sub("per cent", text))
    text = _FOOTNOTE.sub("", text) if "[" in text else text
    lowered = text.lower()
    if len(lowered) != len(text):
        text = lowered
    words = [
        Word(match.group(), match.start(), match.end(), text[match.start() : match.end()])
        for match in _WORD.finditer(lowered)
    ]
    if lowered.startswith(UNAVAILABLE):
        return (read_number_free(lowered, words, source),)
    found = without_scope(words, _figures(lowered, words))
    after = 0
    for item in found:
        look_back(words, item, after)
        after = item.figure.stop
    if not found:
        return (read_number_free(lowered, words, source),)
    share(words, found)
    pair_levels(words, found)
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
            _refuse_bound_name(words, place, name)
            place = name
            continue
        figure = read_english_figure(words, place, between=_between(words, place), levels=from_leads(words, place))
        if figure is None:
            if words[place].text[0].isdigit():
                raise RefusedError.unplaced(text[max(0, words[place].start - 10) : words[place].start + MOST_DIGITS])
            _refuse_bound_name(words, place, place + 3)
            place += 1
            continue
        found.append(Found(figure, place))
        place = figure.stop
    return found


def _refuse_bound_name(words: list[Word], place: int, stop: int) -> None:
    """Refuse a bound on a number that hyphens make a name: a maximum 62-day wait."""
    if text_at(words, place + 1) == "-" and bound_before(words, place):
        raise RefusedError.unplaced(" ".join(word.raw for word in words[place - 1 : stop]))


def _between(words: list[Word], place: int) -> bool:
    """Tell whether "between" leads to this number, so that "and" joins a range."""
    return any(word.text == "between" for word in words[max(0, place - 3) : place])


def _refuse_unplaced(words: list[Word], found: list[Found]) -> None:
    """Refuse a bare number beside figures with units: it may be the name of something (Level 2, on page 4)."""
    bare = [item for item in found if not (item.figure.unit or item.scored or item.to or _amounts(words, item))]
    if bare and any(item.figure.unit for item in found):
        place = bare[0].place
        raise RefusedError.unplaced(" ".join(word.raw for word in words[max(place - 1, 0) : place + 2]))


def _amounts(words: list[Word], item: Found) -> bool:
    """Tell whether a bare number is no name for certain: what another rose from, by how many (40 fewer), 5,017."""
    return item.figure.baseline or item.change is not None or "," in words[item.place].text


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
