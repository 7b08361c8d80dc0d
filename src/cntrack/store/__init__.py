"""The only file access: TOML files become a Plan and its records, or everything that is wrong with them, Problems."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from pydantic import ValidationError

from cntrack import check, model
from cntrack.problem import MOST_SHOWN, DataError, Path, Problem
from cntrack.store.reading import UNOPENED, parsed, refused, text_of

if TYPE_CHECKING:
    from cntrack.records import Item, Ledger

FORMAT = 1
_REFERRED: dict[str, Path] = {
    "unknown-source": ("sources",),
    "unknown-theme": ("plan", "themes"),
    "unknown-indicator": ("indicators",),
}


def bundled() -> FilePath:
    """The plan that comes with the program: inside the package, or at the top of a source checkout."""
    package = FilePath(__file__).parents[1]
    inside = package / "data" / "indicators.toml"
    return inside if inside.exists() else package.parents[1] / "data" / "indicators.toml"


def load(name: str) -> model.Plan:
    """The plan in the file of this name (`-` is standard input); DataError lists all that is wrong with it."""
    return _sound(name, text_of(name), model.Plan, check.errors)


def load_all(names: Iterable[str]) -> list[tuple[str, model.Plan]]:
    """The plan of each file, and of a folder those of its TOML files; DataError lists all that is wrong with them."""
    plans: list[tuple[str, model.Plan]] = []
    wrong: list[DataError] = []
    for name in names:
        try:
            plans += _of_folder(name) if name != "-" and os.path.isdir(name) else [(name, load(name))]  # noqa: PTH112
        except DataError as error:
            wrong.append(error)
    if wrong:
        problems = [problem for error in wrong for problem in error.problems]
        more = sum(error.more for error in wrong) + max(0, len(problems) - MOST_SHOWN)
        raise DataError(problems[:MOST_SHOWN], more)
    return plans


def _of_folder(name: str) -> list[tuple[str, model.Plan]]:
    """The plans in a folder, in the order of their file names; records that lie beside them are passed over."""
    files = sorted(str(file) for file in FilePath(name).glob("*.toml") if not file.name.startswith("."))
    examined = [examine(file) for file in files]
    problems = [problem for item in examined for problem in item.located(item.problems, MOST_SHOWN)]
    if problems:
        more = sum(len(item.problems) + item.more for item in examined) - min(len(problems), MOST_SHOWN)
        raise DataError(problems[:MOST_SHOWN], more)
    plans = [(item.name, item.holds) for item in examined if isinstance(item.holds, model.Plan)]
    if not plans:
        raise refused(name, "not-a-file", "a folder without a plan", "give a folder with plans as TOML files")
    return plans


def records(name: str) -> Ledger:
    """The records file of this name; DataError lists all that is wrong with it."""
    return records_in(name, text_of(name))


def records_in(name: str, text: str) -> Ledger:
    """What the text of a records file says; DataError lists all that is wrong with it."""
    from cntrack.records import Ledger, errors  # noqa: PLC0415  most calls have no records

    return _sound(name, text, Ledger, errors)


def append(name: str, items_of: Callable[[Ledger], Sequence[Item]]) -> tuple[Item, ...]:
    """Append entries to a records file, safely; see `ledger.append`."""
    from cntrack.store import ledger  # noqa: PLC0415  few calls write

    return ledger.append(name, items_of)


def default_records() -> FilePath:
    """Where records are kept unless told otherwise: in the data folder that the XDG rules name."""
    home = os.environ.get("XDG_DATA_HOME", "")
    folder = FilePath(home) if os.path.isabs(home) else FilePath("~/.local/share").expanduser()  # noqa: PTH117  of a text
    return folder / "cntrack" / "records.toml"


class Examined(NamedTuple):
    """A file and all that makes it unusable, where anything does; else the plan or the records that it holds."""

    name: str
    text: str
    data: dict[str, Any] | None  # none of what is no TOML
    holds: model.Plan | Ledger | None
    problems: Sequence[Problem] = ()
    more: int = 0  # problems that are only counted

    def located(self, problems: Sequence[Problem], most: int) -> Sequence[Problem]:
        """The first problems of this file in the order of its text, each with its place."""
        if self.data is None:
            return problems  # the one that stopped the parser has its place already
        from cntrack.store.faulty import located  # noqa: PLC0415  only a fault needs it

        return located(problems, self.name, self.text, most)


def examine(name: str) -> Examined:
    """A plan or a records file, whichever it is; DataError where no file can be opened."""
    text = ""
    try:
        text = text_of(name)
        data = parsed(name, text)
    except DataError as error:
        if error.problems[0].code in UNOPENED:
            raise
        return Examined(name, text, None, None, error.problems)
    if "records" in data and not data.keys() & {"plan", "indicators"}:
        from cntrack.records import Ledger, errors  # noqa: PLC0415

        return Examined(name, text, data, *_checked(data, Ledger, errors))
    return Examined(name, text, data, *_checked(data, model.Plan, check.errors))


T = TypeVar("T", bound=model.Record)


def _sound(name: str, text: str, kind: type[T], errors: Callable[[T], Iterable[Problem]]) -> T:
    """What the text says, if nothing is wrong with it."""
    found, problems, more = _checked(parsed(name, text), kind, errors)
    if found is None:
        from cntrack.store.faulty import located  # noqa: PLC0415  only a fault needs it

        raise DataError(located(problems, name, text, MOST_SHOWN), max(0, len(problems) - MOST_SHOWN) + more)
    return found


def _checked(
    data: dict[str, Any], kind: type[T], errors: Callable[[T], Iterable[Problem]]
) -> tuple[T | None, Sequence[Problem], int]:
    """What the data say if nothing is wrong with them, else all that is, and how many more there are than are told."""
    problems = _format(data)
    more = 0
    if not problems:
        try:
            found = kind.model_validate(data)
        except ValidationError as error:
            from cntrack import faults  # noqa: PLC0415  only an error needs it

            problems = list(faults.explained(error, data))
            more = max(0, error.error_count() - faults.MOST_EXPLAINED)
            if kind is model.Plan and not more:
                problems += _further(problems, data)
        else:
            problems = list(errors(found))
            if not problems:
                return found, (), 0
    return None, problems, more


def _format(data: dict[str, Any]) -> list[Problem]:
    """A format that is none of ours; a missing one is told with whatever else is missing."""
    version = data.get("format", FORMAT)
    if isinstance(version, bool) or not isinstance(version, int):
        return [Problem("wrong-type", ("format",), "the format is a whole number", f"write format = {FORMAT}")]
    if version == FORMAT:
        return []
    reads = f"this version of cntrack reads format {FORMAT}"
    if version < FORMAT:
        return [Problem("bad-value", ("format",), f"there is no format {version}; {reads}", f"write format = {FORMAT}")]
    what = f"this file has format {version}; {reads}"
    return [Problem("newer-format", ("format",), what, "use a newer version of cntrack")]


def _further(problems: Sequence[Problem], data: dict[str, Any]) -> list[Problem]:
    """What the checks find beside the faults of type, so that all is told in one run."""
    from cntrack.store.pruning import pruned  # noqa: PLC0415  only an error needs it

    try:
        plan = model.Plan.model_validate(pruned(data, [problem.path for problem in problems]))
    except ValidationError:  # what is left makes no plan
        return []
    told = {problem.path for problem in problems}
    return [problem for problem in check.errors(plan) if problem.path not in told and not _excused(problem, problems)]


def _excused(problem: Problem, faults: Iterable[Problem]) -> bool:
    """Whether what a name refers to may be among the faulty: a table as a whole, its id or its number."""
    where = _REFERRED.get(problem.code)
    if where is None:
        return False
    below = (fault.path[len(where) :] for fault in faults if fault.path[: len(where)] == where)
    return any(set(path[1:2]) <= {"id", "number"} for path in below)
