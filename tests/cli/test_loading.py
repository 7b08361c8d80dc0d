"""What a call loads: only what it needs, since what is imported when is what a start costs."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from cntrack.cli.app import COMMANDS

RICH = {"rich"}
TABLE = {"cntrack.render.table", "cntrack.view.status", "cntrack.chart"}
ENGLISH = {"cntrack.wording.english"}
FAULTS = {"cntrack.faults", "cntrack.spans"}
RECORDS = {"cntrack.records", "tomli_w", "cntrack.store.ledger"}
NOWHERE = {"importlib.metadata", "email", "socket", "ssl", "asyncio", "cntrack.schema"}


def loaded(*arguments: str) -> set[str]:
    """The modules that a call of the program has imported when it ends."""
    code = (
        f"import json, sys, cntrack.__main__ as entry; entry.answered({list(arguments)!r})\n"
        "sys.stderr.write(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, check=True, text=True)
    return set(json.loads(done.stderr))


@pytest.mark.parametrize(
    ("call", "needs", "spares"),
    [
        ("--version", {"cntrack.streams"}, {"typer", "pydantic", "rich", "tomllib", "decimal", "cntrack.cli.entry"}),
        (
            "--help",
            {"typer"},
            {"cntrack.cli.status"} | RICH | {"pydantic", "tomllib", "cntrack.model", "cntrack.wording"},
        ),
        ("status --help", {"typer"}, RICH | {"tomllib", "cntrack.model", "cntrack.wording"}),
        ("status --json", {"pydantic"}, RICH | TABLE | ENGLISH | FAULTS | RECORDS | {"cntrack.cli.compare"}),
        ("status --format csv", {"cntrack.view.status"}, RICH | ENGLISH | FAULTS | RECORDS),
        ("status", TABLE | RICH, ENGLISH | FAULTS | RECORDS),
        ("compare 2021 2022 --json", {"cntrack.comparison"}, RICH | TABLE | ENGLISH | FAULTS | RECORDS),
        ("parse 5% --format jsonl", {"cntrack.wording.chinese"}, RICH | {"cntrack.model", "cntrack.store", "tomllib"}),
        ("schema plan", {"pydantic.json_schema"}, RICH),
    ],
)
def test_a_call_loads_what_it_needs(call: str, needs: set[str], spares: set[str]) -> None:
    """Each call loads its own command, and rich only where a table is shown; nothing looks for installed packages."""
    modules = loaded(*call.split())
    assert needs <= modules
    assert modules & spares == set()
    assert modules & NOWHERE <= ({"cntrack.schema"} if call.startswith("schema") else set())


def test_a_program_with_plug_ins_still_finds_the_loader() -> None:
    """What stands in for pydantic's loader hands over to it when it is asked for more."""
    code = (
        "import sys; from cntrack.unplugged import unplug; unplug(); from pydantic.plugin import _loader\n"
        "assert _loader.get_plugins() == (); assert 'importlib.metadata' not in sys.modules\n"
        "assert _loader.PYDANTIC_ENTRY_POINT_GROUP == 'pydantic'; from pydantic.plugin._loader import Iterable"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(sys.executable).parent)


@pytest.mark.parametrize("name", COMMANDS)
def test_what_help_says_of_a_command_is_its_docstring(name: str) -> None:
    """The list of commands says without loading them what they say of themselves."""
    assert getattr(import_module(f"cntrack.cli.{name}"), name).__doc__ == COMMANDS[name]
