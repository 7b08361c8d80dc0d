from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest

from cntrack.assessment.results import Assessment, Flag, NoRatio, Status

Judge = Callable[..., Assessment]

HIGHER, LOWER = 'direction = "higher"', 'direction = "lower"'
FLOW = 'measure = "flow"'


@pytest.mark.parametrize(
    ("target", "actual", "value", "unit", "relative"),
    [
        ("5%", "16.51%", "11.51", "pp", None),
        ("5%", "4.99%", "-0.01", "pp", None),
        ("33.19%", "33.19%", "0.00", "pp", None),
        ("8‰", "7.5‰", "-0.5", "permille points", None),
        ("1个百分点", "1.3个百分点", "0.3", "pp", None),
        ("-3%", "-3.5%", "-0.5", "pp", None),
        ("-2%", "3%", "5", "pp", None),
        ("6000元", "8447元", "2447", "元", "40.8"),
        ("38.16万平方米", "18.4万平方米", "-19.76", "万平方米", "-51.8"),
        ("3家", "4家", "1", "家", "33.3"),
        ("2000家", "2001家", "1", "家", "0.1"),
        ("2000家", "1999家", "-1", "家", "-0.1"),
        ("0家", "4家", "4", "家", None),
        ("-10亿元", "-5亿元", "5", "亿元", "50.0"),
        ("1.2亿元", "12001万元", "0.0001", "亿元", "0.0"),
        ("95%以上", "96%", "1", "pp", None),
        ("100家以上", "90家", "-10", "家", "-10.0"),
        ("3%以内", "3.4%", "0.4", "pp", None),
    ],
)
def test_gap_in_points_or_in_the_unit_with_its_share(
    judge: Judge, target: str, actual: str, value: str, unit: str, relative: str | None
) -> None:
    """B6: rates differ in points, never in percent of a percent; amounts in their unit and in percent of |target|."""
    gap = judge(target, actual, HIGHER).gap
    assert gap is not None
    assert (str(gap.value), gap.unit) == (value, unit)
    assert (gap.low, gap.high) == (gap.value, gap.value)
    assert (None if gap.relative is None else str(gap.relative)) == relative
    assert not gap.approximate


@pytest.mark.parametrize(
    ("target", "actual"), [("24万", "25万人"), ("24万", "250000人"), ("24", "25万人"), ("24万人", "25")]
)
def test_a_gap_is_in_the_unit_that_it_names(judge: Judge, target: str, actual: str) -> None:
    """B6: the gap of amounts is in the unit that stands beside it: one 万人 more, never 1 of something else."""
    gap = judge(target, actual, HIGHER).gap
    assert gap is not None
    assert gap.value is not None
    sizes = {"万人": 10_000, "人": 1, "万": 10_000, None: 1}
    named = 10_000 if "万" in target + actual else 1
    assert gap.value * sizes[gap.unit] == named


@pytest.mark.parametrize(
    ("target", "actual", "direction", "favourable", "shortfall"),
    [
        ("95%以上", "93%", HIGHER, "-2", "2"),
        ("95%以上", "95%", HIGHER, "0", "0"),
        ("95%以上", "96%", HIGHER, "1", "0"),
        ("3%以内", "3.4%", LOWER, "-0.4", "0.4"),
        ("3%以内", "2.6%", LOWER, "0.4", "0"),
        ("10%", "8%", HIGHER, "-2", "2"),
        ("10%", "12%", LOWER, "-2", "2"),
        ("10%", "8%", LOWER, "2", "0"),
        ("10%", "8%", 'direction = "target"', None, "2"),
        ("10%", "12%", 'direction = "target"', None, "2"),
        ("10%", "12%", "", None, "2"),
        ("8%-10%", "7%", HIGHER, None, "1"),
        ("8%-10%", "9%", HIGHER, None, "0"),
        ("8%-10%", "11%", LOWER, None, "1"),
        ("8%-10%", "11%", 'direction = "target"', None, "1"),
    ],
)
def test_favourable_side_and_distance_to_the_nearest_good_value(
    judge: Judge, target: str, actual: str, direction: str, favourable: str | None, shortfall: str
) -> None:
    """B6: signed_good is positive on the good side; the distance to the nearest satisfying value is 0 inside."""
    gap = judge(target, actual, 'unit = "%"', direction).gap
    assert gap is not None
    assert gap.favourable == (None if favourable is None else Decimal(favourable))
    assert gap.shortfall == Decimal(shortfall)


@pytest.mark.parametrize(
    ("target", "actual", "low", "high"),
    [
        ("2-3家", "4家", "1", "2"),
        ("2-3家", "1家", "-2", "-1"),
        ("6%-6.5%", "5.8%", "-0.7", "-0.2"),
        ("5.8%", "6%-6.5%", "0.2", "0.7"),
        ("5%-10%", "4%-9%", "-6", "4"),
        ("25%", "30%以上", "5", None),
        ("25%", "超30%", "5", None),
        ("25%", "30%以内", None, "5"),
        ("60家", "60余家", "0", "10"),
        ("1270万人", "1275多万人", "5", "6"),
    ],
)
def test_an_interval_has_an_interval_of_gaps(
    judge: Judge, target: str, actual: str, low: str | None, high: str | None
) -> None:
    """B6: if either side is an interval, so is the gap; its ends are those of the values allowed."""
    gap = judge(target, actual, HIGHER).gap
    assert gap is not None
    assert gap.value is None
    assert gap.low == (None if low is None else Decimal(low))
    assert gap.high == (None if high is None else Decimal(high))


@pytest.mark.parametrize(
    ("target", "actual", "value", "places"),
    [
        ("3%左右", "11%左右", "8", 0),
        ("5.5%左右", "6.12%", "0.62", 1),
        ("5%", "11.25%左右", "6.25", 0),
        ("6.0%左右", "6.5%", "0.5", 1),
        ("10%", "近10%", "0", 0),
    ],
)
def test_about_marks_the_gap(judge: Judge, target: str, actual: str, value: str, places: int) -> None:
    """B6: if either side is about, the gap is approximate and shows no more digits than the coarser side."""
    gap = judge(target, actual, HIGHER).gap
    assert gap is not None
    assert gap.approximate
    assert (gap.value, gap.places) == (Decimal(value), places)


@pytest.mark.parametrize(
    ("target", "actual"), [("稳中有进", "5%"), ("5%", "稳中有进"), ("5家", "6%"), ("—", "5%"), ("5%", "—")]
)
def test_no_gap_without_two_numbers(judge: Judge, target: str, actual: str) -> None:
    """B6: a gap needs two numbers in one unit; a missing value is never read as 0."""
    found = judge(target, actual, HIGHER)
    assert found.gap is None
    assert found.attainment is None
    assert found.attainment_reason is NoRatio.NOT_NUMERIC


@pytest.mark.parametrize(
    ("target", "actual", "ratio", "about"),
    [
        ("6000元", "8447元", "140.8", False),
        ("3家", "5家", "166.7", False),
        ("3家", "1家", "33.3", False),
        ("370家", "375家", "101.4", False),
        ("38.16万平方米", "38.16万平方米", "100.00", False),
        ("25公里以上", "25.47公里", "101.88", False),
        ("超25公里", "20公里", "80.0", False),
        ("50家左右", "60家", "120.0", True),
        ("16家", "1家", "6.3", False),
        ("2000家", "161家", "8.1", False),
        ("2000家", "1家", "0.1", False),
        ("5家", "0家", "0.0", False),
        ("1.2亿元", "6000万元", "50.0", False),
        ("5万人", "60000人", "120.0", False),
    ],
)
@pytest.mark.parametrize("measure", [FLOW, 'measure = "stock"'])
def test_attainment_of_a_volume(
    judge: Judge, target: str, actual: str, ratio: str, measure: str, *, about: bool
) -> None:
    """B7: A/T x 100 for volumes, rounded half up once, one decimal or as many as the inputs carry (B10)."""
    found = judge(target, actual, HIGHER, measure)
    assert found.attainment is not None
    assert (str(found.attainment.value), found.attainment.approximate) == (ratio, about)
    assert found.attainment_reason is None


@pytest.mark.parametrize(
    ("keys", "target", "actual", "reason"),
    [
        (('measure = "growth"', HIGHER), "5%", "16.51%", NoRatio.RATE),
        (('measure = "share"', HIGHER), "5%", "16.51%", NoRatio.RATE),
        (('measure = "level"', HIGHER), "76件", "87件", NoRatio.NOT_A_VOLUME),
        ((HIGHER,), "76件", "87件", NoRatio.NOT_A_VOLUME),
        ((FLOW, LOWER), "10件", "8件", NoRatio.LOWER_IS_BETTER),
        ((FLOW, HIGHER), "2-3家", "4家", NoRatio.RANGE),
        ((FLOW, LOWER), "10件以内", "8件", NoRatio.CEILING),
        ((FLOW, HIGHER), "10件以内", "8件", NoRatio.CEILING),
        ((FLOW, LOWER), "低于10件", "8件", NoRatio.CEILING),
        ((FLOW, HIGHER), "0件", "8件", NoRatio.NOT_POSITIVE),
        ((FLOW, HIGHER), "-5亿元", "8亿元", NoRatio.NOT_POSITIVE),
        ((FLOW, HIGHER), "5亿元", "-8亿元", NoRatio.NOT_POSITIVE),
        ((FLOW, HIGHER), "-5亿元", "-8亿元", NoRatio.NOT_POSITIVE),
        ((FLOW, HIGHER), "10件", "8件左右", NoRatio.NOT_EXACT),
        ((FLOW, HIGHER), "10件", "8余件", NoRatio.NOT_EXACT),
        ((FLOW, HIGHER), "10件", "8件以上", NoRatio.NOT_EXACT),
        ((FLOW, HIGHER), "10件", "8-9件", NoRatio.NOT_EXACT),
        ((FLOW,), "10件", "8件", NoRatio.DIRECTION),
        ((FLOW, 'direction = "target"'), "10件", "8件", NoRatio.DIRECTION),
        ((FLOW, HIGHER), "完成市下达指标", "8件", NoRatio.NOT_NUMERIC),
        ((FLOW, HIGHER), "10件", "稳中有进", NoRatio.NOT_NUMERIC),
        ((FLOW, HIGHER), "10件", "8亩", NoRatio.NOT_NUMERIC),
        ((FLOW, HIGHER), "增长5%", "增长6%", NoRatio.RATE),
    ],
)
def test_attainment_is_refused_with_its_reason(
    judge: Judge, keys: tuple[str, ...], target: str, actual: str, reason: NoRatio
) -> None:
    """B7: no ratio for rates, ceilings, ranges, zero or negative numbers, about actuals, or without higher."""
    found = judge(target, actual, *keys)
    assert (found.attainment, found.attainment_reason) == (None, reason)


@pytest.mark.parametrize(
    ("baseline", "target", "actual", "progress"),
    [
        ("100家", "200家", "150家", "50.0"),
        ("100家", "200家", "90家", "-10.0"),
        ("100家", "200家", "250家", "150.0"),
        ("100家", "200家", "200家", "100.0"),
        ("100家", "200家", "100家", "0.0"),
        ("100家", "200家以上", "133家", "33.0"),
        ("100家", "100家", "150家", None),
        ("100家", "200家", "150家左右", "50.0"),
        ("100家", "180-200家", "150家", None),
        ("100家", "200家", "稳中有进", None),
        ("稳中有进", "200家", "150家", None),
        ("35%", "30%", "32%", "60.0"),
        ("35%", "30%", "36%", "-20.0"),
        ("1万家", "2万家", "15000家", "50.0"),
        ("10000家", "2万家", "15000家", "50.0"),
        ("100亿元", "增长5%", "增长6%", None),
        ("100亿元", "200家", "150家", None),
    ],
)
def test_progress_from_a_baseline(judge: Judge, baseline: str, target: str, actual: str, progress: str | None) -> None:
    """B7: (A - b)/(T - b) where a baseline in the same unit is recorded and T differs from it; never clamped."""
    found = judge(target, actual, HIGHER, f'baseline = {{ text = "{baseline}", year = 2020 }}')
    assert (None if found.progress is None else found.progress.value) == (progress and Decimal(progress))
    assert judge(target, actual, HIGHER).progress is None


RATIO_FLAGS = {Flag.RATIO_ROUNDING, Flag.RATIO_MISMATCH}


@pytest.mark.parametrize(
    ("target", "actual", "printed", "flag"),
    [
        ("30000户", "24589户", "82.0%", None),
        ("30000户", "24589户", "82%", None),
        ("30000户", "24589户", "81.96%", None),
        ("30000户", "24589户", "81.9%", Flag.RATIO_ROUNDING),
        ("30000户", "24589户", "81.97%", Flag.RATIO_ROUNDING),
        ("30000户", "24589户", "81%", Flag.RATIO_ROUNDING),
        ("30000户", "24589户", "91.9%", Flag.RATIO_MISMATCH),
        ("30000户", "24589户", "82.1%", Flag.RATIO_MISMATCH),
        ("30000户", "24589户", "81.8%", Flag.RATIO_MISMATCH),
        ("30000户", "24589户", "80%", Flag.RATIO_MISMATCH),
        ("1000户", "820户", "82.1%", Flag.RATIO_ROUNDING),
        ("1000户", "820户", "81.9%", Flag.RATIO_ROUNDING),
        ("1000户", "820户", "82.2%", Flag.RATIO_MISMATCH),
        ("16户", "1户", "6.3%", None),
        ("1.2亿元", "6000万元", "50%", None),
    ],
)
@pytest.mark.parametrize("where", ["actual", "year"])
def test_a_printed_ratio_is_recomputed(
    judge: Judge, target: str, actual: str, printed: str, flag: Flag | None, where: str
) -> None:
    """B7: equal after half-up rounding is right, within one last unit is rounding, else a mismatch (眉山 2017)."""
    if where == "year":
        found = judge(target, actual, HIGHER, FLOW, f'years.2021.printed_ratio = "{printed}"')
    else:
        found = judge(target, f'{{ text = "{actual}", printed_ratio = "{printed}" }}', HIGHER, FLOW)
    assert set(found.flags) & RATIO_FLAGS == ({flag} if flag else set())


@pytest.mark.parametrize("stage", ["forecast", "estimate", "preliminary", "final"])
def test_the_stage_of_an_actual_is_a_flag(judge: Judge, stage: str) -> None:
    """B1: 预计, 初步核算 and 最终核实 are flags beside the status, from the value or from its year."""
    assert judge("5%", f'{{ text = "6%", stage = "{stage}" }}').flags == (Flag(stage),)
    assert judge("5%", "6%", f'years.2021.stage = "{stage}"').flags == (Flag(stage),)
    assert judge("5%", "6%").flags == ()


@pytest.mark.parametrize(
    ("targets", "status", "adjusted"),
    [
        ('["10%", "8%"]', Status.SURPASSED, True),
        ('["8%", "10%"]', Status.NOT_MET, True),
        ('["9%"]', Status.MET, False),
    ],
)
def test_an_adjusted_target_decides_and_is_flagged(
    judge: Judge, targets: str, status: Status, *, adjusted: bool
) -> None:
    """B9: a target changed inside the year keeps both versions; the later one decides and is flagged."""
    found = judge(targets, "9%", HIGHER)
    assert found.status is status
    assert found.target is not None
    assert (Flag.ADJUSTED_TARGET in found.flags) is adjusted


EARLY = '{ text = "6.1%", stage = "preliminary", published = 2020-01-17 }'
LATE = '{ text = "6.0%", stage = "final", published = 2020-12-30 }'


@pytest.mark.parametrize("actuals", [f"[{EARLY}, {LATE}]", f"[{LATE}, {EARLY}]"])
@pytest.mark.parametrize(
    ("target", "status", "turned"),
    [("6%—6.5%", Status.MET, False), ("6.1%", Status.NOT_MET, True), ("6%", Status.MET, True)],
)
def test_the_latest_vintage_decides(judge: Judge, actuals: str, target: str, status: Status, *, turned: bool) -> None:
    """B9: vintages stand side by side; the latest decides, and a verdict that it turned is told.

    2019 GDP, 6.1 then 6.0, lands on the floor of 6 to 6.5, and is still met.
    """
    found = judge(target, actuals, HIGHER)
    assert found.actual is not None
    assert (found.actual.text, found.status, found.flags) == (
        "6.0%",
        status,
        (Flag.FINAL, *((Flag.REVISED,) if turned else ())),
    )


def test_a_third_stays_exact_until_it_is_shown(judge: Judge) -> None:
    """B10: halves and thirds are fractions until output: a third less a quarter is 25/3 points exactly."""
    gap = judge("25%", "1/3", 'unit = "%"', HIGHER).gap
    assert gap is not None
    assert gap.value == Fraction(25, 3)
