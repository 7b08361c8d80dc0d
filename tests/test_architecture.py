"""The house keeps its plan: who may import whom, and how large a room may grow."""

from __future__ import annotations

import ast
import itertools
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "cntrack"

# Each module or folder and the others that it may import, in the order of the data: none stands to its right.
ALLOWED = {
    "wording": set(),
    "visible": set(),
    "depth": set(),
    "unit": set(),
    "quantity": {"unit", "wording"},
    "difference": {"quantity", "wording"},
    "spans": {"depth"},
    "problem": {"visible"},
    "streams": {"problem", "visible"},
    "unplugged": set(),
    "shorthand": set(),
    "entry": set(),
    "model": {"entry", "quantity", "shorthand", "wording"},
    "records": {"entry", "model", "problem", "wording"},
    "check": {"unit", "model", "problem", "quantity", "wording"},
    "faults": {"model", "problem"},
    "store": {"check", "depth", "faults", "model", "problem", "records", "spans"},
    "assessment": {"difference", "entry", "unit", "model", "problem", "quantity", "wording"},
    "select": {"assessment", "model", "problem", "visible"},
    "comparison": {"difference", "unit", "assessment", "model", "problem", "quantity", "wording"},
    "doubts": {
        "assessment", "check", "comparison", "model", "problem", "quantity", "records", "unit", "visible", "wording",
    },
    "checking": {"assessment", "doubts", "model", "problem", "records", "store"},
    "drafts": {"problem"},
    "recording": {"assessment", "check", "drafts", "faults", "model", "problem", "records", "select"},
    "chart": {"assessment", "model", "quantity", "wording"},
    "explain": {"assessment", "model", "quantity", "wording"},
    "export": {"assessment", "model", "unit", "wording"},
    "package": {"export", "wording"},
    "many": {"assessment", "model", "problem", "select"},
    "report": {"assessment", "chart", "comparison", "explain", "model"},
    "schema": {
        "assessment", "checking", "comparison", "explain", "export", "many", "model", "recording", "shorthand",
        "wording",
    },
    "view": {
        "", "assessment", "chart", "comparison", "difference", "explain", "export", "many", "model", "quantity",
        "recording", "report", "wording",
    },
    "render": {"chart", "checking", "problem", "quantity", "view", "visible"},
    "cli": {
        "", "assessment", "checking", "comparison", "drafts", "explain", "export", "many", "model", "package",
        "problem", "recording", "records", "render", "report", "schema", "select", "store", "streams", "view",
        "visible", "wording",
    },
    "api": {
        "assessment", "comparison", "explain", "model", "problem", "records", "render", "select", "store", "wording",
    },
    "": {"api"},
    "__main__": {"", "cli", "streams", "unplugged"},
}  # fmt: skip
MODULES = sorted(SOURCE.rglob("*.py"))


def room(path: Path) -> str:
    """The module, or the folder that it lies in; the package itself is the empty name."""
    first = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    return "" if first == "__init__" else first


def imported(path: Path) -> set[str]:
    """Every module that a file imports, anywhere in it."""
    names: set[str] = set()
    package = ("cntrack", *path.relative_to(SOURCE).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            module = ".".join(filter(None, (base, node.module)))
            names |= {f"{module}.{alias.name}" for alias in node.names}
    return names


def rooms_imported(path: Path) -> set[str]:
    """The rooms of cntrack that a file imports from."""
    parts = (name.split(".") for name in imported(path) if name.split(".")[0] == "cntrack")
    found = {part[1] if len(part) > 1 else "" for part in parts}
    return {name if name in ALLOWED else "" for name in found} - {room(path)}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_follow_the_table(path: Path) -> None:
    """The data goes one way: a module imports only what the table allows its room."""
    assert rooms_imported(path) <= ALLOWED.get(room(path), set())


def test_the_table_has_no_circle() -> None:
    """Rooms can be put in a row so that each imports only from those before it."""
    before: set[str] = {""}
    rest = {name: allowed for name, allowed in ALLOWED.items() if name}  # the package itself loads its library late
    while rest:
        ready = [name for name, allowed in rest.items() if allowed <= before]
        assert ready, f"a circle among {sorted(rest)}"
        before |= set(ready)
        for name in ready:
            del rest[name]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_rich_is_imported_by_the_table_alone(path: Path) -> None:
    """Styling begins, and ends, in one renderer."""
    uses_rich = any(name.split(".")[0] == "rich" for name in imported(path))
    assert not uses_rich or path == SOURCE / "render" / "table.py"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_modules_stay_small(path: Path) -> None:
    """A module that outgrows some 300 lines is split; the table of words is the one exception."""
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= 300 or path.name == "words.py"


def test_no_float_and_no_clock_in_the_core() -> None:
    """Numbers are exact and dates are passed in: no core module makes a float or asks for the time."""
    core = itertools.chain.from_iterable(
        SOURCE.rglob(pattern)
        for pattern in ("quantity.py", "difference.py", "comparison/*.py", "assessment/*.py", "wording/**/*.py")
    )
    for path in core:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        called = {
            node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        constants = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
        assert "float" not in called, path.name
        assert not any(isinstance(value, float) for value in constants), path.name
        assert not any(name.split(".")[0] == "time" for name in imported(path)), path.name
