"""A file without its faults of type, so that what else is wrong with it can be told in the same run."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from cntrack.problem import Path

# What a table cannot be without: where it is faulty, something that nothing else refers to stands in for it.
_STAND_INS = {
    "plan": {"id": "faulty-plan"},
    "sources": {"id": "faulty-source-{}", "title": "-"},
    "indicators": {"id": "faulty-indicator-{}", "name": "-"},
}
# What may stand beside a wording; without one of these it is still the wording that it was.
_BESIDE = frozenset({"stage", "as_of", "published", "source", "at", "note", "comparable", "printed_ratio"})
_ROLE = 3  # how many parts lead from an indicator to what was said of one of its years


def pruned(data: dict[str, Any], faults: Iterable[Path]) -> dict[str, Any]:
    """A copy of the data without what is faulty; indicators and sources keep their places, so that paths hold."""
    whole = deepcopy(data)
    for path in faults:
        match path:
            case ("plan", *rest):
                whole["plan"] = _mended(whole.get("plan"), "plan", 0, tuple(rest))
            case ("sources" | "indicators" as table, int(number), *rest):
                whole[table][number] = _mended(whole[table][number], table, number, tuple(rest))
            case (key, *_):
                whole.pop(str(key), None)
    return whole


def _mended(table: object, kind: str, number: int, path: Path) -> dict[str, Any]:
    """The table without the fault that stands at a path in it, or what stands in for it."""
    needed = {key: text.format(number) for key, text in _STAND_INS[kind].items()}
    if not path or not isinstance(table, dict):
        return needed
    if path[0] in needed:
        return table | {str(path[0]): needed[str(path[0])]}
    _drop(table, path if path[-1] in _BESIDE else path[: _ROLE if path[0] == "years" else 1])
    return table


def _drop(table: Any, path: Path) -> None:  # noqa: ANN401  as TOML holds it
    """Take out the key at the end of a path, as far as it is there."""
    for part in path[:-1]:
        try:
            table = table[part]
        except (KeyError, IndexError, TypeError):  # another fault has taken it out already
            return
    if isinstance(table, dict):
        table.pop(path[-1], None)
