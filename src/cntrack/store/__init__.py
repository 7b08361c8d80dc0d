"""The only file access: TOML files become a Plan and its records, or everything that is wrong with them, Problems."""

from __future__ import annotations

import heapq
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from cntrack import check, model
from cntrack.problem import MOST_SHOWN, DataError, Path, Problem
from cntrack.store.reading import parsed, place_of, text_of

if TYPE_CHECKING:
    from cntrack import spans
    from cntrack.records import Item, Ledger

FORMAT = 1


def bundled() -> FilePath:
    """The plan that comes with the program: inside the package, or at the top of a source checkout."""
    package = FilePath(__file__).parents[1]
    inside = package / "data" / "indicators.toml"
    return inside if inside.exists() else package.parents[1] / "data" / "indicators.toml"


def load(name: str) -> model.Plan:
    """The plan in the file of this name (`-` is standard input); DataError lists all that is wrong with it."""
    return _sound(name, text_of(name), model.Plan, check.errors)


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


T = TypeVar("T", bound=model.Record)


def _sound(name: str, text: str, kind: type[T], errors: Callable[[T], Iterable[Problem]]) -> T:
    """What the text says, if nothing is wrong with it."""
    data = parsed(name, text)
    problems = _format(data)
    if not problems:
        try:
            found = kind.model_validate(data)
        except ValidationError as error:
            from cntrack import faults  # noqa: PLC0415  only an error needs it

            faulty = error.errors(include_url=False)
            problems = [*faults.explained(faulty, data), *(_further(faulty, data) if kind is model.Plan else ())]
        else:
            problems = list(errors(found))
            if not problems:
                return found
    raise _located(problems, name, text)


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


def _further(errors: Iterable[Any], data: dict[str, Any]) -> list[Problem]:
    """What the checks find in the indicators that have no fault of type, so that all is told in one run."""
    places = {item["loc"][:2] for item in errors}
    if any(len(place) < 2 or place[0] != "indicators" for place in places):  # noqa: PLR2004  list and index
        return []
    kept = [number for number in range(len(data["indicators"])) if ("indicators", number) not in places]
    sound = data | {"indicators": [data["indicators"][number] for number in kept]}
    found = check.errors(model.Plan.model_validate(sound))

    def back(path: Path | None) -> Path | None:
        return ("indicators", kept[int(path[1])], *path[2:]) if path and path[0] == "indicators" else path

    unsound = [item for item in data["indicators"] if isinstance(item, dict)]
    excused = {f'no indicator "{item.get(key)}"' for item in unsound for key in ("id", "number") if key in item}
    return [
        item._replace(path=back(item.path) or (), also=back(item.also)) for item in found if item.what not in excused
    ]


def _located(problems: Sequence[Problem], name: str, text: str) -> DataError:
    """The first problems in the order of the file, with their places; the text is scanned once for all."""
    from cntrack import faults, spans  # noqa: PLC0415  only an error needs them

    scanned = spans.scan(text)

    def span(problem: Problem) -> spans.Span | None:
        if problem.code == "missing-key" and len(problem.path) == 1:
            return None  # it stands nowhere
        return scanned.key(problem.path) if problem.on_key else scanned.value(problem.path)

    def order(problem: Problem) -> tuple[int, int]:
        place = span(problem)  # those of the file as a whole come first
        return (place.line, place.column) if place else (0, 0)

    def located(problem: Problem) -> Problem:
        where = span(problem)
        place = place_of(where, text) if where else None
        also = f" (first in line {scanned.value(problem.also).line})" if problem.also else ""
        told = faults.helped(problem)
        return told._replace(file=name, place=place, what=problem.what + also)

    shown = heapq.nsmallest(MOST_SHOWN, problems, key=order)
    return DataError([located(problem) for problem in shown], len(problems) - len(shown))
