"""Gives the figures of an English sentence what they take from each other: unit, bound, change, base level.

It reads no numbers; what stands about one figure is for `context`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from cntrack.wording.reading import Change
from cntrack.wording.roles import Role

from .found import Found
from .numbers import CURRENCIES, MONEY_SIGNS
from .rates import RATES
from .sentence import Word, stands, texts
from .units import COUNTRIES
from .words import PHRASES

_LONGEST_ELLIPSIS: Final = 8  # words: in Hong Kong and Kowloon
_RANGING: Final = frozenset({"ranging", "range", "ranges", "ranged", "varying"})  # from 4.5 to 8 per cent
_REACH: Final = 9  # words, with a currency among them: from the current US$2,200
_REACH_FROM: Final = 4  # words
_NEAR_MONEY: Final = COUNTRIES | MONEY_SIGNS | CURRENCIES | {"the", "current", "existing", "present"}
_LEADS: Final = frozenset({"in", "for", "over", "by", "during", "among", "from", "year", "a", "per"})
_LIST_MARKS: Final = frozenset({",", "and"})
_RULING: Final = frozenset({Role.BOUND, Role.VERB, Role.NOUN, Role.TO, Role.FROM})


def from_leads(words: list[Word], place: int) -> bool:
    """Tell whether "from" leads to this number, so that "to" joins two levels."""
    before = texts(words, place - _REACH, place)
    if "from" not in before or not _RANGING.isdisjoint(before) or " of from " in f" {' '.join(before)} ":
        return False
    between = before[before.index("from") + 1 :]
    if any(text in {"to", "by", ","} or text[0].isdigit() for text in between):
        return False
    named = [text for text in between if text not in _NEAR_MONEY]
    return len(named) < _REACH_FROM or named[-2:] == ["levels", "of"]  # from previous recorded levels of


def pair_levels(words: list[Word], found: list[Found]) -> None:
    """Mark the first level of from 11.6% to 7% as the baseline of the second, and what is called a baseline."""
    for item in found[1:]:
        item.figure.baseline = any(word.text == "baseline" for word in words[item.place - 2 : item.place])
    for first, second in pairwise(found):
        if from_leads(words, first.place) and second.to:
            first.figure.baseline = True
            first.figure.unit = _whole_unit(first.figure.unit, second.figure.unit)
            before = texts(words, first.place - _REACH, first.place)
            if first.change is Change.INCREASE and "growth" in before:
                second.change = first.change  # growth from 7% to 10%
            shared = second.figure.low == 0 or first.figure.unit == "%" or "per " in (first.figure.unit or "")
            second.figure.unit = second.figure.unit or (first.figure.unit if shared else None)
        elif from_leads(words, second.place) and (first.to or _moved_from(words, second.place)):
            second.figure.baseline = True


def _moved_from(words: list[Word], place: int) -> bool:
    """Tell whether a figure is what another is up or down from."""
    return any(word.text in {"up", "down"} for word in words[max(0, place - 4) : place])


def _whole_unit(first: str | None, second: str | None) -> str | None:
    """Complete the unit of the first of two figures by that of the second: from 54 trillion to 82.7 trillion yuan."""
    return second if not first or (second and second.startswith(f"{first} ")) else first


def share(words: list[Word], found: list[Found]) -> None:
    """Let the members of a list share: what stands before the first, the unit of the last, one verb for two "by"."""
    pairs = list(pairwise(found))
    for first, second in reversed(pairs):
        if _listed(words, first, second) and not _restated(words, first, second):
            counted = second.figure.unit in RATES and "," in words[first.place].text  # 87,900, 2% higher
            first.figure.unit = first.figure.unit or (None if counted else second.figure.unit)
    by: Change | None = None
    run = False
    for first, second in pairs:
        by = first.change if first.by else by
        if any(word.text == ";" for word in words[first.figure.stop : second.place]) and not _alike(first, second):
            by = None
        if _listed(words, first, second):
            alike = _alike(first, second) or words[second.place - 1].text == "or"
            second.change = second.change or (first.change if alike else None)
            shared = _same_list(words, first, second, run=run)
            second.bound, run = second.bound or (first.bound if shared else None), True
            continue
        run = False
        if _elliptical(words, first, second):
            second.bound, second.change = first.bound, first.change
        elif second.change is None and (second.by or _included(words, first, second)):
            second.change = by


def _alike(first: Found, second: Found) -> bool:
    """Tell whether both are rates or neither is: rose by 2.1 percent, three times the level of 2010."""
    units = [first.figure.unit, second.figure.unit]
    return units[0] == units[1] or ("times" not in units and (units[0] in RATES) == (units[1] in RATES))


def _included(words: list[Word], first: Found, second: Found) -> bool:
    """Tell whether the second is part of the first: cut by 15 million, including at least 5 million children."""
    return stands(words, first.figure.stop, (",", "including")) and not second.to


def _restated(words: list[Word], first: Found, second: Found) -> bool:
    """Tell whether the second says the same in another unit: by almost 200, or 5.6 per cent."""
    return texts(words, first.figure.stop, second.place) == [",", "or"]


def _listed(words: list[Word], first: Found, second: Found) -> bool:
    """Tell whether only list marks stand between two figures."""
    gap = texts(words, first.figure.stop, second.place)
    return bool(gap) and all(text in {",", "and", "or", "/"} for text in gap)


def _same_list(words: list[Word], first: Found, second: Found, *, run: bool) -> bool:
    """Tell whether two figures share a bound: not in about 40%, and 80% of ... or under 7 minutes, 90% of ..."""
    gap = texts(words, first.figure.stop, second.place)
    if first.figure.unit == second.figure.unit:
        return gap != [",", "and"] or run
    unlike = {first.figure.unit, second.figure.unit} & RATES or _in_money(first) != _in_money(second)
    return gap not in ([",", "and"], [","]) and not unlike


def _in_money(item: Found) -> bool:
    """Tell whether a figure is an amount of money by its sign: over $3.2 billion and 33 weeks."""
    return (item.figure.unit or " ")[0] in MONEY_SIGNS


def _elliptical(words: list[Word], first: Found, second: Found) -> bool:
    """Tell whether what stands before the first is left out before the second: cut waste by 5% and costs by 3%.

    Within nine minutes in one place and 15 minutes in another is such, too; at least 5 GW of wind and 8 GW of sun not.
    """
    gap = texts(words, first.figure.stop, second.place)
    if first.figure.unit != second.figure.unit or not gap or second.change or second.to:
        return False
    if second.bound and second.bound != first.bound:
        return False
    begin, stop = first.figure.stop, second.place
    if second.bound and len(gap) > 1:
        gap, stop = gap[:-1], stop - 1  # about 50 million tons of coal and about 130 million tons of carbon dioxide
    if gap[-1] == "between" and gap[-2:-1] in (["and"], [","]):
        gap, stop = gap[:-1], stop - 1
    if gap[-1] in _LIST_MARKS and (gap[0] in _LEADS or gap[0] == "and" or stop < second.place):
        begin += 1  # for homes, and; over five years and; and waste,
    elif "and" not in gap or gap[-1] not in {"between", "by"}:
        return False
    else:
        stop -= 1
    named = [place for place in range(begin, stop) if words[place].text not in _LIST_MARKS]
    return 0 < len(named) <= _LONGEST_ELLIPSIS and not any(_rules(words, place) for place in named)


def _rules(words: list[Word], place: int) -> bool:
    """Tell whether a verb, a change or a bound of its own may begin at a word."""
    word = words[place].text
    if not word.isalpha():
        return not (word.isdigit() or word in {"-", "/"})
    if word == "to" and words[place - 1].text.isdigit() and words[place + 1].text.isdigit():
        return False  # from 2026 to 2030
    return word != "in" and any(
        entry.role in _RULING and stands(words, place, parts) for parts, entry in PHRASES.get(word, ())
    )
