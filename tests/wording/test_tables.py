"""The two tables of phrases: understood.txt and refused.txt. A new phrase is two lines in one of them."""

import importlib.util
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cntrack.wording import Kind, Reading, read

HERE = Path(__file__).parent
FEWEST_UNDERSTOOD = 200


def _load_compact() -> Callable[[Reading], str]:
    """Load the writer beside this file; tests form no package to import it from."""
    spec = importlib.util.spec_from_file_location("compact", HERE / "compact.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    written: Callable[[Reading], str] = module.compact
    return written


compact = _load_compact()


def _rows(name: str) -> list[tuple[str, str]]:
    """Give the phrases of a table, each with the indented line below it."""
    lines = [line for line in (HERE / name).read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return [(phrase, wanted.strip()) for phrase, wanted in zip(lines[::2], lines[1::2], strict=True)]


UNDERSTOOD = _rows("understood.txt")
REFUSED = [(json.loads(phrase), reason) for phrase, reason in _rows("refused.txt")]


def test_the_tables_are_not_empty() -> None:
    """A table that fails to load must not pass for one that holds."""
    assert len(UNDERSTOOD) >= FEWEST_UNDERSTOOD
    assert len(REFUSED) > 30


@pytest.mark.parametrize(("phrase", "wanted"), UNDERSTOOD)
def test_understood(phrase: str, wanted: str) -> None:
    """An understood phrase has exactly the kind, number, unit, change and parts that the table states."""
    assert compact(read(phrase)) == wanted


@pytest.mark.parametrize(("phrase", "reason"), REFUSED)
def test_refused(phrase: str, reason: str) -> None:
    """A phrase that cannot be read for certain has no kind, no number and a reason."""
    reading = read(phrase)
    assert (reading.kind, reading.value, reading.low, reading.high, reading.parts) == (None, None, None, None, ())
    assert reading.reason == reason


@pytest.mark.parametrize("phrase", [phrase for phrase, _ in UNDERSTOOD])
def test_fields_fit_the_kind(phrase: str) -> None:
    """Each kind fills its own fields and no others; an exact reading has low = high = value."""
    filled = {
        Kind.EXACT: (True, True, True),
        Kind.ABOUT: (True, False, False),
        Kind.AT_LEAST: (False, True, False),
        Kind.MORE_THAN: (False, True, False),
        Kind.AT_MOST: (False, False, True),
        Kind.LESS_THAN: (False, False, True),
        Kind.RANGE: (False, True, True),
    }
    reading = read(phrase)
    for part in reading.parts or (reading,):
        assert part.kind is not None
        numbers = (part.value, part.low, part.high)
        assert tuple(number is not None for number in numbers) == filled.get(part.kind, (False, False, False))
        assert part.kind is not Kind.EXACT or part.value == part.low == part.high
        assert part.kind is not Kind.RANGE or (part.low is not None and part.high is not None and part.low < part.high)


@pytest.mark.parametrize("phrase", [phrase for phrase, _ in UNDERSTOOD])
def test_a_compound_repeats_its_first_part(phrase: str) -> None:
    """The top of a compound reading is its first part, and a single figure is no compound."""
    reading = read(phrase)
    assert len(reading.parts) != 1
    if reading.parts:
        assert compact(reading.parts[0]) == compact(reading).partition(" ; ")[0]
        assert (reading.kind, reading.value, reading.unit) == (
            reading.parts[0].kind,
            reading.parts[0].value,
            reading.parts[0].unit,
        )
