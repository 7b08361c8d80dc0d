from __future__ import annotations

from collections.abc import Callable

import pytest

from cntrack.assessment.results import Assessment, Flag, Reason, Status
from cntrack.model import Direction
from cntrack.problem import DataError

Judge = Callable[..., Assessment]

SURPASSED, MET, NOT_MET = Status.SURPASSED, Status.MET, Status.NOT_MET
UNCERTAIN, UNLIKE = Status.UNCERTAIN, Status.NOT_COMPARABLE

HIGHER, LOWER = 'direction = "higher"', 'direction = "lower"'


@pytest.mark.parametrize(
    ("unit", "target", "actual", "status"),
    [
        ("亿元", "1.2亿元", "12000万元", MET),
        ("亿元", "1.2亿元", "12000.1万元", SURPASSED),
        ("亿元", "1.2亿元", "11999.9万元", NOT_MET),
        ("万人", "24万", "24.1万人", SURPASSED),
        ("人", "24万", "239999人", NOT_MET),
        ("人", "24万人", "240000人", MET),
        ("万平方米", "100", "110万平方米", SURPASSED),
        ("万亿元", "1万亿元", "10000亿元", MET),
        (None, "1亿元", "10000万元", MET),
        (None, "1亿元", "9999万元", NOT_MET),
        (None, "5家", "6家", SURPASSED),
        (None, "5家", "6户", UNLIKE),
        (None, "5亿元", "6亿美元", UNLIKE),
        (None, "5%", "6亿元", UNLIKE),
        (None, "5家", "6%", UNLIKE),
        ("%", "0.8%", "8‰", MET),
        ("%", "0.8%", "7.9‰", NOT_MET),
        ("‰", "8‰", "0.81%", SURPASSED),
        (None, "0.8%", "9‰", UNLIKE),
        (None, "8‰", "0.9%", UNLIKE),
        (None, "8‰", "9‰", SURPASSED),
        ("%", "95%", "百分之九十六", SURPASSED),
        ("%", "９５％", "95%", MET),
        ("元", "64,176元", "64176元", MET),
        ("万人", "20万人", "20万人口", MET),
    ],
)
def test_units_scale_exactly_or_not_at_all(
    judge: Judge, unit: str | None, target: str, actual: str, status: Status
) -> None:
    """B3: 万 and 亿 scale exactly; ‰ and % only where the indicator declares a unit; other units are unlike."""
    keys = [f'unit = "{unit}"'] if unit else []
    assert judge(target, actual, HIGHER, *keys).status is status


@pytest.mark.parametrize(
    ("unit", "target", "actual", "status"),
    [
        ("%", "增长150%", "增长1.9倍", SURPASSED),
        ("%", "增长190%", "增长1.9倍", MET),
        ("%", "增长200%", "增长1.9倍", NOT_MET),
        (None, "翻番", "增长1倍", MET),
        (None, "翻番", "增长100%", MET),
        (None, "翻一番", "增长99%", NOT_MET),
        (None, "翻番", "增长1.9倍", SURPASSED),
        (None, "翻两番", "增长2.9倍", NOT_MET),
        ("%", "增长100%", "翻了一番", MET),
        ("%", "grow by 100%", "doubled", MET),
    ],
)
def test_growth_told_in_times_is_a_hundred_times_as_many_percent(
    judge: Judge, unit: str | None, target: str, actual: str, status: Status
) -> None:
    """B2: 增长1.9倍 is +190 %, and to double is growth by once."""
    keys = [f'unit = "{unit}"'] if unit else []
    assert judge(target, actual, HIGHER, *keys).status is status


def test_a_level_in_times_is_no_percentage(judge: Judge) -> None:
    """是上年的1.5倍 states no change, so an indicator in % refuses it."""
    with pytest.raises(DataError) as refused:
        judge("增长50%", "是上年的1.5倍", 'unit = "%"')
    assert [problem.code for problem in refused.value.problems] == ["unit-contradiction"]


@pytest.mark.parametrize(
    ("unit", "target", "actual", "status", "misuse"),
    [
        ("个百分点", "1个百分点", "1.3%", SURPASSED, True),
        ("个百分点", "1%", "1.3%", SURPASSED, True),
        ("个百分点", "1个百分点", "1.3个百分点", SURPASSED, False),
        ("个百分点", "2个百分点", "1.3%", NOT_MET, True),
        (None, "1个百分点", "1.3%", SURPASSED, True),
        ("%", "1%", "1.3%", SURPASSED, False),
        ("%", "50%", "52个百分点", UNLIKE, False),
        ("%", "提高2个百分点", "提高2.5个百分点", SURPASSED, False),
        ("%", "提高2个百分点", "提高1.9个百分点", NOT_MET, False),
        (None, "提高2个百分点", "提高2.5个百分点", SURPASSED, False),
        (None, "提高2个百分点", "提高2.5%", SURPASSED, True),
    ],
)
def test_percent_printed_for_points_is_flagged(
    judge: Judge, unit: str | None, target: str, actual: str, status: Status, *, misuse: bool
) -> None:
    """B6: % printed for a difference in points is computed in points and flagged; a point is not a percent (B10)."""
    keys = [f'unit = "{unit}"'] if unit else []
    found = judge(target, actual, HIGHER, *keys)
    assert found.status is status
    assert (Flag.UNIT_MISUSE in found.flags) is misuse
    assert found.gap is None or found.gap.unit == "pp"


@pytest.mark.parametrize(
    ("name", "declared", "target", "direction", "flag"),
    [
        ("城镇调查失业率", None, "5.5%左右", Direction.LOWER, Flag.DIRECTION_INFERRED),
        ("单位生产总值能耗", None, "5%", Direction.LOWER, Flag.DIRECTION_INFERRED),
        ("PM2.5年均浓度", None, "35", Direction.LOWER, Flag.DIRECTION_INFERRED),
        ("婴儿死亡率", None, "5‰", Direction.LOWER, Flag.DIRECTION_INFERRED),
        ("居民消费价格涨幅", None, "3%左右", Direction.LOWER, Flag.DIRECTION_INFERRED),
        ("单位生产总值能耗降低率", None, "3%", Direction.HIGHER, Flag.DIRECTION_INFERRED),
        ("死亡人数下降率", None, "3%", Direction.HIGHER, Flag.DIRECTION_INFERRED),
        ("能耗降幅", None, "3%", Direction.HIGHER, Flag.DIRECTION_INFERRED),
        ("城镇调查失业率", None, "5.5%以内", Direction.LOWER, None),
        ("城镇调查失业率", None, "5.5%以上", Direction.HIGHER, None),
        ("城镇调查失业率", "higher", "5.5%", Direction.HIGHER, None),
        ("城镇调查失业率", "target", "5.5%", Direction.TARGET, None),
        ("就业人数", None, "10%", None, None),
        ("就业人数", None, "8%-10%", None, None),
        ("就业人数", None, "10%以上", Direction.HIGHER, None),
        ("就业人数", None, "超10%", Direction.HIGHER, None),
        ("就业人数", None, "10%以内", Direction.LOWER, None),
        ("就业人数", None, "低于10%", Direction.LOWER, None),
        ("就业人数", "lower", "10%以上", Direction.LOWER, Flag.DIRECTION_CONFLICT),
        ("就业人数", "lower", "超10%", Direction.LOWER, Flag.DIRECTION_CONFLICT),
        ("就业人数", "higher", "10%以内", Direction.HIGHER, Flag.DIRECTION_CONFLICT),
        ("就业人数", "higher", "低于10%", Direction.HIGHER, Flag.DIRECTION_CONFLICT),
        ("就业人数", "higher", "10%以上", Direction.HIGHER, None),
        ("就业人数", "lower", "10%以内", Direction.LOWER, None),
    ],
)
def test_direction_precedence(
    judge: Judge, name: str, declared: str | None, target: str, direction: Direction | None, flag: Flag | None
) -> None:
    """B4: declared before carried by the wording before the lexicon (flagged) before unknown; never defaulted."""
    keys = [f'name = "{name}"'] + ([f'direction = "{declared}"'] if declared else [])
    found = judge(target, target, *keys)
    assert found.direction is direction
    assert set(found.flags) == ({flag} if flag else set())


@pytest.mark.parametrize(
    ("target", "direction", "actual", "status"),
    [
        ("10%以上", LOWER, "9.9%", NOT_MET),
        ("10%以上", LOWER, "10%", MET),
        ("10%以上", LOWER, "1000%", MET),
        ("10%以内", HIGHER, "10.1%", NOT_MET),
        ("10%以内", HIGHER, "10%", MET),
        ("10%以内", HIGHER, "-1000%", MET),
    ],
)
def test_a_bound_against_the_direction_decides_and_is_never_surpassed(
    judge: Judge, target: str, direction: str, actual: str, status: Status
) -> None:
    """B4: a bound that contradicts the declared direction decides the verdict; surpassing is not awarded."""
    found = judge(target, actual, 'unit = "%"', direction)
    assert found.status is status
    assert Flag.DIRECTION_CONFLICT in found.flags


ULP, NONE = "", 'about = "none"'
TOLERANCE = 'about = { points = 0.5, percent = 5, cite = "统计局函" }'


@pytest.mark.parametrize(
    ("head", "target", "far", "edge", "good", "better"),
    [
        (ULP, "1200万人左右", "1099.9万人", "1100万人", "1300万人", "1300.1万人"),
        (ULP, "1200万人左右", "1099.9万人", "11000000人", "13000000人", "13000001人"),
        (ULP, "60家左右", "53.9家", "54家", "66家", "66.1家"),
        (ULP, "100家左右", "89家", "90家", "110家", "111家"),
        (ULP, "105家左右", "103.9家", "104家", "106家", "106.1家"),
        (ULP, "6亿元左右", "5.39亿元", "5.4亿元", "6.6亿元", "6.61亿元"),
        (ULP, "6.0亿元左右", "5.89亿元", "5.9亿元", "6.1亿元", "6.11亿元"),
        (ULP, "6%左右", "4.9%", "5%", "7%", "7.1%"),
        (ULP, "6.0%左右", "5.89%", "5.9%", "6.1%", "6.11%"),
        (ULP, "5.5%左右", "5.39%", "5.4%", "5.6%", "5.61%"),
        (ULP, "5.50%左右", "5.48%", "5.49%", "5.51%", "5.52%"),
        (ULP, "100%左右", "98.9%", "99%", "101%", "101.1%"),
        (ULP, "8‰左右", "6.9‰", "7‰", "9‰", "9.1‰"),
        (ULP, "2个百分点左右", "0.9个百分点", "1个百分点", "3个百分点", "3.1个百分点"),
        (ULP, "-3%左右", "-4.1%", "-4%", "-2%", "-1.9%"),
        (ULP, "0%左右", "-1.1%", "-1%", "1%", "1.1%"),
        (ULP, "大约60家", "53.9家", "54家", "66家", "66.1家"),
        (TOLERANCE, "6%左右", "5.49%", "5.5%", "6.5%", "6.51%"),
        (TOLERANCE, "60家左右", "56.9家", "57家", "63家", "63.1家"),
        (TOLERANCE, "1200万人左右", "1139.9万人", "1140万人", "1260万人", "1260.1万人"),
    ],
)
def test_the_about_zone_ends_where_it_is_said_to(
    judge: Judge, head: str, target: str, far: str, edge: str, good: str, better: str
) -> None:
    """B3: u is one last digit for rates, for amounts at most 10 %, else as declared; the zone includes its ends."""
    for actual, status in ((far, NOT_MET), (edge, UNCERTAIN), (good, MET), (better, SURPASSED)):
        found = judge(target, actual, HIGHER, head=head)
        assert (actual, found.status) == (actual, status)
        assert found.reason is (Reason.ABOUT_ZONE if status is UNCERTAIN else None)


@pytest.mark.parametrize(
    ("target", "actual", "status"),
    [
        ("10%左右", "10%", MET),
        ("10%左右", "9.9%", UNCERTAIN),
        ("10%左右", "-1000%", UNCERTAIN),
        ("60家左右", "1家", UNCERTAIN),
        ("10%左右", "10%左右", MET),
        ("10%以上", "9.9%", NOT_MET),
        ("10%", "10余%", SURPASSED),
    ],
)
def test_without_a_width_the_bad_side_is_open(judge: Judge, target: str, actual: str, status: Status) -> None:
    """B3: with about = "none" no distance on the bad side is known to fail; other wordings are not touched."""
    assert judge(target, actual, HIGHER, head=NONE).status is status


@pytest.mark.parametrize(
    ("target", "actual", "status"),
    [
        ("899家", "近1000家", SURPASSED),
        ("900家", "近1000家", MET),
        ("901家", "近1000家", UNCERTAIN),
        ("999.9家", "近1000家", UNCERTAIN),
        ("1000家", "近1000家", NOT_MET),
        ("1270万人", "1270余万人", SURPASSED),
        ("1270万人", "1270多万人", SURPASSED),
        ("1275万人", "1270多万人", UNCERTAIN),
        ("1280万人", "1270多万人", NOT_MET),
        ("60家", "60余家", SURPASSED),
        ("69.9家", "60余家", UNCERTAIN),
        ("70家", "60余家", NOT_MET),
        ("6.0亿元", "6.0余亿元", SURPASSED),
        ("6.1亿元", "6.0余亿元", NOT_MET),
        ("1000家", "超1000家", SURPASSED),
        ("1001家", "超1000家", UNCERTAIN),
    ],
)
def test_near_and_odd_tell_a_side(judge: Judge, target: str, actual: str, status: Status) -> None:
    """B3: 近 a is [a-u, a), 余 or 多 is (a, a + one unit of the last significant digit), 超 a is (a, ∞)."""
    found = judge(target, actual, HIGHER)
    assert found.status is status
    about = actual.startswith("近")
    assert found.reason is ((Reason.ABOUT_ZONE if about else Reason.OVERLAP) if status is UNCERTAIN else None)


@pytest.mark.parametrize(
    ("target", "actual", "status"),
    [
        ("6%以上", "5.95%", NOT_MET),
        ("6%以上", "5.999999999999999999999999999%", NOT_MET),
        ("6%以上", "6.1%", SURPASSED),
        ("6%—6.5%", "6.0%", MET),
        ("1/3", "33.33%", NOT_MET),
        ("1/3", "33.34%", SURPASSED),
        ("1/3", "三分之一", MET),
        ("一半", "50%", MET),
        ("三成", "30%", MET),
    ],
)
def test_numbers_are_compared_unrounded(judge: Judge, target: str, actual: str, status: Status) -> None:
    """B10: 5.95 does not meet a floor of 6; thirds stay fractions; 6.1 takes no rounding error of its own (B3)."""
    assert judge(target, actual, HIGHER, 'unit = "%"').status is status
