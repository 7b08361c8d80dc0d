"""`cntrack report`: one page that needs nothing else, in both languages, and one chart as SVG."""

from __future__ import annotations

import re
from html.parser import HTMLParser
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

from .calling import acting, call

VOID = {"meta", "input", "br", "hr", "img", "link"}
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


class Reader(HTMLParser):
    """Collects tags, attributes and texts, and sees to it that what opens closes."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that closes itself."""
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """What closes is what was opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note a text that is shown."""
        if not self.open or self.open[-1] != "style":
            self.text += data + "\n"


def page(*arguments: str) -> tuple[str, Reader]:
    """The page of a call, and what a browser would see of it."""
    done = call("report", *arguments, "-o", "-")
    assert (done.code, done.err) == (0, "")
    reader = Reader()
    reader.feed(done.out)
    reader.close()
    assert reader.open == []
    return done.out, reader


@pytest.mark.parametrize("arguments", [("2021",), ("2022",), ("2021", "--lang", "zh"), ("2021", "--file", "town.toml")])
def test_the_page_needs_nothing_else(arguments: tuple[str, ...]) -> None:
    """No script, no request, no style from elsewhere; less than 100 kB; a policy that forbids the rest."""
    text, reader = page(*arguments)
    assert len(text.encode()) < 100_000
    names = {tag for tag, _ in reader.tags}
    assert not names & {"script", "link", "img", "iframe", "object", "embed", "form"}
    for tag, attributes in reader.tags:
        for name, value in attributes.items():
            assert not name.startswith("on"), tag
            assert name not in ("src", "srcset", "style"), tag
            assert name != "href" or (value or "").startswith("#")
    policy = next(attributes for _, attributes in reader.tags if attributes.get("http-equiv"))
    assert policy["content"] == "default-src 'none'; style-src 'unsafe-inline'"
    assert not re.search(r"url\(|@import|https?://", text.replace("http://www.w3.org/2000/svg", ""))


def test_the_page_tells_what_the_status_tells() -> None:
    """Summary, each indicator with its wordings, what is open first, the changes to come, in both languages."""
    text, reader = page("2021")
    for shown in ("23 of 24 achieved", "24项中23项完成", "16.51%", "+11.51 pp", "+11.51个百分点", "与全市目标基本同步"):
        assert shown in reader.text
    ids = [attributes["id"] for tag, attributes in reader.tags if tag == "tr" and "id" in attributes]
    assert len(ids) == 24
    links = [attributes["href"] for tag, attributes in reader.tags if tag == "a"]
    assert links == ["#gdp-growth"]
    assert "−19.76万平方米" in reader.text
    assert text.index("Needs attention") < text.index("The indicators") < text.index("what the new targets ask")


def test_the_page_opens_in_a_language() -> None:
    """The language asked for is chosen; the other one is a click away and needs no script."""
    for lang in ("zh", "en"):
        text, reader = page("2021", "--lang", lang)
        assert text.startswith(f'<!doctype html>\n<html lang="{lang}">')
        picks = {attributes["id"]: "checked" in attributes for tag, attributes in reader.tags if tag == "input"}
        assert picks == {"zh": lang == "zh", "en": lang == "en"}
        assert [attributes["for"] for tag, attributes in reader.tags if tag == "label"] == ["zh", "en"]


def test_charts_have_words_beside_them() -> None:
    """A drawing is hidden from a screen reader, and what it shows stands beside it in words."""
    _, reader = page("2021")
    drawings = [attributes for tag, attributes in reader.tags if tag == "svg"]
    assert drawings
    assert all(attributes["aria-hidden"] == "true" for attributes in drawings)
    assert "target 5%, actual 16.51%: surpassed" in reader.text
    assert sum(attributes.get("class") == "sr" for _, attributes in reader.tags) == len(drawings)


def test_of_a_day_within_the_year() -> None:
    """With --as-of the page tells the pace, and who is behind needs attention."""
    _, reader = page("2021", "--as-of", "2021-12-31", "--file", "town.toml")
    assert "2021-12-31" in reader.text
    call(
        "record",
        "jobs",
        "2022",
        "--actual",
        "9000个",
        "--as-of",
        "2022-06-30",
        "--file",
        "town.toml",
        "--records",
        "r.toml",
    )
    _, reader = page("2022", "--as-of", "2022-06-30", "--file", "town.toml", "--records", "r.toml")
    assert [attributes["href"] for tag, attributes in reader.tags if tag == "a"] == ["#jobs"]
    assert "behind, −9.1 pp" in reader.text
    assert "Includes 1 recorded value from r.toml." in reader.text


def test_where_it_goes() -> None:
    """A page needs a file, one that is there needs --force; a chart needs one indicator."""
    assert call("report").code == 2
    assert call("report", "-o", "page.html").code == 0
    assert call("report", "-o", "page.html").code == 2
    assert call("report", "-o", "page.html", "--force").code == 0
    assert call("report", "--chart", "chart.svg").code == 2
    assert call("report", "gdp", "jobs", "--chart", "chart.svg").code == 2
    assert not Path("chart.svg").exists()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_one_chart(lang: str) -> None:
    """One chart is well-formed SVG with its name, wordings and status, each text as wide as its characters are."""
    assert call("report", "2021", "2", "--chart", "chart.svg", "--lang", lang).code == 0
    root = ET.fromstring(Path("chart.svg").read_text(encoding="utf-8"))  # noqa: S314  our own file
    texts = root.findall(f"{SVG}text")
    assert {"zh": "区级一般公共预算收入增速", "en": "budget revenue"}[lang] in (texts[0].text or "")
    assert "16.51%" in (texts[1].text or "")
    width = float(root.get("width") or 0)
    for text in texts:
        assert 20 + float(text.get("textLength") or 0) <= width


HOSTILE = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</style><script>", "&lt;b&gt;",
           "' onload='x", "\u202eevil", "\x1b[2J", "]]>", "{}{0}%s", "javascript:alert(1)"]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_stay_texts(text: str) -> None:
    """Nothing that a plan says makes a tag, an attribute or a link, or acts."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\x1b", "\\u001b")
    Path("hostile.toml").write_text(
        PLAN.format(name=quoted, keys=f'note = "{quoted}"', target="5%", actual="6%"), encoding="utf-8"
    )
    out, reader = page("--file", "hostile.toml")
    assert acting(out) == []
    assert not any(tag in ("script", "img") for tag, _ in reader.tags)
    assert not any(name.startswith("on") for _, attributes in reader.tags for name in attributes)
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
