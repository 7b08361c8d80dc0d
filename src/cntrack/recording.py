"""From what was given to entries of the records: each is checked like a line of a data file before it is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from pydantic import ValidationError

from cntrack import check, faults, select
from cntrack.assessment.results import Names, Stated, names, stated
from cntrack.drafts import Draft
from cntrack.model import Indicator, Plan, Year
from cntrack.problem import Problem, UsageError, nearest
from cntrack.records import ROLES, Item, Ledger, errors, merged, statement

# A correction is most often of the wording alone.
_TAKEN_OVER = ("indicator", "year", "as_of", "stage", "published", "source", "at")
_DATES = ("as_of", "published")
_NUMBERS = ("year", "replaces", "retracts")


class Recorded(NamedTuple):
    """An entry as it was, or would be, written: `like` are earlier entries of the same indicator, year, role and day.

    They stand, too, and the later one counts, unless this one replaces them.
    """

    number: int
    recorded: datetime
    indicator: str | None
    name: Names | None
    year: int | None
    role: str
    said: Stated | None
    replaces: int | None
    retracts: int | None
    note: str | None
    like: tuple[int, ...]


class Recording(NamedTuple):
    """The answer of `cntrack record`; in a dry run nothing was written."""

    schema: str
    plan: str
    file: str
    dry_run: bool
    entries: tuple[Recorded, ...]

    @property
    def rows(self) -> tuple[Recorded, ...]:
        """What JSON Lines has a line for."""
        return self.entries


class FaultyError(Exception):
    """What is wrong with the drafts, all of it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the problems."""
        super().__init__()
        self.problems = tuple(problems)


def items(plan: Plan, ledger: Ledger, drafts: Sequence[Draft], now: datetime) -> tuple[Item, ...]:
    """The drafts as entries that go on from the last one of the ledger; FaultyError tells what is wrong with any."""
    first = len(ledger.records) + 1
    problems: list[Problem] = []
    found: list[Item] = []
    for number, draft in enumerate(drafts, first):
        try:
            found.append(_item(plan, _completed(draft, plan, ledger), number, now))
        except FaultyError as error:
            problems += error.problems
    if not problems:
        for problem in errors(Ledger.model_construct(format=1, records=(*ledger.records, *found))):
            draft = drafts[int(problem.path[1]) - len(ledger.records)]  # what was there before has no faults
            problems.append(draft.problem(problem.code, problem.path[2:], problem.what, problem.help))
        problems += _misfits(plan, found, drafts)
    if problems:
        raise FaultyError(problems)
    return tuple(found)


def _completed(draft: Draft, plan: Plan, ledger: Ledger) -> Draft:
    """A correction with what it does not say otherwise taken over from the entry that it replaces."""
    number = draft.said.get("replaces", "")
    old = next((item for item in ledger.records if str(item.number) == number and item.plan == plan.head.id), None)
    taken = {key: str(getattr(old, key)) for key in _TAKEN_OVER if old and getattr(old, key) is not None}
    return draft._replace(said=taken | draft.said)


def _item(plan: Plan, draft: Draft, number: int, now: datetime) -> Item:
    problems: list[Problem] = []
    values: dict[str, Any] = {"number": number, "recorded": now, "plan": plan.head.id}
    for key, text in draft.said.items():
        try:
            values[key] = _VALUES.get(key, _text)(text, plan)
        except UsageError as error:
            what, _, remedy = str(error).partition("; ")
            problems.append(draft.problem("bad-value", (key,), what, remedy))
    if not problems:
        try:
            return Item.model_validate(values)
        except ValidationError as error:
            found = faults.explained(error, values)
            problems = [draft.problem(item.code, item.path, item.what, item.help) for item in found]
    raise FaultyError(problems)


def _text(text: str, _: Plan) -> str:
    """A text that is UTF-8: bytes of an argument that are not arrive as surrogates."""
    if any("\ud800" <= char <= "\udfff" for char in text):
        message = "this text is not UTF-8; write it in UTF-8"
        raise UsageError(message)
    return text


def _number(text: str, _: Plan) -> int:
    if not re.fullmatch("[0-9]{1,7}", text, re.ASCII):
        message = f'"{text}" is no whole number; write its digits'
        raise UsageError(message)
    return int(text)


def _truth(text: str, _: Plan) -> bool:
    if text not in ("true", "false"):
        message = f'"{text}" is neither true nor false; write true, or leave it out'
        raise UsageError(message)
    return text == "true"


def _source(text: str, plan: Plan) -> str:
    """The id of a document of the plan, or any other in words; an id that is mistyped is no words."""
    ids = [source.id for source in plan.sources]
    guess = nearest(text, ids) if re.fullmatch("[a-z0-9-]+", text) else None
    if guess and text not in ids:
        message = f'no source "{text}"; did you mean "{guess}"? any other document is given by its title'
        raise UsageError(message)
    return _text(text, plan)


_VALUES: dict[str, Callable[[str, Plan], Any]] = {
    "indicator": lambda text, plan: select.find(plan, text).id,
    "source": _source,
    "as_text": _truth,
    **dict.fromkeys(_DATES, lambda text, _: select.day(text)),
    **dict.fromkeys(_NUMBERS, _number),
}


def _misfits(plan: Plan, found: Sequence[Item], drafts: Sequence[Draft]) -> Iterator[Problem]:
    """Wordings that contradict the unit of their indicator, or are ranges upside down."""
    bare = {indicator.id: indicator.model_copy(update={"years": {}}) for indicator in plan.indicators}
    for item, draft in zip(found, drafts, strict=True):
        if item.role and item.indicator and not item.as_text:
            alone = plan.model_copy(update={"indicators": (bare[item.indicator],)})
            for problem in check.wordings(merged(alone, Ledger.model_construct(format=1, records=(item,)), "").plan):
                if problem.code == "unreadable-wording":
                    continue  # the records say so themselves
                yield draft.problem(problem.code, (item.role,), problem.what, problem.help)


def result(plan: Plan, ledger: Ledger, found: Sequence[Item], file: str, *, dry_run: bool) -> Recording:
    """What was recorded, with its readings and the earlier entries that say something of the same."""
    by_id = {indicator.id: indicator for indicator in plan.indicators}
    entries = tuple(_recorded(item, by_id.get(item.indicator or ""), ledger) for item in found)
    return Recording("cntrack/record/1", plan.head.id, file, dry_run, entries)


def _recorded(item: Item, indicator: Indicator | None, ledger: Ledger) -> Recorded:
    return Recorded(
        number=item.number,
        recorded=item.recorded,
        indicator=item.indicator,
        name=names(indicator.name) if indicator else None,
        year=item.year,
        role=item.role or "retraction",
        said=stated(statement(item), Year.model_construct()) if item.role else None,
        replaces=item.replaces,
        retracts=item.retracts,
        note=item.note,
        like=tuple(_like(item, ledger)),
    )


def _like(item: Item, ledger: Ledger) -> Iterator[int]:
    def slot(entry: Item) -> tuple[object, ...]:
        return entry.plan, entry.indicator, entry.year, entry.role, entry.as_of, entry.stage

    for earlier in ledger.records:
        gone = earlier.number in ledger.withdrawn or earlier.number == item.replaces or earlier.number >= item.number
        if item.role in ROLES and not gone and slot(earlier) == slot(item):
            yield earlier.number
