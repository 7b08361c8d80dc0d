"""Several plans at once: the same indicator across places and years, aligned by ids."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .calling import call

PLAN = """
format = 1

[plan]
id = "{name}"
place = {{ zh = "{name}镇", en = "Town of {name}" }}

[[indicators]]
id = "jobs"
name = {{ zh = "新增就业", en = "New jobs" }}
measure = "flow"
direction = "higher"
years.2021 = {{ target = "100个", actual = "{jobs}个" }}
years.2022 = {{ target = "120个" }}

[[indicators]]
id = "{other}"
name = {{ zh = "床位", en = "Beds" }}
direction = "higher"
years.2021 = {{ target = "10张", actual = "9张" }}
"""


@pytest.fixture
def plans(tmp_path: Path) -> str:
    """A folder with two plans, and records and other things beside them."""
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "b.toml").write_text(PLAN.format(name="bright", jobs=130, other="care-beds"), encoding="utf-8")
    (folder / "a.toml").write_text(PLAN.format(name="able", jobs=100, other="beds"), encoding="utf-8")
    (folder / "records.toml").write_text("format = 1\nrecords = []\n", encoding="utf-8")
    (folder / "notes.txt").write_text("no plan", encoding="utf-8")
    return str(folder)


def rows(*arguments: str) -> list[tuple[str, int, str, str]]:
    """Plan, year, indicator and status of each row."""
    done = call("status", *arguments, "--format", "jsonl")
    assert (done.code, done.err) == (0, "")
    found = map(json.loads, done.out.splitlines())
    return [(row["plan"], row["year"], row["id"], row["status"]) for row in found]


def test_a_folder_is_plan_by_plan(plans: str) -> None:
    """Each plan of a folder in the order of the file names; records and other files are passed over."""
    assert rows("--file", plans) == [
        ("able", 2021, "jobs", "met"),
        ("able", 2021, "beds", "not_met"),
        ("bright", 2021, "jobs", "surpassed"),
        ("bright", 2021, "care-beds", "not_met"),
    ]


def test_by_place_the_same_id_stands_together(plans: str) -> None:
    """Rows of one id follow each other, whatever the plan; the same name under another id is another indicator."""
    assert rows("2021", "--file", f"{plans}/b.toml", "--file", f"{plans}/a.toml", "--by", "place") == [
        ("bright", 2021, "jobs", "surpassed"),
        ("able", 2021, "jobs", "met"),
        ("bright", 2021, "care-beds", "not_met"),
        ("able", 2021, "beds", "not_met"),
    ]


def test_by_year_takes_every_year(plans: str) -> None:
    """Every year of every plan, or of one alone."""
    assert rows("jobs", "--file", plans, "--by", "year") == [
        ("able", 2021, "jobs", "met"),
        ("able", 2022, "jobs", "no_data"),
        ("bright", 2021, "jobs", "surpassed"),
        ("bright", 2022, "jobs", "no_data"),
    ]
    assert [row[1] for row in rows("jobs", "--file", f"{plans}/a.toml", "--by", "year")] == [2021, 2022]


def test_a_plan_without_the_indicator_has_no_row(plans: str) -> None:
    """What one plan knows is enough; what none knows is a mistake."""
    assert rows("care", "--file", plans) == [("bright", 2021, "care-beds", "not_met")]
    done = call("status", "cares", "--file", plans)
    assert (done.code, done.out) == (2, "")
    assert done.err == 'cntrack: no indicator "cares"; did you mean "care-beds"?\n'
    assert "the plans say nothing of the year" in call("status", "2030", "--file", plans).err


def test_the_table_names_the_place(plans: str) -> None:
    """Each row has its place, and each plan its line with its own denominator."""
    done = call("status", "jobs", "--file", plans, "--by", "place", "--width", "80")
    assert done.out.splitlines() == [
        "2 plans · 2021",
        "",
        "Indicator  Place           Target  Actual    Gap  Status",
        "─────────────────────────────────────────────────────────────",
        "New jobs   Town of able     100个   100个    0个  ● met",
        "New jobs   Town of bright   100个   130个  +30个  ▲ surpassed",
        "",
        "Town of able 2021: 1 of 1 achieved (1 met)",
        "Town of bright 2021: 1 of 1 achieved (1 surpassed)",
    ]


def test_json_has_a_report_for_each_plan(plans: str) -> None:
    """The report of each plan is what the plan alone gives."""
    found = json.loads(call("status", "--file", plans, "--json").out)
    assert (found["schema"], found["by"]) == ("cntrack/plans/1", "plan")
    alone = [json.loads(call("status", "--file", f"{plans}/{name}.toml", "--json").out) for name in "ab"]
    assert found["reports"] == alone


def test_a_gate_names_the_plan(plans: str) -> None:
    """A gate over several plans says of each indicator whose it is, and marks the line of its file."""
    done = call("status", "--file", plans, "--fail-on", "not_met", "--format", "github")
    assert done.code == 1
    assert done.err.startswith("cntrack: --fail-on: 2 of 4: able 2021 beds not_met (−1张), bright 2021 care-beds")
    assert [line.split(",")[0] for line in done.out.splitlines()] == [
        f"::error file={plans}/a.toml",
        f"::error file={plans}/b.toml",
    ]


def test_all_that_is_wrong_is_told_in_one_run(plans: str) -> None:
    """The problems of every file are listed, each with its own file."""
    for name in "ab":
        Path(plans, f"{name}.toml").write_text("format = 1\n[plan]\nid = 1\n", encoding="utf-8")
    done = call("status", "--file", plans)
    assert (done.code, done.out) == (2, "")
    wrong = [line.removeprefix("cntrack: ") for line in done.err.splitlines() if "[wrong-type]" in line]
    assert [line.split(": ")[0] for line in wrong] == [f"{plans}/a.toml:3:6", f"{plans}/b.toml:3:6"]


def test_what_cannot_be_put_side_by_side(plans: str, tmp_path: Path) -> None:
    """Two plans with one id are refused, and so is a folder without a plan."""
    done = call("status", "--file", plans, "--file", f"{plans}/a.toml")
    assert (done.code, done.err) == (2, 'cntrack: two plans have the id "able"; their rows could not be told apart\n')
    (tmp_path / "bare").mkdir()
    assert "a folder without a plan" in call("status", "--file", str(tmp_path / "bare")).err
    assert 'no order "plase"; did you mean "place"?' in call("status", "--file", plans, "--by", "plase").err


@pytest.mark.parametrize(
    "command", ["compare 2021 2022", "show jobs", "report -o -", "export", "record jobs 2022 --actual 5个"]
)
def test_other_commands_take_one_plan(plans: str, command: str) -> None:
    """A second --file is refused, not passed over."""
    done = call(*command.split(), "--file", f"{plans}/a.toml", "--file", f"{plans}/b.toml")
    assert (done.code, done.out) == (2, "")
    assert done.err == "cntrack: --file is given twice; of several plans at once only cntrack status tells\n"


def test_a_year_is_no_row(tmp_path: Path) -> None:
    """Where a row has the number of a year of the plan, the number alone means the year."""
    file = tmp_path / "long.toml"
    text = PLAN.format(name="long", jobs=130, other="beds").replace('id = "jobs"', 'id = "jobs"\nnumber = 2021')
    file.write_text(text, encoding="utf-8")
    assert rows("2021", "--file", str(file)) == [("long", 2021, "jobs", "surpassed"), ("long", 2021, "beds", "not_met")]
    file.write_text(text.replace("number = 2021", "number = 2023"), encoding="utf-8")
    assert rows("2023", "--file", str(file)) == [("long", 2021, "jobs", "surpassed")]
