"""Every figure of a page is the one that `status --json` and `compare --json` give for the same call."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from .calling import call
from .page import having, only, page, read

TOWN = ("--file", "town.toml")
MIDYEAR = ("2022", "--as-of", "2022-06-30", "--records", "r.toml")
CALLS = [("2021",), ("2022",), ("2021", *TOWN), ("2022", *TOWN), MIDYEAR, (*MIDYEAR, *TOWN), ("2021", "3", "gdp")]
Json = dict[str, Any]


@pytest.fixture(autouse=True)
def recorded() -> None:
    """Some figures of the year as it goes, one of which is behind."""
    for arguments in (
        ("new-elderly-beds", "2022", "--actual", "85张"),
        ("budget-revenue-growth", "2022", "--target", "5%"),
        ("budget-revenue-growth", "2022", "--actual", "5.2%", "--stage", "preliminary"),
        ("gdp-growth", "2022", "--actual", "4%左右"),
        ("jobs", "2022", "--actual", "9000个", *TOWN),
    ):
        day = ("--as-of", "2022-06-30") if "--actual" in arguments else ()
        assert call("record", *arguments, *day, "--source", "Bulletin", "--records", "r.toml").code == 0


def answer(command: str, *arguments: str) -> Json:
    """The JSON of a call."""
    found: Json = json.loads(call(command, *arguments, "--json").out, parse_float=Decimal, parse_int=Decimal)
    return found


def numbers(text: str) -> list[Decimal]:
    """The numbers of a text."""
    plain = text.replace("−", "-").replace("…+", " +").replace("…-", " -")
    return [Decimal(number) for number in re.findall(r"[+-]?[0-9]+(?:\.[0-9]+)?", plain)]


def shown(value: Decimal | None, text: str) -> bool:
    """Whether a number is among those of a text, perhaps with fewer digits."""
    if value is None:
        return True
    step = [Decimal(1).scaleb(int(number.as_tuple().exponent)) / 2 for number in numbers(text)]
    return any(abs(number - value) <= half for number, half in zip(numbers(text), step, strict=True))


def facts(row: ET.Element) -> dict[str, str]:
    """What a row tells on demand, by its label."""
    return {read(label): read(text) for label, text in zip(row.iter("dt"), row.iter("dd"), strict=True)}


@pytest.mark.parametrize("arguments", CALLS, ids=" ".join)
def test_each_row_is_its_indicator(arguments: tuple[str, ...]) -> None:
    """The rows are the indicators in their order, with wordings, status, gap, ratio and pace as they are."""
    _, root = page(*arguments)
    told = answer("status", *arguments)
    rows = [row for row in root.iter("tr") if row.get("id")]
    assert [row.get("id") for row in rows] == [item["id"] for item in told["indicators"]]
    for row, item in zip(rows, told["indicators"], strict=True):
        cells = {(cell.get("class") or ""): read(cell) for cell in row}
        for lang in ("zh", "en"):
            assert item["name"][lang] in read(row, lang)
        assert cells["t"] == (item["target"] or {"text": ""})["text"]
        assert cells.get("a", "") == (item["actual"] or {"text": ""})["text"]
        said = facts(row)
        for key in ("value", "low", "high"):
            assert item["gap"] is None or shown(item["gap"][key], said["Gap"])
            assert item["gap"] is None or item["pace"] or shown(item["gap"][key], cells["s"])
        assert ("Ratio" in said) is (item["attainment"] is not None)
        assert item["attainment"] is None or shown(item["attainment"]["value"], said["Ratio"])
        for key in ("share", "lead", "required", "expected"):
            assert item["pace"] is None or shown(item["pace"][key], said["Pace"])
        assert not item["pace"] or shown(item["pace"]["lead"], cells["s"])
        word = "still open" if item["reason"] == "interim" else STATUS[item["status"]]
        assert cells["s"].split(" ", 1)[1].startswith(word)


STATUS = {
    "surpassed": "surpassed",
    "met": "met",
    "met_reported": "met (reported)",
    "partial": "partly met",
    "uncertain": "uncertain",
    "not_met": "not met",
    "not_comparable": "not comparable",
    "no_target": "no target",
    "no_data": "no data yet",
}


@pytest.mark.parametrize("arguments", CALLS, ids=" ".join)
def test_each_figure_has_its_place(arguments: tuple[str, ...]) -> None:
    """Document and place of a target and an actual, and the entry of the records from which it came."""
    _, root = page(*arguments)
    told = answer("status", *arguments)
    titles = {source["id"]: source["title"] for source in told["sources"]}
    listed = {element.get("id"): read(element) for element in only(root, "ol", "src")}
    rows = {row.get("id"): row for row in root.iter("tr")}
    for item in told["indicators"]:
        said = facts(rows[item["id"]])
        for label, figure in (("Target", item["target"]), ("Actual", item["actual"])):
            if figure is None:
                assert label not in said
                continue
            assert figure["text"] in said[label]
            number = re.search(r"\[([0-9]+)\]", said[label])
            assert number
            assert listed[f"_{number[1]}"].startswith(titles[figure["source"]])
            assert (figure["at"] or "") in said[label]
            assert not figure["entry"] or f"Entry {figure['entry']['number']}" in said[label]
            assert figure["at"] in (None, "") or figure["at"] in read(rows[item["id"]].find("th") or root)


@pytest.mark.parametrize("arguments", CALLS, ids=" ".join)
def test_the_summary_counts_the_same(arguments: tuple[str, ...]) -> None:
    """The tiles, the bar and the sentence; and what needs attention is what is missed, in doubt or behind."""
    _, root = page(*arguments)
    told = answer("status", *arguments)
    counts = told["summary"]
    interim = sum(item["reason"] == "interim" for item in told["indicators"])
    expected = {STATUS[key]: int(counts[key]) for key in STATUS}
    expected["uncertain"] -= interim
    expected["still open"] = interim
    tiles = [read(tile).split(" ", 2) for tile in only(root, "ul", "tiles")]
    assert {word: int(number) for _, number, word in tiles} == {key: n for key, n in expected.items() if n}
    assert [int(part.get("width") or 0) for part in only(root, "svg", "stack")] == [int(n) for _, n, _ in tiles]
    sentence = numbers(read(only(root, "p", "sum")))
    assert sentence == (
        [counts["total"]] if counts["no_data"] == counts["total"] else [counts["achieved"], counts["total"]]
    )
    minded = {
        item["id"]
        for item in told["indicators"]
        if (item["pace"] and item["pace"]["state"] == "behind")
        or (
            item["status"] in ("partial", "uncertain", "not_met", "not_comparable")
            and not (item["reason"] == "interim" and item["pace"]["state"] != "n/a")
        )
    }
    links = {(link.get("href") or "")[1:] for part in having(root, "ul", "mind") for link in part.iter("a")}
    assert links == minded


@pytest.mark.parametrize("arguments", [("2021",), ("2021", *TOWN)], ids=" ".join)
def test_the_changes_are_those_of_compare(arguments: tuple[str, ...]) -> None:
    """Each target of the next year that has something to stand beside, and how many have not."""
    _, root = page(*arguments)
    told = answer("compare", "2021", "2022", *arguments[1:])
    asked = [item for item in told["indicators"] if item["ask"] and item["after"]["target"]]
    rows = list(only(root, "table", "ask").iter("tr"))[1:]
    assert len(rows) == len(asked) > 2
    for row, item in zip(rows, asked, strict=True):
        cells = {(cell.get("class") or ""): read(cell) for cell in row}
        near = "*" if item["comparable"] == "near" else ""
        assert item["name"]["en"] in cells["k"]
        assert cells["a"] == item["after"]["target"]["text"]
        assert cells["t"] == item["before"]["actual"]["text"] + near
        for key in ("value", "low", "relative"):
            assert shown(item["ask"]["difference"][key], cells["g"])
        arrow = {"up": "↑", "down": "↓", "equal": "=", None: ""}[item["ask"]["trend"]]
        assert cells["g"].startswith(arrow)
        for figure in (item["before"]["actual"], item["after"]["target"]):
            assert figure["at"] in cells["p"]
    rest = len(told["indicators"]) - len(asked)
    assert f"{rest} others have no comparable 2021 actual" in read(root)


@pytest.mark.parametrize("arguments", [("2021",), ("2021", *TOWN), MIDYEAR], ids=" ".join)
def test_charts_are_to_scale(arguments: tuple[str, ...]) -> None:
    """From zero, the bar is to the mark of the target as the actual is to the target."""
    _, root = page(*arguments)
    told = answer("status", *arguments)
    rows = {row.get("id"): row for row in root.iter("tr")}
    tested = 0
    for item in told["indicators"]:
        bars = having(rows[item["id"]], "path", "v")
        exact = item["target"] and item["actual"] and item["target"]["kind"] == item["actual"]["kind"] == "exact"
        if not bars or not exact or item["target"]["unit"] != item["actual"]["unit"]:
            continue
        mark = float(numbers(having(rows[item["id"]], "path", "t")[0].get("d") or "")[0])
        start, _, end = map(float, numbers(bars[0].get("d") or ""))
        assert start == 0
        assert end / mark == pytest.approx(float(item["actual"]["value"] / item["target"]["value"]), rel=0.005)
        tested += 1
    assert tested >= 2


def test_the_earlier_figure_of_a_chart_is_told() -> None:
    """Where a chart has the circle of the year before, and only there, the details have its wording and place."""
    _, root = page("2022")
    told = {row.get("id"): facts(row) for row in root.iter("tr") if row.get("id")}
    circled = {row.get("id") for row in root.iter("tr") if row.get("id") and having(row, "circle", "b")}
    assert circled == {name for name, said in told.items() if "2021 actual" in said}
    assert "“新增141张” → 141张" in told["new-elderly-beds"]["2021 actual"]
    assert "表12" in told["new-elderly-beds"]["2021 actual"]
