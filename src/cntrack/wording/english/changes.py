"""Finds the change that an English figure is the size of, in words that do not touch it.

It looks at one figure at a time; rates have more words about them, which `rates` knows.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from cntrack.wording.reading import Change
from cntrack.wording.roles import Role
from cntrack.wording.tables import listed

from .found import Found
from .names import MONTHS
from .rates import RATES, rate_change, shared
from .sentence import Word, leftward, rightward, stands, text_at, texts
from .words import AIMS, BREAKS, PHRASES

_REACH: Final = 12  # words between a growth noun and its number
_REACH_BY: Final = 40  # words between a verb and its "by"
_AFTER_NOUN: Final = 6
_AFTER_TO: Final = 4
_FINITE: Final = frozenset(
    listed("represents representing represented is was are were marks marking shows showing which")
)
_ACHIEVING: Final = frozenset(listed("achieve attain see record register maintain keep ensure sustain deliver"))
# To record an 8 percent export increase leads to no level.
_NOT_TOUCHING: Final = {*_ACHIEVING, *listed("a an average annual yearly")}
_NEAR_TO: Final = 5  # words: to achieve no less than 8 percent
_AIMED: Final = 6  # words: a target of around 6.5 per cent for growth
_NEAR_YEAR: Final = 3  # words: below the gross 2005 level
_NEAR_LEVELS: Final = 10  # words: below the levels that it emitted in 1990
_PREPOSITIONS: Final = frozenset(
    listed("in of by and to on for from with or as amid amidst despite through after before during since against")
)
_COMPARED: Final = {
    **dict.fromkeys(("lower", "less", "fewer", "shorter", "slower", "weaker", "cheaper"), Change.DECREASE),
    **dict.fromkeys(("higher", "more", "faster", "longer"), Change.INCREASE),
}
_BESIDE: Final = {"below": Change.DECREASE, "above": Change.INCREASE}  # of the level of a year: 20% below 2005 levels
_YEAR_BEFORE: Final = ("prior year", "previous year", "last year", "the same period")
_EARLIER: Final = frozenset(  # 5 percent higher than in 2020
    listed("in last a previous when our its their year same prior preceding budgeted")
)
_THAN_IDLE: Final = frozenset(listed("the that those of it was were"))
_APART: Final = frozenset({"while", "whereas", "whilst"})
_HOLDING: Final = frozenset(
    listed("hold holds holding held limit limits limiting limited keep keeping kept contain cap")
)
_GROWTH: Final = frozenset({"growth", "rate"})
_CHANGE_NOUNS: Final = frozenset(
    listed(
        """
        growth increase rise reduction decrease decline drop cut cuts fall expansion reductions increases gains
        improvement surge jump slump uptick contraction dip plunge gain hike upturn downturn
        """
    )
)


def change_about(words: list[Word], item: Found, here: int, after: int) -> Change | None:
    """Give the change that a figure is the size of, from words that do not touch it."""
    touching = item.to and _NOT_TOUCHING.isdisjoint(_after_to(words, item.place))
    behind = _change_after(words, item.figure.stop, touching=touching)
    change = None if item.by else behind
    stop = _past_bracket(words, item.figure.stop)
    compared = not item.by and text_at(words, stop) in _COMPARED  # 5% lower than elsewhere is no change
    if change is None and not item.level and not compared:
        change = _distant_change(words, item, here, after)
    if change is None and item.figure.unit in RATES:
        led_off = item.to or item.came or _is_share(words, item)
        change = rate_change(words, here, item.place, after, to=led_off)
    return change or _compared_inside(words, item) or behind


def _after_to(words: list[Word], place: int) -> list[str]:
    """Give the words between a "to" and the figure that it may lead to."""
    before = texts(words, place - _NEAR_TO, place)
    return before[len(before) - before[::-1].index("to") :] if "to" in before else before


def _held(words: list[Word], place: int) -> bool:
    """Tell whether a change is what is held to its size: limit the rise in prices to around 3.5%."""
    return any(word.text in _HOLDING for word in words[max(0, place - 2) : place])


def _bars(words: list[Word], item: Found, here: int, after: int) -> tuple[str, ...]:
    """Give the marks over which a noun after an earlier figure reaches no further.

    In a 50% reduction for transport, 40% for homes it reaches all members of the list.
    """
    rate = item.figure.unit in RATES
    listed_for = rate and words[here - 1].text in {",", "and"} and text_at(words, item.figure.stop) in {"for", "in"}
    if not after or listed_for:
        return ()
    return (",",) if rate else (",", "and")


def _is_share(words: list[Word], item: Found) -> bool:
    """Tell whether a rate is a share of something: 40% of households."""
    return text_at(words, item.figure.stop) == "of"


def _distant_change(words: list[Word], item: Found, here: int, after: int) -> Change | None:
    """Give the sense of the verb or noun that "by N" belongs to, or of a growth noun in the same clause.

    A noun does not reach over the bars of a figure: it belongs to the figure before them.
    """
    by, to, bars = item.by, item.to, _bars(words, item, here, after)
    reach = _REACH_BY if by else _REACH
    noun: Change | None = None  # cut energy per unit of economic growth by 40%: the verb rules, if there is one
    here -= by and here > after and words[here - 1].text == "("  # plastic at sea (by 50%)
    for place in leftward(words, here - 1, max(after, here - reach)):
        text = words[place].text
        if (text in BREAKS and text != ",") or text in bars or text in _APART or (noun and text in {",", "and"}):
            return noun
        for parts, entry in PHRASES.get(text, ()):
            if not entry.change or not stands(words, place, parts):
                continue
            if to and _GROWTH.isdisjoint(parts) and not _held(words, place):
                continue  # an increase of urban residents to 65 percent is none of 65 percent
            if "growth" in parts and shared(words, place, after):
                return None
            if (len(parts) == 1 and not to and (by or entry.role is Role.NOUN)) or (
                len(parts) > 1 and entry.role is Role.NOUN
            ):
                if not by or entry.role is not Role.NOUN:
                    return entry.change
                noun = noun or entry.change
    return noun


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
        near = texts(words, stop + 1, stop + 1 + _NEAR_YEAR)
        reach = _NEAR_YEAR if {"level", "levels"}.isdisjoint(near) else _NEAR_LEVELS
        year = next((word.text for word in words[stop + 1 : stop + 1 + reach] if word.text[0].isdigit()), "")
        before = " ".join(near).endswith(_YEAR_BEFORE)
        return _BESIDE[first] if before or len(year) == len("2005") else None
    if second == "likely":
        return None  # boys are 40% more likely than girls
    place = stop + 2
    while text_at(words, place) in _THAN_IDLE:
        place += 1
    earlier = text_at(words, place)
    if earlier == "at" and text_at(words, place + 2) in {"end", "start", "beginning"}:
        earlier = "last"  # fewer than at the end of 2023
    dated = earlier in _EARLIER or earlier.isdigit() or earlier.partition("’")[0].partition("'")[0] in MONTHS
    return _COMPARED.get(first) if second != "than" or dated else None


def _past_bracket(words: list[Word], stop: int) -> int:
    """Return the place after a bracket that stands at one: 12 percent (867 newborns) less than a year earlier."""
    if text_at(words, stop) != "(":
        return stop
    return next((place + 1 for place in range(stop, len(words)) if words[place].text == ")"), stop)


def _change_after(words: list[Word], stop: int, *, touching: bool) -> Change | None:
    """Give the sense of a change named right after the figure: a 5 percent reduction, 3 percent lower."""
    if text_at(words, stop) in {"up", "down"} and text_at(words, stop + 1) in {"on", "from", "compared", "year"}:
        return Change.INCREASE if words[stop].text == "up" else Change.DECREASE  # 15.4% down on 2011
    stop = _past_bracket(words, stop)
    compared = _compared(words, stop)
    if compared is not None or text_at(words, stop) in _COMPARED:
        return compared
    for place in rightward(words, stop, stop + (_AFTER_TO if touching else _AFTER_NOUN)):
        text = words[place].text
        aimed = text == "for" and any(word.text in AIMS for word in words[max(0, stop - _AIMED) : stop])
        dashed = text == "-" and words[place - 1].end < words[place].start
        if dashed or text in BREAKS or text in _FINITE or (text in _PREPOSITIONS and text != "on" and not aimed):
            return None
        for parts, entry in PHRASES.get(text, ()):
            if touching and place > stop and text != "growth":
                break  # to reach 8 percent economic growth
            if len(parts) == 1 and parts[0] in _CHANGE_NOUNS:
                return entry.change
    return None
