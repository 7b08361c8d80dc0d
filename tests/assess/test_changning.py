from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest

from cntrack import store
from cntrack.assessment import status
from cntrack.assessment.results import Flag, Reason, Status, StatusReport
from cntrack.comparison import compare
from cntrack.comparison.results import Anchor, Demand, Trend

SURPASSED, MET, REPORTED, UNCERTAIN = Status.SURPASSED, Status.MET, Status.MET_REPORTED, Status.UNCERTAIN

# Table 1 of the report, row by row (status rules, B11), and the ratio of the volumes.
ROWS: dict[int, tuple[str, str, Status, str | None]] = {
    1: ("与全市目标基本同步", "11%左右", UNCERTAIN, None),
    2: ("5%", "16.51%", SURPASSED, None),
    3: ("5%-10%", "10%左右", MET, None),
    4: ("3%左右", "11%左右", SURPASSED, None),
    5: ("5%", "18%左右", SURPASSED, None),
    6: ("3%", "24%左右", SURPASSED, None),
    7: ("6000元/平方米", "8447元/平方米", SURPASSED, "140.8"),
    8: ("3家", "5家", SURPASSED, "166.7"),
    9: ("2-3家", "4家", SURPASSED, None),
    10: ("370家", "375家", SURPASSED, "101.4"),
    11: ("76件", "87件", SURPASSED, None),
    12: ("5000人次", "6000人次", SURPASSED, "120.0"),
    13: ("38.16万平方米", "38.16万平方米", MET, "100.00"),
    14: ("33.19%", "33.19%", MET, None),
    15: ("完成市下达指标", "完成市下达指标", REPORTED, None),
    16: ("1%", "1%", MET, None),
    17: ("95%以上", "96%", SURPASSED, None),
    18: ("控制在市下达指标之内", "控制在市下达指标之内", REPORTED, None),
    19: ("99%", "99%", MET, None),
    20: ("22%", "25.6%", SURPASSED, None),
    21: ("控制在市下达指标之内", "控制在市下达指标之内", REPORTED, None),
    22: ("新开工100万平方米", "新开工110万平方米", SURPASSED, "110.0"),
    23: ("开工3.2万平方米", "开工3.2万平方米", MET, "100.0"),
    24: ("3%", "3%", MET, None),
}
PLAN = store.load(str(store.bundled()))


@pytest.fixture(scope="module")
def report() -> StatusReport:
    """Give the status of the headline indicators of 2021."""
    return status(PLAN)


def test_summary(report: StatusReport) -> None:
    """B11: of 24 rows 13 surpassed, 7 met, 3 reported and 1 uncertain; 23 achieved, none missed."""
    found = report.summary
    assert (report.year, found.total, found.achieved) == (2021, 24, 23)
    assert (found.surpassed, found.met, found.met_reported, found.uncertain) == (13, 7, 3, 1)
    assert (found.partial, found.not_met, found.not_comparable, found.no_target, found.no_data) == (0, 0, 0, 0, 0)


def test_rows(report: StatusReport) -> None:
    """B11: each row of Table 1 has the wordings of the report, its status, and a ratio only where it is a volume."""
    found = {
        item.number: (
            item.target.text if item.target else None,
            item.actual.text if item.actual else None,
            item.status,
            str(item.attainment.value) if item.attainment else None,
        )
        for item in report.indicators
    }
    assert found == ROWS
    assert list(found) == list(range(1, 25))


def test_reasons_and_flags(report: StatusReport) -> None:
    """B11: row 1 waits for the city's own target; every figure is an estimate, and nothing else is flagged."""
    assert {item.number: item.reason for item in report.indicators if item.reason} == {1: Reason.REFERENCE_MISSING}
    assert {item.flags for item in report.indicators} == {(Flag.ESTIMATE,)}


def test_row_2_differs_in_points(report: StatusReport) -> None:
    """B11: row 2 is 11.51 points above its target, and has no ratio."""
    gap = report.indicators[1].gap
    assert gap is not None
    assert (str(gap.value), gap.unit, gap.relative) == ("11.51", "pp", None)
    assert report.indicators[1].attainment is None


def test_row_3_is_met_only(report: StatusReport) -> None:
    """B11: 10%左右 reaches 9 as well as 11, so a range up to 10% is met and not surpassed."""
    item = report.indicators[2]
    assert item.status is MET
    assert item.gap is not None
    assert item.gap.value is None
    assert (str(item.gap.low), str(item.gap.high)) == ("0", "5")
    assert item.gap.approximate


def test_completions_of_2022_ask_less() -> None:
    """B9: 18.4 against the 38.16万平方米 of 2021 is 19.76 and 51.8 % less; the target is lowered and loosened."""
    (item,) = (item for item in compare(PLAN, 2021, 2022).indicators if item.number == 13)
    assert item.ask is not None
    assert item.ask.difference is not None
    assert (item.ask.difference.value, item.ask.difference.relative) == (Decimal("-19.76"), Decimal("-51.8"))
    assert (item.ask.difference.unit, item.ask.trend) == ("万平方米", Trend.DOWN)
    assert item.target is not None
    assert (item.target.anchor, item.target.demand) == (Anchor.LOWERED, Demand.LOOSENED)
    assert item.actual is None


def test_related_figures_are_never_subtracted() -> None:
    """B9: figures with another definition stand beside the target of 2022; no difference is formed with them."""
    report = compare(PLAN, 2021, 2022)
    beside = [item for item in report.indicators if item.before.related]
    assert beside
    for item, step in product(beside, ("ask", "actual")):
        assert getattr(item, step) is None
    assert not any(item.compared for item in beside)
