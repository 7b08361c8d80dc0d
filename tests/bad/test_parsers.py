"""tomli, which cntrack[fast] brings, and tomllib are one parser for us: the same values, the same words for a fault."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import pytest
import tomli

ROOT = Path(__file__).parents[2]
FILES = sorted(file for folder in ("tests", "data", "docs") for file in (ROOT / folder).rglob("*.toml"))


def parsed(parser: ModuleType, text: str) -> str:
    """What a parser makes of a text, or says of it; written out, since no two NaN are equal."""
    try:
        return repr(parser.loads(text, parse_float=Decimal))
    except (ValueError, ArithmeticError) as error:
        return f"{type(error).__name__}: {error}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_both_read_alike(file: Path) -> None:
    """Every TOML file here, good or bad."""
    text = file.read_bytes().decode("utf-8", "replace")
    assert parsed(tomli, text) == parsed(tomllib, text)


@pytest.mark.parametrize(
    "text",
    [
        "a", "a = ", "a = 1\na = 2", "a = 'x", "[a", "a = [1, 2", "a = {b = 1", 'a = "\\q"', "a = 2021-13-01",
        "a = 1\rb = 2", "a = 1 b = 2", "a.b = 1\na = 2", "[a]\n[a]", "a = '''x", "a = {b = 1, b = 2}", "a = 00",
    ],
)  # fmt: skip
def test_both_fault_alike(text: str) -> None:
    """What is no TOML is refused with the same words at the same place."""
    said = parsed(tomli, text)
    assert said.startswith("TOMLDecodeError: ")
    assert said == parsed(tomllib, text)
