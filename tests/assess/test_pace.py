"""Pace in the year (status rules, B8): a figure of a day before the year's end against the year's target."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cntrack import store
from cntrack.assessment import status
from cntrack.assessment.pace_types import elapsed
from cntrack.assessment.results import Assessment, Flag, Reason, Status

HIGHER, LOWER, TARGET = ('direction = "higher"', 'direction = "lower"', 'direction = "target"')
FLOW, STOCK, GROWTH, SHARE = ('measure = "flow"', 'measure = "stock"', 'measure = "growth"', 'measure = "share"')
BASE = 'baseline = { text = "1000张", year = 2021 }'

So_far = Callable[..., Assessment]


@pytest.fixture
def so_far(tmp_path: Path) -> So_far:
    """Assess a figure of a day of 2022 against the year's target; further keys and tables are lines of TOML."""

    def so_far(target: str, actual: str, day: str, *keys: str, year: str = "", head: str = "") -> Assessment:
        number = day[:4]
        said = f'target = "{target}", actual = "{actual}", as_of = {day}{year and ", "}{year}'
        text = (
            f'format = 1\n[plan]\nid = "plan"\n{head}\n[[indicators]]\nid = "row"\nname = "指标"\n'
            + "\n".join(keys)
            + f"\nyears.{number} = {{ {said} }}\n"
        )
        file = tmp_path / "plan.toml"
        file.write_text(text, encoding="utf-8")
        (found,) = status(store.load(str(file)), int(number)).indicators
        return found

    return so_far


def told(found: Assessment) -> tuple[str, str | None, str | None]:
    """State, lead with its sign, and what each month of the rest needs."""
    pace = found.pace
    assert pace is not None
    lead = None if pace.lead is None else f"{pace.lead:+} {pace.unit}"
    return pace.state, lead, None if pace.required is None else f"{pace.required}{pace.required_unit}"


@pytest.mark.parametrize(
    ("target", "actual", "day", "expected"),
    [
        # The real cases of other places: 江门 after ten months, an investment plan at mid-year.
        ("647.4亿元", "629.0亿元", "2022-10-31", ("ahead", "+13.8 pp", "9.2亿元")),
        ("193.22亿元", "126.02亿元", "2022-06-30", ("ahead", "+15.22 pp", "11.20亿元")),
        # 42.5 % after half of the year.
        ("200张", "85张", "2022-06-30", ("behind", "-7.5 pp", "19.2张")),
        ("200张", "100张", "2022-06-30", ("on_pace", "+0.0 pp", "16.7张")),
        # Of a range the end that is reached first: 30 of 40.
        ("40-60家", "30家", "2022-06-30", ("ahead", "+25.0 pp", "1.7家")),
        # No month's end: 196 of 365 days, and 169 days of 30.4 are left.
        ("100家", "60家", "2022-07-15", ("ahead", "+6.3 pp", "7.2家")),
        # A leap year has 366: 197 of them.
        ("100家", "60家", "2024-07-15", ("ahead", "+6.2 pp", "7.2家")),
        # The last day of February is a month's end in either.
        ("120家", "20家", "2024-02-29", ("on_pace", "+0.0 pp", "10.0家")),
        ("120家", "20家", "2023-02-28", ("on_pace", "+0.0 pp", "10.0家")),
        ("1.2亿元", "6000万元", "2022-06-30", ("on_pace", "+0.0 pp", "0.1亿元")),
        # What is reached cannot be lost again.
        ("100家以上", "105家", "2022-06-30", ("achieved_early", "+55.0 pp", None)),
        ("100家", "100家", "2022-06-30", ("achieved_early", "+50.0 pp", None)),
        ("0家", "4家", "2022-06-30", ("n/a", None, None)),
    ],
)
def test_flow(so_far: So_far, target: str, actual: str, day: str, expected: tuple[str, ...]) -> None:
    """A flow: the share of the target less the share of the year, from unrounded values."""
    assert told(so_far(target, actual, day, FLOW, HIGHER)) == expected


@pytest.mark.parametrize(
    ("actual", "expected", "judged"),
    [
        ("4起", ("ahead", "+10.0 pp", "1.0起"), Status.UNCERTAIN),
        ("5起", ("ahead", "+0.0 pp", "0.8起"), Status.UNCERTAIN),
        ("8起", ("behind", "-30.0 pp", "0.3起"), Status.UNCERTAIN),
        ("10起", ("behind", "-50.0 pp", None), Status.UNCERTAIN),
        ("11起", ("behind", "-60.0 pp", None), Status.NOT_MET),
    ],
)
@pytest.mark.parametrize(("target", "keys"), [("不超过10起", ()), ("10起以内", (LOWER,)), ("10起", (LOWER,))])
def test_ceiling_on_a_flow(
    so_far: So_far, target: str, keys: tuple[str, ...], actual: str, expected: tuple[str, ...], judged: Status
) -> None:
    """Of a ceiling is told what is used: no more than the time that is over is ahead; breached is breached."""
    found = so_far(target, actual, "2022-06-30", FLOW, *keys)
    assert told(found) == expected
    assert found.status is judged
    assert found.reason is (Reason.INTERIM if judged is Status.UNCERTAIN else None)


@pytest.mark.parametrize(
    ("keys", "actual", "expected"),
    [
        ((HIGHER, BASE), "1080张", ("behind", "-10.0 pp", "20.0张")),
        ((HIGHER, BASE), "1100张", ("on_pace", "+0.0 pp", "16.7张")),
        ((HIGHER, BASE), "1250张", ("ahead", "+75.0 pp", None)),
        # From the end of 2020 three quarters of the time are over: 80 less 75.
        ((HIGHER, 'baseline = { text = "1000张", year = 2020 }'), "1160张", ("ahead", "+5.0 pp", "6.7张")),
        ((HIGHER, 'years.2021.actual = "1000张"'), "1080张", ("behind", "-10.0 pp", "20.0张")),
        ((HIGHER, 'years.2021 = { actual = "1000张", comparable = "near" }'), "1080张", ("n/a", None, None)),
        ((HIGHER, 'years.2021 = { actual = "990张", as_of = 2021-09-30 }'), "1080张", ("n/a", None, None)),
        ((HIGHER,), "1080张", ("n/a", None, None)),
        ((LOWER, 'baseline = { text = "1400张", year = 2021 }'), "1280张", ("ahead", "+10.0 pp", "-13.3张")),
        ((HIGHER, 'baseline = { text = "1300张", year = 2021 }'), "1250张", ("n/a", None, None)),
    ],
)
def test_stock(so_far: So_far, keys: tuple[str, ...], actual: str, expected: tuple[str, ...]) -> None:
    """A stock: the share of the way from its base less the share of the time; without a base there is no pace."""
    assert told(so_far("1200张", actual, "2022-06-30", STOCK, *keys)) == expected


@pytest.mark.parametrize(
    ("target", "actual", "base", "expected"),
    [
        # Halfway from 1000 up to the floor, or from 1400 down to the ceiling; half of the time is over.
        ("1200张以上", "1100张", "1000张", ("on_pace", "+0.0 pp", "16.7张")),
        ("1200张以内", "1300张", "1400张", ("on_pace", "+0.0 pp", "-16.7张")),
        # Already on the good side of the bound: to come nearer to it is no progress.
        ("超1200张", "1200张", "1400张", ("n/a", None, None)),
        ("1200张以内", "1100张", "1000张", ("n/a", None, None)),
    ],
)
@pytest.mark.parametrize("direction", [HIGHER, LOWER, TARGET, ""])
def test_the_bound_of_a_stock_tells_the_way_to_it(
    so_far: So_far, target: str, actual: str, base: str, expected: tuple[str, ...], direction: str
) -> None:
    """B8 with B4: where a bound contradicts the declared direction, the bound decides what is ahead and behind."""
    baseline = f'baseline = {{ text = "{base}", year = 2021 }}'
    assert told(so_far(target, actual, "2022-06-30", STOCK, direction, baseline)) == expected


@pytest.mark.parametrize(
    ("target", "actual", "keys", "expected"),
    [
        # 官渡 in the first half of the year.
        ("5%", "3.2%", (HIGHER,), ("behind", "-1.8 pp", None)),
        ("5%左右", "5.2%", (HIGHER,), ("ahead", "+0.2 pp", None)),
        ("3%以内", "2.1%", (LOWER,), ("ahead", "+0.9 pp", None)),
        ("5%", "5%", (HIGHER,), ("on_pace", "+0.0 pp", None)),
        ("5%", "3.2%", (), ("n/a", None, None)),
    ],
)
def test_growth(so_far: So_far, target: str, actual: str, keys: tuple[str, ...], expected: tuple[str, ...]) -> None:
    """A growth rate stands against the year's as it is: time does not scale it, and it is still running."""
    found = so_far(target, actual, "2022-06-30", GROWTH, *keys)
    assert told(found) == expected
    assert found.pace is not None
    assert found.pace.running is (expected[1] is not None)


LINEAR = 'trajectory = "linear"'
MILESTONES = 'trajectory = [{ as_of = 2022-03-31, text = "91%" }, { as_of = 2022-06-30, text = "92%" }]'


@pytest.mark.parametrize(
    ("day", "keys", "year", "expected"),
    [
        ("2022-06-30", (), MILESTONES, ("behind", "-1.0 pp", None)),
        ("2022-03-31", (), MILESTONES, ("on_pace", "+0.0 pp", None)),
        ("2022-09-30", (), MILESTONES, ("n/a", None, None)),
        # Half of the way from 88 to 95 is 91.5.
        (
            "2022-06-30",
            ('baseline = { text = "88%", year = 2021 }',),
            'trajectory = "linear"',
            ("behind", "-0.5 pp", None),
        ),
        ("2022-06-30", (), 'trajectory = "linear"', ("n/a", None, None)),
        ("2022-06-30", (), "", ("n/a", None, None)),
    ],
)
def test_level_needs_a_declared_trajectory(
    so_far: So_far, day: str, keys: tuple[str, ...], year: str, expected: tuple[str, ...]
) -> None:
    """A share or level has a pace only against what the plan itself expects of the day: many are seasonal."""
    assert told(so_far("95%", "91%", day, SHARE, HIGHER, *keys, year=year)) == expected


@pytest.mark.parametrize(
    ("target", "actual", "keys", "reason"),
    [
        ("完成市下达指标", "50家", (FLOW, HIGHER), "not_numeric"),
        ("100家", "约50家", (FLOW, HIGHER), "not_exact"),
        ("-5亿元", "-2亿元", (FLOW, HIGHER), "not_positive"),
        ("100家", "50家", (FLOW,), "no_direction"),
        ("100家", "50家", (FLOW, TARGET), "no_direction"),
        ("100家", "50家", (HIGHER,), "no_measure"),
        ("100家", "50家", (STOCK, HIGHER), "no_base"),
        ("95%", "91%", (SHARE, HIGHER), "no_trajectory"),
    ],
)
def test_no_pace_has_a_reason(so_far: So_far, target: str, actual: str, keys: tuple[str, ...], reason: str) -> None:
    """Where no pace can be told, it is not applicable and says why."""
    pace = so_far(target, actual, "2022-06-30", *keys).pace
    assert pace is not None
    assert (pace.state, pace.reason, pace.lead) == ("n/a", reason, None)


@pytest.mark.parametrize(
    ("target", "actual", "direction", "state"),
    [
        ("200张", "超210张", HIGHER, "achieved_early"),
        ("200张以上", "210余张", HIGHER, "achieved_early"),
        ("200张", "约210张", HIGHER, "achieved_early"),
        ("200张", "约200张", HIGHER, "n/a"),
        ("200张", "180张以上", HIGHER, "n/a"),
        ("10人以内", "4人以下", LOWER, "n/a"),
    ],
)
def test_an_inexact_flow_may_have_passed_its_floor(
    so_far: So_far, target: str, actual: str, direction: str, state: str
) -> None:
    """B8: a floor that is reached for certain stays reached, however inexactly the figure is told; it has no lead."""
    pace = so_far(target, actual, "2022-06-30", FLOW, direction).pace
    assert pace is not None
    assert (pace.state, pace.reason, pace.lead) == (state, "not_exact", None)


@pytest.mark.parametrize(
    ("tolerance", "state"), [("0", "behind"), ("1.7", "behind"), ("1.8", "on_pace"), ("5", "on_pace")]
)
def test_tolerance(so_far: So_far, tolerance: str, state: str) -> None:
    """A lead within the tolerance that the plan declares is on pace."""
    found = so_far("5%", "3.2%", "2022-06-30", GROWTH, HIGHER, head=f"pace_tolerance = {tolerance}")
    assert found.pace is not None
    assert found.pace.state == state


def test_last_year_on_the_same_day(so_far: So_far) -> None:
    """A flow has beside it the share that was reached on the same day a year before, if that is recorded."""
    before = 'years.2021 = { target = "80家", actual = [{ text = "36家", as_of = 2021-06-30 }, "90家"] }'
    pace = so_far("100家", "60家", "2022-06-30", FLOW, HIGHER, before).pace
    assert pace is not None
    assert (str(pace.share), str(pace.last_year)) == ("60.0", "45.0")


@pytest.mark.parametrize(
    ("target", "actual", "keys", "status", "reason"),
    [
        ("5%", "3.2%", (GROWTH, HIGHER), Status.UNCERTAIN, Reason.INTERIM),
        ("5%", "5.2%", (GROWTH, HIGHER), Status.SURPASSED, None),
        ("200张", "85张", (FLOW, HIGHER), Status.UNCERTAIN, Reason.INTERIM),
        ("200张以上", "210张", (FLOW, HIGHER), Status.SURPASSED, None),
        # So far exactly the number: the year will end there or beyond.
        ("200张", "200张", (FLOW, HIGHER), Status.MET, None),
        ("95%", "91%", (SHARE, HIGHER), Status.UNCERTAIN, Reason.INTERIM),
        ("40-60家", "70家", (FLOW, TARGET), Status.NOT_MET, None),
    ],
)
def test_nothing_is_missed_before_the_end(
    so_far: So_far, target: str, actual: str, keys: tuple[str, ...], status: Status, reason: Reason | None
) -> None:
    """Before the year's end no target counts as missed, except one that can no longer be met."""
    found = so_far(target, actual, "2022-06-30", *keys)
    assert (found.status, found.reason) == (status, reason)
    assert Flag.INTERIM in found.flags


def test_the_years_end_has_no_pace(so_far: So_far) -> None:
    """A figure of the whole year is judged, and has no pace."""
    found = so_far("200张", "85张", "2022-12-31", FLOW, HIGHER)
    assert (found.status, found.pace) == (Status.NOT_MET, None)
    assert Flag.INTERIM not in found.flags


DAYS = st.dates(date(1999, 1, 1), date(2030, 12, 30)).filter(lambda day: (day.month, day.day) != (12, 31))


@given(DAYS)
def test_a_part_of_the_year_is_over(day: date) -> None:
    """Between the first day and the last but one some of the year is over, and some is left; days and months agree."""
    over = elapsed(day, day.year, day.year - 1)
    assert 0 < over.share < 1
    in_days = Decimal((day - date(day.year - 1, 12, 31)).days) / Decimal(365)
    assert abs(Decimal(over.part) / Decimal(over.whole) - in_days) < Decimal("0.01")


@given(DAYS)
def test_an_earlier_base_leaves_the_same_rest(day: date) -> None:
    """From an earlier base more of the time is over, and as many months are left."""
    near, far = (elapsed(day, day.year, day.year - back) for back in (1, 3))
    assert near.share < far.share
    left, left_of_more = ((1 - over.share) * over.months for over in (near, far))
    assert abs(left - left_of_more) < Decimal("0.05")
