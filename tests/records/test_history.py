"""What was known on a day (status rules, B9): versions published later are left out, and what was taken back, too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from cntrack import records, store
from cntrack.assessment.history import latest, settled, view
from cntrack.model import Plan, Year

HEAD = """
format = 1
[plan]
id = "plan"
[[sources]]
id = "report"
title = "Report"
published = 2022-01-12
[[indicators]]
id = "gdp"
name = "GDP"
direction = "higher"
"""


@pytest.fixture
def plan(tmp_path: Path) -> Callable[..., Plan]:
    """A plan with one indicator, whose years are lines of TOML."""

    def plan(*lines: str) -> Plan:
        file = tmp_path / "plan.toml"
        file.write_text(HEAD + "\n".join(lines), encoding="utf-8")
        return store.load(str(file))

    return plan


def year(plan: Plan, number: int = 2022) -> Year:
    """What is said of a year of the one indicator."""
    return plan.indicators[0].years[number]


def texts(plan: Plan, role: str, number: int = 2022) -> list[str]:
    """The wordings of a role in a year."""
    return [item.text for item in getattr(year(plan, number), role)]


VINTAGES = """years.2019 = { target = "6%—6.5%", actual = [
  { text = "6.1%", stage = "preliminary", published = 2020-01-17 },
  { text = "6.0%", stage = "final", published = 2020-12-30 },
] }"""


@pytest.mark.parametrize(
    ("on", "known"),
    [
        pytest.param("2019-12-30", [], id="before the year is over nothing is known of the whole year"),
        pytest.param("2019-12-31", ["6.1%"], id="the first figure counts from the day that it is about"),
        pytest.param("2020-06-30", ["6.1%"], id="a revision does not count before it is published"),
        pytest.param("2020-12-30", ["6.1%", "6.0%"], id="it counts from that day on"),
    ],
)
def test_a_revision_counts_from_its_publication(plan: Callable[..., Plan], on: str, known: list[str]) -> None:
    """Of one day the first figure is known from then on, each later one from its publication."""
    assert texts(view(plan(VINTAGES), date.fromisoformat(on)), "actual", 2019) == known


@pytest.mark.parametrize(
    ("on", "known"),
    [("2022-03-30", []), ("2022-03-31", ["1%"]), ("2022-06-29", ["1%"]), ("2022-06-30", ["1%", "2%"])],
)
def test_a_figure_is_about_its_own_day(plan: Callable[..., Plan], on: str, known: list[str]) -> None:
    """A figure of a later day is not known before that day."""
    found = plan(
        'years.2022.actual = [{ text = "1%", as_of = 2022-03-31 }, { text = "2%", as_of = 2022-06-30 }, "4%"]',
    )
    assert texts(view(found, date.fromisoformat(on)), "actual") == known


def test_the_source_dates_what_has_no_date(plan: Callable[..., Plan]) -> None:
    """A value without a publication day has that of its source."""
    found = plan('years.2021.actual = [{ text = "1%" }, { text = "2%", source = "report" }]')
    assert texts(view(found, date(2021, 12, 31)), "actual", 2021) == ["1%"]
    assert texts(view(found, date(2022, 1, 12)), "actual", 2021) == ["1%", "2%"]


def test_a_changed_target_counts_from_its_publication(plan: Callable[..., Plan]) -> None:
    """A target set first holds from the beginning; one that was adjusted, from then on."""
    found = plan(
        'years.2022.target = [{ text = "5%", published = 2022-01-12 }, { text = "4%", published = 2022-08-01 }]'
    )
    assert texts(view(found, date(2022, 1, 1)), "target") == ["5%"]
    assert texts(view(found, date(2022, 9, 1)), "target") == ["5%", "4%"]


@pytest.mark.parametrize(
    ("figures", "order"),
    [
        ('{ text = "b", stage = "final" }, { text = "a", stage = "estimate" }', "ab"),
        ('{ text = "b", published = 2023-02-01 }, { text = "a", published = 2023-01-01 }', "ab"),
        ('{ text = "b" }, { text = "a", as_of = 2022-06-30, stage = "final" }', "ab"),
        ('{ text = "a", stage = "estimate" }, { text = "b", as_of = 2022-12-31, stage = "final" }', "ab"),
        ('{ text = "a" }, { text = "b" }', "ab"),
    ],
)
def test_figures_settle(plan: Callable[..., Plan], figures: str, order: str) -> None:
    """The latest day counts, of one day the most settled stage, then the latest published, then the last written."""
    found = year(plan(f"years.2022.actual = [{figures}]"))
    assert [item.text for item in settled(found, 2022)] == list(order)
    last = latest(found, 2022)
    assert last
    assert last.text == order[-1]


def ledger(*entries: dict[str, object]) -> records.Ledger:
    """A ledger of entries on GDP in 2022, numbered as they stand."""
    when = datetime(2023, 1, 1, tzinfo=UTC)
    base = {"recorded": when, "plan": "plan", "indicator": "gdp", "year": 2022}
    items = [
        {"number": number, **({} if "retracts" in entry else base), "recorded": when, "plan": "plan", **entry}
        for number, entry in enumerate(entries, 1)
    ]
    found = records.Ledger.model_validate({"format": 1, "records": items})
    assert not list(records.errors(found))
    return found


def test_what_was_taken_back_does_not_count(plan: Callable[..., Plan]) -> None:
    """A replaced or retracted entry stays in the plan, says what took it back, and is in no view."""
    kept = ledger(
        {"actual": "3.2%"}, {"actual": "3.4%", "replaces": 1}, {"actual": "9%"}, {"retracts": 3, "note": "wrong table"}
    )
    mixed = records.merged(plan('years.2022.actual = "3%"'), kept, "records.toml").plan
    assert texts(mixed, "actual") == ["3%", "3.2%", "3.4%", "9%"]
    gone = [item.entry.withdrawn for item in year(mixed).actual if item.entry]
    assert [(item.number, item.replaced, item.why) if item else None for item in gone] == [
        (2, True, None),
        None,
        (4, False, "wrong table"),
    ]
    assert texts(view(mixed), "actual") == ["3%", "3.4%"]
    assert mixed.records == ("records.toml", 1)


def test_a_recorded_figure_without_a_stage_counts(plan: Callable[..., Plan]) -> None:
    """Whoever records a figure and names no stage means it to count before what the plan says."""
    found = plan('years.2022 = { actual = "3%", stage = "estimate" }')
    mixed = records.merged(found, ledger({"actual": "3.2%"}), "records.toml").plan
    last = latest(year(view(mixed)), 2022)
    assert last
    assert last.text == "3.2%"


def test_a_recorded_value_takes_over_nothing_of_its_year(plan: Callable[..., Plan]) -> None:
    """Source, place, date and stage that the plan gives for a year are those of the plan's own figures."""
    found = plan(
        'years.2022 = { actual = "3%", source = "report", at = "Table 1", stage = "final", published = 2023-01-12 }'
    )
    kept = ledger({"actual": "3.2%", "source": "Statistics office, June"})
    mixed = records.merged(found, kept, "records.toml").plan
    own = year(mixed).actual[-1]
    assert [year(mixed).of(own, key) for key in ("source", "at", "stage", "published")] == [
        "Statistics office, June",
        None,
        None,
        None,
    ]
    assert mixed.source("Statistics office, June")


def test_entries_of_other_plans_and_of_unknown_indicators(plan: Callable[..., Plan]) -> None:
    """Another plan's entries are left alone; those of indicators that this plan does not have are told."""
    kept = ledger({"actual": "1%", "plan": "other"}, {"actual": "2%", "indicator": "jobs"})
    found = records.merged(plan('years.2022.actual = "3%"'), kept, "records.toml")
    assert texts(found.plan, "actual") == ["3%"]
    assert [item.number for item in found.strangers] == [2]


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        pytest.param([{"number": 2, "actual": "1%"}], "record-number", id="a gap in the numbers"),
        pytest.param([{}], "record-sense", id="nothing said"),
        pytest.param([{"actual": "1%", "target": "1%"}], "record-sense", id="two things said"),
        pytest.param([{"actual": "1%", "indicator": None}], "missing-key", id="of no indicator"),
        pytest.param([{"actual": "5%.5%"}], "unreadable-wording", id="not to be read"),
        pytest.param([{"actual": "1%", "as_of": date(2021, 6, 30)}], "date-outside-year", id="a day of another year"),
        pytest.param([{"actual": "1%", "replaces": 1}], "record-reference", id="replaces itself"),
        pytest.param(
            [{"actual": "1%"}, {"target": "1%", "replaces": 1}], "record-reference", id="replaces another role"
        ),
        pytest.param(
            [{"actual": "1%"}, {"actual": "2%", "replaces": 1}, {"actual": "3%", "replaces": 1}],
            "record-reference",
            id="replaces what was replaced",
        ),
        pytest.param(
            [{"actual": "1%"}, {"indicator": None, "year": None, "retracts": 1}], "record-sense", id="without a reason"
        ),
    ],
)
def test_entries_without_sense(entries: list[dict[str, object]], code: str) -> None:
    """An entry says one thing that can be read, of one indicator and year, and takes back what stands before it."""
    base = {"recorded": datetime(2023, 1, 1, tzinfo=UTC), "plan": "plan", "indicator": "gdp", "year": 2022}
    items = [{"number": number, **base, **entry} for number, entry in enumerate(entries, 1)]
    found = records.Ledger.model_validate({"format": 1, "records": items})
    assert code in [problem.code for problem in records.errors(found)]
