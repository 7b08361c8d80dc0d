from __future__ import annotations

from collections.abc import Callable

import pytest

from cntrack.assessment.results import Assessment, Reason, Status

Judge = Callable[..., Assessment]

SURPASSED, MET, REPORTED, NOT_MET = Status.SURPASSED, Status.MET, Status.MET_REPORTED, Status.NOT_MET
UNCERTAIN, UNLIKE = Status.UNCERTAIN, Status.NOT_COMPARABLE
NO_TARGET, NO_DATA = Status.NO_TARGET, Status.NO_DATA

HIGHER, LOWER = 'direction = "higher"', 'direction = "lower"'
PERCENT = 'unit = "%"'
GROWTH = ('measure = "growth"', PERCENT)


@pytest.mark.parametrize("target", ["5%", "5%左右", "5%以上", "超5%", "5%以内", "低于5%", "4%-6%"])
@pytest.mark.parametrize(
    ("actual", "status"),
    [("稳中有进", UNLIKE), ("与全市同步", UNLIKE), ("高于全市平均", UNLIKE), ("—", NO_DATA), (None, NO_DATA)],
)
def test_a_number_is_not_judged_by_words(judge: Judge, target: str, actual: str | None, status: Status) -> None:
    """Table 3: text against a number is not comparable, no value is no data; neither is read as zero."""
    assert judge(target, actual, *GROWTH, HIGHER).status is status


@pytest.mark.parametrize(
    ("target", "actual", "direction", "status"),
    [
        ("5%", "稳步增长", HIGHER, UNCERTAIN),
        ("5%", "下降", HIGHER, NOT_MET),
        ("增长5%以上", "下降", HIGHER, NOT_MET),
        ("增长5%以上", "稳步增长", HIGHER, UNCERTAIN),
        ("正增长", "稳步增长", HIGHER, MET),
        ("正增长", "下降", HIGHER, NOT_MET),
        ("负增长", "继续下降", LOWER, MET),
        ("负增长", "稳步增长", LOWER, NOT_MET),
        ("3%以内", "下降", LOWER, SURPASSED),
        ("3%以内", "上升", LOWER, UNCERTAIN),
        ("下降3%以上", "继续下降", LOWER, UNCERTAIN),
        ("下降3%以上", "上升", LOWER, NOT_MET),
        ("-2%", "稳步增长", HIGHER, SURPASSED),
    ],
)
def test_a_sign_is_tested_against_the_number(
    judge: Judge, target: str, actual: str, direction: str, status: Status
) -> None:
    """Table 3: text that carries a sign only is more or less than 0, tested against the core of a growth target."""
    assert judge(target, actual, *GROWTH, direction).status is status


@pytest.mark.parametrize("where", ["target", "year"])
@pytest.mark.parametrize(
    ("target", "actual", "direction", "status"),
    [
        ("与全市同步", "5%", HIGHER, MET),
        ("与全市同步", "5.1%", HIGHER, SURPASSED),
        ("与全市同步", "4.9%", HIGHER, NOT_MET),
        ("与全市同步", "4.9%", LOWER, SURPASSED),
        ("与全市同步", "5.1%", 'direction = "target"', NOT_MET),
        ("与全市同步", "5.1%", "", UNCERTAIN),
        ("与全市同步", "11%左右", HIGHER, SURPASSED),
        ("与全市同步", "5%左右", HIGHER, UNCERTAIN),
        ("与全市基本同步", "3.9%", HIGHER, NOT_MET),
        ("与全市基本同步", "4%", HIGHER, UNCERTAIN),
        ("与全市基本同步", "5%", HIGHER, MET),
        ("与全市基本同步", "6%", HIGHER, MET),
        ("与全市基本同步", "6.1%", HIGHER, SURPASSED),
        ("高于全市平均", "4.9%", HIGHER, NOT_MET),
        ("高于全市平均", "5%", HIGHER, NOT_MET),
        ("高于全市平均", "5.1%", HIGHER, MET),
        ("快于全市", "50%", HIGHER, MET),
        ("不低于全市平均", "4.9%", "", NOT_MET),
        ("不低于全市平均", "5%", "", MET),
        ("不低于全市平均", "5.1%", "", SURPASSED),
        ("不高于全市平均", "5.1%", "", NOT_MET),
        ("不高于全市平均", "4.9%", "", SURPASSED),
        ("低于全市平均", "4.9%", LOWER, MET),
        ("低于全市平均", "5%", LOWER, NOT_MET),
        ("完成市下达指标", "4.9%", HIGHER, NOT_MET),
        ("完成市下达指标", "5%", HIGHER, MET),
        ("完成市下达指标", "5.1%", HIGHER, SURPASSED),
        ("控制在市下达指标之内", "5%", LOWER, MET),
        ("控制在市下达指标之内", "4.9%", LOWER, SURPASSED),
        ("控制在市下达指标之内", "5.1%", LOWER, NOT_MET),
        ("控制在市下达指标之内", "5.1%", "", NOT_MET),
        ("控制在市下达指标之内", "4.9%", "", SURPASSED),
    ],
)
def test_a_recorded_reference_decides(
    judge: Judge, target: str, actual: str, direction: str, status: Status, where: str
) -> None:
    """Table 3: a known reference is exact for 同步, about for 基本同步, strict for 高于, B5's if assigned."""
    keys = [PERCENT, direction]
    if where == "target":
        target = f'{{ text = "{target}", reference = "5%" }}'
    else:
        keys += ['years.2021.reference = "5%"']
    assert judge(target, actual, *keys).status is status


@pytest.mark.parametrize(
    ("target", "actual", "status", "reason"),
    [
        ("与全市目标基本同步", "11%左右", UNCERTAIN, Reason.REFERENCE_MISSING),
        ("与全市同步", "5%", UNCERTAIN, Reason.REFERENCE_MISSING),
        ("与经济增长相适应", "5%", UNCERTAIN, Reason.REFERENCE_MISSING),
        ("高于全市平均", "5%", UNCERTAIN, Reason.REFERENCE_MISSING),
        ("快于全国", "5%", UNCERTAIN, Reason.REFERENCE_MISSING),
        ("完成市下达指标", "5%", UNLIKE, None),
        ("控制在市下达指标之内", "5%", UNLIKE, None),
        ("稳中有进", "5%", UNLIKE, None),
    ],
)
def test_without_its_reference_a_number_stays_open(
    judge: Judge, target: str, actual: str, status: Status, reason: Reason | None
) -> None:
    """Table 3: a missing reference leaves sync and relative targets uncertain, assigned ones not comparable."""
    found = judge(target, actual, PERCENT, HIGHER)
    assert (found.status, found.reason) == (status, reason)


@pytest.mark.parametrize("reference", ["", 'years.2021.reference = "5%"'])
@pytest.mark.parametrize(
    ("target", "actual", "status"),
    [
        ("与全市同步", "与全市同步", REPORTED),
        ("与全市目标基本同步", "与全市目标基本同步", REPORTED),
        ("高于全市平均", "高于全市平均", REPORTED),
        ("高于全市平均", "高于全市平均水平", REPORTED),
        ("快于全国", "快于全国", REPORTED),
        ("稳中有进", "稳中有进", REPORTED),
        ("稳中有进", "稳 中有进", REPORTED),
        ("继续下降", "继续下降", REPORTED),
        ("in step with the city", "in step with the city", REPORTED),
        ("稳中有进", "有所改善", UNLIKE),
        ("与全市同步", "稳中有进", UNLIKE),
        ("与全市同步", "与全国同步", UNLIKE),
        ("高于全市平均", "高于全国平均", UNLIKE),
        ("不低于全市平均", "高于全市平均", REPORTED),
        ("高于全市平均", "不低于全市平均", UNLIKE),
        ("完成市下达指标", "稳中有进", UNLIKE),
        ("与全市同步", "—", NO_DATA),
        ("高于全市平均", None, NO_DATA),
        ("完成市下达指标", "—", NO_DATA),
        ("继续下降", "—", NO_DATA),
        ("稳中有进", None, NO_DATA),
    ],
)
def test_words_are_met_by_the_same_words_only(
    judge: Judge, target: str, actual: str | None, status: Status, reference: str
) -> None:
    """Table 3: the same words are reported as met, other words are not comparable, no value is no data."""
    assert judge(target, actual, HIGHER, reference).status is status


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        ("完成市下达指标", "完成市下达指标"),
        ("完成市下达指标", "已完成市下达指标"),
        ("完成市下达指标", "完成市下达目标"),
        ("完成市下达指标", "全面完成市下达任务"),
        ("完成市下达指标", "完成"),
        ("完成市下达指标", "达标"),
        ("控制在市下达指标之内", "控制在市下达指标之内"),
        ("控制在市下达指标之内", "控制在市下达指标以内"),
        ("控制在市下达指标之内", "控制在市下达指标范围内"),
        ("控制在市下达指标之内", "完成市下达指标"),
        ("控制在市下达指标之内", "未突破市下达指标"),
        ("控制在市下达指标之内", "没有超过市下达指标"),
    ],
)
def test_an_equivalent_report_meets_an_assigned_target(judge: Judge, target: str, actual: str) -> None:
    """Table 3: the same words or an equivalent 完成 report an assigned target as met."""
    assert judge(target, actual).status is REPORTED


@pytest.mark.parametrize(
    "actual",
    [
        "未完成市下达指标",
        "没有完成市下达指标",
        "未能完成市下达指标",
        "尚未完成市下达指标",
        "未达到市下达指标",
        "未全面完成市下达指标",
        "未如期完成市下达指标",
        "没能完成市下达指标",
        "不能完成市下达指标",
        "完成不了市下达指标",
        "力争完成市下达指标",
        "有望完成市下达指标",
        "接近完成市下达指标",
        "部分完成",
        "部分完成市下达指标",
        "基本完成市下达指标",
        "未超过市下达指标",
        "not yet met",
        "did not meet the assigned target",
        "was not fully achieved",
    ],
)
def test_a_denied_or_hoped_report_does_not_meet_an_assigned_target(judge: Judge, actual: str) -> None:
    """Table 3 with B0: only an equivalent 完成 counts; a denial or a hope must never be reported as met."""
    assert judge("完成市下达指标", actual).status not in {REPORTED, MET, SURPASSED}


@pytest.mark.parametrize(
    "actual", ["超出市下达指标", "突破市下达指标", "未控制在市下达指标之内", "高于市下达指标", "控制在市下达指标之外"]
)
def test_a_breached_ceiling_is_not_reported_as_met(judge: Judge, actual: str) -> None:
    """Table 3 with B0: to be above an assigned ceiling is no equivalent of keeping within it."""
    assert judge("控制在市下达指标之内", actual, LOWER).status not in {REPORTED, MET, SURPASSED}


@pytest.mark.parametrize(
    ("target", "actual", "status"),
    [
        ("继续下降", "-0.5%", MET),
        ("继续下降", "下降0.5%", MET),
        ("继续下降", "0%", NOT_MET),
        ("继续下降", "持平", NOT_MET),
        ("继续下降", "0.5%", NOT_MET),
        ("继续下降", "增长0.5%", NOT_MET),
        ("稳步增长", "0.1%", MET),
        ("稳步增长", "0%", NOT_MET),
        ("稳步增长", "-0.1%", NOT_MET),
        ("稳步增长", "下降0.1%", NOT_MET),
        ("正增长", "0.1%", MET),
        ("正增长", "100%", MET),
        ("正增长", "0%", NOT_MET),
        ("正增长", "零增长", NOT_MET),
        ("正增长", "-0.1%", NOT_MET),
        ("负增长", "下降0.1%", MET),
        ("负增长", "0%", NOT_MET),
        ("继续下降", "稳步下降", REPORTED),
        ("继续下降", "有所上升", NOT_MET),
        ("继续下降", "没有下降", NOT_MET),
        ("继续下降", "未见上升", UNLIKE),
        ("正增长", "没有增长", NOT_MET),
        ("正增长", "不再下降", UNLIKE),
        ("负增长", "未见下降", NOT_MET),
        ("5%", "未见增长", UNLIKE),
    ],
)
@pytest.mark.parametrize("direction", ["", 'direction = "target"'])
def test_a_sign_target_tests_the_sign(judge: Judge, target: str, actual: str, direction: str, status: Status) -> None:
    """Table 3: the right sign meets a sign target and never surpasses it; the wrong sign or 0 does not meet it."""
    assert judge(target, actual, *GROWTH, direction).status is status


@pytest.mark.parametrize(("actual", "status"), [("没有增长", NOT_MET), ("没有下降", Status.UNCERTAIN)])
def test_a_change_that_is_denied_is_bounded_by_nothing(judge: Judge, actual: str, status: Status) -> None:
    """Table 1: no growth is 0 or less, which is below 5%; no fall is 0 or more, which may be."""
    assert judge("5%", actual, *GROWTH, 'direction = "higher"').status is status


@pytest.mark.parametrize("target", ["—", "未提出", None])
@pytest.mark.parametrize("actual", ["5%", "稳中有进", "完成市下达指标", "—"])
def test_no_target_keeps_the_actual(judge: Judge, target: str | None, actual: str) -> None:
    """Table 3: without a target there is nothing to judge, and the actual is kept."""
    found = judge(target, actual, PERCENT)
    assert found.status is NO_TARGET
    assert found.actual is not None
    assert found.actual.text == actual


@pytest.mark.parametrize(
    ("target", "actual", "status"),
    [
        ("高于全国", "高于全国0.4个百分点", MET),
        ("高于全国平均", "高于全国平均水平0.4个百分点", MET),
        ("高于全国", "低于全国0.4个百分点", NOT_MET),
        ("低于全国", "低于全国0.4个百分点", MET),
        ("高于全国", "高于全市0.4个百分点", UNLIKE),
        ("5%", "高于全国0.4个百分点", UNLIKE),
        ("与全国同步", "高于全国0.4个百分点", UNLIKE),
        ("稳中有进", "高于全国0.4个百分点", UNLIKE),
        ("高于全国0.5个百分点", "高于全国0.6个百分点", SURPASSED),
        ("高于全国0.5个百分点", "高于全国0.5个百分点", MET),
        ("高于全国0.5个百分点", "高于全国0.4个百分点", NOT_MET),
        ("高于全国0.5个百分点", "高于全市0.5个百分点", UNLIKE),
        ("高于全国0.5个百分点以上", "高于全国0.4个百分点", NOT_MET),
        ("高于全国0.5个百分点", "5%", UNCERTAIN),  # 5% answers it once the nation's number is recorded
        ("低于全国0.5个百分点", "低于全国0.6个百分点", SURPASSED),
        ("不低于全国", "高于全国0.4个百分点", MET),
        ("不低于全国", "低于全国0.4个百分点", NOT_MET),
        ("不高于全国", "高于全国0.4个百分点", NOT_MET),
    ],
)
def test_a_distance_is_compared_on_one_reference_only(judge: Judge, target: str, actual: str, status: Status) -> None:
    """Table 3: a difference actual answers only a relative target on the same reference."""
    direction = LOWER if target.startswith("低") else HIGHER
    assert judge(target, actual, PERCENT, direction).status is status
