"""Whatever a data file says: it loads or is refused with places, and its texts stay texts in every format."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
import tomli_w
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from cntrack import checking, explain, store
from cntrack.assessment import status
from cntrack.comparison import compare
from cntrack.model import Plan
from cntrack.problem import DataError
from cntrack.records import merged
from cntrack.render import csv as csv_format
from cntrack.render import json as json_format
from cntrack.render import markdown, table
from cntrack.render import problems as as_text
from cntrack.render.table import Screen
from cntrack.view import compare as compare_view
from cntrack.view import parse as parse_view
from cntrack.view import show as show_view
from cntrack.view import status as status_view
from cntrack.view.cells import Page
from cntrack.wording import read
from cntrack.wording.reading import Readings

from .calling import acting

LINES = store.bundled().read_text(encoding="utf-8").splitlines(keepends=True)
# A part of the bundled plan: its head, headline indicators, and some with dotted keys, lists and notes.
PLAN = store.load(str(store.bundled()))
SAMPLE = "".join(LINES[:60] + LINES[135:165] + LINES[-30:])
TOKENS = (
    "=", "[", "]", "{", "}", '"', "'", ".", ",", "#", "\n", "\\", '"""', "[[indicators]]", "[plan]", "years.2021",
    "true", "nan", "inf", "1e999999999", "-0", "0x10", "2022-01-12", "07:30:00", '"5%"', '"10-5%"', "target", "actual",
    "id", '""', "number = 1", "under = 99", "99999999999999999999", "\ufeff", "\u202e", "\x00", "\x1b", "％", "万",
    "years.1", "a.b.c.d",
)  # fmt: skip
SPECIAL = "=+-@|`*_[]<>#!~\\&\"',;:(){}%\n\r\t\x1b\x85\u2028\u202e\ufeff長5％ "
TEXT = st.text(max_size=30) | st.text(st.sampled_from(SPECIAL), max_size=20)
QUICK = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


LEDGER = """# What was recorded.
format = 1

[[records]]
number = 1
recorded = 2022-07-01T09:00:00Z
plan = "changning"
indicator = "gdp-growth"
year = 2022
actual = "3.2%"
as_of = 2022-06-30
stage = "preliminary"

[[records]]
number = 2
recorded = 2022-07-02T09:00:00Z
plan = "changning"
indicator = "gdp-growth"
year = 2022
actual = "3.4%"
as_of = 2022-06-30
replaces = 1

[[records]]
number = 3
recorded = 2022-07-03T09:00:00Z
plan = "changning"
retracts = 2
note = "the wrong table"
"""


@st.composite
def spoilt(draw: st.DrawFn, sample: str) -> str:
    """The sample with a few of its lines, tokens or characters deleted, doubled, moved or replaced."""
    lines = list(sample.splitlines(keepends=True))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        kind = draw(st.sampled_from(("delete", "double", "move", "token", "value", "character", "cut")))
        line = lines[at]
        if kind == "delete":
            lines[at] = ""
        elif kind == "double":
            lines.insert(at, line)
        elif kind == "move":
            lines.insert(draw(st.integers(0, len(lines) - 1)), line)
        elif kind == "value":
            values = re.split(r'("[^"\n]*"|[0-9]+)', line)
            values[draw(st.integers(0, len(values) - 1))] = draw(st.sampled_from(TOKENS))
            lines[at] = "".join(values)
        else:
            cut = draw(st.integers(0, len(line)))
            end = cut if kind == "token" else min(len(line), cut + draw(st.integers(0, 3)))
            new = (
                ""
                if kind == "cut"
                else draw(st.sampled_from(TOKENS) if kind == "token" else st.characters(codec="utf-8"))
            )
            lines[at] = line[:cut] + new + line[end:]
    return "".join(lines)


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=spoilt(SAMPLE))
def test_spoilt_plan(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A plan with any fault loads, or is refused with problems that have a place; nothing else is ever raised."""
    file = Path(tmp_path_factory.getbasetemp()) / "spoilt.toml"
    file.write_bytes(text.encode())
    try:
        plan = store.load(str(file))
    except DataError as refused:
        told(refused, text)
    else:
        for page in pages(plan):
            assert acting(table.document(page, Screen(width=80))) == []


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=spoilt(LEDGER))
def test_spoilt_records(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Records with any fault are taken or refused with places, and are then never written."""
    file = Path(tmp_path_factory.getbasetemp()) / "spoilt-records.toml"
    file.write_bytes(text.encode())
    try:
        found = store.records(str(file))
    except DataError as refused:
        told(refused, text)
        with pytest.raises(DataError):
            store.append(str(file), lambda ledger: ledger.records[:1])
    else:
        plan = merged(PLAN, found, "records.toml").plan
        for page in pages(plan):
            assert acting(table.document(page, Screen(width=80))) == []
    assert file.read_bytes() == text.encode()


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=spoilt(SAMPLE) | spoilt(LEDGER) | st.text(max_size=200))
def test_check_of_anything(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Any file is checked to an end: every problem has a place, and no format has anything that acts."""
    file = Path(tmp_path_factory.getbasetemp()) / "any-file.toml"
    file.write_bytes(text.encode())
    checked, problems = checking.check([str(file)], str(store.bundled()))
    (summed,) = checked.files
    assert summed.errors + summed.warnings == len(problems) == len(checked.problems)
    assert acting(as_text.text(checked, problems)) == []
    commands = as_text.github(checked.rows).split("\n")[:-1]
    assert len(commands) == len(problems)
    assert all(command.startswith(("::error file=", "::warning file=")) and not acting(command) for command in commands)
    assert len(json.loads(json_format.document(checked))["problems"]) == len(problems)


def told(refused: DataError, text: str) -> None:
    """Each problem has what a user needs, and a place in the text."""
    assert refused.problems
    assert acting(str(refused)) == []
    lines = text.removeprefix("\ufeff").split("\n")
    for problem in refused.problems:
        assert problem.code
        assert problem.what
        assert problem.help
        if problem.code == "missing-key" and len(problem.path) == 1:  # a key that is missing at the top stands nowhere
            continue
        assert problem.place is not None, problem
        assert problem.place.excerpt == lines[problem.place.line - 1].rstrip("\r")
        assert 1 <= problem.place.column <= len(problem.place.excerpt) + 1


def plan_of(name: str, note: str, wording: str, folder: Path) -> Plan:
    """A plan in which these texts stand wherever a text may stand."""
    data = {
        "format": 1,
        "plan": {"id": "any", "name": name, "place": note, "themes": {"theme": name}},
        "sources": [{"id": "source", "title": name, "publisher": note, "url": name}],
        "indicators": [
            {
                "id": "one", "number": 1, "name": name, "theme": "theme", "direction": "higher", "note": note,
                "years": {
                    "2021": {"target": "5%", "actual": "6%", "source": "source", "at": note, "note": note},
                    "2022": {"target": "6%", "related": wording, "source": "source", "at": name},
                },
            },
            {"id": "two", "number": 2, "name": note, "years": {"2021": {"target": wording, "actual": wording}}},
            {"id": "three", "name": note, "years": {"2021": {"target": "与全市目标同步", "actual": wording}}},
        ],
    }  # fmt: skip
    file = folder / "any.toml"
    file.write_text(tomli_w.dumps(data), encoding="utf-8", newline="")
    return store.load(str(file))


def pages(plan: Plan) -> list[Page]:
    """Every page of a plan, in one language or the other."""
    if not {2021, 2022} <= set(plan.years):
        return []
    found = [status_view.page(status(plan, 2021), "zh"), compare_view.page(compare(plan, 2021, 2022), "en")]
    return [*found, *(show_view.page(explain.show(plan, item), "en") for item in plan.indicators[:3])]


def any_plan(name: str, note: str, wording: str, folder: Path) -> Plan:
    """The plan of these texts; those that no plan can hold are passed over."""
    assume(name and note and read(wording).kind is not None)
    return plan_of(name, note, wording, folder)


TEXTS = given(name=TEXT, note=TEXT, wording=TEXT | st.sampled_from(["完成|市\n下达*指标*", "=力争<b>5%</b>", "5%"]))
EDGE = example(name="=\x1b[2J", note="\u202e|\\", wording="@as planned\r\n")


@QUICK
@EDGE
@TEXTS
def test_terminal(name: str, note: str, wording: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No control and no bidi character but a line break stands in a table, of any width, in ASCII or GBK."""
    plan = any_plan(name, note, wording, Path(tmp_path_factory.getbasetemp()))
    for page in pages(plan):
        for screen in (Screen(), Screen(width=40), Screen(width=90, ascii=True), Screen(encoding="gbk")):
            assert acting(table.document(page, screen)) == []
        assert table.document(page, Screen(encoding="ascii")).isascii()


@QUICK
@EDGE
@TEXTS
def test_json(name: str, note: str, wording: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """JSON parses back to the very texts, as a document and line by line, and has nothing that acts."""
    plan = any_plan(name, note, wording, Path(tmp_path_factory.getbasetemp()))
    result = compare(plan, 2021, 2022)
    text = json_format.document(result)
    assert acting(text) == []
    shown = {item["id"]: item for item in json.loads(text)["indicators"]}
    assert shown["one"]["name"] == {"zh": name, "en": name}
    assert shown["two"]["name"]["en"] == note
    assert shown["two"]["before"]["actual"]["text"] == wording
    assert shown["one"]["after"]["related"][0]["text"] == wording
    lines = list(json_format.lines(result.rows))
    assert [json.loads(line) for line in lines] == list(json.loads(text)["indicators"])


@QUICK
@EDGE
@TEXTS
def test_csv(name: str, note: str, wording: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """CSV parses back to as many rows and columns as the page has, and no text cell begins a formula."""
    plan = any_plan(name, note, wording, Path(tmp_path_factory.getbasetemp()))
    for page in pages(plan):
        text = csv_format.document(page)
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        assert len(rows) == 1 + len(page.listing.rows)
        assert {len(row) for row in rows} == {sum(column.flat for column in page.listing.columns)}
        assert acting(text.replace("\r\n", "\n")) == []
        for cell in (cell for row in rows for cell in row):
            assert not re.match(r"\s*[=+\-@＝＋－＠]", cell) or re.fullmatch(r"-[0-9.]+", cell), cell


@QUICK
@EDGE
@TEXTS
def test_markdown(name: str, note: str, wording: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Each row of a Markdown table keeps its number of columns; no text makes a heading, a tag or code."""
    plan = any_plan(name, note, wording, Path(tmp_path_factory.getbasetemp()))
    for page in pages(plan):
        text = markdown.document(page)
        assert acting(text) == []
        rows = [line for line in text.split("\n") if line.startswith("|")]
        assert len({len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) for row in rows}) == 1
        assert len(rows) == 2 + len(page.listing.rows)
        assert re.search(r"(?<!\\)(?:\\\\)*[<`]", text) is None


@QUICK
@given(wordings=st.lists(st.text(max_size=40), max_size=4))
def test_any_wording(wordings: list[str]) -> None:
    """Any text at all is read or refused, and its reading can be shown in every format."""
    result = Readings("cntrack/parse/1", tuple(map(read, wordings)))
    page = parse_view.page(result, "en")
    assert [item["text"] for item in json.loads(json_format.document(result))["readings"]] == wordings
    assert acting(table.document(page, Screen(width=60))) == []
    rows = list(csv.reader(io.StringIO(csv_format.document(page), newline=""), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert acting(markdown.document(page)) == []
