"""Tells what bound the words before an English figure put on it where they stand.

It looks at one figure at a time and reads no numbers.
"""

from __future__ import annotations

from typing import Final

from cntrack.wording.reading import Kind
from cntrack.wording.roles import AT_LEAST, AT_MOST, MORE_THAN, Bound, Entry, Role
from cntrack.wording.tables import listed

from .found import Found
from .phrases import Match, match_back
from .rates import shared
from .sentence import Word, leftward, stands, text_at
from .words import AIMS, BREAKS

_REACH: Final = 12  # words between a growth noun and its number
_REACH_BOUND: Final = 6  # words between "at least a" and "of"
_DENIAL: Final = 6  # words between "not" and what it denies
_DENIALS: Final = frozenset({"not", "never", "no", "without", "cannot"})
_UPWARD: Final = frozenset(
    listed(
        """
        nudged edged inched ticked crept moved picked jumped climbed rising moving brought pushed step stepped stepping
        scale scaled ramp ramped now
        """
    )
)
_COUNTEDAIMS: Final = frozenset(listed("targets standards goals measures commitments indicators kpis objectives"))
_OF_TARGETS: Final = 8  # words: achieved or exceeded 36 per cent of its performance targets
_BEYOND_OR_BELOW: Final = frozenset(listed("above below over under exceeding exceeded exceeds surpassing"))
_LIMITS: Final = frozenset(listed("limit limits limited limiting cap caps capped capping restrict restricted confine"))
_AIM_NOUNS: Final = AIMS | frozenset(listed("targets goals estimates estimate projections forecasts expectations"))
_UPPER: Final = frozenset({"ceiling", "ceilings", "limits"})
_EARLIER: Final = frozenset({"previous", "earlier", "before", "preceding", "last"})
_BEFORE_A_CAP: Final = frozenset({"a", "the", "annual"})  # the annual cap is no limit to what follows
_HAVING: Final = frozenset({"have", "has", "had", "having", "with"})
_DENIED: Final = {Kind.MORE_THAN: AT_MOST, Kind.LESS_THAN: AT_LEAST}


def as_meant(words: list[Word], item: Found, match: Match, after: int) -> Entry:
    """Give a phrase with the bound that it has where it stands: not to exceed, to fall short of the 80% target."""
    here, entry, phrase = match
    if phrase == "up to" and here and (words[here - 1].text in _UPWARD or here == after):
        return Entry(Role.TO)
    if phrase == "within" and text_at(words, here + 1) in AIMS:
        return entry._replace(bound=None)  # response rate within target: 88.4%
    lifted = stands(words, item.figure.stop, ("out", "of"))
    if (lifted and phrase.startswith("lift")) or ("growth" in phrase and shared(words, here, after)):
        return entry._replace(change=None)  # lift 5 million people out of poverty
    if phrase.endswith("short of") and text_at(words, item.figure.stop) in AIMS:
        return entry._replace(bound=None)  # the figure is what was aimed at
    if entry.bound and after and phrase.split(" ")[-1] in _BEYOND_OR_BELOW and _aimed_at(words, item, here):
        return entry._replace(bound=None)  # 5.5 percent, below the target of 7.2 percent
    if entry.bound and after and phrase.endswith("than") and _of_before(words, item):
        return entry._replace(bound=None)  # 2.9%, lower than the 3.5% of the year before
    if entry.bound == MORE_THAN and phrase.startswith("exceed") and _follows_or(words, here, after):
        following = words[item.figure.stop : item.figure.stop + _OF_TARGETS]
        counted = [*words[item.place : item.figure.stop], *following]
        return entry._replace(bound=None if any(word.text in _COUNTEDAIMS for word in counted) else AT_LEAST)
    denied = _DENIED.get(entry.bound.kind) if entry.bound else None
    return entry._replace(bound=denied) if denied and _denied(words, here, after) else entry


def _of_before(words: list[Word], item: Found) -> bool:
    """Tell whether a figure is that of an earlier time: lower than the 3.5% in the previous year."""
    following = words[item.figure.stop : item.figure.stop + _OF_TARGETS]
    dated = text_at(words, item.figure.stop) == "in" and text_at(words, item.figure.stop + 1).isdigit()  # in 2023
    earlier = dated or any(word.text in _EARLIER for word in following)
    return words[item.place - 1].text == "the" and earlier


def _follows_or(words: list[Word], here: int, after: int) -> bool:
    """Tell whether an "or" stands before a word, at most an adverb between: reached or slightly exceeded."""
    here -= here - 1 > after and words[here - 1].text.endswith("ly")
    return here > after and words[here - 1].text == "or"


def _aimed_at(words: list[Word], item: Found, here: int) -> bool:
    """Tell whether a figure is what was aimed at: below the target of 7.2 percent."""
    return any(word.text in AIMS for word in words[here : item.place])


def _denied(words: list[Word], here: int, after: int) -> bool:
    """Tell whether a "not" governs a bound word: not expected to exceed; "not only" does not."""
    if any(words[place].text == "no" and words[place + 2].text == "should" for place in range(after, here - 2)):
        return True  # no country should have a ratio greater than 140
    for place in range(here - 1, max(after, here - _DENIAL) - 1, -1):
        text = words[place].text
        if text in BREAKS or text in {"and", "but", "or"}:
            return False
        if text == "no" and place and words[place - 1].text in _HAVING:
            continue  # those with no qualifications fell by more than 1 per cent
        if text in _DENIALS or text.endswith(("n't", "n’t")):
            return words[place + 1].text != "only"
    return False


def ends_a_name(words: list[Word], match: Match, after: int, *, apart: bool) -> bool:
    """Tell whether a bound word belongs to what is counted: people aged 65 and over, prefecture level and above."""
    here, entry, phrase = match
    if entry.role is not Role.BOUND or here <= after:
        return False
    joined = words[here - 1].text in {"and", "or"}
    number = words[here - 2].text if here - 2 >= after else ""
    aged = joined and number.isdigit() and len(number) < len("2030")
    return aged or (apart and (joined or phrase.startswith("or ")))


def bound_over(words: list[Word], here: int, after: int) -> Bound | None:
    """Give the bound that reaches a figure over the noun that it is the size of: at least an average rate of 11%."""
    for place in range(here - 1, max(after, here - _REACH) - 1, -1):
        text = words[place].text
        if not text.isalpha() or text == "baseline":
            return None
        if text in _UPPER:
            return AT_MOST  # upper limits on consumption of 750 Mtoe
        if text in {"minimum", "maximum"} and words[place - 1].text == "a" and place > after:
            return AT_LEAST if text == "minimum" else AT_MOST  # a minimum average growth of 9.4%
        aimed = text == "the" and any(word.text in _AIM_NOUNS for word in words[place : here + 2])
        if text in {"a", "an"} or aimed:
            match = match_back(words, place, after)
            if match is None or (aimed and (after or match.phrase == "within")):
                return None
            return match.entry.bound
    return None


def limited(words: list[Word], here: int, after: int) -> bool:
    """Tell whether a verb of limiting leads to a level: limit warming to 1.5 °C."""
    for place in range(here - 1, max(after, here - _REACH) - 1, -1):
        if words[place].text in BREAKS:
            return False
        if words[place].text in _LIMITS:
            return not (place and words[place].text == "cap" and words[place - 1].text in _BEFORE_A_CAP)
    return False


def negated(words: list[Word], here: int, place: int) -> bool:
    """Tell whether a number is denied outright: not 5%."""
    here -= here > 1 and words[here - 1].text in {"yet", "even", "quite"}
    return any(word.text in {"not", "never"} for word in words[max(here - 1, 0) : place])


def loses_a_bound(words: list[Word], here: int, after: int) -> bool:
    """Tell whether a bound stands near a figure and reaches nothing: below, but close to, 2%."""
    for place in leftward(words, here - 1, max(after, here - _REACH_BOUND)):
        following = text_at(words, place + 1)
        if words[place].text == "at" and following in {"least", "most"}:
            return text_at(words, place + 2) not in {"once", "twice"}  # visits at least once a week rose to 19%
        if words[place].text in {"no", "not"} and following in {"more", "less", "fewer"}:
            return True
        if words[place].text in {"below", "above", "under", "over"} and following in {",", "or"}:
            return True
    return False
