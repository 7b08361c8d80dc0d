"""The browser, and the pages that it looks at."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cntrack.cli.entry import run

from .driver import Browser

TOWN = Path(__file__).parents[1] / "cli" / "plans" / "town.toml"
PAGES = {
    "2021": ("2021", "--records", "none"),
    "2022": ("2022", "--records", "none"),
    "midyear": ("2022", "--as-of", "2022-06-30"),
    "town": ("2021", "--records", "none", "--file", str(TOWN)),
}


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One browser for all tests; a machine without one fails them."""
    profile = tmp_path_factory.mktemp("profile")
    with Browser(profile) as found:
        yield found
    shutil.rmtree(profile, ignore_errors=True)


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The page of each call, and a year as it goes with a figure that is behind and one that is ahead."""
    folder = tmp_path_factory.mktemp("pages")
    records = ("--records", str(folder / "records.toml"), "--lang", "en")
    for figure in (
        ("new-elderly-beds", "2022", "--actual", "85张", "--as-of", "2022-06-30"),
        ("budget-revenue-growth", "2022", "--target", "5%"),
        ("budget-revenue-growth", "2022", "--actual", "5.2%", "--as-of", "2022-06-30"),
        ("online-handling-share", "2022", "--actual", "80.5%左右", "--as-of", "2022-06-30"),
    ):
        assert run(["record", *figure, "--source", "Bulletin", *records]) == 0
    found = {}
    for name, arguments in PAGES.items():
        found[name] = folder / f"{name}.html"
        whole = [*arguments, "--lang", "en"] if "--records" in arguments else [*arguments, *records]
        assert run(["report", *whole, "-o", str(found[name])]) == 0
    return found


@pytest.fixture(params=list(PAGES))
def page(request: pytest.FixtureRequest, pages: dict[str, Path]) -> Path:
    """Each of the pages in turn."""
    return pages[request.param]
