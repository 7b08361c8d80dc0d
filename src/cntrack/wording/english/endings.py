"""Reads what bounds an English figure from behind: or more, plus, of GDP or less."""

from __future__ import annotations

from typing import Final

from cntrack.wording.refusal import RefusedError
from cntrack.wording.roles import AT_LEAST, ODD, Bound

from .found import EnglishFigure
from .nouns import STOPPERS
from .numbers import MONEY_SIGNS, NUMBER_WORDS, TENS
from .sentence import Word, stands, text_at
from .units import add_unit, has_noun
from .words import ENDINGS

_SMALLEST_BASE: Final = 1000  # 70 in 100,000 is a rate, 7 in 10 a share of people
_LONGEST_WHOLE: Final = 6  # words: of gross domestic product or less
_YEAR_DIGITS: Final = 4
_ALSO_ADJECTIVES: Final = frozenset({"higher", "lower", "more"})  # $5,000 and lower inflation
TIED_BOUNDS: Final = {"odd": ODD, "plus": AT_LEAST}  # 20-odd schools, 10 million-plus


def add_bound(words: list[Word], place: int, figure: EnglishFigure) -> None:
    """Read or more, or less, -odd and the like after a figure, and the noun that may follow only then."""
    here = figure.stop
    if text_at(words, here) == "-" and text_at(words, here + 1) in TIED_BOUNDS:
        _end_with(words, place, figure, TIED_BOUNDS[text_at(words, here + 1)], here + 2)
        return
    here = _past_whole(words, here) if text_at(words, here) == "of" else here
    for parts, entry in ENDINGS.get(text_at(words, here), ()):
        following = text_at(words, here + len(parts))
        leads_on = parts[0] in {"and", "+"} and (
            following[:1].isdigit()
            or following in MONEY_SIGNS  # 5% and over 3 million
            or (parts[-1] in _ALSO_ADJECTIVES and following.isalpha() and following not in STOPPERS)
        )
        if not leads_on and stands(words, here, parts):
            _end_with(words, place, figure, entry.bound, here + len(parts))
            return


def _end_with(words: list[Word], place: int, figure: EnglishFigure, bound: Bound | None, stop: int) -> None:
    """Give a figure the bound that stands behind it, and the noun after that: 10 million-plus jobs."""
    figure.bound, figure.stop = bound, stop
    if figure.fraction is None and not has_noun(figure.unit) and text_at(words, stop)[:1].isalpha():
        add_unit(words, place, figure)


def _past_whole(words: list[Word], here: int) -> int:
    """Return the place of the "or" that follows the whole in 55 percent of GDP or less."""
    for place in range(here + 1, min(here + _LONGEST_WHOLE, len(words) - 1)):
        if words[place].text == "or":
            return place
        if not words[place].text.isalpha() or words[place].text in NUMBER_WORDS:
            break
    return here


def refuse_shares_of_people(words: list[Word], place: int, figure: EnglishFigure) -> None:
    """Refuse 7 in 10, nine out of ten and 4 of 5: neither number is a value by itself."""
    here = figure.stop
    if figure.unit or text_at(words, here) not in {"in", "out", "of"}:
        return
    here += 1 + (text_at(words, here) == "out" and text_at(words, here + 1) == "of")
    here += text_at(words, here) == "the"  # 12 out of the 28 targets
    base = text_at(words, here)
    small = base.isdigit() and int(base[:_YEAR_DIGITS]) < _SMALLEST_BASE
    if small or base in NUMBER_WORDS or base in TENS or base == "every":
        raise RefusedError.unplaced(" ".join(word.raw for word in words[place : here + 1]))
