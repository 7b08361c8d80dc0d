"""Finds what stands about a figure in an English sentence: bound words and the sense of a change.

It looks at one figure at a time and reads no numbers.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from .english_figures import EnglishFigure, signed
from .english_numbers import CURRENCIES
from .english_rates import RATES, rate_change
from .english_sentence import Word, leftward, text_at
from .english_words import PHRASES
from .reading import Change, Kind
from .refusal import RefusedError
from .tables import listed
from .vocabulary import AT_LEAST, AT_MOST, Bound, Entry, Role

_BREAKS: Final = frozenset(",;.!?()\n")
_CURRENCY: Final = frozenset("$€£¥₹₦")
_STICKY: Final = frozenset({Role.BOUND, Role.LINK, Role.TO, Role.VERB, Role.NOUN, Role.FROM})
_LONGEST_PHRASE: Final = 5
_REACH: Final = 12  # words between a growth noun and its number
_REACH_BY: Final = 40  # words between a verb and its "by"
_REACH_BOUND: Final = 6  # words between "at least a" and "of"
_AFTER_NOUN: Final = 6
_DENIAL: Final = 6  # words between "not" and what it denies
_LEVEL_LINKS: Final = frozenset(listed("reach reached reaches reaching kept keep maintain maintained"))
_PREPOSITIONS: Final = frozenset(listed("in of by and to on for from with or as"))
_DENIALS: Final = frozenset({"not", "never", "no", "without", "cannot"})
_BEYOND: Final = ("exceed", "surpass", "outpace", "overtake", "topped", "fell short", "fall short", "short of")
_AIMS: Final = frozenset({"target", "goal", "benchmark"})
_LIMITS: Final = frozenset(listed("limit limits limited limiting cap caps capped capping restrict restricted confine"))
_DENIED: Final = {Kind.MORE_THAN: AT_MOST, Kind.LESS_THAN: AT_LEAST}
_COMPARED: Final = {
    **dict.fromkeys(("lower", "less", "fewer"), Change.DECREASE),
    **dict.fromkeys(("higher", "more", "faster"), Change.INCREASE),
}
_BESIDE: Final = {"below": Change.DECREASE, "above": Change.INCREASE}  # of the level of a year: 20% below 2005 levels
_EARLIER: Final = frozenset(listed("in last a previous when our its their"))  # 5 percent higher than in 2020
_CHANGE_NOUNS: Final = frozenset(
    listed(
        """
        growth increase rise reduction decrease decline drop cut cuts fall expansion reductions increases gains
        improvement
        """
    )
)


class Found:
    """A figure of the sentence with what stands before it."""

    bound: Bound | None = None
    change: Change | None = None
    to = False
    at = False
    by = False
    level = False
    within = False  # which leads to a bound or to a range
    scored: str | None = None  # "score" in Score ≥ 0.8, the only name that is a unit

    def __init__(self, figure: EnglishFigure, place: int) -> None:
        """Start with nothing found before the figure."""
        self.figure, self.place = figure, place


def _match_back(words: list[Word], stop: int, after: int) -> tuple[int, Entry, str] | None:
    """Find the longest known phrase that ends right before a place."""
    for length in range(_LONGEST_PHRASE, 0, -1):
        begin = stop - length
        if begin < after:
            continue
        for parts, entry in PHRASES.get(words[begin].text, ()):
            if len(parts) == length and all(words[begin + i].text == part for i, part in enumerate(parts)):
                return begin, entry, " ".join(parts)
    return None


def look_back(words: list[Word], item: Found, after: int) -> None:
    """Take the phrases that touch a figure from before, then look for the change that it is the size of."""
    here = _before_currency(words, item.place)
    here -= here > after and here == item.place and signed(words, here)
    while here > after and item.change is None:
        match = _match_back(words, here, after)
        if match is None and here == item.place and here > after + 2 and words[here - 2].text in {"a", "an"}:
            match = _match_back(words, here - 2, after)  # fell by a massive 45 percent
        if match is None or match[1].role not in _STICKY or _ends_an_age(words, match[0], after):
            break
        here, _, phrase = match
        _take(item, _as_meant(words, item, match, after), phrase)
    if item.bound is None and item.place and words[item.place - 1].text == "of":
        item.bound = _bound_over(words, here, after)
    if item.bound is None and (item.to or item.level or item.at) and _limited(words, here, after):
        item.bound = AT_MOST
    if item.bound is None and item.figure.bound is None and _negated(words, here, item.place):
        raise RefusedError.unplaced(" ".join(word.raw for word in words[max(here - 1, 0) : item.place + 2]))
    if item.change is None:
        item.change = _change_about(words, item, here, after)
    _refuse_unclear(words, item, here, after)


def _as_meant(words: list[Word], item: Found, match: tuple[int, Entry, str], after: int) -> Entry:
    """Give a phrase with the bound that it has where it stands: not to exceed, to fall short of the 80% target."""
    here, entry, phrase = match
    if phrase.endswith("short of") and text_at(words, item.figure.stop) in _AIMS:
        return entry._replace(bound=None)  # the figure is what was aimed at
    denied = _DENIED.get(entry.bound.kind) if entry.bound else None
    return entry._replace(bound=denied) if denied and _denied(words, here, after) else entry


def _refuse_unclear(words: list[Word], item: Found, here: int, after: int) -> None:
    """Refuse a rise that is called negative, a fall by less than nothing, and by 11 million to 24 million."""
    falling = item.change is Change.INCREASE and any(word.text == "negative" for word in words[after : item.place - 1])
    negative = item.change is Change.DECREASE and item.figure.low < 0
    if falling or negative or (item.by and item.figure.spelt_out):
        raise RefusedError.unclear(" ".join(word.raw for word in words[here : item.figure.stop]))


def _bound_over(words: list[Word], here: int, after: int) -> Bound | None:
    """Give the bound that reaches a figure over the noun that it is the size of: at least an average rate of 11%."""
    for place in range(here - 1, max(after, here - _REACH_BOUND) - 1, -1):
        text = words[place].text
        if not text.isalpha() or text == "baseline":
            return None
        if text in {"a", "an"}:
            match = _match_back(words, place, after)
            return match[1].bound if match else None
    return None


def _ends_an_age(words: list[Word], here: int, after: int) -> bool:
    """Tell whether a bound word belongs to an age or a grade that is no figure: people aged 65 and over."""
    return here - 2 >= after and words[here - 1].text in {"and", "or"} and words[here - 2].text[0].isdigit()


def _change_about(words: list[Word], item: Found, here: int, after: int) -> Change | None:
    """Give the change that a figure is the size of, from words that do not touch it."""
    change = None
    if not item.level:
        change = _distant_change(words, here, after, by=item.by, to=item.to)
    if change is None and item.figure.unit in RATES:
        change = rate_change(words, here, item.place, after, to=item.to or _is_share(words, item))
    return change or _compared_inside(words, item) or _change_after(words, item.figure.stop, touching=item.to)


def _is_share(words: list[Word], item: Found) -> bool:
    """Tell whether a rate is a share of something: 40% of households."""
    return text_at(words, item.figure.stop) == "of"


def _negated(words: list[Word], here: int, place: int) -> bool:
    """Tell whether a number is denied outright: not 5%."""
    here -= here > 1 and words[here - 1].text in {"yet", "even", "quite"}
    return any(word.text in {"not", "never"} for word in words[max(here - 1, 0) : place])


def _before_currency(words: list[Word], place: int) -> int:
    """Return the place before a currency sign or code that belongs to a number."""
    here = place
    while here and (words[here - 1].text in _CURRENCY or words[here - 1].text in CURRENCIES):
        here -= 1
    if here < place and here and words[here - 1].end == words[here].start and words[here].text in _CURRENCY:
        here -= words[here - 1].text.isalpha()
    return here


def _denied(words: list[Word], here: int, after: int) -> bool:
    """Tell whether a "not" governs a bound word: not expected to exceed; "not only" does not."""
    for place in range(here - 1, max(after, here - _DENIAL) - 1, -1):
        text = words[place].text
        if text in _BREAKS or text in {"and", "but", "or"}:
            return False
        if text in _DENIALS or text.endswith(("n't", "n’t")):
            return words[place + 1].text != "only"
    return False


def _limited(words: list[Word], here: int, after: int) -> bool:
    """Tell whether a verb of limiting leads to a level: limit warming to 1.5 °C."""
    for place in range(here - 1, max(after, here - _REACH) - 1, -1):
        if words[place].text in _BREAKS:
            return False
        if words[place].text in _LIMITS:
            return True
    return False


def _take(item: Found, entry: Entry, phrase: str) -> None:
    """Take one phrase before a figure."""
    if entry.role is Role.BOUND and item.by and phrase.startswith(_BEYOND):
        item.level = True  # exceeded the target by 5% says how far, and of no change
    elif entry.role is Role.BOUND and entry.bound:
        if item.bound and item.bound != entry.bound:
            raise RefusedError.unclear(phrase)
        item.bound = entry.bound
    item.to |= entry.role is Role.TO
    item.level |= phrase == "from" or phrase in _LEVEL_LINKS
    item.by |= phrase == "by"
    item.at |= phrase == "at"
    item.within |= phrase == "within"
    if phrase == "score":
        item.scored = phrase
    if entry.change and (entry.role is Role.NOUN or not (item.to or item.level)):
        item.change = entry.change


def _distant_change(words: list[Word], here: int, after: int, *, by: bool, to: bool) -> Change | None:
    """Give the sense of the verb or noun that "by N" belongs to, or of a growth noun in the same clause."""
    reach = _REACH_BY if by else _REACH
    for place in leftward(words, here - 1, max(after, here - reach)):
        text = words[place].text
        if text in _BREAKS and text != ",":
            return None
        for parts, entry in PHRASES.get(text, ()):
            if not entry.change or any(
                words[place + i].text != part for i, part in enumerate(parts) if place + i < len(words)
            ):
                continue
            if (len(parts) == 1 and not to and (by or entry.role is Role.NOUN)) or (
                len(parts) > 1 and entry.role is Role.NOUN
            ):
                return entry.change
    return None


def _compared_inside(words: list[Word], item: Found) -> Change | None:
    """Give the sense of 20 million fewer people; 5 or fewer people states none."""
    for first, second in pairwise(words[item.place : item.figure.stop]):
        if first.text not in {"or", "and"} and second.text in {"fewer", "less"}:
            return Change.DECREASE
    return None


def _compared(words: list[Word], stop: int) -> Change | None:
    """Give the sense of 3 percent lower, 5% higher than in 2020 and 20% below 2005 levels, not than the average."""
    first, second = text_at(words, stop), text_at(words, stop + 1)
    if first in _BESIDE:
        year = text_at(words, stop + 2) if second == "the" else second
        return _BESIDE[first] if len(year) == len("2005") and year.isdigit() else None
    than = text_at(words, stop + 2)
    dated = than in _EARLIER or than.isdigit() or (than == "the" and text_at(words, stop + 3).isdigit())
    return _COMPARED.get(first) if second != "than" or dated else None


def _change_after(words: list[Word], stop: int, *, touching: bool) -> Change | None:
    """Give the sense of a change named right after the figure: a 5 percent reduction, 3 percent lower."""
    compared = _compared(words, stop)
    if compared is not None or text_at(words, stop) in _COMPARED:
        return compared
    for word in words[stop : stop + (1 if touching else _AFTER_NOUN)]:
        if word.text in _BREAKS or (word.text in _PREPOSITIONS and word.text != "on"):
            return None
        for parts, entry in PHRASES.get(word.text, ()):
            if len(parts) == 1 and parts[0] in _CHANGE_NOUNS:
                return entry.change
    return None
