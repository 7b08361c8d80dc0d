from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from cntrack import store
from cntrack.comparison import compare
from cntrack.comparison.results import Anchor, Compared, Comparison, Demand, Step, Trend
from cntrack.problem import UsageError

# The indicators of a comparison from its years as TOML, and from a target in each of two years.
Years = Callable[..., Comparison]
Targets = Callable[..., Compared]

RAISED, LOWERED, EQUAL = Anchor.RAISED, Anchor.LOWERED, Anchor.EQUAL
TIGHTENED, LOOSENED, REWORDED = Demand.TIGHTENED, Demand.LOOSENED, Demand.REWORDED
UNCHANGED, UNLIKE, NEW, DROPPED = Demand.UNCHANGED, Demand.UNLIKE, Demand.NEW, Demand.DROPPED

HIGHER, LOWER, BEST = 'direction = "higher"', 'direction = "lower"', 'direction = "target"'


@pytest.fixture
def compared(tmp_path: Path) -> Years:
    """Compare two years of a plan of one indicator, written as its users would."""

    def compared(before: int, after: int, *keys: str, direction: str = HIGHER) -> Comparison:
        head = 'format = 1\n[plan]\nid = "plan"\n[[indicators]]\nid = "one"\nname = "指标"\n'
        file = tmp_path / "plan.toml"
        file.write_text("\n".join((head, direction, *keys)), encoding="utf-8")
        return compare(store.load(str(file)), before, after)

    return compared


@pytest.fixture
def targets(compared: Years) -> Targets:
    """Compare the targets of 2020 and 2021."""

    def targets(old: str | None, new: str | None, direction: str = HIGHER) -> Compared:
        keys = [f'years.2020.target = "{old}"'] if old else []
        keys += [f'years.2021.target = "{new}"'] if new else []
        (found,) = compared(2020, 2021, *keys, direction=direction).indicators
        return found

    return targets


@pytest.mark.parametrize(
    ("old", "new", "direction", "anchor", "demand", "difference"),
    [
        ("3.5%以内", "3%以内", LOWER, LOWERED, TIGHTENED, "-0.5"),
        ("3.5%以内", "3%以内", "", LOWERED, TIGHTENED, "-0.5"),
        ("3%以内", "3.5%以内", LOWER, RAISED, LOOSENED, "0.5"),
        ("1200万人左右", "1200万人以上", HIGHER, EQUAL, TIGHTENED, "0"),
        ("1200万人以上", "1200万人左右", HIGHER, EQUAL, LOOSENED, "0"),
        ("5.5%左右", "5%左右", HIGHER, LOWERED, LOOSENED, "-0.5"),
        ("5.5%左右", "5%左右", LOWER, LOWERED, TIGHTENED, "-0.5"),
        ("5%", "6%", HIGHER, RAISED, TIGHTENED, "1"),
        ("5%", "6%", LOWER, RAISED, LOOSENED, "1"),
        ("5%", "6%", BEST, RAISED, UNLIKE, "1"),
        ("-1%", "0%", HIGHER, RAISED, TIGHTENED, "1"),
        ("0%", "-0.1%", HIGHER, LOWERED, LOOSENED, "-0.1"),
        ("下降2%", "下降3%", LOWER, LOWERED, TIGHTENED, "-1"),
        ("下降2%以上", "下降3%以上", LOWER, LOWERED, TIGHTENED, "-1"),
        ("5%左右", "5%", HIGHER, EQUAL, TIGHTENED, "0"),
        ("5%", "5%左右", HIGHER, EQUAL, LOOSENED, "0"),
        ("5%", "5%以上", HIGHER, EQUAL, REWORDED, "0"),
        ("5%以上", "超5%", HIGHER, EQUAL, TIGHTENED, "0"),
        ("低于5%", "5%以内", LOWER, EQUAL, LOOSENED, "0"),
        ("5%以上", "5%以内", HIGHER, EQUAL, UNLIKE, "0"),
        ("95%以上", "95%以上", HIGHER, EQUAL, UNCHANGED, None),
    ],
)
def test_anchor_and_demand_are_two_labels(
    targets: Targets, old: str, new: str, direction: str, anchor: Anchor, demand: Demand, difference: str | None
) -> None:
    """B9: the anchor compares the numbers, the demand the success sets (and then the failure sets)."""
    found = targets(old, new, direction).target
    assert found is not None
    assert (found.anchor, found.demand) == (anchor, demand)
    value = found.difference.value if found.difference else None
    assert value == (None if difference is None else Decimal(difference))


@pytest.mark.parametrize(
    ("old", "new", "direction", "anchor", "demand"),
    [
        ("6%-6.5%", "6%-7%", HIGHER, RAISED, REWORDED),
        ("6%-6.5%", "6.5%-7%", HIGHER, RAISED, TIGHTENED),
        ("6%-6.5%", "5.5%-6%", HIGHER, LOWERED, LOOSENED),
        ("6%-6.5%", "6.1%-6.4%", HIGHER, None, TIGHTENED),
        ("8%-10%", "9%-11%", BEST, RAISED, UNLIKE),
        ("8%-10%", "7%-11%", BEST, None, LOOSENED),
        ("8%-10%", "9%-10%", BEST, RAISED, TIGHTENED),
        ("8%-10%", "8%-9%", LOWER, LOWERED, TIGHTENED),
        ("6%-6.5%", "6%以上", HIGHER, None, REWORDED),
        ("6%以上", "6%-6.5%", HIGHER, None, REWORDED),
        ("6%-6.5%", "6.5%以上", HIGHER, None, TIGHTENED),
    ],
)
def test_ranges_are_compared_at_both_ends(
    targets: Targets, old: str, new: str, direction: str, anchor: Anchor | None, demand: Demand
) -> None:
    """B9: a range is raised or lowered by both its ends; against a number it has no anchor, only a demand."""
    found = targets(old, new, direction).target
    assert found is not None
    # Under higher, 6-6.5 and 6-7 are satisfied by the same numbers: only the demand says so.
    assert (found.anchor, found.demand) == (anchor, demand)


@pytest.mark.parametrize(
    ("old", "new", "demand"),
    [
        ("与全市同步", "5%", UNLIKE),
        ("5%", "与全市同步", UNLIKE),
        ("稳中有进", "5%", UNLIKE),
        ("稳中有进", "有所改善", UNLIKE),
        ("5家", "5%", UNLIKE),
        ("5家", "5户", UNLIKE),
        ("稳中有进", "稳中有进", UNCHANGED),
        (None, "5%", NEW),
        ("—", "5%", NEW),
        ("5%", None, DROPPED),
        ("5%", "—", DROPPED),
        (None, "稳中有进", NEW),
        ("稳中有进", None, DROPPED),
    ],
)
def test_unlike_new_and_dropped_targets_have_no_anchor(
    targets: Targets, old: str | None, new: str | None, demand: Demand
) -> None:
    """B9: kinds or units that cannot be compared are unlike; a target only one year has is new or dropped."""
    found = targets(old, new).target
    assert found is not None
    assert (found.anchor, found.demand, found.difference) == (None, demand, None)


GDP = ('years.2019.target = "6%—6.5%"', 'years.2020.actual = "2.3%"', 'years.2021.target = "6%以上"')


@pytest.mark.parametrize(
    ("before", "after", "demand"), [(2019, 2020, DROPPED), (2020, 2021, NEW), (2019, 2021, REWORDED)]
)
def test_a_year_without_a_target_lies_between(compared: Years, before: int, after: int, demand: Demand) -> None:
    """B9: 6%—6.5% (2019), none (2020), 6%以上 (2021): dropped, then new; reworded across the gap."""
    (found,) = compared(before, after, *GDP).indicators
    assert found.target is not None
    assert found.target.demand is demand


def said(step: Step | None) -> tuple[str | None, str | None, Trend | None]:
    """Give the ends of a difference and its trend."""
    assert step is not None
    assert step.difference is not None
    ends = (step.difference.low, step.difference.high)
    low, high = (None if end is None else str(end) for end in ends)
    return low, high, step.trend


@pytest.mark.parametrize(
    ("old", "new", "low", "high", "trend"),
    [
        ("5.8%", "6.5%", "0.7", "0.7", Trend.UP),
        ("6.5%", "5.8%", "-0.7", "-0.7", Trend.DOWN),
        ("5.80%", "5.8%", "0.00", "0.00", Trend.EQUAL),
        ("-1%", "1%", "2", "2", Trend.UP),
        ("下降1.5%", "增长2%", "3.5", "3.5", Trend.UP),
        ("5.8%", "6%-6.5%", "0.2", "0.7", Trend.UP),
        ("6%-6.5%", "5.8%", "-0.7", "-0.2", Trend.DOWN),
        ("6%", "6%-6.5%", "0", "0.5", None),
        ("6.2%", "6%-6.5%", "-0.2", "0.3", None),
        ("25%", "30%以上", "5", None, Trend.UP),
        ("30%以上", "25%", None, "-5", Trend.DOWN),
        ("35%", "30%以上", "-5", None, None),
        ("30%", "30%以上", "0", None, None),
        ("30%以上", "35%以上", None, None, None),
        ("35%", "30%以内", None, "-5", Trend.DOWN),
        ("100家", "90家", "-10", "-10", Trend.DOWN),
        ("增长50%", "翻番", "50", "50", Trend.UP),
    ],
)
def test_actuals_differ_by_what_the_wordings_allow(
    compared: Years, old: str, new: str, low: str | None, high: str | None, trend: Trend | None
) -> None:
    """B9: a range or bound makes the difference an interval; up or down only if all of it lies on one side of 0."""
    keys = (f'years.2020.actual = "{old}"', f'years.2021.actual = "{new}"', 'measure = "growth"')
    (found,) = compared(2020, 2021, *keys).indicators
    got = said(found.actual)
    assert (*(end and Decimal(end) for end in got[:2]), got[2]) == (
        *(end and Decimal(end) for end in (low, high)),
        trend,
    )


def test_a_strict_bound_on_the_other_number_is_up(compared: Years) -> None:
    """B9: more than 30 against 30 differs by more than 0, so the whole interval lies above 0."""
    (found,) = compared(2020, 2021, 'years.2020.actual = "30%"', 'years.2021.actual = "超30%"').indicators
    assert found.actual is not None
    assert found.actual.trend is Trend.UP


@pytest.mark.parametrize(("old", "new"), [("11%左右", "12%"), ("11%", "12%左右"), ("10%左右", "11%左右")])
def test_about_marks_the_difference(compared: Years, old: str, new: str) -> None:
    """B9: about on either side makes the difference approximate."""
    (found,) = compared(2020, 2021, f'years.2020.actual = "{old}"', f'years.2021.actual = "{new}"').indicators
    assert found.actual is not None
    assert found.actual.difference is not None
    assert found.actual.difference.approximate
    assert found.actual.difference.value == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("稳中有进", "5%"),
        ("5%", "与全市同步"),
        ("完成市下达指标", "5%"),
        ("5家", "6%"),
        ("1.2%", "同口径增长8%"),
        ("剔除政策因素增长4.6%", "-11%"),
        ("5%", "高于全国0.4个百分点"),
    ],
)
def test_unlike_actuals_have_no_difference(compared: Years, old: str, new: str) -> None:
    """B9: words against a number, another unit or another basis (同口径): both are shown, nothing is subtracted."""
    (found,) = compared(2020, 2021, f'years.2020.actual = "{old}"', f'years.2021.actual = "{new}"').indicators
    assert found.actual == Step(None, None)
    assert found.before.actual is not None
    assert found.after.actual is not None
    assert (found.before.actual.text, found.after.actual.text) == (old, new)


@pytest.mark.parametrize(("old", "new"), [(None, "5%"), ("5%", None), ("—", "5%"), ("5%", "—"), (None, None)])
def test_a_missing_actual_is_never_zero(compared: Years, old: str | None, new: str | None) -> None:
    """B9 with B0: where a year has no figure there is no difference, up or down."""
    keys = [f'years.{year}.actual = "{text}"' for year, text in ((2020, old), (2021, new)) if text]
    (found,) = compared(2020, 2021, *keys, 'years.2020.target = "3%"').indicators
    assert found.actual is None


@pytest.mark.parametrize(("before", "after"), [(2019, 2021), (2021, 2019), (2019, 2020), (2020, 2019)])
def test_any_two_years_in_either_order(compared: Years, before: int, after: int) -> None:
    """B9: each difference is the second year less the first, neighbours or not, forwards or back."""
    years = (2019, 2020, 2021)
    keys = [f'years.{year}.{key} = "{year - 2000}%"' for year in years for key in ("target", "actual")]
    (found,) = compared(before, after, *keys, 'unit = "%"').indicators
    apart = after - before
    assert (found.before.year, found.after.year) == (before, after)
    assert said(found.actual) == (str(apart), str(apart), Trend.UP if apart > 0 else Trend.DOWN)
    assert said(found.ask)[0] == str(apart)
    assert found.target is not None
    assert found.target.anchor is (RAISED if apart > 0 else LOWERED)
    assert found.target.demand is (TIGHTENED if apart > 0 else LOOSENED)


def test_a_year_is_not_compared_with_itself(compared: Years) -> None:
    """B9: a comparison needs two years."""
    with pytest.raises(UsageError, match="itself"):
        compared(2021, 2021, 'years.2021.actual = "5%"')


def test_a_related_figure_is_never_subtracted(compared: Years) -> None:
    """B9: a figure with another definition stands beside the target and takes no part in any difference."""
    keys = ('unit = "个"', 'years.2020.related = "36个"', 'years.2021.target = "10个以上"')
    report = compared(2020, 2021, *keys)
    (found,) = report.indicators
    assert [item.text for item in found.before.related] == ["36个"]
    assert (found.ask, found.actual, found.compared) == (None, None, False)
    assert (report.compared, report.uncompared) == (0, 1)


@pytest.mark.parametrize(
    ("actual", "target", "low", "high", "trend"),
    [
        ("38.16万平方米", "18.4万平方米", "-19.76", "-19.76", Trend.DOWN),
        ("46.5公里", "30公里以上", "-16.5", None, None),
        ("4个", "10个以上", "6", None, Trend.UP),
        ("99.98%", "不低于99.98%", "0", None, None),
        ("2个", "1至2个", "-1", "0", None),
        ("3.2%", "3%以内", None, "-0.2", Trend.DOWN),
        ("100%", "100%", "0", "0", Trend.EQUAL),
    ],
)
def test_what_a_target_asks_beyond_an_earlier_actual(
    compared: Years, actual: str, target: str, low: str | None, high: str | None, trend: Trend | None
) -> None:
    """B9: a later target less an earlier actual; a floor asks at least its distance, a ceiling at most."""
    (found,) = compared(2021, 2022, f'years.2021.actual = "{actual}"', f'years.2022.target = "{target}"').indicators
    assert said(found.ask)[2] is trend
    assert found.ask is not None
    assert found.ask.difference is not None
    assert found.ask.difference.low == (None if low is None else Decimal(low))
    assert found.ask.difference.high == (None if high is None else Decimal(high))


def test_the_latest_vintage_and_the_adjusted_target_are_compared(compared: Years) -> None:
    """B9: of vintages the latest counts, of a changed target the later version."""
    old = 'years.2020.actual = [{ text = "4.8%", stage = "estimate" }, { text = "4.5%", stage = "final" }]'
    keys = (old, 'years.2020.target = ["6%", "5%"]', 'years.2021.actual = "4.6%"', 'years.2021.target = "5.5%"')
    (found,) = compared(2020, 2021, *keys).indicators
    assert said(found.actual) == ("0.1", "0.1", Trend.UP)
    assert found.target is not None
    assert (found.target.anchor, found.target.demand) == (RAISED, TIGHTENED)
    assert said(found.ask)[0] == "1.0"


@pytest.mark.parametrize(
    ("keys", "value", "unit"),
    [
        (('unit = "亿元"',), "-0.1", "亿元"),
        (('unit = "万元"',), "-1000", "万元"),
        (('years.2021.target = "2亿元"',), "-1000", "万元"),
        (('years.2020.target = "2亿元"',), "-1000", "万元"),
    ],
)
def test_a_difference_is_in_the_unit_that_it_names(
    compared: Years, keys: tuple[str, ...], value: str, unit: str
) -> None:
    """B9 with B3: figures in 亿 and 万 are scaled exactly, and the difference names the unit that it is in."""
    actuals = ('years.2020.actual = "1亿元"', 'years.2021.actual = "9000万元"')
    (found,) = compared(2020, 2021, *actuals, *keys).indicators
    assert found.actual is not None
    assert found.actual.difference is not None
    apart = found.actual.difference
    in_yuan = {"亿元": 100_000_000, "万元": 10_000, "元": 1}
    assert apart.value is not None
    assert apart.unit is not None
    assert apart.value * in_yuan[apart.unit] == Decimal(value) * in_yuan[unit]


def test_rates_differ_in_points_and_amounts_also_in_percent(compared: Years) -> None:
    """B6: a percent of a percent is never formed; amounts also differ in percent of what was subtracted."""
    (rate,) = compared(2020, 2021, 'years.2020.actual = "5%"', 'years.2021.actual = "10%"').indicators
    (amount,) = compared(2020, 2021, 'years.2020.actual = "5家"', 'years.2021.actual = "10家"').indicators
    found = [item.actual.difference for item in (rate, amount) if item.actual and item.actual.difference]
    assert [(item.unit, item.relative) for item in found] == [("pp", None), ("家", Decimal("100.0"))]
