from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest

from cntrack.assessment.results import Assessment, Reason, Status

JudgeAll = Callable[..., tuple[Assessment, ...]]

LETTERS = {"S": Status.SURPASSED, "M": Status.MET, "U": Status.UNCERTAIN, "N": Status.NOT_MET}
DIRECTIONS = {"higher", "lower", "target", "unknown"}
VALUES = ("7", "8.5", "10", "11.5")
OPEN = {Reason.ABOUT_ZONE, Reason.OVERLAP, Reason.DIRECTION_UNKNOWN}

Row = tuple[str, str, dict[str, str]]


def table(name: str) -> list[list[str]]:
    """Give the cells of a table file line by line, its heading first; comments and empty lines are skipped."""
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [[cell.strip() for cell in line.split("|")] for line in lines]


def rows(name: str) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """Give each target with each direction, and its cells with their headings."""
    heading, *body = table(name)
    for target, direction, *cells in body:
        for wording, way in product(target.split(" / "), direction.split(" / ")):
            yield wording, way, list(zip(heading[2:], cells, strict=True))


def point_rows() -> list[Row]:
    """Give Table 1 as target, direction, and the letter that each actual must get."""
    return [(target, way, dict(cells)) for target, way, cells in rows("point_actual.txt")]


def kind_rows() -> list[Row]:
    """Give Table 2 likewise, each kind of actual filled in with its four values."""
    found = []
    for target, way, cells in rows("every_actual_kind.txt"):
        letters = {}
        for heading, cell in cells:
            for wording, (a, letter) in product(heading.split(" / "), zip(VALUES, cell.split(), strict=True)):
                letters[wording.format(a=a, b=Decimal(a) + 1)] = letter
        found.append((target, way, letters))
    return found


def check(judge_all: JudgeAll, target: str, direction: str, letters: dict[str, str]) -> None:
    """Judge every actual of a row and compare the letters, and that an open verdict says why."""
    keys = ['unit = "%"'] + ([] if direction == "unknown" else [f'direction = "{direction}"'])
    found = judge_all([(target, actual) for actual in letters], *keys)
    assert {item.actual.text: item.status for item in found if item.actual} == {
        actual: LETTERS[letter] for actual, letter in letters.items()
    }
    for item in found:
        assert (item.status is Status.UNCERTAIN) is (item.reason in OPEN)


@pytest.mark.parametrize(("target", "direction", "letters"), point_rows())
def test_table_1_a_single_number_against_every_target(
    judge_all: JudgeAll, target: str, direction: str, letters: dict[str, str]
) -> None:
    """B5, Table 1: an exact actual is taken as printed; the target's set and its direction decide."""
    check(judge_all, target, direction, letters)


@pytest.mark.parametrize(("target", "direction", "letters"), kind_rows())
def test_table_2_every_kind_of_actual_against_every_target(
    judge_all: JudgeAll, target: str, direction: str, letters: dict[str, str]
) -> None:
    """B5, Table 2: all that the actual allows must lie in the core, or all of it in the failure set."""
    check(judge_all, target, direction, letters)


@pytest.mark.parametrize(("name", "columns"), [("point_actual.txt", 9), ("every_actual_kind.txt", 9)])
def test_tables_are_whole(name: str, columns: int) -> None:
    """A table file that lost its rows must not pass: all seven kinds of target, in all four directions."""
    found = list(rows(name))
    kinds = {target.split(" / ")[0] for target, *_ in table(name)[1:]}
    assert len(kinds) == 7
    assert len({(target, way) for target, way, _ in found}) == len(found)
    assert {target for target, _, _ in found} == {
        target for target, way, _ in found if {way for other, way, _ in found if other == target} == DIRECTIONS
    }
    for _, way, cells in found:
        assert way in DIRECTIONS
        assert len(cells) == columns
        assert all(letter in LETTERS for _, cell in cells for letter in cell.split())


@pytest.mark.parametrize(
    ("target", "actual", "direction", "reason"),
    [
        ("10%左右", "9%", "higher", Reason.ABOUT_ZONE),
        ("10%左右", "9.9%", "higher", Reason.ABOUT_ZONE),
        ("10%左右", "11%", "lower", Reason.ABOUT_ZONE),
        ("10%", "10%左右", "higher", Reason.ABOUT_ZONE),
        ("10%左右", "超8%", "higher", Reason.ABOUT_ZONE),
        ("10%", "8%以上", "higher", Reason.OVERLAP),
        ("8%-10%", "7%-9%", "higher", Reason.OVERLAP),
        ("10%以上", "控制在10%以内", "higher", Reason.OVERLAP),
        ("10%", "9%", None, Reason.DIRECTION_UNKNOWN),
        ("10%左右", "9%", None, Reason.DIRECTION_UNKNOWN),
        ("8%-10%", "11%左右", None, Reason.DIRECTION_UNKNOWN),
        ("10%", "9%", "unknown", Reason.DIRECTION_UNKNOWN),
    ],
)
def test_an_open_verdict_says_why(
    judge_all: JudgeAll, target: str, actual: str, direction: str | None, reason: Reason
) -> None:
    """B5: about_zone where either side is about, else overlap; direction_unknown where nothing is known to fail."""
    keys = ['unit = "%"'] + ([f'direction = "{direction}"'] if direction else [])
    (found,) = judge_all([(target, actual)], *keys)
    assert (found.status, found.reason) == (Status.UNCERTAIN, reason)


@pytest.mark.parametrize(
    ("wording", "direction"),
    [
        (wording, direction)
        for wording in ("10%左右", "10%以上", "超10%", "10%以内", "低于10%", "8%-10%", "近10%", "10余%")
        for direction in ("higher", "lower", "target", "unknown")
    ],
)
def test_the_same_kind_and_number_is_met(judge_all: JudgeAll, wording: str, direction: str) -> None:
    """B5: an actual of the same kind and number as the target is met (same_wording), even about against about."""
    (found,) = judge_all([(wording, wording)], 'unit = "%"', f'direction = "{direction}"')
    assert (found.status, found.reason) == (Status.MET, Reason.SAME_WORDING)
