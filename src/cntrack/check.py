"""Finds what is inconsistent in a plan that could be read: Plan → Problems, each with its key path.

Reads no file and knows no position; `store` finds the place of each path in the text.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator
from datetime import date

from cntrack.model import Indicator, Observation, Plan, Statement, Target, Year
from cntrack.problem import Path, Problem, brief
from cntrack.quantity import fits
from cntrack.unit import PERCENT, POINT, unit_of
from cntrack.wording.reading import Kind, Reading
from cntrack.wording.refusal import UPSIDE_DOWN

Check = Callable[[Plan], Iterator[Problem]]


def errors(plan: Plan) -> list[Problem]:
    """Everything that makes a plan unusable, in the order of the checks."""
    return [problem for check in CHECKS for problem in check(plan)]


def duplicates(plan: Plan) -> Iterator[Problem]:
    """An id, a headline number and a source id stand for one thing each."""
    by_id = ((("indicators", i, "id"), item.id) for i, item in enumerate(plan.indicators))
    yield from _repeated(by_id, "duplicate-id", "give each indicator an id of its own")
    by_number = ((("indicators", i, "number"), item.number) for i, item in enumerate(plan.indicators) if item.number)
    yield from _repeated(by_number, "duplicate-number", "a number is the row of one headline indicator")
    by_source = ((("sources", i, "id"), item.id) for i, item in enumerate(plan.sources))
    yield from _repeated(by_source, "duplicate-source", "give each source an id of its own")


def _repeated(items: Iterator[tuple[Path, Hashable]], code: str, help_text: str) -> Iterator[Problem]:
    first: dict[Hashable, Path] = {}
    for path, value in items:
        if value in first:
            yield Problem(code, path, f"{value!r} is given twice".replace("'", '"'), help_text, also=first[value])
        else:
            first[value] = path


def references(plan: Plan) -> Iterator[Problem]:
    """Every source, headline indicator and theme that is named exists."""
    sources = {source.id for source in plan.sources}
    headline = {item.id for item in plan.indicators if item.number} | {item.number for item in plan.indicators}
    ids = {item.id for item in plan.indicators}
    for i, indicator in enumerate(plan.indicators):
        at: Path = ("indicators", i)
        under = indicator.under
        if under is not None and under in (indicator.number, indicator.id):
            yield Problem("unknown-indicator", (*at, "under"), "the indicator is under itself", "take the key out")
        elif under in ids and under not in headline:
            what, remedy = f'"{brief(str(under))}" is no headline indicator', "give that one a number, or name another"
            yield Problem("unknown-indicator", (*at, "under"), what, remedy)
        elif under is not None and under not in headline:
            yield _unknown("unknown-indicator", (*at, "under"), str(under), ids)
        if plan.head.themes and indicator.theme is not None and indicator.theme not in plan.head.themes:
            yield _unknown("unknown-theme", (*at, "theme"), indicator.theme, plan.head.themes)
        for path, source in cited(indicator, at):
            if source not in sources:
                yield _unknown("unknown-source", path, source, sources)


def _unknown(code: str, path: Path, name: str, known: Collection[str]) -> Problem:
    kind = code.removeprefix("unknown-")
    return Problem(code, path, f'no {kind} "{brief(name)}"', f"the file has no {kind}s; add one", known=known)


def cited(indicator: Indicator, at: Path) -> Iterator[tuple[Path, str]]:
    """Every source that is named in an indicator, with its key path."""
    for year, entry in indicator.years.items():
        here = (*at, "years", str(year))
        if entry.source:
            yield (*here, "source"), entry.source
        for path, statement in statements(indicator, at, year):
            if statement.source:
                yield (*path, "source"), statement.source
            if isinstance(statement, Target) and statement.reference and statement.reference.source:
                yield (*path, "reference", "source"), statement.reference.source
    if indicator.baseline and indicator.baseline.source:
        yield (*at, "baseline", "source"), indicator.baseline.source


def statements(indicator: Indicator, at: Path, year: int) -> Iterator[tuple[Path, Statement]]:
    """Every statement of a year, with its key path."""
    entry = indicator.years[year]
    for role in ("target", "actual", "related", "reference"):
        if said := getattr(entry, role):
            path = (*at, "years", str(year), role)
            for i, statement in enumerate(said):
                yield (path if len(said) == 1 else (*path, i)), statement


def wordings(plan: Plan) -> Iterator[Problem]:
    """Every wording can be read or has a whole reading; no range is upside down, no unit contradicts the indicator."""
    for i, indicator in enumerate(plan.indicators):
        at: Path = ("indicators", i)
        for year in indicator.years:
            for path, statement in statements(indicator, at, year):
                yield from _numbers(path, statement)
                related = "related" in path
                yield from _wording(path, statement.text, statement.reading, None if related else indicator.unit)


def other_wordings(plan: Plan) -> Iterator[Problem]:
    """Baselines, the references of single targets and what a plan expects in the year are wordings too."""
    from cntrack.wording import read  # noqa: PLC0415  few files have any of these

    for i, indicator in enumerate(plan.indicators):
        at: Path = ("indicators", i)
        if indicator.baseline:
            text = indicator.baseline.text
            yield from _wording((*at, "baseline", "text"), text, read(text), indicator.unit)
        for year, entry in indicator.years.items():
            for n, milestone in enumerate(entry.trajectory if entry.trajectory != "linear" else ()):
                here = (*at, "years", str(year), "trajectory", n, "text")
                yield from _wording(here, milestone.text, read(milestone.text), indicator.unit)
            for path, statement in statements(indicator, at, year):
                if isinstance(statement, Target) and statement.reference:
                    reference = statement.reference
                    yield from _numbers((*path, "reference"), reference)
                    yield from _wording((*path, "reference"), reference.text, reference.reading, indicator.unit)


_NUMBERS = {
    Kind.EXACT: ("value",),
    Kind.ABOUT: ("value",),
    Kind.AT_LEAST: ("low",),
    Kind.MORE_THAN: ("low",),
    Kind.AT_MOST: ("high",),
    Kind.LESS_THAN: ("high",),
    Kind.RANGE: ("low", "high"),
}


def _numbers(path: Path, statement: Statement) -> Iterator[Problem]:
    """A reading that is given in place of the reader's has the numbers that its kind needs."""
    given = statement.override
    if given is None:
        return
    for key in _NUMBERS.get(given.kind, ()):
        if getattr(given, key) is None:
            what = f'the key "{key}" is missing; a reading of the kind {given.kind} needs it'
            yield Problem("missing-key", (*path, "reading", key), what, f"add {key} = …", on_key=True)


def days(plan: Plan) -> Iterator[Problem]:
    """The day that a figure of a year is about, or a plan's expectation, is a day of that year."""
    for i, indicator in enumerate(plan.indicators):
        for year, entry in indicator.years.items():
            here: Path = ("indicators", i, "years", str(year))
            for path, day in _days(indicator, here, year, entry):
                if day.year != year:
                    what, remedy = f"{day} is not in {year}", "as_of is the day that the figure refers to"
                    yield Problem("date-outside-year", (*path, "as_of"), what, remedy)


def _days(indicator: Indicator, here: Path, year: int, entry: Year) -> Iterator[tuple[Path, date]]:
    if entry.as_of:
        yield here, entry.as_of
    for n, milestone in enumerate(entry.trajectory if entry.trajectory != "linear" else ()):
        yield (*here, "trajectory", n), milestone.as_of
    for path, statement in statements(indicator, here[:2], year):
        if isinstance(statement, Observation) and statement.as_of:
            yield path, statement.as_of


def _wording(path: Path, text: str, reading: Reading, unit: str | None) -> Iterator[Problem]:
    if reading.reason == UPSIDE_DOWN:
        what = f"the range “{brief(text)}” stands upside down"
        yield Problem("range-upside-down", path, what, "write the smaller number first")
        return
    if reading.kind is None:
        remedy = 'correct the wording, or say what it means: { text = "…", reading = { kind = "exact", value = 5 } }'
        what = f"the wording “{brief(text)}” cannot be read: {reading.reason}"
        yield Problem("unreadable-wording", path, what, remedy)
        return
    for part in reading.parts or (reading,):
        if part.kind is Kind.RANGE and part.low is not None and part.high is not None and part.low > part.high:
            what = f"the range “{brief(text)}” stands upside down: {part.low} is more than {part.high}"
            yield Problem("range-upside-down", path, what, "write the smaller number first")
    if unit and not any(_fits(part, unit) for part in reading.parts or (reading,)):
        what = f"the wording “{brief(text)}” is in {reading.unit}, the indicator in {unit}"
        yield Problem("unit-contradiction", path, what, "correct the unit of one of them, or give the value a reading")


def _fits(part: Reading, unit: str) -> bool:
    """Whether a number so printed can be a value in this unit; points are a change of a percentage."""
    wanted = unit_of(unit)
    return fits(part, wanted) or (unit_of(part.unit).base, wanted.base) == (POINT, PERCENT)


CHECKS: tuple[Check, ...] = (duplicates, references, days, wordings, other_wordings)
