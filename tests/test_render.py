from __future__ import annotations

from pathlib import Path

import pytest

from cntrack import store
from cntrack.assessment import status
from cntrack.model import Plan
from cntrack.render import csv, markdown, table
from cntrack.render.table import Screen
from cntrack.view import status as view
from cntrack.view.cells import Cell, Column, Facts, Lines, Listing, Mark, Page, Row, Tone

PLAN = """\
format = 1
[plan]
id = "town"
name = { zh = "示范镇国民经济和社会发展计划", en = "Plan of the town" }
[[indicators]]
id = "jobs"
number = 1
name = { zh = "城镇新增就业岗位数量", en = "New jobs in the town" }
measure = "flow"
direction = "higher"
unit = "个"
years.2021 = { target = "20000个", actual = "25000个", at = "表1 第1行" }
[[indicators]]
id = "beds"
number = 2
name = { zh = "养老床位数占户籍老年人口的比重", en = "Beds for the elderly" }
measure = "share"
direction = "higher"
unit = "%"
years.2021 = { target = "3.0%", actual = "2.0%", at = "表1 第2行" }
[[indicators]]
id = "fairs"
under = 1
name = { zh = "招聘会", en = "Job fairs" }
direction = "higher"
years.2021 = { target = "完成市下达指标", actual = "完成市下达指标" }
"""


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    """A plan with a long name, one indicator that serves another, wide characters and a figure that misses."""
    file = tmp_path / "plan.toml"
    file.write_text(PLAN, encoding="utf-8")
    return store.load(str(file))


def shown(plan: Plan, lang: str, screen: Screen) -> str:
    """The status page of the plan on a screen."""
    return table.document(view.page(status(plan, 2021), lang), screen)


TABLE = """\
Plan of the town · 2021

No  Indicator                     Target          Actual      Gap  Status
───────────────────────────────────────────────────────────────────────────────────
 1  New jobs in the town         20000个         25000个  +5000个  ▲ surpassed
      Job fairs           完成市下达指标  完成市下达指标           ○ met (reported)
 2  Beds for the elderly            3.0%            2.0%  −1.0 pp  ▼ not met

2 of 3 achieved (1 surpassed, 1 reported), 1 not met
▼ Beds for the elderly: “3.0%” / “2.0%”; −1.0 pp
"""


def test_table(plan: Plan) -> None:
    """Columns are as wide as their widest text, numbers stand on the right; empty columns are left out."""
    assert shown(plan, "en", Screen(width=100)) == TABLE


def test_without_a_width(plan: Plan) -> None:
    """A pipe has room for the columns of the widest screen, here the place in the source."""
    lines = shown(plan, "en", Screen()).splitlines()
    assert lines[2].split() == [
        "No",
        "Indicator",
        "Id",
        "Target",
        "Actual",
        "Gap",
        "Ratio",
        "Status",
        "Place",
        "in",
        "source",
    ]
    assert lines[4].endswith("  ▲ surpassed       表1 第1行")


def test_colour(plan: Plan) -> None:
    """Colour stands round a text and not round the blanks beside it; good is cyan, bad magenta, the rest has none."""
    lines = shown(plan, "en", Screen(width=100, color=True)).splitlines()
    assert lines[0] == "\x1b[1mPlan of the town · 2021\x1b[0m"
    assert lines[3] == f"\x1b[2m{TABLE.splitlines()[3]}\x1b[0m"
    assert lines[4] == (
        " \x1b[2m1\x1b[0m  New jobs in the town         20000个         25000个"
        "  \x1b[1;36m+5000个\x1b[0m  \x1b[1;36m▲ surpassed\x1b[0m"
    )
    assert lines[6].endswith("  \x1b[1;35m−1.0 pp\x1b[0m  \x1b[1;35m▼ not met\x1b[0m")
    assert lines[9] == "\x1b[1;35m▼ Beds for the elderly: “3.0%” / “2.0%”; −1.0 pp\x1b[0m"


WRAPPED = """\
示范镇国民经济和社会发展计划 · 2021年

序号  指标                    目标           实绩          差距  状态
─────────────────────────────────────────────────────────────────────────────
   1  城镇新增就业岗       20000个        25000个       +5000个  ▲ 超额完成
      位数量
        招聘会        完成市下达指   完成市下达指                ○ 报告称完成
                                标             标
   2  养老床位数占户          3.0%           2.0%  −1.0个百分点  ▼ 未完成
      籍老年人口的比
      重

3项中2项完成（超额完成1项，报告称完成1项），未完成1项
▼ 养老床位数占户籍老年人口的比重：“3.0%” / “2.0%”；−1.0个百分点
"""


def test_wrapped_between_wide_characters(plan: Plan) -> None:
    """A Chinese name goes on in the next line, two columns a character; numbers and statuses stay whole."""
    assert shown(plan, "zh", Screen(width=77)) == WRAPPED


RECORDS = """\
示范镇国民经济和社会发展计划 · 2021年

序号：1
指标：城镇新增就业岗位数量
目标：20000个
实绩：25000个
差距：+5000个
状态：▲ 超额完成

  指标：招聘会
  目标：完成市下达指标
  实绩：完成市下达指标
  状态：○ 报告称完成

序号：2
指标：养老床位数占户籍老年人口的比重
目标：3.0%
实绩：2.0%
差距：−1.0个百分点
状态：▼ 未完成

3项中2项完成（超额完成1项，报告称完成
1项），未完成1项
▼ 养老床位数占户籍老年人口的比重：
  “3.0%” / “2.0%”；−1.0个百分点
"""


def test_records(plan: Plan) -> None:
    """Where a table does not fit, each row is a record of labelled lines, apart by an empty line."""
    assert shown(plan, "zh", Screen(width=40)) == RECORDS


ASCII = """\
Plan of the town | 2021

No  Indicator                     Target          Actual      Gap  Status
-----------------------------------------------------------------------------------
 1  New jobs in the town         20000个         25000个  +5000个  ^ surpassed
      Job fairs           完成市下达指标  完成市下达指标           o met (reported)
 2  Beds for the elderly            3.0%            2.0%  -1.0 pp  v not met

2 of 3 achieved (1 surpassed, 1 reported), 1 not met
v Beds for the elderly: "3.0%" / "2.0%"; -1.0 pp
"""


def test_ascii(plan: Plan) -> None:
    """In ASCII the marks, the rule and the signs have forms of their own, as wide as before; data stays."""
    assert shown(plan, "en", Screen(width=100, ascii=True)) == ASCII


def test_encoding(plan: Plan) -> None:
    """What the stream cannot encode is an escape that counts for the width, so that columns still align."""
    lines = shown(plan, "en", Screen(encoding="ascii")).splitlines()
    assert lines[4].index("^ surpassed") == lines[6].index("v not met") == lines[2].index("Status")


MARKDOWN = """\
# Plan of the town · 2021

| No | Indicator | Target | Actual | Gap | Ratio | Status |
| ---: | --- | ---: | ---: | ---: | ---: | --- |
| 1 | New jobs in the town | 20000个 | 25000个 | +5000个 | 125.0% | ▲ surpassed |
|  | Job fairs | 完成市下达指标 | 完成市下达指标 |  |  | ○ met (reported) |
| 2 | Beds for the elderly | 3.0% | 2.0% | −1.0 pp |  | ▼ not met |

- 2 of 3 achieved (1 surpassed, 1 reported), 1 not met
- ▼ Beds for the elderly: “3.0%” / “2.0%”; −1.0 pp
"""


def test_markdown(plan: Plan) -> None:
    """Markdown has a heading, the table and the summary as a list."""
    assert markdown.document(view.page(status(plan, 2021), "en")) == MARKDOWN


def page(*rows: str) -> Page:
    """A page of one column."""
    return Page("T", (Listing((Column("name", "N", rank=0),), tuple(Row((Cell(row, row),)) for row in rows)),))


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 9, ["one two", "three"]),
        ("abcdefghijkl", 10, ["abcdefghij", "kl"]),
        ("一二三四五六", 10, ["一二三四五", "六"]),
        ("一二三四五。", 10, ["一二三四", "五。"]),
        ("约（一二三四）", 10, ["约（一二三", "四）"]),
        ("增加12345678公里", 12, ["增加", "12345678公里"]),
        ("needs 17.2张 a month", 11, ["needs", "17.2张 a", "month"]),
        ("123456789公里", 10, ["123456789", "公里"]),
        ("增加123456789.5公里", 12, ["增加", "123456789.5", "公里"]),
        ("a\u0301e\u0301", 10, ["a\u0301e\u0301"]),
    ],
)
def test_line_breaks(text: str, width: int, lines: list[str]) -> None:
    """Lines break at spaces and between wide characters, never before a closing mark, in a number or at its unit."""
    sentence = Page("T", (Lines((Cell(None, text),)),))
    assert table.document(sentence, Screen(width=width)).splitlines()[2:] == lines


def test_facts_and_lines() -> None:
    """Facts stand beside their labels, under them on a narrow screen; lines keep their mark."""
    found = Page("T", (Facts("H", (("long label", Cell(None, "x", Tone.BAD)), ("b", Cell(None, "y")))),
                       Lines((Cell(None, "done", Tone.GOOD, Mark.MET),))))  # fmt: skip
    assert table.document(found, Screen()) == "T\n\nH\n  long label  x\n  b           y\n\n● done\n"
    assert table.document(found, Screen(width=40)) == "T\n\nH\n  long label\n    x\n  b\n    y\n\n● done\n"


def test_csv_cells() -> None:
    """CSV writes the values of a listing: quoted where needed, disarmed where a spreadsheet would run them."""
    assert csv.document(page("a,b", '"', "=1", " +1", "x")) == 'name\r\n"a,b"\r\n""""\r\n\'=1\r\n\' +1\r\nx\r\n'
    assert csv.document(page(), bom=True) == "\ufeffname\r\n"
