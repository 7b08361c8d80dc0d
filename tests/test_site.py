"""The site of the documents: it has every page, and what would be fetched from elsewhere is found."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import buildsite

ROOT = Path(__file__).parents[1]
CONFIG = tomllib.loads((ROOT / "zensical.toml").read_text(encoding="utf-8"))["project"]


def pages(nav: object) -> list[str]:
    """The pages of a navigation, those below its headings included."""
    if isinstance(nav, str):
        return [nav]
    parts = nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ()
    return [page for part in parts for page in pages(part)]


def test_every_page_is_in_the_navigation() -> None:
    """Each page of docs is listed once, and the Chinese README beside them."""
    docs = ROOT / "docs"
    assert sorted(pages(CONFIG["nav"])) == sorted(
        ["zh.md", *(str(path.relative_to(docs)) for path in docs.rglob("*.md"))]
    )


def test_fonts_are_the_readers_own() -> None:
    """A theme with fonts of its own would fetch them."""
    assert CONFIG["theme"]["font"] is False


@pytest.mark.parametrize(
    ("name", "text", "asked"),
    [
        ("a.html", '<link rel="stylesheet" href="https://fonts.example/css">', ["https://fonts.example/css"]),
        ("a.html", '<script src="//cdn.example/a.js"></script>', ["//cdn.example/a.js"]),
        ("a.html", '<img src="https://img.example/a.png">', ["https://img.example/a.png"]),
        ("a.html", '<style>@import "https://css.example/a.css";</style>', ["https://css.example/a.css"]),
        ("a.html", '<a href="https://example.org">there</a><script src="a.js"></script><img src="../b.png">', []),
        ("a.html", '<link rel="canonical" href="https://example.org/a.html">', []),
        ("a.css", "a { background: url('https://img.example/b.png') }", ["https://img.example/b.png"]),
        ("a.css", "a { background: url(b.png); mask: url('data:image/svg+xml,<svg xmlns=\"http://w3.org\"/>') }", []),
    ],
)
def test_what_is_asked_of_others_is_found(tmp_path: Path, name: str, text: str, asked: list[str]) -> None:
    """Fonts, scripts, styles and pictures of elsewhere are found; a link to click is not asked for."""
    page = tmp_path / name
    page.write_text(text, encoding="utf-8")
    assert buildsite.outside(page) == asked


@pytest.mark.parametrize(
    ("text", "folder", "staged"),
    [
        ("```toml plan.toml\nformat = 1\n```", "", '```toml title="plan.toml"\nformat = 1\n```'),
        ("```console\n$ ls\n```", "", "```console\n$ ls\n```"),
        ("[rules](docs/status-rules.md#flags)", "docs", "[rules](status-rules.md#flags)"),
        ("[MIT](LICENSE)", "docs", "MIT"),
        ("[install](../README.md#start)", "", "[install](readme.md#start)"),
        ("[中文](README.zh.md)", "docs", "[中文](zh.md)"),
        ("[schemas](docs/schemas)", "docs", "[schemas](schemas.md)"),
    ],
)
def test_a_page_is_spelt_as_the_site_wants_it(text: str, folder: str, staged: str) -> None:
    """Names of files become titles; links lead to where the site has a page."""
    assert buildsite.staged(text, folder) == staged


def test_the_copy_names_no_page_outside_of_it() -> None:
    """No link of a page leads above the folder of the documents but to a README, which the site has as well."""
    for path in (ROOT / "docs").rglob("*.md"):
        for target in re.findall(r"\]\(([^)#:]+)", path.read_text(encoding="utf-8")):
            there = (path.parent / target).resolve()
            assert there.is_relative_to(ROOT / "docs") or there.name in buildsite.READMES, f"{path.name}: {target}"
