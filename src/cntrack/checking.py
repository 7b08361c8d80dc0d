"""Checks plan and records files whole: every error, and in what can be used every doubt, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Literal, NamedTuple

from cntrack import doubts, store
from cntrack.assessment.results import Assessment
from cntrack.model import Plan
from cntrack.problem import Path, Place, Problem, key_text, window
from cntrack.records import Ledger, merged
from cntrack.store import Examined

MOST_LISTED = 1000


class Finding(NamedTuple):
    """One problem; line and column count from 1, and are null where it stands nowhere, as for a missing table."""

    severity: Literal["error", "warning"]
    code: str
    file: str
    line: int | None
    column: int | None
    length: int | None
    key: str
    what: str
    help: str
    excerpt: str | None


class CheckedFile(NamedTuple):
    """A file with what it holds, and how many problems of each severity it has; `unlisted` of them are only counted."""

    file: str
    holds: Literal["plan", "records"] | None
    errors: int
    warnings: int
    unlisted: int


class Checked(NamedTuple):
    """The answer of `cntrack check`."""

    schema: str
    errors: int
    warnings: int
    files: tuple[CheckedFile, ...]
    problems: tuple[Finding, ...]

    @property
    def rows(self) -> tuple[Finding, ...]:
        """What JSON Lines has a line for."""
        return self.problems


class Inspection(NamedTuple):
    """What was found, as values for scripts, and as problems with the lines that they are about."""

    checked: Checked
    problems: tuple[Problem, ...]


def check(names: Sequence[str], default: str) -> Inspection:
    """All problems of these files; records belong to the plan among them with the same id, else to the default one.

    Raises DataError where a file cannot be opened.
    """
    examined = [store.examine(name) for name in names]
    plans = [item.holds for item in examined if isinstance(item.holds, Plan)]
    if any(isinstance(item.holds, Ledger) for item in examined):
        other = store.examine(default).holds if default not in names else None
        plans += [other] if isinstance(other, Plan) else []
    files = []
    listed: list[Problem] = []
    for item in examined:
        problems = [*item.problems, *_doubts(item, plans)]
        listed += item.located(problems, MOST_LISTED)
        errors = sum(problem.severity == "error" for problem in problems) + item.more
        holds: Literal["plan", "records"] = "records" if isinstance(item.holds, Ledger) else "plan"
        warnings = sum(problem.severity == "warning" for problem in problems)
        counts = (errors, warnings, max(0, errors + warnings - MOST_LISTED))
        files.append(CheckedFile(item.name, holds if item.holds else None, *counts))
    sums = (sum(file.errors for file in files), sum(file.warnings for file in files))
    return Inspection(
        Checked("cntrack/check/1", *sums, tuple(files), tuple(map(_finding, listed))),
        tuple(listed),
    )


def _doubts(item: Examined, plans: Sequence[Plan]) -> Iterable[Problem]:
    """What is doubtful in a file that can be used, and in one that cannot the characters that are not seen."""
    unseen = doubts.in_text(item.data or {})
    if isinstance(item.holds, Plan):
        return chain(unseen, doubts.in_plan(item.holds))
    if isinstance(item.holds, Ledger):
        named = {entry.plan for entry in item.holds.records}
        by_id = {plan.head.id: plan for plan in reversed(plans) if plan.head.id in named}
        found = (doubts.in_records(merged(plan, item.holds, item.name), item.holds) for plan in by_id.values())
        return chain(unseen, *found)
    return unseen


def marked(plan: Plan, file: str, caught: Sequence[tuple[Assessment, str]]) -> tuple[Finding, ...]:
    """What a gate has caught, each at the line of the data file or of the records that it rests on."""
    from cntrack.store.faulty import places  # noqa: PLC0415  few calls mark anything

    found = [(item, told, *_resting(plan, file, item)) for item, told in caught]
    where: dict[tuple[str, Path], Place] = {}
    for name in {name for _, _, name, _ in found if name != "-"}:
        paths = [path for _, _, each, path in found if each == name]
        where |= {(name, path): place for path, place in zip(paths, places(name, paths), strict=True)}
    return tuple(
        _finding(Problem(str(item.status), path, told, "", file=name, place=where.get((name, path))))._replace(
            key=item.id
        )
        for item, told, name, path in found
    )


def _resting(plan: Plan, file: str, item: Assessment) -> tuple[str, Path]:
    """The file and the key path of the actual that a status rests on, else of the target."""
    said, role = (item.actual, "actual") if item.actual else (item.target, "target")
    if said and said.entry and plan.records:
        return plan.records.file, ("records", said.entry.number - 1, role)
    index = next(number for number, indicator in enumerate(plan.indicators) if indicator.id == item.id)
    return file, ("indicators", index, "years", str(item.year), role)


def _finding(problem: Problem) -> Finding:
    place = problem.place
    return Finding(
        severity=problem.severity,
        code=problem.code,
        file=problem.file,
        line=place.line if place else None,
        column=place.column if place else None,
        length=place.length if place else None,
        key=key_text(problem.path),
        what=problem.what,
        help=problem.help,
        excerpt=window(place)[1] if place else None,
    )
