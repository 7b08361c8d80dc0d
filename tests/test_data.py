"""The bundled plan is complete and says what the report says."""

from __future__ import annotations

import re

import pytest

from cntrack.model import Comparable, Indicator, Plan, Stage
from cntrack.store import bundled, load


@pytest.fixture(scope="module")
def plan() -> Plan:
    """The plan that comes with the program."""
    return load(str(bundled()))


def by_id(plan: Plan, name: str) -> Indicator:
    """The indicator of this id."""
    return next(item for item in plan.indicators if item.id == name)


def test_table_1_has_its_24_rows_in_order(plan: Plan) -> None:
    """The headline indicators are the rows of Table 1, each citing its own row, all actuals estimates."""
    headline = [item for item in plan.indicators if item.number]
    assert [item.number for item in headline] == list(range(1, 25))
    for item in headline:
        year = item.years[2021]
        assert year.at == f"表1 第{item.number}行"
        assert year.stage is Stage.ESTIMATE
        assert year.target
        assert year.actual


# Table 1 as printed: target and expected completion.
TABLE_1 = """
与全市目标基本同步 | 11%左右
5% | 16.51%
5%-10% | 10%左右
3%左右 | 11%左右
5% | 18%左右
3% | 24%左右
6000元/平方米 | 8447元/平方米
3家 | 5家
2-3家 | 4家
370家 | 375家
76件 | 87件
5000人次 | 6000人次
38.16万平方米 | 38.16万平方米
33.19% | 33.19%
完成市下达指标 | 完成市下达指标
1% | 1%
95%以上 | 96%
控制在市下达指标之内 | 控制在市下达指标之内
99% | 99%
22% | 25.6%
控制在市下达指标之内 | 控制在市下达指标之内
新开工100万平方米 | 新开工110万平方米
开工3.2万平方米 | 开工3.2万平方米
3% | 3%
"""


def test_table_1_is_verbatim(plan: Plan) -> None:
    """Wordings of targets and actuals stand as they are printed."""
    rows = [tuple(line.split(" | ")) for line in TABLE_1.strip().splitlines()]
    held = [
        (item.years[2021].target[0].text, item.years[2021].actual[0].text) for item in plan.indicators if item.number
    ]
    assert held == rows


# Every quantified target of section 二: where, and the wording.
LATER_TARGETS = """
表15 开工3个 | 表15 总建筑面积24.6万平方米 | 表15 竣工3个 | 表15 18.4万平方米
表18 开工30公里以上 | 表18 竣工25公里以上 | 表18 8个 | 表18 28万平方米 | 表18 10个以上
表18 新建1.67万平方米 | 表18 1万平方米 | 表18 1座
表19 10个以上 | 表19 10个以上 | 表19 稳定在80%左右 | 表19 达到70%以上 | 表19 超过50项
表19 不低于99.98% | 表19 100% | 表19 3个
表19 维持95%以上 | 表19 达到43%以上 | 表19 创成1至2个 | 表19 达到20% | 表19 100%
表20 5家 | 表20 新增养老床位200张
"""


def test_every_later_target_is_there_and_none_besides(plan: Plan) -> None:
    """27 quantified targets, 26 for 2022 and one for 2023, each from the table that it stands in."""
    wanted = sorted(part.strip() for part in re.split(r"[|\n]", LATER_TARGETS) if part.strip())
    held = [
        (year, f"{str(entry.at).split()[0]} {entry.target[0].text}")
        for item in plan.indicators
        for year, entry in item.years.items()
        if year > 2021 and entry.target
    ]
    assert sorted(text for _, text in held) == wanted
    assert [year for year, _ in held].count(2022) == 26
    assert [year for year, _ in held].count(2023) == 1


def test_only_one_headline_indicator_has_a_target_of_its_own_for_2022(plan: Plan) -> None:
    """Nothing is invented for the others: the plan says that their year is complete, and they have none."""
    later = [item.number for item in plan.indicators if item.number and 2022 in item.years]
    assert later == [13]
    assert plan.head.complete == (2022,)


def test_a_figure_of_2021_beside_a_later_target_says_how_it_compares(plan: Plan) -> None:
    """Every comparable figure says whether its definition is the same; the others are related, with a note."""
    for item in plan.indicators:
        if item.number or 2021 not in item.years:
            continue
        year = item.years[2021]
        assert bool(year.actual) is not bool(year.related), item.id
        assert (year.comparable in set(Comparable)) is bool(year.actual), item.id
        assert all(figure.note for figure in year.related), item.id
        if year.comparable is Comparable.NEAR:
            assert year.note, item.id


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("commercial-building-completions", ["表1作38.16万平方米", "一(五)", "38.2万平方米"]),
        ("lilong-housing-improvement", ["表1作开工3.2万平方米", "表12", "开工并完成"]),
        ("residential-upgrade-starts", ["表1作新开工110万平方米", "表12", "新启动"]),
    ],
)
def test_where_the_report_differs_from_itself_both_places_are_noted(plan: Plan, name: str, places: list[str]) -> None:
    """An inconsistency of the report is recorded with both places, not settled."""
    note = by_id(plan, name).years[2021].note
    assert note is not None
    for place in places:
        assert place in note.zh


def test_every_value_has_a_source_and_a_place(plan: Plan) -> None:
    """Each number can be traced to its document, table and row."""
    for item in plan.indicators:
        for year, entry in item.years.items():
            for said in (*entry.target, *entry.actual, *entry.related):
                assert said.source or entry.source == "report-2022", (item.id, year)
                assert said.at or entry.at, (item.id, year)


def test_every_indicator_says_what_it_is(plan: Plan) -> None:
    """Measure, direction, theme and both names are given for each; an id names one indicator."""
    for item in plan.indicators:
        assert item.measure
        assert item.direction
        assert item.theme in plan.head.themes
        assert item.name.zh != item.name.en
    assert len({item.id for item in plan.indicators}) == len(plan.indicators) == 50


def test_chinese_notes_have_chinese_punctuation(plan: Plan) -> None:
    """A note is this tool's own sentence; only a wording of the report keeps the commas that are printed there."""
    entries = [entry for item in plan.indicators for entry in item.years.values()]
    statements = [
        said for entry in entries for role in ("target", "actual", "related") for said in getattr(entry, role)
    ]
    notes = [item.note.zh for item in (*plan.indicators, *entries, *statements) if item.note]
    assert len(notes) > 10
    assert [note for note in notes if re.search("[\u4e00-\u9fff%][,:;]", note or "")] == []
