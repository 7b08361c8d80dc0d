"""Finds an indicator by its number, its id, or an unambiguous part of its name; a near miss gets a suggestion."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date

from cntrack.assessment.results import Status
from cntrack.model import Indicator, Plan
from cntrack.problem import UsageError, nearest
from cntrack.visible import visible

_MOST_NAMED = 9


def find(plan: Plan, word: str) -> Indicator:
    """The one indicator that the word names: by number, id or whole name, the beginning of an id, or a part."""
    if word in map(str, plan.years):
        message = f"{word} is a year, and one year is given first; cntrack compare takes two"
        raise UsageError(message)
    if word.isascii() and word.isdigit():
        return _numbered(plan, word)
    key = _key(word)
    parts = [item for item in plan.indicators if key in _names(item)]
    parts = parts or [item for item in plan.indicators if item.id.startswith(f"{word.lower()}-")]
    parts = parts or [item for item in plan.indicators if key and any(key in name for name in _names(item))]
    if len(parts) == 1:
        return parts[0]
    if parts:
        raise UsageError(_ambiguous(word, parts))
    known = [name for item in plan.indicators for name in (item.id, item.name.zh, item.name.en)]
    raise UsageError(unknown("indicator", word, known, [item.id for item in plan.indicators]))


def _numbered(plan: Plan, word: str) -> Indicator:
    """The headline indicator of this number."""
    found = next((item for item in plan.indicators if str(item.number) == word.lstrip("0")), None)
    if found:
        return found
    numbers = [item.number for item in plan.indicators if item.number]
    there = f"they go from {min(numbers)} to {max(numbers)}" if numbers else "no indicator of this plan has a number"
    message = f"no indicator has the number {word}; {there}"
    raise UsageError(message)


def has_number(plan: Plan, word: str) -> bool:
    """Whether a headline indicator has this number."""
    return any(str(item.number) == word for item in plan.indicators)


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
    names = list(shown) or names
    listed = ", ".join(visible(name) for name in names[:_MOST_NAMED])
    return f'no {what} "{visible(word)}"; there are: {listed}{", …" if len(names) > _MOST_NAMED else ""}'


def year_of(plan: Plan, word: str) -> int:
    """A year of which the plan says something."""
    if word in map(str, plan.years):
        return int(word)
    known = ", ".join(map(str, plan.years)) or "no year"
    number = int(word) if re.fullmatch("[0-9]{1,6}", word, re.ASCII) else None
    guess = None if number is None else min(plan.years, key=lambda year: abs(year - number), default=None)
    hint = f"; did you mean {guess}?" if guess else ""
    message = f'the plan says nothing of the year "{visible(word)}"; it has {known}{hint}'
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
    by_name = {theme: theme for theme in dict.fromkeys(item.theme for item in plan.indicators) if theme}
    for theme, name in plan.head.themes.items():
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
