"""What the benchmarks measure is real work: plans that can be used, with all that users write, the same for peers."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import generator
import measure
import peers
from cntrack import Kind, Plan, Status, assess, compare, load


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """A generated plan, which loads without a problem."""
    file = tmp_path_factory.mktemp("made") / "plan.toml"
    file.write_text(generator.plan(1000), encoding="utf-8")
    return load(file)


def test_a_plan_is_the_same_at_each_call() -> None:
    """The generator is seeded by the size."""
    assert generator.plan(24) == generator.plan(24)
    assert generator.plan(24) != generator.plan(25)


def test_a_plan_has_every_kind_of_wording_and_every_status(made: Plan) -> None:
    """A benchmark of plain numbers alone would flatter."""
    report = assess(made, 2021)
    assert len(report.indicators) == len(compare(made, 2021, 2022).rows) == 1000
    kinds = {said.reading.kind for item in report.indicators for said in (item.target, item.actual) if said}
    assert kinds == set(Kind)
    assert {item.status for item in report.indicators} >= set(Status) - {Status.NO_TARGET}


def test_peers_read_the_numbers_that_the_plan_words(tmp_path: Path) -> None:
    """Each row of the table is an indicator of the plan, with the number that its wording prints, if it prints one."""
    peers.write(tmp_path, 200)
    plan = load(tmp_path / "plan.toml")
    with (tmp_path / "plan.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == [item.id for item in plan.indicators]
    printed = [
        (statement.text, row[role])
        for row, item in zip(rows, plan.indicators, strict=True)
        for role, statement in (("target", item.years[2021].target[0]), ("actual", item.years[2021].actual[0]))
        if any(char.isdigit() for char in statement.text)
    ]
    assert len(printed) > len(rows)
    assert all(number in text for text, number in printed)


@pytest.mark.parametrize(
    ("found", "wanted", "told"),
    [(1.0, 1.1, "1.10  reached"), (1.1, 1.1, "1.10  reached"), (1.2, 1.1, "1.10  not reached"), (9.0, None, "")],
)
def test_found_is_held_against_wanted(found: float, wanted: float | None, told: str) -> None:
    """At most what was wanted is reached; nothing is told where nothing was wanted."""
    assert measure.verdict(found, wanted).strip() == told
