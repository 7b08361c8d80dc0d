from __future__ import annotations

from collections.abc import Callable

import pytest

from cntrack.assessment.results import Assessment, Flag, Reason, Status

Judge = Callable[..., Assessment]

SURPASSED, MET, REPORTED, PARTIAL = Status.SURPASSED, Status.MET, Status.MET_REPORTED, Status.PARTIAL
UNCERTAIN, NOT_MET, UNLIKE = Status.UNCERTAIN, Status.NOT_MET, Status.NOT_COMPARABLE

HIGHER, LOWER = 'direction = "higher"', 'direction = "lower"'
LINES = "开工30公里以上,竣工25公里以上"


@pytest.mark.parametrize(
    ("actual", "parts", "status"),
    [
        ("开工46.5公里,竣工25.47公里", [SURPASSED, SURPASSED], SURPASSED),
        ("开工46.5公里,竣工25公里", [SURPASSED, MET], MET),
        ("开工30公里,竣工25公里", [MET, MET], MET),
        ("开工46.5公里,竣工24.9公里", [SURPASSED, NOT_MET], PARTIAL),
        ("开工29.9公里,竣工25公里", [NOT_MET, MET], PARTIAL),
        ("开工29.9公里,竣工24.9公里", [NOT_MET, NOT_MET], NOT_MET),
        ("开工46.5公里,竣工25公里左右", [SURPASSED, UNCERTAIN], UNCERTAIN),
        ("开工30公里左右,竣工25公里左右", [UNCERTAIN, UNCERTAIN], UNCERTAIN),
        ("开工20公里,竣工25公里左右", [NOT_MET, UNCERTAIN], NOT_MET),
        ("竣工25.47公里,开工29公里", [NOT_MET, SURPASSED], PARTIAL),
        ("竣工31公里,开工26公里", [NOT_MET, SURPASSED], PARTIAL),
    ],
)
def test_the_parts_decide(judge: Judge, actual: str, parts: list[Status], status: Status) -> None:
    """Compound targets: all achieved is met, some achieved and some not is partial, none achieved is not met."""
    found = judge(LINES, actual, 'unit = "公里"', HIGHER)
    assert found.status is status
    assert [part.status for part in found.parts] == parts
    assert found.reason is (Reason.ABOUT_ZONE if status is UNCERTAIN else None)


@pytest.mark.parametrize(
    ("actual", "status"),
    [
        ("城乡分别增长7%、8%", MET),
        ("城乡分别增长7.1%、8.1%", SURPASSED),
        ("城乡分别增长7.1%、8%", MET),
        ("城乡分别增长7.1%、7.9%", PARTIAL),
        ("城乡分别增长6.9%、7.9%", NOT_MET),
        ("城市增长7.1%,农村增长8.1%", SURPASSED),
    ],
)
def test_parts_without_labels_go_by_their_order(judge: Judge, actual: str, status: Status) -> None:
    """Compound targets: 分别 gives the parts in one order on both sides."""
    assert judge("城乡分别增长7%、8%", actual, 'unit = "%"', HIGHER).status is status


@pytest.mark.parametrize(
    ("target", "actual", "status"),
    [
        ("开工30公里以上,完成市下达指标", "开工31公里,完成市下达指标", REPORTED),
        ("开工30公里以上,完成市下达指标", "开工29公里,完成市下达指标", PARTIAL),
        ("开工30公里以上,竣工25公里以上", "开工46.5公里", UNLIKE),
        ("开工30公里以上,竣工25公里以上", "稳步推进", UNLIKE),
        ("开工30公里以上,竣工25公里以上", "—", Status.NO_DATA),
        ("开工30公里以上,竣工25公里以上", "开工46.5家,竣工25.47家", UNLIKE),
    ],
)
def test_parts_that_cannot_be_judged(judge: Judge, target: str, actual: str, status: Status) -> None:
    """Compound targets: one part only reported makes the whole reported; parts all unlike or absent stay so."""
    assert judge(target, actual, HIGHER).status is status


@pytest.mark.parametrize(
    ("target", "actual", "unit", "status"),
    [
        ("总量达到100亿元,增长5%", "增长6%", "%", SURPASSED),
        ("总量达到100亿元,增长5%", "总量90亿元,增长5%", "%", MET),
        ("总量达到100亿元,增长5%", "总量90亿元,增长5%", "亿元", NOT_MET),
        ("100亿元", "105亿元,增长4%", "亿元", SURPASSED),
        ("5%", "105亿元,增长4%", "%", NOT_MET),
        ("90000元", "从64176元提高到90663元", "元", SURPASSED),
        ("从64176元提高到90663元", "90663元", "元", MET),
    ],
)
def test_figures_in_other_units_are_context(judge: Judge, target: str, actual: str, unit: str, status: Status) -> None:
    """Compound targets: 总量…,增长… is two indicators; only what is in the indicator's unit counts."""
    assert judge(target, actual, f'unit = "{unit}"', HIGHER).status is status


@pytest.mark.parametrize(
    ("target", "actual", "status", "reason"),
    [
        ("5%", "增长1.2%,同口径增长8%", UNCERTAIN, Reason.TWO_BASES),
        ("5%", "-11%(同口径增长4.6%)", NOT_MET, None),
        ("5%", "增长6%,同口径增长8%", SURPASSED, None),
        ("5%", "增长5%,剔除政策因素增长8%", UNCERTAIN, Reason.TWO_BASES),
        ("1%", "增长1%,同口径增长1%", MET, None),
    ],
)
def test_two_bases_must_agree(judge: Judge, target: str, actual: str, status: Status, reason: Reason | None) -> None:
    """B9: one target with two bases of the actual whose verdicts differ is uncertain (two_bases)."""
    found = judge(target, actual, 'unit = "%"', 'measure = "growth"', HIGHER)
    assert (found.status, found.reason) == (status, reason)


@pytest.mark.parametrize(
    ("target", "actual", "status"),
    [
        ("同口径增长5%", "同口径增长8%", SURPASSED),
        ("同口径增长5%", "增长1.2%,同口径增长8%", SURPASSED),
        ("同口径增长5%", "增长8%,同口径增长1.2%", NOT_MET),
        ("同口径增长5%", "增长8%", UNLIKE),
        ("5%", "同口径增长8%", UNLIKE),
        ("正增长", "剔除政策因素增长4.6%", UNLIKE),
        ("与全市同步", "同口径增长8%", UNLIKE),
        ("城乡分别增长7%、8%", "城乡分别增长7%、8%", MET),
    ],
)
def test_a_named_basis_is_judged_on_that_basis(judge: Judge, target: str, actual: str, status: Status) -> None:
    """B1: an unlike basis is not comparable; a target is judged by the figure on its own basis."""
    assert judge(target, actual, 'unit = "%"', 'measure = "growth"', HIGHER).status is status


@pytest.mark.parametrize(
    ("target", "actual", "status"),
    [
        ("分别增长7%、8%左右", "分别增长7%、8%", MET),
        ("分别增长7%、8%左右", "分别增长6.5%、8%", UNCERTAIN),
    ],
)
def test_a_trailing_about_covers_all_and_is_flagged(judge: Judge, target: str, actual: str, status: Status) -> None:
    """B2: whether a trailing 左右 covers every number is ambiguous; it is read as covering all, and flagged."""
    found = judge(target, actual, 'unit = "%"', HIGHER)
    assert found.status is status
    assert Flag.AMBIGUOUS in found.flags


@pytest.mark.parametrize(
    ("target", "actual", "direction", "status"),
    [
        ("下降3.4%以上", "下降3.3%", LOWER, NOT_MET),
        ("下降3.4%以上", "下降3.4%", LOWER, MET),
        ("下降3.4%以上", "下降3.5%", LOWER, SURPASSED),
        ("下降3.4%以上", "-3.5%", LOWER, SURPASSED),
        ("下降3.4%以上", "增长3.5%", LOWER, NOT_MET),
        ("下降3.4%以上", "持平", LOWER, NOT_MET),
        ("下降3.4%以上", "0%", LOWER, NOT_MET),
        ("下降3.4%以上", "下降3.5%", "", SURPASSED),
        ("下降3.4%以上", "下降3.3%", "", NOT_MET),
        ("下降3.4%以上", "下降3%以上", LOWER, UNCERTAIN),
        ("下降3.4%以上", "下降3.4%以上", LOWER, MET),
        ("下降3%", "下降2.9%", LOWER, NOT_MET),
        ("下降3%", "下降3.1%", LOWER, SURPASSED),
        ("下降3%左右", "下降2%", LOWER, UNCERTAIN),
        ("下降3%左右", "下降1.9%", LOWER, NOT_MET),
        ("下降3%左右", "下降4.1%", LOWER, SURPASSED),
        ("下降3%-4%", "下降2.9%", LOWER, NOT_MET),
        ("下降3%-4%", "下降3%", LOWER, MET),
        ("下降3%-4%", "下降4.1%", LOWER, SURPASSED),
        ("下降3%以内", "下降3%", HIGHER, MET),
        ("-3%", "下降2.9%", HIGHER, SURPASSED),
        ("-3%", "下降3.1%", HIGHER, NOT_MET),
        ("5%", "下降12.9%", HIGHER, NOT_MET),
    ],
)
def test_a_fall_is_a_negative_change(judge: Judge, target: str, actual: str, direction: str, status: Status) -> None:
    """B3: 下降12.9% is -12.9; 下降3.4%以上 is a change of at most -3.4, and the lower one is the better."""
    assert judge(target, actual, 'unit = "%"', 'measure = "growth"', direction).status is status


@pytest.mark.parametrize(
    ("name", "target", "actual", "status"),
    [
        ("单位生产总值能耗降低率", "3.4%", "3.3%", NOT_MET),
        ("单位生产总值能耗降低率", "3.4%", "3.5%", SURPASSED),
        ("单位生产总值能耗降低率", "3.4%以上", "下降3.5%", SURPASSED),
        ("单位生产总值能耗降低率", "下降3.4%以上", "3.5%", SURPASSED),
        ("单位生产总值能耗降低率", "下降3.4%以上", "下降3.4%", MET),
        ("单位生产总值能耗降低率", "下降3.4%以上", "增长3.5%", NOT_MET),
        ("能耗降幅", "下降3.4%以上", "下降3.3%", NOT_MET),
        ("能耗降幅", "3%左右", "下降2%", UNCERTAIN),
        ("能耗下降", "下降3.4%以上", "下降3.5%", SURPASSED),
        ("能耗下降", "下降3.4%", "下降3.3%", NOT_MET),
        ("能耗下降", "下降3.4%", "增长3.5%", NOT_MET),
    ],
)
def test_a_reduction_counts_as_it_stands(judge: Judge, name: str, target: str, actual: str, status: Status) -> None:
    """B3: where both are told as a reduction, declared higher is better, the number is taken as it stands."""
    found = judge(target, actual, f'name = "{name}"', 'unit = "%"', 'measure = "growth"', HIGHER)
    assert found.status is status
    assert Flag.DIRECTION_CONFLICT not in found.flags


@pytest.mark.parametrize(
    ("target", "actual", "direction", "favourable"),
    [
        ("下降3.4%以上", "下降3.5%", LOWER, "0.1"),
        ("下降3.4%以上", "下降3.5%", HIGHER, "0.1"),
        ("下降3.4%以上", "下降3.3%", LOWER, "-0.1"),
        ("下降3.4%以上", "下降3.3%", HIGHER, "-0.1"),
    ],
)
def test_both_senses_agree_on_what_is_good(
    judge: Judge, target: str, actual: str, direction: str, favourable: str
) -> None:
    """B3, B6: told as a reduction or as a change, the favourable side is the same."""
    gap = judge(target, actual, 'unit = "%"', 'measure = "growth"', direction).gap
    assert gap is not None
    assert str(gap.favourable) == favourable


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        ("下降3%", "27%"),
        ("27%", "下降3%"),
        ("下降3%", "降至27%"),
        ("27%以下", "下降3%"),
        ("50%", "提高2个百分点"),
        ("提高2个百分点", "52%"),
    ],
)
@pytest.mark.parametrize("direction", [LOWER, HIGHER])
def test_a_level_is_not_a_change(judge: Judge, target: str, actual: str, direction: str) -> None:
    """B2: 降至27% is a level and 下降3% a change; of a share, one is never judged by the other."""
    assert judge(target, actual, 'unit = "%"', 'measure = "share"', direction).status is UNLIKE


@pytest.mark.parametrize(
    ("actual", "status"),
    [
        ("开工31公里,完成市下达指标", REPORTED),
        ("开工29公里,完成市下达指标", PARTIAL),
        ("开工31公里", UNCERTAIN),
    ],
)
def test_an_assigned_part_counts_beside_a_number(judge: Judge, actual: str, status: Status) -> None:
    """Compound targets: what was assigned elsewhere is a part to be reported, whatever unit the indicator declares."""
    assert judge("开工30公里以上,完成市下达指标", actual, 'unit = "公里"', HIGHER).status is status


def test_an_assigned_part_of_the_actual_alone_is_context(judge: Judge) -> None:
    """A figure that adds 完成市下达指标 answers a target that is only a number by its number."""
    assert judge("开工30公里以上", "开工31公里,完成市下达指标", 'unit = "公里"', HIGHER).status is SURPASSED
