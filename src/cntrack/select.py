"""Finds an indicator by its number, its id, or an unambiguous part of its name; a near miss gets a suggestion."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from cntrack.assessment.results import Status
from cntrack.model import Indicator, Plan
from cntrack.problem import UsageError, nearest
from cntrack.visible import visible

_MOST_NAMED = 9


def find(plan: Plan, word: str) -> Indicator:
    """The one indicator that the word names; UsageError where it names none, or several."""
    return find_in([plan], word)[0]


def find_in(plans: Sequence[Plan], word: str) -> tuple[Indicator, ...]:
    """What the word names in each of several plans that know it; UsageError where none does, or one knows several."""
    found = [_named(plan, word) for plan in plans]
    several = next((items for items in found if len(items) > 1), None)
    if several:
        raise UsageError(_ambiguous(word, several))
    if not any(found):
        raise UsageError(_strange([item for plan in plans for item in plan.indicators], word))
    return tuple(items[0] for items in found if items)


def _named(plan: Plan, word: str) -> list[Indicator]:
    """The indicators that the word names: by number, id or whole name, the beginning of an id, or a part."""
    if word in map(str, plan.years):
        message = f"{word} is a year, and one year is given first; cntrack compare takes two"
        raise UsageError(message)
    if word.isascii() and word.isdigit():
        return [item for item in plan.indicators if str(item.number) == word.lstrip("0")]
    key = _key(word)
    parts = [item for item in plan.indicators if key in _names(item)]
    parts = parts or [item for item in plan.indicators if item.id.startswith(f"{word.lower()}-")]
    return parts or [item for item in plan.indicators if key and any(key in name for name in _names(item))]


def _strange(items: Sequence[Indicator], word: str) -> str:
    """What is said of a word that names no indicator."""
    if not (word.isascii() and word.isdigit()):
        known = [name for item in items for name in (item.id, item.name.zh, item.name.en)]
        return unknown("indicator", word, known, [item.id for item in items])
    numbers = [item.number for item in items if item.number]
    there = f"they go from {min(numbers)} to {max(numbers)}" if numbers else "no indicator of this plan has a number"
    return f"no indicator has the number {word}; {there}"


def year_and_words(plans: Sequence[Plan], wanted: Sequence[str]) -> tuple[int | None, Sequence[str]]:
    """A first argument of four digits or more is a year, unless just a row has that number; others are indicators."""
    if wanted and re.fullmatch("[0-9]{4,}", wanted[0], re.ASCII):
        known = {str(year) for plan in plans for year in plan.years}
        numbers = {str(item.number) for plan in plans for item in plan.indicators}
        if wanted[0] in known or wanted[0] not in numbers:
            return year_in(plans, wanted[0]), wanted[1:]
    return None, wanted


def _key(text: str) -> str:
    """A name without what people leave out: case, spaces, quotes."""
    return "".join(char for char in text.casefold() if char.isalnum())


def _names(item: Indicator) -> Iterable[str]:
    return _key(item.id), _key(item.name.zh), _key(item.name.en)


def _ambiguous(word: str, items: Collection[Indicator]) -> str:
    shown = ", ".join(item.id for item in list(items)[:_MOST_NAMED])
    more = f" and {len(items) - _MOST_NAMED} more" if len(items) > _MOST_NAMED else ""
    return f'"{visible(word)}" names {len(items)} indicators: {shown}{more}'


def unknown(what: str, word: str, known: Iterable[str], shown: Iterable[str] = ()) -> str:
    """No such thing, and the nearest that is known, else what there is to be shown."""
    names = list(dict.fromkeys(known))
    guess = nearest(word, names)
    if guess:
        return f'no {what} "{visible(word)}"; did you mean "{visible(guess)}"?'
    names = list(dict.fromkeys(shown)) or names
    listed = ", ".join(visible(name) for name in names[:_MOST_NAMED])
    return f'no {what} "{visible(word)}"; there are: {listed}{", …" if len(names) > _MOST_NAMED else ""}'


def year_of(plan: Plan, word: str) -> int:
    """A year of which the plan says something."""
    return year_in([plan], word)


def year_in(plans: Sequence[Plan], word: str) -> int:
    """A year of which one of the plans says something."""
    years = sorted({year for plan in plans for year in plan.years})
    if word in map(str, years):
        return int(word)
    known = ", ".join(map(str, years)) or "no year"
    number = int(word) if re.fullmatch("[0-9]{1,6}", word, re.ASCII) else None
    guess = None if number is None else min(years, key=lambda year: abs(year - number), default=None)
    hint = f"; did you mean {guess}?" if guess else ""
    says, has = ("the plan says", "it has") if len(plans) == 1 else ("the plans say", "they have")
    message = f'{says} nothing of the year "{visible(word)}"; {has} {known}{hint}'
    raise UsageError(message)


def day(text: str) -> date:
    """A day as ISO 8601 writes it, in plain digits."""
    if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text, re.ASCII):
        try:
            return date.fromisoformat(text)
        except ValueError:
            message = f"there is no day {text}; write year, month and day: 2022-06-30"
            raise UsageError(message) from None
    message = f'"{visible(text)}" is no date; write year, month and day: 2022-06-30'
    raise UsageError(message)


def themes_of(plan: Plan, words: Iterable[str]) -> set[str]:
    """Themes by their codes or names."""
    return themes_in([plan], words)


def themes_in(plans: Sequence[Plan], words: Iterable[str]) -> set[str]:
    """Themes of several plans by their codes or names."""
    by_name = {item.theme: item.theme for plan in plans for item in plan.indicators if item.theme}
    for theme, name in (pair for plan in plans for pair in plan.head.themes.items()):
        by_name |= {theme: theme, name.zh: theme, name.en: theme, name.en.lower(): theme}
    chosen = set()
    for word in words:
        if word not in by_name:
            raise UsageError(unknown("theme", word, by_name))
        chosen.add(by_name[word])
    return chosen


def statuses_of(words: Iterable[str]) -> set[Status]:
    """Statuses by their codes."""
    chosen = set()
    for word in words:
        code = word.strip().replace("-", "_")
        if code not in set(Status):
            raise UsageError(unknown("status", word, [str(status) for status in Status]))
        chosen.add(Status(code))
    return chosen
