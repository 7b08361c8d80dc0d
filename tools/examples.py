"""Runs the examples of the rules: python tools/examples.py PAGE... writes what comes out of them into the pages.

An example is a row of a table below a heading "Example". The heads of its columns say what is given (target, actual,
better ...) and what comes out (status, gap ...); a column of anything else is for the reader.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

import tomli_w

import cntrack
from cntrack.assessment.results import Assessment, Ratio
from cntrack.comparison.results import Compared
from cntrack.view import readings
from cntrack.view.numbers import difference_text, plain, with_sign

YEAR = 2021
NONE = "—"

# What may be given, beside the two wordings, and the key that it has in a plan file.
KEYS = {"better": "direction", "measure": "measure", "unit": "unit", "named": "name", "baseline": "baseline"}

Row = Mapping[str, str]


def _percent(ratio: Ratio | None) -> str | None:
    """A ratio as a table shows it."""
    return ratio and f"{'≈' * ratio.approximate}{plain(ratio.value)}%"


def _assessed(show: Callable[[Assessment], object]) -> Callable[[Row], object]:
    """What comes out of one target and one actual."""
    return lambda row: show(_report(row, YEAR).indicators[0])


def _compared(show: Callable[[Compared], object]) -> Callable[[Row], object]:
    """What comes out of two years."""
    return lambda row: show(cntrack.compare(_plan(row), YEAR, YEAR + 1).indicators[0])


OUTCOMES: dict[str, Callable[[Row], object]] = {
    "status": _assessed(lambda item: item.status),
    "reason": _assessed(lambda item: item.reason),
    "flags": _assessed(lambda item: ", ".join(item.flags)),
    "gap": _assessed(lambda item: difference_text(item.gap, "en")),
    "ratio": _assessed(lambda item: _percent(item.attainment)),
    "why not": _assessed(lambda item: item.attainment_reason),
    "progress": _assessed(lambda item: _percent(item.progress)),
    "pace": _assessed(lambda item: item.pace and item.pace.state),
    "no pace": _assessed(lambda item: item.pace and item.pace.reason),
    "lead": _assessed(lambda item: item.pace and item.pace.lead and with_sign(item.pace.lead)),
    "parts": _assessed(lambda item: ", ".join(part.status for part in item.parts)),
    "anchor": _compared(lambda item: item.target and item.target.anchor),
    "demand": _compared(lambda item: item.target and item.target.demand),
    "ask": _compared(lambda item: item.ask and difference_text(item.ask.difference, "en")),
    "trend": _compared(lambda item: item.ask and item.ask.trend),
    "kind": lambda row: cntrack.read(row["wording"]).kind,
    "read as": lambda row: readings.reading_text(cntrack.read(row["wording"]), "en"),
}
CODES = {"status", "reason", "why not", "pace", "no pace", "anchor", "demand", "trend", "kind"}


def filled(page: str) -> str:
    """The page with what really comes out of its examples."""
    return re.sub(r"(?<=\n)\|(.*)\|\n\|[-| :]*\|\n((?:\|.*\|\n)+)", _table, page)


def outcomes(page: str) -> int:
    """How many cells of a page the program fills."""
    return sum(
        len(body.splitlines()) * sum(head in OUTCOMES for head in _cells(heads))
        for heads, body in re.findall(r"(?<=\n)\|(.*)\|\n\|[-| :]*\|\n((?:\|.*\|\n)+)", page)
    )


def _table(table: re.Match[str]) -> str:
    heads = _cells(table[1])
    if not OUTCOMES.keys() & set(heads):
        return table[0]
    rows = [dict(zip(heads, _cells(line.strip().strip("|")), strict=False)) for line in table[2].splitlines()]
    lines = [heads, ["---"] * len(heads), *([_cell(head, row) for head in heads] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def _cell(head: str, row: Row) -> str:
    if head not in OUTCOMES:
        return row.get(head) or NONE
    given = {key: value for key, value in row.items() if key == "wording" or value not in {"", NONE}}
    found = OUTCOMES[head](given)
    text = "" if found is None else str(found)
    return (f"`{text}`" if head in CODES or head == "flags" else text) if text else NONE


def _report(row: Row, year: int) -> cntrack.StatusReport:
    day = row.get("seen on")
    return cntrack.assess(_plan(row), year, as_of=date.fromisoformat(day) if day else None)


def _plan(row: Row) -> cntrack.Plan:
    """A plan of one indicator, read from a file as any plan is."""
    indicator: dict[str, object] = {"id": "example", "name": "指标"}
    indicator |= {key: row[head] for head, key in KEYS.items() if head in row}
    if "baseline" in row:
        indicator["baseline"] = {"text": row["baseline"], "year": YEAR - 1}
    indicator["years"] = {str(year): dict(values) for year, values in _years(row) if values}
    plan: dict[str, object] = {"id": "example", "complete": [YEAR + 1]}
    if "doubt" in row:
        plan["about"] = row["doubt"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "plan.toml")
        path.write_text(tomli_w.dumps({"format": 1, "plan": plan, "indicators": [indicator]}), encoding="utf-8")
        return cntrack.load(path)


def _years(row: Row) -> Iterator[tuple[int, dict[str, object]]]:
    """What the row gives of the example's year, and of the year after it."""
    target: object = row.get("target")
    if "reference" in row:
        target = {"text": row["target"], "reference": row["reference"]}
    values: dict[str, object] = {"target": target, "actual": row.get("actual"), "stage": row.get("stage")}
    if "of day" in row:
        values["as_of"] = date.fromisoformat(row["of day"])
    yield YEAR, {key: value for key, value in values.items() if value}
    if "later target" in row:
        yield YEAR + 1, {"target": row["later target"]}


if __name__ == "__main__":
    for name in sys.argv[1:]:
        path = Path(name)
        path.write_text(filled(path.read_text(encoding="utf-8")), encoding="utf-8")
