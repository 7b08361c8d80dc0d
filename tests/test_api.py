"""The library: what `import cntrack` gives, with the same values as the JSON of the command line."""

from __future__ import annotations

import contextlib
import io
import json
import re
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, get_type_hints

import pytest

import cntrack
from cntrack import api
from cntrack.assessment.results import Gap
from cntrack.difference import Difference
from cntrack.wording.reading import Reading

ROOT = Path(__file__).parents[1]


def line(*arguments: str) -> str:
    """What the command line prints."""
    command = [sys.executable, "-m", "cntrack", *arguments, "--records", "none"]
    return subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8").stdout


def test_the_names_are_those_of_the_api() -> None:
    """Every name that is promised is there, and no other."""
    assert {name for name in cntrack.__all__ if name != "__version__"} == set(api.__all__)
    assert all(getattr(cntrack, name) is getattr(api, name) for name in api.__all__)
    assert set(dir(cntrack)) == set(cntrack.__all__)
    with pytest.raises(AttributeError, match="no attribute 'lode'"):
        cntrack.lode  # noqa: B018


def test_results_are_those_of_the_command_line() -> None:
    """A result written out is the JSON of the command, byte for byte."""
    plan = cntrack.load()
    assert cntrack.to_json(cntrack.assess(plan, 2021)) == line("status", "2021", "--json")
    assert cntrack.to_json(cntrack.compare(plan, 2021, 2022)) == line("compare", "2021", "2022", "--json")
    assert cntrack.to_json(cntrack.show(plan, 3)) == line("show", "3", "--json")
    as_of = date(2022, 6, 30)
    assert cntrack.to_json(cntrack.assess(plan, as_of=as_of)) == line("status", "--as-of", str(as_of), "--json")


def test_a_wording() -> None:
    """A wording is read as `cntrack parse` reads it."""
    reading = cntrack.read("95%以上")
    assert (reading.kind, reading.low, reading.unit) == (cntrack.Kind.AT_LEAST, Decimal(95), "%")


def test_a_file_that_cannot_be_used(tmp_path: Path) -> None:
    """A faulty file raises one error that carries every problem."""
    file = tmp_path / "plan.toml"
    file.write_text('format = 1\nx = 1\n[plan]\nid = "A"\n', encoding="utf-8")
    with pytest.raises(cntrack.DataError) as raised:
        cntrack.load(file)
    assert {problem.code for problem in raised.value.problems} == {"unknown-key", "bad-id", "missing-key"}
    assert all(isinstance(problem, cntrack.Problem) for problem in raised.value.problems)


def test_records(tmp_path: Path) -> None:
    """Records are mixed in where they are named."""
    records = tmp_path / "records.toml"
    line_ = ("record", "gdp", "2022", "--actual", "3.2%", "--as-of", "2022-06-30", "--records", str(records))
    subprocess.run([sys.executable, "-m", "cntrack", *line_], check=True, capture_output=True)
    found = cntrack.assess(cntrack.load(records=records), 2022).indicators
    assert [item.actual.text for item in found if item.actual] == ["3.2%"]


def test_importing_stays_cheap() -> None:
    """The package alone loads neither pydantic nor typer nor rich; the library loads no typer and no rich."""
    code = (
        "import sys, cntrack; heavy = {'pydantic', 'typer', 'rich', 'tomllib', 'cntrack.api'};"
        "assert not heavy & set(sys.modules); cntrack.to_json(cntrack.assess(cntrack.load()));"
        "assert not {'typer', 'rich'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_example_of_the_readme_runs() -> None:
    """The README's Python works and finds the one indicator in doubt."""
    (example,) = re.findall(r"```python[^\n]*\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown):
        exec(example, {})  # noqa: S102  our own example
    assert shown.getvalue() == "gdp-growth 与全市目标基本同步 11%左右 reference_missing\n"
    assert json.loads(line("status", "--json"))["summary"]["uncertain"] == 1


@pytest.mark.parametrize(("longer", "base"), [(cntrack.Stated, Reading), (Gap, Difference)])
def test_what_is_carried_on_keeps_its_keys(longer: Any, base: Any) -> None:  # noqa: ANN401  two named tuples
    """A result that says all that another says, and more, has its keys first, in their order and of their types."""
    assert longer._fields[: len(base._fields)] == base._fields
    kinds = get_type_hints(longer)
    assert {name: kinds[name] for name in base._fields} == get_type_hints(base)
