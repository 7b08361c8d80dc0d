"""`cntrack report`: one page that needs nothing else, in both languages, and one chart as SVG."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cntrack import store
from cntrack.assessment.results import Status
from cntrack.chart import chart
from cntrack.report import report
from cntrack.view.report import sheet

from .calling import acting, call, spawn
from .page import having, page, read

SVG = "{http://www.w3.org/2000/svg}"
PLAN = """
format = 1
[plan]
id = "demo"
[[indicators]]
id = "jobs"
name = "{name}"
{keys}
years.2021 = {{ target = "{target}", actual = "{actual}" }}
"""


@pytest.mark.parametrize("arguments", [("2021",), ("2022",), ("2021", "--lang", "zh"), ("2021", "--file", "town.toml")])
def test_the_page_needs_nothing_else(arguments: tuple[str, ...]) -> None:
    """No script, no request, no style from elsewhere; less than 100 kB; a policy that forbids the rest."""
    text, root = page(*arguments)
    assert len(text.encode()) < 100_000
    assert not {element.tag for element in root.iter()} & {"script", "link", "img", "iframe", "object", "embed", "form"}
    for element in root.iter():
        for name, value in element.attrib.items():
            assert not name.startswith("on"), element.tag
            assert name not in ("src", "srcset", "style"), element.tag
            assert name != "href" or value.startswith("#")
    policy = next(element for element in root.iter("meta") if element.get("http-equiv"))
    assert policy.get("content") == "default-src 'none'; style-src 'unsafe-inline'"
    assert not re.search(r"url\(|@import|https?://", text)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_two_runs_give_the_same_bytes(lang: str) -> None:
    """Nothing of the clock, the machine or the order of a set is in a page or a chart."""
    for arguments in (("2021", "-o", "-"), ("2022", "--file", "town.toml", "-o", "-"), ("2021", "3", "--chart", "-")):
        whole = ("report", *arguments, "--lang", lang)
        first = spawn(*whole, environment={"PYTHONHASHSEED": "1"})
        assert first.code == 0
        assert spawn(*whole, environment={"PYTHONHASHSEED": "2", "TZ": "Asia/Shanghai"}).raw == first.raw


def test_links_lead_somewhere() -> None:
    """Every id is there once, also where an indicator is called like a part of the page; every link has its place."""
    Path("named.toml").write_text(
        PLAN.format(name="Zh", keys='measure = "growth"', target="5%", actual="6%").replace('"jobs"', '"zh"'), "utf-8"
    )
    for arguments in (("2021",), ("2021", "--file", "town.toml"), ("--file", "named.toml")):
        _, root = page(*arguments)
        ids = [element.get("id") for element in root.iter() if element.get("id")]
        assert len(ids) == len(set(ids))
        assert {(element.get("href") or "")[1:] for element in root.iter("a")} <= set(ids)
        assert {element.get("for") for element in root.iter("label")} == {"_zh", "_en"}
        assert {element.get("aria-labelledby") for element in root.iter("table")} <= set(ids)


def test_what_needs_attention_comes_first() -> None:
    """Before the table, which marks it too; a reader is told what is open, not which command would settle it."""
    text, root = page("2021")
    assert text.index("Needs attention") < text.index("The indicators") < text.index("what the new targets ask")
    (minded,) = having(root, "ul", "mind")
    assert [link.get("href") for link in minded.iter("a")] == ["#gdp-growth"]
    assert [row.get("id") for row in having(root, "tr", "x")] == ["gdp-growth"]
    assert "Target “与全市目标基本同步”, Actual “11%左右”" in read(minded)
    assert "cntrack" not in read(minded)


def test_where_nothing_is_known_nothing_is_said_of_attention() -> None:
    """A year without any figure is waited for; one in which all is well says so."""
    assert "Needs attention" not in read(page("2022")[1])
    assert "Nothing is missed, behind or in doubt." in read(page("2021", "jobs", "--file", "town.toml")[1])


def test_the_page_opens_in_a_language() -> None:
    """The language asked for is chosen; the other one is a click away and needs no script."""
    for lang in ("zh", "en"):
        text, root = page("2021", "--lang", lang)
        assert text.startswith(f'<!doctype html>\n<html lang="{lang}">')
        picks = {element.get("id"): "checked" in element.attrib for element in root.iter("input")}
        assert picks == {"_zh": lang == "zh", "_en": lang == "en"}
        assert [read(element) for element in root.iter("label")] == ["中文", "English"]


def test_charts_have_words_beside_them() -> None:
    """A drawing is hidden from a screen reader, and what it shows stands beside it in words."""
    _, root = page("2021")
    drawings = list(root.iter("svg"))
    assert all(element.get("aria-hidden") == "true" for element in drawings)
    told = [read(element) for element in having(root, "span", "sr")]
    assert "target 5%, actual 16.51%: surpassed; higher is better" in told
    assert len(told) == len([cell for cell in having(root, "td", "h") if cell.find("svg") is not None]) == 20


KEYS = ["number of the target", "meets the target; better towards the arrow"]


@pytest.mark.parametrize(
    ("target", "actual", "legend"),
    [
        ("5%", "6%", [*KEYS, "actual; its shape is the status"]),
        ("5%左右", "6%", [*KEYS, "reach of “about”: undecided", "actual; its shape is the status"]),
        ("5%", "8%以上", [*KEYS, "actual; its shape is the status", "all that the wording of the actual allows"]),
        ("完成市下达指标", "6%", []),
    ],
)
def test_the_legend_explains_what_is_drawn(target: str, actual: str, legend: list[str]) -> None:
    """No less, and no more."""
    text = PLAN.format(name="Jobs", keys='measure = "growth"\ndirection = "higher"', target=target, actual=actual)
    Path("keys.toml").write_text(text, encoding="utf-8")
    _, root = page("--file", "keys.toml")
    assert [read(item) for part in having(root, "ul", "key") for item in part] == legend


def test_of_a_day_within_the_year() -> None:
    """With --as-of the page tells the pace, who is behind needs attention, and the chart has a mark for the day."""
    _, root = page("2021", "--as-of", "2021-12-31", "--file", "town.toml")
    assert "2021-12-31" in read(root)
    where = ("--file", "town.toml", "--records", "r.toml")
    call("record", "jobs", "2022", "--actual", "9000个", "--as-of", "2022-06-30", *where)
    _, root = page("2022", "--as-of", "2022-06-30", *where)
    (minded,) = having(root, "ul", "mind")
    assert [link.get("href") for link in minded.iter("a")] == ["#jobs"]
    assert "behind, −9.1 pp" in read(minded)
    row = next(row for row in root.iter("tr") if row.get("id") == "jobs")
    assert "still open behind, −9.1 pp" in read(row)
    mark = having(row, "path", "t")[0].get("d") or ""
    due = having(row, "path", "u")[0].get("d") or ""
    places = [float(re.findall("[0-9.]+", drawn)[0]) for drawn in (mark, due)]
    assert places[1] == pytest.approx(places[0] / 2, abs=0.1)
    assert "where the time that is over would put it" in read(root)
    assert "Includes 1 recorded value from r.toml." in read(root)
    assert "as of 2022-06-30 · entry 1" in read(row).lower()


def test_where_it_goes() -> None:
    """A page needs a file, one that is there needs --force; a chart needs one indicator."""
    assert call("report").code == 2
    assert call("report", "-o", "page.html").code == 0
    assert call("report", "-o", "page.html").code == 2
    assert call("report", "-o", "page.html", "--force").code == 0
    assert call("report", "-o", "page.pdf").err == 'cntrack: a page is written as .html, not as ".pdf"\n'
    assert call("report", "2021", "1", "--chart", "c.png").err == 'cntrack: a chart is written as .svg, not as ".png"\n'
    assert not Path("page.pdf").exists()
    assert not Path("c.png").exists()
    assert call("report", "--chart", "chart.svg").code == 2
    assert call("report", "gdp", "jobs", "--chart", "chart.svg").code == 2
    assert not Path("chart.svg").exists()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_one_chart(lang: str) -> None:
    """One chart is well-formed SVG with its name, wordings and status, each text as wide as its characters are."""
    assert call("report", "2021", "2", "--chart", "chart.svg", "--lang", lang).code == 0
    root = ET.fromstring(Path("chart.svg").read_text(encoding="utf-8"))  # noqa: S314  our own file
    texts = [text.text or "" for text in root.iter(f"{SVG}text")]
    assert {"zh": "区级一般公共预算收入增速", "en": "budget revenue"}[lang] in texts[0]
    assert {"5%", "0"} <= set(texts)  # the number of the target and zero, below the axis
    assert any("16.51%" in text for text in texts)
    assert {"zh": "目标的数", "en": "number of the target"}[lang] in texts
    assert "表1 第2行" in texts[-1]
    inside = float(root.get("width") or 0) - 2 * 20
    for text in root.iter(f"{SVG}text"):
        assert float(text.get("x") or 0) + float(text.get("textLength") or 0) <= inside
        if all("\u4e00" <= char <= "\u9fff" for char in text.text or ""):
            assert float(text.get("textLength") or 0) == len(text.text or "") * float(text.get("font-size") or 0)


HOSTILE = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</style><script>", "&lt;b&gt;",
           "' onload='x", "\u202eevil", "\x1b[2J", "]]>", "{}{0}%s", "javascript:alert(1)"]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_stay_texts(text: str) -> None:
    """Nothing that a plan says makes a tag, an attribute or a link, or acts."""

    def write(file: str, said: str) -> None:
        places = f'years.2021.note = "{said}"\nyears.2021.at = "{said}"\nyears.2021.source = "s"'
        keys = f'measure = "growth"\n{places}'
        head = f'[[sources]]\nid = "s"\ntitle = "{said}"\npublisher = "{said}"\n'
        whole = (
            PLAN.format(name=said, keys=keys, target="5%", actual="6%")
            .replace("years.2021 =", "#")
            .replace("[[indicators]]", f"{head}[[indicators]]")
            + 'years.2021.target = "5%"\nyears.2021.actual = "6%"\n'
        )
        Path(file).write_text(whole, encoding="utf-8")

    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\x1b", "\\u001b")
    write("hostile.toml", quoted)
    write("harmless.toml", "Jobs")
    out, root = page("--file", "hostile.toml")
    assert acting(out) == []
    plain = page("--file", "harmless.toml")[1]
    assert [(element.tag, sorted(element.attrib)) for element in root.iter()] == [
        (element.tag, sorted(element.attrib)) for element in plain.iter()
    ]
    if acting(text) == []:
        assert read(root).count(" ".join(text.split())) >= 3
    assert call("report", "jobs", "--file", "hostile.toml", "--chart", "h.svg").code == 0
    ET.fromstring(Path("h.svg").read_text(encoding="utf-8"))  # noqa: S314


WORDINGS = ("{}", "{}左右", "{}以上", "{}以内", "超过{}", "低于{}", "{}余", "近{}")
VALUES = st.integers(-50, 200).map(lambda number: f"{number / 10:g}%")


@st.composite
def wording(draw: st.DrawFn) -> str:
    """A wording of a number in per cent."""
    return draw(st.sampled_from(WORDINGS)).format(draw(VALUES))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    target=wording(),
    actual=wording(),
    direction=st.sampled_from(["higher", "lower", "target"]),
    measure=st.sampled_from(["growth", "share", "level"]),
)
def test_a_chart_shows_what_was_judged(
    target: str, actual: str, direction: str, measure: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """All positions lie on the axis; what is drawn lies in what meets the target just where that was the verdict."""
    file = tmp_path_factory.getbasetemp() / "chart.toml"
    keys = f'direction = "{direction}"\nmeasure = "{measure}"'
    file.write_text(PLAN.format(name="Jobs", keys=keys, target=target, actual=actual), encoding="utf-8")
    plan = store.load(str(file))
    found = chart(plan, plan.indicators[0], 2021)
    assume(found is not None)
    assert found is not None
    (item,) = report(plan, 2021).status.indicators
    ends = [*found.marks, found.core.start, found.core.end, *(end for part in found.doubt for end in part[:2])]
    ends += [end for end in (found.zero, found.point) if end is not None]
    ends += [found.actual.start, found.actual.end] if found.actual else []
    assert all(0 <= end <= 1 for end in ends)
    assert found.low < found.high
    if found.point is not None and item.status is Status.NOT_MET:
        assert not found.core.start < found.point < found.core.end
    if found.point is not None and item.status in (Status.SURPASSED, Status.MET) and "近" not in actual:
        assert found.core.start <= found.point <= found.core.end
    assert sheet(report(plan, 2021)).entries[0].chart == found
