"""Finds the change that an English rate is the size of when its word stands further off (CPI increase … around 3.5%).

It looks at rates only; what touches a figure is for `context`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from cntrack.wording.reading import Change
from cntrack.wording.tables import listed

from .sentence import Word, leftward

RATES: Final = frozenset({"%", "‰", "percentage points", "pp", "times", "basis points"})
_BREAKS: Final = frozenset(listed(", ; . ! ? ( ) : and but that which while where whose until"))
_REACH: Final = 14  # words
_UP: Final = "increase rise growth"
_DOWN: Final = "decrease reduction drop decline fall cut"
_NOUNS: Final = {
    **dict.fromkeys(listed(_UP), Change.INCREASE),
    **dict.fromkeys(listed(_DOWN), Change.DECREASE),
}
_VERBS: Final = {
    **dict.fromkeys(listed("increase increases raise raises grow grows"), Change.INCREASE),
    **dict.fromkeys(
        listed("reduce reduces reducing decrease decreases cut cuts cutting lower lowers"), Change.DECREASE
    ),
}
# After a noun these lead to its size; "increase" before a noun of its own is a verb.
_AFTER_NOUN: Final = frozenset(
    listed(
        """
        will is was should shall must would has be to target rate at of kept held maintained remain remained around
        about below above within under over not in
        """
    )
)
_AFTER_FIRST: Final = frozenset(listed("in of will is was should rate target kept"))
_BEFORE_VERB: Final = frozenset(listed("not to will shall should would must can may and"))
_LEADING_ELSEWHERE: Final = frozenset(listed("to for in of at on into among from as reach reaching kept keep maintain"))
_SHARED: Final = frozenset(listed("contribution contributions contributed contributes contributing share"))
_SHARES: Final = frozenset(
    listed("rate rates share proportion ratio coverage percentage level levels access use target prevalence")
)


def rate_change(words: list[Word], here: int, place: int, after: int, *, to: bool) -> Change | None:
    """Give the change that governs the rate at a place; `here` is where the words that touch it begin."""
    for back in leftward(words, place - 1, max(after, here - _REACH)):
        text = words[back].text
        if text in _BREAKS:
            return None
        if text == "growth" and shared(words, back, after):
            return None
        if text in _NOUNS and (not to or text == "growth") and _is_noun(words, back):
            return _NOUNS[text]
        if text in _VERBS and not to and back < here and _plain_object(words, back, here, place):
            return _VERBS[text]
    return None


def shared(words: list[Word], place: int, after: int) -> bool:
    """Tell whether growth is what a share is of: the contribution of technology to growth was 60 percent."""
    return any(word.text in _SHARED for word in words[after:place])


def _is_noun(words: list[Word], place: int) -> bool:
    """Tell whether increase, cut and the like are nouns where they stand."""
    before = words[place - 1].text if place else ""
    followed = _AFTER_NOUN if place else _AFTER_FIRST
    return before not in _BEFORE_VERB and (words[place + 1].text in followed or words[place].text == "growth")


def _plain_object(words: list[Word], verb: int, here: int, place: int) -> bool:
    """Tell whether what a verb changes is no share, whose figure would be the level itself, and no "to" leads away."""
    touching = pairwise(words[here : place + 1])
    if any(w.text in _LEADING_ELSEWHERE and (w.text != "at" or n.text not in {"least", "most"}) for w, n in touching):
        return False
    named = words[verb].text.startswith("lower") and (verb == 0 or words[verb - 1].text not in _BEFORE_VERB)
    return not named and all(word.text not in _SHARES for word in words[verb + 1 : place])
