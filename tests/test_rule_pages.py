"""The rules, page by page: what a page says, the program does."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

import examples
import sessions
from cntrack.assessment.pace_types import NoPace, PaceState
from cntrack.assessment.results import Flag, NoRatio, Reason, Status
from cntrack.comparison.results import Anchor, Demand
from cntrack.wording.reading import Kind

DOCS = Path(__file__).parents[1] / "docs"
PAGES = {path.name: path.read_text(encoding="utf-8") for path in sorted((DOCS / "rules").glob("*.md"))}
OVERVIEW = (DOCS / "status-rules.md").read_text(encoding="utf-8")
HEADINGS = ["What it decides", "Why", "Example", "Source"]
PARTS = {name: dict(pairwise(re.split(r"^## (.*)$", text, flags=re.MULTILINE)[1:])) for name, text in PAGES.items()}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_the_four_headings(name: str) -> None:
    """Whoever has read one rule finds their way in the next; none of its parts is empty."""
    assert re.findall(r"^## (.*)$", PAGES[name], re.MULTILINE) == HEADINGS
    assert all(PARTS[name][heading].strip() for heading in HEADINGS)


@pytest.mark.parametrize("name", PAGES)
def test_its_examples_are_real(name: str) -> None:
    """Each example is run through the program; `make docs` writes what comes out into the page."""
    assert examples.outcomes(PAGES[name]) or sessions.commands(PAGES[name])
    assert examples.filled(PAGES[name]) == PAGES[name]


def test_an_example_that_does_not_hold_is_found() -> None:
    """What a page claims is replaced by what comes out."""
    page = "\n| target | better | actual | status |\n| --- | --- | --- | --- |\n| 5% | higher | 4% | `met` |\n"
    assert examples.outcomes(page) == 1
    assert "| `not_met` |" in examples.filled(page)


@pytest.mark.parametrize("status", Status)
def test_every_status_has_a_page_that_shows_it(status: Status) -> None:
    """The page of a status has an example of it, and the overview leads there."""
    assert f"`{status}`" in PARTS[f"{status}.md"]["Example"]
    assert f"[`{status}`](rules/{status}.md)" in OVERVIEW


@pytest.mark.parametrize("name", PAGES)
def test_the_overview_leads_to_every_page(name: str) -> None:
    """A page that nothing leads to is not read."""
    assert f"(rules/{name})" in OVERVIEW


@pytest.mark.parametrize("word", [*Reason, *Flag, *Kind], ids=str)
def test_every_reason_flag_and_kind_is_in_the_overview(word: str) -> None:
    """Each code that stands beside a status, or in a reading, is explained."""
    assert f"`{word}`" in OVERVIEW


@pytest.mark.parametrize("reason", [reason for reason in Reason if reason is not Reason.SAME_WORDING])
def test_every_reason_of_doubt_has_an_example(reason: Reason) -> None:
    """The page of the uncertain shows a pair of wordings for each."""
    assert f"`{reason}`" in PARTS["uncertain.md"]["Example"]


@pytest.mark.parametrize("reason", NoRatio)
def test_every_reason_for_no_ratio_has_an_example(reason: NoRatio) -> None:
    """The page of the ratio shows a pair of wordings for each."""
    assert f"`{reason}`" in PARTS["ratio.md"]["Example"]


@pytest.mark.parametrize(
    ("word", "page"),
    [(word, "pace.md") for word in (*PaceState, *NoPace)] + [(word, "two-years.md") for word in (*Anchor, *Demand)],
    ids=str,
)
def test_every_code_of_pace_and_comparison_is_on_its_page(word: str, page: str) -> None:
    """The other codes are explained where they are decided."""
    assert f"`{word}`" in PAGES[page]
