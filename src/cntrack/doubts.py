"""Finds what is most likely a slip in a plan or its records that can be used: Plan → Problems that are warnings.

Judges by the same rules as `assess` and `compare`. A value that was recorded has its key path in the records file.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from cntrack.assessment import Chosen, choose
from cntrack.assessment.history import day_of, latest, out_by, view
from cntrack.assessment.ratio import attainment
from cntrack.assessment.results import Flag, Ratio, Status
from cntrack.assessment.sense import direction_of
from cntrack.check import cited, statements
from cntrack.comparison import quantities, step
from cntrack.comparison.results import Trend
from cntrack.model import Comparable, Direction, Indicator, Measure, Observation, Plan, Stage, Statement, Year
from cntrack.problem import Path, Problem, brief
from cntrack.quantity import NUMERIC, quantity_of
from cntrack.records import Item, Ledger, Merged
from cntrack.unit import PERCENT, PERMILLE, unit_of
from cntrack.visible import visible
from cntrack.wording.reading import Kind, Number, Reading

_FULL = {PERCENT: 100, PERMILLE: 1000}
_EXPECTED = (Stage.FORECAST, Stage.ESTIMATE)  # stages of figures that come before the end of what they are about


class Place(NamedTuple):
    """An indicator and year, where they stand, and what counts there."""

    plan: Plan
    indicator: Indicator
    at: Path
    year: int
    entry: Year
    chosen: Chosen

    def path(self, statement: Statement) -> Path:
        """Where a statement stands: in the plan, or in the records."""
        there = statements(self.indicator, self.at, self.year)
        path = next(path for path, item in there if item is statement)
        return ("records", statement.entry.number - 1, path[4]) if statement.entry else path

    @property
    def latest(self) -> Path:
        """Where the pair that is judged was last spoken of: in the records, else at the actual."""
        said: list[Statement] = [*self.entry.target[-1:]]
        actual = latest(self.entry, self.year)
        said += [actual] if actual else []
        return self.path(next((item for item in said if item.entry), said[-1]))


def in_plan(plan: Plan) -> Iterator[Problem]:
    """Every doubt about a plan, what was recorded included if any is in it; what was taken back is not."""
    seen = view(plan)
    for doubt in _PLAN:
        yield from map(_warning, doubt(seen))
    for place in _places(seen):
        for of_year in _YEAR:
            yield from map(_warning, of_year(place))


def in_records(merged: Merged, ledger: Ledger) -> Iterator[Problem]:
    """Every doubt about the entries of a plan's records."""
    for item in merged.strangers:
        what = f'the plan has no indicator "{brief(item.indicator or "")}"; the entry counts nowhere'
        remedy = "retract it, or give the indicator its old id back"
        yield _warning(Problem("record-indicator", ("records", item.number - 1, "indicator"), what, remedy))
    yield from map(_warning, _entered_twice(ledger, merged.plan.head.id))
    if merged.plan.records:
        yield from (problem for problem in in_plan(merged.plan) if problem.path[:1] == ("records",))


def in_text(data: Any, path: Path = ()) -> Iterator[Problem]:  # noqa: ANN401  whatever TOML holds
    """Characters in keys and texts that are not seen, or turn the direction of what is."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        here = (*path, key)
        for text, on_key in ((key, True), (value, False)):
            if isinstance(text, str) and (found := _unseen(text)):
                what = f"the {'key' if on_key else 'text'} has the invisible character {found}"
                yield _warning(Problem("invisible-character", here, what, "take it out", on_key=on_key))
        if isinstance(value, dict | list):
            yield from in_text(value, here)


def _warning(problem: Problem) -> Problem:
    return problem._replace(severity="warning")


def _unseen(text: str) -> str | None:
    """The first such character as an escape; lines and tabs are none."""
    if text.isascii() and text.isprintable():
        return None
    return next((visible(char) for char in text if char not in "\n\t" and visible(char) != char), None)


def _places(plan: Plan) -> Iterator[Place]:
    for i, indicator in enumerate(plan.indicators):
        for year, entry in indicator.years.items():
            yield Place(plan, indicator, ("indicators", i), year, entry, choose(plan.head, indicator, year))


def _names(plan: Plan) -> Iterator[Problem]:
    """Two indicators whose names are told apart by nothing that is seen."""
    for language in ("zh", "en"):
        first: dict[str, int] = {}
        for i, indicator in enumerate(plan.indicators):
            name = getattr(indicator.name, language)
            key = "".join(char for char in unicodedata.normalize("NFKC", name).casefold() if char.isalnum())
            if first.setdefault(key, i) != i and (language == "zh" or indicator.name.zh != indicator.name.en):
                what = f"“{brief(name)}” is the name of two indicators"
                also: Path = ("indicators", first[key], "name")
                yield Problem("same-name", ("indicators", i, "name"), what, "say what sets them apart", also=also)


def _directions(place: Place) -> Iterator[Problem]:
    """A target of a number whose better side nothing tells, or whose bound points to the worse one."""
    target = place.entry.target[-1] if place.entry.target else None
    if not target or target.reading.kind not in NUMERIC:
        return
    terms = place.chosen.terms
    direction, flags = direction_of(terms, quantity_of(target.reading, terms.width, rate=False))
    if direction is None and place.indicator.direction is None:
        what = "nothing tells whether more or less is better"
        remedy = 'give the indicator a direction: "higher", "lower", "target", or "unknown" where it is'
        yield Problem("no-direction", place.path(target), what, remedy)
    if Flag.DIRECTION_CONFLICT in flags:
        what = f"“{brief(target.text)}” points against the direction {direction}"
        yield Problem("direction-conflict", place.path(target), what, "correct the direction or the wording")


def _uncited(plan: Plan) -> Iterator[Problem]:
    """A source that nothing cites."""
    used = {name for i, item in enumerate(plan.indicators) for _, name in cited(item, ("indicators", i))}
    for i, source in enumerate(plan.sources):
        if source.id not in used:
            what = f'nothing cites the source "{brief(source.id)}"'
            yield Problem("uncited-source", ("sources", i, "id"), what, "cite it, or take it out")


def _unsourced(place: Place) -> Iterator[Problem]:
    """A figure of which nobody says where it is from."""
    for _, statement in statements(place.indicator, place.at, place.year):
        if not place.entry.of(statement, "source") and statement.reading.kind is not Kind.NO_VALUE:
            remedy = 'add source = "…"'
            if statement.entry:  # nothing recorded is changed
                remedy = f"cntrack record --replaces {statement.entry.number} … --source …"
            yield Problem("no-source", place.path(statement), "no source is given", remedy)


def _untimely(place: Place) -> Iterator[Problem]:
    """A figure that came out before what it is about, and one of a year that was not over without a day."""
    published = {source.id: source.published for source in place.plan.sources}
    for actual in place.entry.actual:
        out = out_by(actual, place.entry, published)
        day = day_of(actual, place.year, place.entry)
        stage = place.entry.of(actual, "stage")
        if out is None or stage is Stage.FORECAST or out >= day or actual.reading.kind is Kind.NO_VALUE:
            continue
        if out < date(place.year, 1, 1):
            what, remedy = f"published on {out}, before {place.year} began", "correct the year, the date or the stage"
            yield Problem("early-actual", place.path(actual), what, remedy)
        elif place.entry.of(actual, "as_of") and stage is not Stage.ESTIMATE:
            what, remedy = f"published on {out}, before the day that it is about, {day}", "correct one of the dates"
            yield Problem("early-actual", place.path(actual), what, remedy)
        elif stage not in _EXPECTED:
            what = f"published on {out}, and taken for the whole of {place.year}"
            remedy = 'add as_of = …, the day that it is about, or stage = "estimate"'
            yield Problem("no-day", place.path(actual), what, remedy)


def _shares(place: Place) -> Iterator[Problem]:
    """A share of more than the whole, or one that a spreadsheet gave as a part of one."""
    if place.indicator.measure is not Measure.SHARE:
        return
    for _, statement in statements(place.indicator, place.at, place.year):
        for part in statement.reading.parts or (statement.reading,):
            if _more_than_full(part, place.indicator.unit):
                what = f"“{brief(statement.text)}” is more than the whole"
                yield Problem("share-above-100", place.path(statement), what, "correct the number or the measure")
            elif _part_of_one(part, place.indicator.unit):
                what = f"“{brief(statement.text)}” without a unit counts as that many {place.indicator.unit}"
                yield Problem("share-of-one", place.path(statement), what, "write the unit, or a hundred times as much")


def _more_than_full(part: Reading, unit: str | None) -> bool:
    full = _FULL.get(unit_of(part.unit or unit).base)
    least = _least(part)
    return bool(full and least and least > full and not (part.change or part.difference))


def _part_of_one(part: Reading, unit: str | None) -> bool:
    least = _least(part)
    return part.unit is None and unit_of(unit).base == PERCENT and least is not None and 0 < least < 1


def _least(part: Reading) -> Number | None:
    return part.value if part.low is None else part.low


def _unlike(place: Place) -> Iterator[Problem]:
    """A target and an actual, both numbers, in units that cannot be compared."""
    target, actual = place.chosen.target, place.chosen.actual
    if place.chosen.verdict.status is not Status.NOT_COMPARABLE or not target or not actual:
        return
    if not target.unit or not actual.unit or not {target.kind, actual.kind} <= NUMERIC:
        return
    if unit_of(target.unit).base != unit_of(actual.unit).base:
        what = f"the target is in {target.unit}, the actual in {actual.unit}"
        yield Problem("units-differ", place.latest, what, "correct the unit of one of them")


def _flagged(place: Place) -> Iterator[Problem]:
    """A printed ratio that does not recompute, and % where points are meant."""
    if Flag.RATIO_MISMATCH in place.chosen.flags:
        own = place.latest[0] == "indicators" and place.entry.printed_ratio
        path = (*place.latest[:4], "printed_ratio") if own else place.latest
        printed = place.entry.of(latest(place.entry, place.year), "printed_ratio")  # type: ignore[arg-type]
        ratio = attainment(place.chosen.verdict, place.chosen.terms)
        true = f"; they give {ratio.value}{ratio.unit}" if isinstance(ratio, Ratio) else ""
        what = f"the printed ratio {brief(printed)} is not that of the two numbers{true}"
        yield Problem("ratio-mismatch", path, what, "correct what was copied, or say in a note that it is printed so")
    if Flag.UNIT_MISUSE in place.chosen.flags:
        what = "% is printed where points are meant"
        yield Problem("percent-for-points", place.latest, what, "compare it with the source")


def _below_last_year(place: Place) -> Iterator[Problem]:
    """A target that asks less than what was reached the year before; of growth rates this is nothing strange."""
    if place.indicator.measure is Measure.GROWTH or not place.entry.target:
        return
    before = place.indicator.years.get(place.year - 1)
    if not before or before.comparable is Comparable.NEAR:
        return
    old, new = choose(place.plan.head, place.indicator, place.year - 1), place.chosen
    if not old.actual or old.day or not new.target or _only_near(before, place.year - 1):
        return
    found, moved = quantities(new.target, old.actual, new.terms), step(new.target, old.actual, new.terms)
    worse = {Direction.HIGHER: Trend.DOWN, Direction.LOWER: Trend.UP}
    if found and moved and found.direction in worse and moved.trend is worse[found.direction]:
        what = f"the target “{brief(new.target.text)}” asks less than “{brief(old.actual.text)}” of {place.year - 1}"
        yield Problem("below-last-year", place.path(place.entry.target[-1]), what, "compare both with their sources")


def _only_near(entry: Year, year: int) -> bool:
    actual = latest(entry, year)
    return actual is not None and entry.of(actual, "comparable") is Comparable.NEAR


def _same_vintage(place: Place) -> Iterator[Problem]:
    """Two figures of one year that nothing but their order sets apart."""
    first: dict[tuple[object, ...], Observation] = {}
    for actual in place.entry.actual:
        said = (place.entry.of(actual, key) for key in ("stage", "published"))
        key = (day_of(actual, place.year, place.entry), *said)
        if first.setdefault(key, actual) is not actual and first[key].text != actual.text:
            both = f"“{brief(actual.text)}” and “{brief(first[key].text)}”"
            what = f"{both} have the same day, stage and date of publication"
            yield Problem("same-vintage", place.path(actual), what, "add stage or published; now the later one counts")
        elif first[key] is not actual and not (actual.entry and first[key].entry):
            what = f"“{brief(actual.text)}” is given twice"
            yield Problem("same-vintage", place.path(actual), what, "take one of them out")


def _entered_twice(ledger: Ledger, plan: str) -> Iterator[Problem]:
    """An entry that says again what one before it says."""
    first: dict[tuple[object, ...], Item] = {}
    withdrawn = ledger.withdrawn
    for item in ledger.records:
        if item.retracts or item.number in withdrawn or item.plan != plan:
            continue
        said = ("indicator", "year", "role", "text", "as_of", "published", "stage", "source", "at")
        key = tuple(getattr(item, name) for name in said)
        if first.setdefault(key, item) is not item:
            what = f"entry {item.number} says what entry {first[key].number} says"
            path: Path = ("records", item.number - 1)
            yield Problem("duplicate-record", path, what, f"cntrack record --retract {item.number} --note …")


_PLAN: tuple[Callable[[Plan], Iterator[Problem]], ...] = (_names, _uncited)
_YEAR: tuple[Callable[[Place], Iterator[Problem]], ...] = (
    _directions,
    _unsourced,
    _untimely,
    _shares,
    _unlike,
    _flagged,
    _below_last_year,
    _same_vintage,
)
