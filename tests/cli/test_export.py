"""`cntrack export`: a tidy table of all that a plan says, for pandas, DuckDB, spreadsheets and Data Packages."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import re
from decimal import Decimal
from pathlib import Path

import duckdb
import pandas as pd  # type: ignore[import-untyped]
import pytest

from cntrack import store
from cntrack.export import ROLES, Observed

from .calling import call

PAGE = (Path(__file__).parents[2] / "docs" / "export.md").read_text(encoding="utf-8")


def table(*arguments: str) -> list[dict[str, str]]:
    """The rows of an export as CSV."""
    done = call("export", *arguments)
    assert (done.code, done.err) == (0, "")
    return list(csv.DictReader(io.StringIO(done.out, newline="")))


def test_every_statement_is_a_row() -> None:
    """All that the plan says is there, once, verbatim; a compound wording has a row for each part."""
    plan = store.load(str(store.bundled()))
    said = [
        (item.id, str(year), role, statement.text)
        for item in plan.indicators
        for year, entry in item.years.items()
        for role in ROLES
        for statement in getattr(entry, role)
    ]
    rows = table()
    assert [(row["indicator"], row["year"], row["role"], row["wording"]) for row in rows if row["part"] == "1"] == said
    assert list(rows[0]) == list(Observed._fields)


def test_numbers_units_and_codes() -> None:
    """Numbers keep the digits of the source; unit and multiplier stand apart; SDMX has its codes."""
    row = next(
        row for row in table() if row["indicator"] == "commercial-building-completions" and row["year"] == "2022"
    )
    assert row | {} == row | {
        "role": "target", "wording": "18.4万平方米", "kind": "exact", "low": "18.4", "value": "18.4",
        "unit": "平方米", "multiplier": "10000", "unit_mult": "4", "freq": "A", "period": "2022", "obs_status": "",
    }  # fmt: skip
    stages = {(row["stage"], row["obs_status"]) for row in table("--file", "town.toml") if row["role"] == "actual"}
    assert stages <= {("final", "A"), ("estimate", "E"), ("preliminary", "P"), ("forecast", "F"), ("", "A")}
    assert len(stages) > 1


def test_recorded_values_are_in_it() -> None:
    """What was recorded has the day that it is about for its period, and the number of its entry."""
    place = ("--file", "town.toml", "--records", "r.toml")
    call("record", "jobs", "2022", "--actual", "9000个", "--as-of", "2022-06-30", *place)
    call("record", "jobs", "2022", "--actual", "8000个", "--as-of", "2022-03-31", *place)
    call("record", "--retract", "2", "--note", "wrong", *place)
    done = call("export", *place)
    rows = [row for row in csv.DictReader(io.StringIO(done.out, newline="")) if row["entry"]]
    assert [(row["period"], row["wording"], row["entry"]) for row in rows] == [("2022-06-30", "9000个", "1")]
    assert "r.toml" in done.err


def test_formats() -> None:
    """The suffix gives the format, --format goes before it; JSON Lines has the same rows, with numbers as numbers."""
    assert call("export", "-o", "plan.jsonl").code == 0
    lines = [
        json.loads(line, parse_float=Decimal) for line in Path("plan.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert len(lines) == len(table())
    assert {key: "" if value is None else str(value) for key, value in lines[2].items()} == table()[2]
    assert json.loads(call("export", "--format", "json").out)["schema"] == "cntrack/export/1"
    assert call("export", "--bom").raw.startswith(b"\xef\xbb\xbf")
    assert call("export", "--format", "tabel").code == 2


def test_data_package() -> None:
    """The folder has the table and what describes it: every column, with a type that its cells have."""
    assert call("export", "--package", "data/plan").code == 0
    assert call("export", "--package", "data/plan").code == 2
    assert call("export", "--package", "data/plan", "--force").code == 0
    found = json.loads(Path("data/plan/datapackage.json").read_text(encoding="utf-8"))
    assert found["licenses"] == [{"name": "MIT"}]
    assert found["sources"][0]["title"].startswith("关于长宁区")
    (resource,) = found["resources"]
    text = (Path("data/plan") / resource["path"]).read_bytes().decode()
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    fields = {field["name"]: field for field in resource["schema"]["fields"]}
    assert list(fields) == list(rows[0])
    whole = re.compile(r"-?[0-9]+")
    number = re.compile(r"-?[0-9]+(\.[0-9]+)?")
    for name, field in fields.items():
        cells = [row[name] for row in rows if row[name]]
        if field["type"] != "string":
            assert all((whole if field["type"] == "integer" else number).fullmatch(cell) for cell in cells), name
        if field.get("constraints", {}).get("required"):
            assert len(cells) == len(rows), name
        if "enum" in field.get("constraints", {}):
            assert set(cells) <= set(field["constraints"]["enum"]), name
        assert field.get("description") or name.startswith(("name_", "note_")) or name == "published", name


@pytest.mark.parametrize("language", ["python", "sql"])
def test_the_examples_run(language: str) -> None:
    """What the page shows for pandas and DuckDB runs on the real export and finds something."""
    assert call("export", "-o", "plan.csv").code == 0
    (example,) = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    if language == "sql":
        found = duckdb.connect().execute(example).fetchall()
        beyond = {row[0]: float(row[3]) for row in found}
        assert beyond["residential-upgrade-starts"] == 100_000  # 110万 less 100万 square metres
    else:
        shown = io.StringIO()
        with contextlib.redirect_stdout(shown):
            exec(example, {})  # noqa: S102  the example of our own page
        assert "economy" in shown.getvalue()
    assert pd.read_csv("plan.csv")["year"].dtype.kind == "i"


@pytest.mark.parametrize("name", ["plan.xlsx", "plan.parquet", "plan.txt"])
def test_a_suffix_of_no_format_is_refused(name: str) -> None:
    """A file whose name promises what cntrack cannot write is not written as something else; --format still can."""
    done = call("export", "-o", name)
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        f'cntrack: the suffix "{Path(name).suffix}" gives no format; add --format, one of: csv, jsonl, json\n'
    )
    assert not Path(name).exists()
    assert call("export", "-o", name, "--format", "csv").code == 0


@pytest.mark.parametrize(("name", "form"), [("plan", "csv"), ("plan.ndjson", "jsonl"), ("plan.JSON", "json")])
def test_a_suffix_gives_the_format_as_of_listings(name: str, form: str) -> None:
    """No suffix is CSV; those of the listings are known here, too."""
    assert call("export", "-o", name).code == 0
    assert Path(name).read_bytes() == call("export", "--format", form).raw
