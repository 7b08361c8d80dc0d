"""The page of a year in a real browser: nothing asked for, nothing in the way, legible, usable by key and by ear."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .driver import Browser

MEASURE = (Path(__file__).parent / "measure.js").read_text(encoding="utf-8").partition("\n")[2]
WIDTHS = (360, 768, 1024, 1280)
SCHEMES = ("light", "dark")
OPEN = "[...document.querySelectorAll('details')].map(each => each.open = true).length"


def measure(browser: Browser, what: str) -> object:
    """A measure of the page as it is now."""
    return browser.ask(f"{MEASURE.rstrip()}.{what}()".removeprefix("\n"))


def choose(browser: Browser, lang: str) -> None:
    """Switch the language."""
    browser.ask(f"document.getElementById('_{lang}').click()")


def test_the_measures_find_what_is_wrong(browser: Browser, tmp_path: Path) -> None:
    """On a page with each fault they are not silent."""
    bad = tmp_path / "bad.html"
    bad.write_text(
        "<!doctype html><body style='background:#fff'><script>console.error('oh')</script>"
        "<img src='https://example.invalid/a.png'><p style='color:#999'>faint</p>"
        "<p style='width:2000px;text-align:right'>wide</p>"
        "<table><tr><td class=h style='color:#ccc'><svg width=9 height=9><path class=p d='M0 0h9v9z' "
        "style='fill:#ccc'/></svg><b>one</b><b style='margin-left:-20px'>other</b></table>",
        encoding="utf-8",
    )
    browser.show(360)
    browser.visit(bad)
    said, asked = browser.logs()
    assert any("oh" in line for line in said)
    assert "https://example.invalid/a.png" in asked
    assert [text for text, _ in measure(browser, "faint")] == ["faint", "one", "other"]  # type: ignore[attr-defined]
    assert len(measure(browser, "faintMarks")) == 1  # type: ignore[arg-type]
    beyond, out = measure(browser, "wide")  # type: ignore[misc]
    assert (beyond > 0, out) == (True, ["wide"])  # type: ignore[has-type]
    assert measure(browser, "overlaps") == [["one", "other"]]


def test_nothing_is_asked_for_and_nothing_complained_of(browser: Browser, page: Path) -> None:
    """The one address is that of the file, and the console stays empty."""
    browser.show()
    browser.visit(page)
    assert browser.logs() == ([], [page.as_uri()])


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_fits(browser: Browser, page: Path, width: int, lang: str) -> None:
    """At every width nothing sticks out and no text lies on another, with the details closed and open."""
    browser.show(width)
    browser.visit(page)
    choose(browser, lang)
    for opened in (0, 1):
        assert not opened or browser.ask(OPEN) > 1
        assert measure(browser, "wide") == [0, []]
        assert measure(browser, "overlaps") == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [360, 1280])
def test_it_is_legible(browser: Browser, page: Path, scheme: str, width: int) -> None:
    """Texts and the marks of the charts stand out from their ground as WCAG asks for at level AA."""
    browser.show(width, scheme)
    browser.visit(page)
    assert browser.ask(OPEN) > 1
    assert measure(browser, "texts") > 60  # type: ignore[operator]
    assert measure(browser, "marks") > 2  # type: ignore[operator]
    assert measure(browser, "faint") == []
    assert measure(browser, "faintMarks") == []


def test_the_scheme_is_the_reader_s(browser: Browser, page: Path) -> None:
    """Dark where that is preferred, and always light on paper."""
    grounds = {}
    for scheme, media in (("light", "screen"), ("dark", "screen"), ("dark", "print")):
        browser.show(1280, scheme, media)
        browser.visit(page)
        grounds[scheme, media] = browser.ask("getComputedStyle(document.body).backgroundColor")
    browser.show()
    assert grounds["light", "screen"] == grounds["dark", "print"] == "rgb(255, 255, 255)"
    assert grounds["dark", "screen"] != grounds["light", "screen"]


def test_the_language_is_switched_without_script(browser: Browser, page: Path, tmp_path: Path) -> None:
    """With scripts forbidden, a click shows the other language, and a click on a place opens the details."""
    probe = tmp_path / "probe.html"
    probe.write_text("<!doctype html><title>off</title><script>document.title = 'on'</script>", encoding="utf-8")
    browser.show()
    browser.tell("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.visit(probe)
        assert browser.tell("Runtime.evaluate", expression="document.title")["result"]["value"] == "off"
        browser.visit(page)
        for lang, other in (("zh", "en"), ("en", "zh")):
            browser.click(f"label[for=_{lang}]")
            heading = browser.tell("Runtime.evaluate", expression="document.querySelector('h1').innerText")
            assert ("年" in heading["result"]["value"]) is (lang == "zh")
            left = f"[...document.querySelectorAll('main span[lang={other}]')].filter(s => s.checkVisibility()).length"
            assert browser.tell("Runtime.evaluate", expression=left)["result"]["value"] == 0
        browser.click("summary")
        count = browser.tell("Runtime.evaluate", expression="document.querySelectorAll('details[open]').length")
        assert count["result"]["value"] == 1
    finally:
        browser.tell("Emulation.setScriptExecutionDisabled", value=False)


OUTLINED = """(() => {
  const at = document.activeElement, seen = at.matches('.pick') ? document.querySelector('.langs') : at;
  const style = getComputedStyle(seen);
  return [at.id || at.tagName, style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2];
})()"""


def test_it_is_used_by_key(browser: Browser, page: Path) -> None:
    """Tab goes to the language, then to links and details; each shows that it is the one; keys do what a click does."""
    browser.show()
    browser.visit(page)
    browser.press("Tab")
    assert browser.ask(OUTLINED) == ["_en", True]
    browser.press("ArrowLeft")
    assert browser.ask(OUTLINED) == ["_zh", True]
    assert "年" in browser.ask("document.querySelector('h1').innerText")
    seen = []
    for _ in range(6):
        browser.press("Tab")
        name, outlined = browser.ask(OUTLINED)
        assert outlined, name
        seen.append(name)
    assert set(seen) <= {"A", "SUMMARY"}
    assert "SUMMARY" in seen
    browser.press("Enter")
    assert browser.ask("document.querySelectorAll('details[open]').length") == 1


def test_it_is_read_aloud(browser: Browser, page: Path) -> None:
    """Headings, named tables with headers of columns and rows, the words of the charts, the choice of a language."""
    browser.show(360)  # where the style makes cards of the rows
    browser.visit(page)
    nodes = browser.tree()

    def names(role: str) -> list[str]:
        return [node["name"] for node in nodes if node["role"] == role]

    rows = browser.ask("document.querySelectorAll('tbody tr').length")
    assert "The indicators" in names("table")
    assert all(names("table"))
    assert len(names("rowheader")) == rows
    assert all(names("rowheader"))
    assert {"Indicator", "Target"} <= set(names("columnheader"))
    assert names("radio") == ["中文", "English"]
    assert len(names("heading")) >= 3
    assert len(names("DisclosureTriangle")) == browser.ask("document.querySelectorAll('summary').length")
    texts = " ".join(names("StaticText"))
    assert re.search("target .*: .*better|target .*; .*better", texts)
    assert "目标" not in re.sub("[“”].*?[“”]", "", " ".join(names("columnheader")))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_is_printed(browser: Browser, page: Path, lang: str) -> None:
    """On A4 it takes few sheets, and its text fits into the width of the paper."""
    browser.show()
    browser.visit(page)
    choose(browser, lang)
    printed = browser.printed()
    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([0-9.]+) ([0-9.]+)\]", printed)
    assert 1 <= len(boxes) <= 4
    assert {(round(float(wide)), round(float(high))) for wide, high in boxes} == {(595, 842)}
    browser.show(695, media="print")  # A4 less its margins
    assert measure(browser, "wide") == [0, []]
    assert measure(browser, "overlaps") == []
    browser.show()
