"""What is recorded beside a plan: entries in the order in which they were made, and a plan with them in it.

Nothing recorded is ever changed: a correction is an entry that replaces an earlier one, a retraction one that takes it
back. Reads no file; `store` does.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from cntrack.entry import Entry, Mixed, Withdrawal
from cntrack.model import (
    FIRST_YEAR,
    LAST_YEAR,
    Enumerated,
    Indicator,
    Localized,
    Observation,
    Override,
    Plan,
    Record,
    Slug,
    Source,
    Stage,
    Statement,
    Target,
    Text,
    Year,
)
from cntrack.problem import Path, Problem
from cntrack.wording import read
from cntrack.wording.reading import Kind

FORMAT = 1
ROLES = ("target", "actual", "reference")
UNREADABLE = "write it as the source prints it, or keep it as words: --as-text, or as_text = true in a file"


class Item(Record):
    """One entry: a target, an actual or a reference of an indicator and year, or the retraction of an earlier entry."""

    number: Annotated[int, Field(ge=1, le=10_000_000)]
    recorded: datetime
    plan: Slug
    indicator: Slug | None = None
    year: Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)] | None = None
    target: Text | None = None
    actual: Text | None = None
    reference: Text | None = None
    as_text: bool = False
    as_of: date | None = None
    published: date | None = None
    stage: Annotated[Stage | None, Enumerated] = None
    source: Text | None = None
    at: Text | None = None
    note: Text | None = None
    replaces: Annotated[int, Field(ge=1)] | None = None
    retracts: Annotated[int, Field(ge=1)] | None = None

    @property
    def role(self) -> str | None:
        """Which of the three it says, if it says just one."""
        said = [role for role in ROLES if getattr(self, role) is not None]
        return said[0] if len(said) == 1 else None

    @property
    def text(self) -> str:
        """Its wording; a retraction has none."""
        return getattr(self, self.role) if self.role else ""


class Ledger(Record):
    """A whole records file."""

    format: Literal[1]
    records: Annotated[tuple[Item, ...], Field(strict=False)] = ()

    @property
    def withdrawn(self) -> dict[int, Withdrawal]:
        """The entries that later ones have replaced or retracted, by number."""
        found: dict[int, Withdrawal] = {}
        for item in self.records:
            if item.replaces:
                found[item.replaces] = Withdrawal(item.number, replaced=True, why=item.note)
            if item.retracts:
                found[item.retracts] = Withdrawal(item.number, replaced=False, why=item.note)
        return found


class Recorded(Observation, Target):
    """A value that was recorded beside the plan; it takes over nothing that the plan says of the year."""

    of: Entry

    @property
    def entry(self) -> Entry:
        """The record that this statement was taken from."""
        return self.of


class MixedPlan(Plan):
    """A plan with recorded values among its own."""

    mixed: Mixed

    @property
    def records(self) -> Mixed:
        """From where they are."""
        return self.mixed


class Merged(NamedTuple):
    """A plan with what was recorded of it, and the entries that it has no place for."""

    plan: Plan
    strangers: tuple[Item, ...]


def errors(ledger: Ledger) -> Iterator[Problem]:
    """Everything that makes a records file unusable: entries out of order, without a single sense, or unreadable."""
    by_number: dict[int, Item] = {}
    taken: dict[int, Item] = {}
    for index, item in enumerate(ledger.records):
        at: Path = ("records", index)
        if item.number != index + 1:
            what = f"entry {item.number} stands in the place of entry {index + 1}"
            yield Problem("record-number", (*at, "number"), what, "entries are numbered from 1 and never removed")
        yield from _sense(item, at)
        gone = item.retracts or item.replaces
        if gone:
            key = "retracts" if item.retracts else "replaces"
            yield from _reached(item, by_number.get(gone), taken.get(gone), (*at, key))
            taken[gone] = item
        by_number[item.number] = item


def _sense(item: Item, at: Path) -> Iterator[Problem]:
    """An entry says one thing of one indicator and year, or retracts and says why."""
    said = [role for role in ROLES if getattr(item, role) is not None]
    if item.retracts:
        if said or item.replaces or item.indicator or item.year:
            yield Problem("record-sense", at, "a retraction says something besides", "give each an entry of its own")
        if not item.note:
            yield Problem("record-sense", at, "a retraction must say why", "add note = …")
        return
    if len(said) != 1:
        what = "an entry has one of target, actual and reference" + (f", not {len(said)}" if said else "")
        yield Problem("record-sense", at, what, "give each an entry of its own" if said else "add one of them")
    for key in ("indicator", "year"):
        if getattr(item, key) is None:
            yield Problem("missing-key", (*at, key), f'the key "{key}" is missing', f"add {key} = …", on_key=True)
    if item.role and not item.as_text and read(item.text).kind is None:
        what = f"the wording “{item.text}” cannot be read: {read(item.text).reason}"
        yield Problem("unreadable-wording", (*at, item.role), what, UNREADABLE)
    if item.as_of and item.year and item.as_of.year != item.year:
        what = f"{item.as_of} is not in {item.year}"
        yield Problem("date-outside-year", (*at, "as_of"), what, "as_of is the day that the figure refers to")


def _reached(item: Item, gone: Item | None, by: Item | None, path: Path) -> Iterator[Problem]:
    """What is taken back stands above, belongs to the same plan, and was not taken back before."""
    number = item.retracts or item.replaces
    if gone is None or gone.plan != item.plan:
        yield Problem("record-reference", path, f"no earlier entry {number} of this plan", "give its number")
    elif gone.retracts:
        yield Problem("record-reference", path, f"entry {number} is itself a retraction", "record the value anew")
    elif by:
        how, remedy = ("retracted", "record the value anew") if by.retracts else ("replaced", f"name entry {by.number}")
        yield Problem("record-reference", path, f"entry {number} was {how} by entry {by.number}", remedy)
    elif item.replaces and (gone.indicator, gone.year, gone.role) != (item.indicator, item.year, item.role):
        what = f"entry {number} is the {gone.role} of {gone.indicator} in {gone.year}"
        yield Problem("record-reference", path, what, "retract that one, and record this on its own")


def merged(plan: Plan, ledger: Ledger, file: str) -> Merged:
    """The plan with the recorded values after its own; those taken back are there too, and say so."""
    withdrawn = ledger.withdrawn
    places: dict[str, list[Item]] = {indicator.id: [] for indicator in plan.indicators}
    strangers: list[Item] = []
    for item in ledger.records:
        if item.plan == plan.head.id and item.indicator:
            places.get(item.indicator, strangers).append(item)
    items = [item for found in places.values() for item in found]
    lost = tuple(item for item in strangers if item.number not in withdrawn)
    if not items:
        return Merged(plan, lost)
    known = {source.id for source in plan.sources}
    named = dict.fromkeys(item.source for item in items if item.source and item.source not in known)
    mixed = MixedPlan.model_construct(
        format=plan.format,
        head=plan.head,
        sources=(*plan.sources, *(Source.model_construct(id=name, title=name) for name in named)),
        indicators=tuple(_with(indicator, places[indicator.id], withdrawn) for indicator in plan.indicators),
        mixed=Mixed(file, sum(item.number not in withdrawn for item in items)),
    )
    return Merged(mixed, lost)


def _with(indicator: Indicator, items: list[Item], withdrawn: dict[int, Withdrawal]) -> Indicator:
    if not items:
        return indicator
    years = dict(indicator.years)
    for item in items:
        if item.year is not None and item.role is not None:
            year = years.get(item.year) or Year.model_construct()
            said = (*getattr(year, item.role), statement(item, withdrawn.get(item.number)))
            years[item.year] = year.model_copy(update={item.role: said})
    return indicator.model_copy(update={"years": dict(sorted(years.items()))})


def statement(item: Item, withdrawal: Withdrawal | None = None) -> Statement:
    """An entry as a statement of its year."""
    note = Localized.model_construct(zh=item.note, en=item.note) if item.note else None
    words = Override.model_construct(kind=Kind.QUALITATIVE) if item.as_text else None
    return Recorded.model_construct(
        text=item.text,
        override=words,
        as_of=item.as_of,
        published=item.published,
        stage=item.stage,
        source=item.source,
        at=item.at,
        note=note,
        of=Entry(item.number, item.recorded, withdrawal),
    )
