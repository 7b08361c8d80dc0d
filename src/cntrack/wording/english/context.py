"""Finds what stands about a figure in an English sentence: bound words and the sense of a change.

It looks at one figure at a time and reads no numbers.
"""

from __future__ import annotations

from typing import Final

from cntrack.wording.reading import Change
from cntrack.wording.refusal import RefusedError
from cntrack.wording.roles import AT_LEAST, AT_MOST, Entry, Role
from cntrack.wording.tables import listed

from .bounds import as_meant, bound_over, ends_a_name, limited, loses_a_bound, negated
from .changes import change_about
from .figures import signed
from .found import Found
from .phrases import before_currency, match_back
from .rates import RATES
from .sentence import Word, text_at, texts

_STICKY: Final = frozenset({Role.BOUND, Role.LINK, Role.TO, Role.VERB, Role.NOUN, Role.FROM})
_LEVEL_LINKS: Final = frozenset(listed("reach reached reaches reaching kept keep maintain maintained"))
_BEYOND: Final = ("exceed", "surpass", "outpace", "overtake", "topped", "fell short", "fall short", "short of")
_BEFORE_THE: Final = frozenset({"over the", "under the"})
_CEILINGS: Final = {"cap": AT_MOST, "ceiling": AT_MOST, "floor": AT_LEAST}  # a 5 per cent cap on the deficit


def look_back(words: list[Word], item: Found, after: int) -> None:
    """Take the phrases that touch a figure from before, then look for the change that it is the size of."""
    here = before_currency(words, item.place)
    here -= here > after and here == item.place and signed(words, here)
    begin = here
    while here > after and item.change is None:
        match = match_back(words, here, after)
        tied = here > 1 and words[here - 2].text == "-"
        if (match is None or tied) and here == item.place and (article := _article(words, here, after)):
            match = match_back(words, article, after)
        if match is not None and match.phrase in _BEFORE_THE and here == begin and item.figure.unit in RATES:
            match = match_back(words, here - 1, after)  # under the 4% level
        if match is None or match.entry.role not in _STICKY or ends_a_name(words, match, after, apart=here < begin):
            break
        here, _, phrase = match
        _take(item, as_meant(words, item, match, after), phrase)
    if item.bound is None and item.place and words[item.place - 1].text == "of":
        item.bound = bound_over(words, here, after)
    if item.bound is None and item.figure.bound is None:
        item.bound = _CEILINGS.get(text_at(words, item.figure.stop))
    if item.bound is None and (item.to or item.level or item.at) and limited(words, here, after):
        item.bound = AT_MOST
    if (
        item.bound is None
        and item.figure.bound is None
        and (negated(words, here, item.place) or loses_a_bound(words, here, after))
    ):
        raise RefusedError.unplaced(" ".join(word.raw for word in words[max(here - 1, 0) : item.place + 2]))
    if item.change is None:
        item.change = change_about(words, item, here, after)
    _refuse_unclear(words, item, here, after)


def _article(words: list[Word], here: int, after: int) -> int:
    """Return the place of the article in a massive 45 percent and a slower-than-expected 0.4 percent, or 0."""
    place = here - 2
    while place > after + 1 and words[place].text == "-":
        place -= 2
    return place if place > after and words[place].text in {"a", "an"} else 0


def _refuse_unclear(words: list[Word], item: Found, here: int, after: int) -> None:
    """Refuse a rise that is called negative, but for negative growth, a fall by less than nothing, by 1 m to 2 m."""
    before = texts(words, after, item.place - 1)
    falling = item.change is Change.INCREASE and "negative" in before
    if falling and "negative growth" in " ".join(before) and item.figure.low >= 0:
        item.change, falling = Change.DECREASE, False
    negative = item.change is Change.DECREASE and item.figure.low < 0
    if falling or negative or (item.by and item.figure.spelt_out):
        raise RefusedError.unclear(" ".join(word.raw for word in words[here : item.figure.stop]))


def _take(item: Found, entry: Entry, phrase: str) -> None:
    """Take one phrase before a figure."""
    if entry.role is Role.BOUND and item.by and phrase.startswith(_BEYOND):
        item.level = True  # exceeded the target by 5% says how far, and of no change
    elif entry.role is Role.BOUND and entry.bound:
        if item.bound and item.bound != entry.bound:
            raise RefusedError.unclear(phrase)
        item.bound = entry.bound
    item.to |= entry.role is Role.TO or phrase == "to within"
    item.came |= phrase == "from"
    item.level |= item.came or phrase in _LEVEL_LINKS
    item.by |= phrase == "by"
    item.by |= phrase == "in" and item.figure.fraction == "1/2"  # cut poverty in half
    item.at |= phrase == "at"
    item.within |= phrase == "within"
    if phrase == "score":
        item.scored = phrase
    noun = entry.role is Role.NOUN
    led_off = item.to or (item.came if noun else item.level)  # a reduction from 12% to 5%
    if entry.change and (not led_off or (noun and "growth" in phrase)):
        item.change = entry.change
