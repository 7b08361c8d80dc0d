"""What the documents show is what the program does."""

from __future__ import annotations

import re
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import commandtree
import reference
import sessions
from cntrack import schema
from cntrack.checking import MOST_LISTED
from cntrack.model import FIRST_YEAR, LAST_YEAR
from cntrack.problem import MOST_SHOWN
from cntrack.store.ledger import PATIENCE
from cntrack.store.reading import MAX_BYTES, MAX_DEPTH, MAX_KEYS

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = {
    str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
    for path in [ROOT / "README.md", ROOT / "README.zh.md", *sorted(DOCS.rglob("*.md"))]
}
README, CHINESE, JSON = PAGES["README.md"], PAGES["README.zh.md"], PAGES["docs/json.md"]
# The page of problems has a folder for each of its sections, and a test of its own (tests/cli/test_problems.py).
PLAYED = [name for name, text in PAGES.items() if sessions.commands(text) and name != "docs/problems.md"]
COMMANDS = {command.name: command for command in commandtree.commands()}


@pytest.fixture(scope="module")
def played() -> dict[str, sessions.Played]:
    """Every page with sessions as it is when its commands are run; two at a time, for they wait for processes."""
    with ThreadPoolExecutor(2) as pool:
        return dict(zip(PLAYED, pool.map(sessions.played, map(PAGES.__getitem__, PLAYED)), strict=True))


@pytest.mark.parametrize("name", PLAYED)
def test_a_shown_session_is_a_real_one(name: str, played: dict[str, sessions.Played]) -> None:
    """A page shows what its commands print, to the letter; `make docs` writes it anew."""
    assert played[name].text == PAGES[name]
    assert played[name].silent_failures == []


def test_a_session_that_prints_something_else_is_found() -> None:
    """The runner is no echo: what a page claims is replaced by what is printed, and a failure has to be looked at."""
    page = "```toml plan.toml\nformat = 2\n```\n\n```console\n$ cat plan.toml\nformat = 1\n$ cntrack parse\nfine\n```\n"
    found = sessions.played(page)
    assert "$ cat plan.toml\nformat = 2\n\n$ cntrack parse\n" in found.text
    assert "fine" not in found.text
    assert found.silent_failures == ["cntrack parse"]


def test_both_readmes_show_every_kind_of_session() -> None:
    """A README without sessions would pass the tests above."""
    for text in (README, CHINESE):
        called = {command.split()[1] for command in sessions.commands(text) if command.startswith("cntrack ")}
        assert called >= {"status", "show", "compare", "parse", "record", "check"}
        assert any("| jq " in command for command in sessions.commands(text))


@pytest.mark.parametrize("name", PAGES)
def test_what_is_not_run_is_only_how_to_install(name: str) -> None:
    """Commands that no test runs are make's and pip's, and each is one that there is."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for block in re.findall(r"^```sh\n(.*?)^```", PAGES[name], re.MULTILINE | re.DOTALL):
        for line in block.splitlines():
            tool, *rest = line.partition("#")[0].split()
            assert tool == "make" or rest[0] == "install", line
            assert tool != "make" or all(f"\n{target}:" in makefile for target in rest), line


@pytest.mark.parametrize("name", PAGES)
def test_commands_in_the_text_are_as_the_program_has_them(name: str) -> None:
    """A command and an option that a sentence or a session names are there."""
    said = [*re.findall(r"`([^`\n]*cntrack [a-z][^`\n]*)`", PAGES[name]), *sessions.commands(PAGES[name])]
    for line in said:
        for call in re.findall(r"cntrack ([a-z]+)([^|;&>)]*)", line):
            assert call[0] in COMMANDS, line
            known = {name for option in COMMANDS[call[0]].options for name in option.names} | {"--help"}
            assert set(re.findall(r"(?<!\S)--?[a-z][a-z-]*", call[1])) <= known, line


@pytest.mark.parametrize("command", COMMANDS.values(), ids=str)
def test_every_command_and_option_is_documented(command: commandtree.Help) -> None:
    """A command is in both READMEs; its page of the reference has each of its options."""
    assert f"cntrack {command.name}" in README
    assert f"cntrack {command.name}" in CHINESE
    part = PAGES["docs/reference/commands.md"].partition(f"\n## cntrack {command.name}\n")[2].partition("\n## ")[0]
    for option in command.options:
        assert all(f"`{name}`" in part for name in option.names)


@pytest.mark.parametrize("name", reference.pages())
def test_the_reference_is_the_written_one(name: str) -> None:
    """docs/reference holds what the tool writes; write it anew with `make docs`."""
    assert PAGES[f"docs/reference/{name}"] == reference.pages()[name]


def test_the_index_has_every_how_to() -> None:
    """A page that docs/index.md does not name is not found."""
    pages = {path.name for path in (ROOT / "docs" / "howto").glob("*.md")}
    assert set(re.findall(r"\(howto/([a-z-]+\.md)\)", PAGES["docs/index.md"])) == pages


def test_exit_codes_are_the_same_in_help_and_readmes() -> None:
    """The tables of the READMEs and --help list the same codes."""
    codes = [code for code, _ in commandtree.exit_codes()]
    for text in (README, CHINESE):
        assert re.findall(r"^\| (\d+) \|", text, re.MULTILINE) == codes


@pytest.mark.parametrize("name", schema.NAMES)
def test_a_published_schema_is_the_generated_one(name: str) -> None:
    """docs/schemas holds what `cntrack schema` prints; regenerate with `make schemas`."""
    published = (DOCS / "schemas" / f"{name}-1.schema.json").read_text(encoding="utf-8")
    assert published == schema.text(name)


@pytest.mark.parametrize(
    ("what", "limit"),
    [
        ("a data file, or standard input", f"{MAX_BYTES >> 20} MiB"),
        ("keys in it, counted as = signs", f"{MAX_KEYS:,}"),
        ("nesting, and the parts of a dotted key", f"{MAX_DEPTH}"),
        ("years", f"{FIRST_YEAR} to {LAST_YEAR}"),
        ("problems that are listed", f"{MOST_SHOWN}, by `cntrack check` {MOST_LISTED:,}; the rest are counted"),
        ("waiting for another writer", f"{PATIENCE:.0f} s"),
    ],
)
def test_limits_are_those_of_the_program(what: str, limit: str) -> None:
    """A limit that is changed is changed on the page as well."""
    assert f"| {what} | {limit} |" in PAGES["docs/reliability.md"]


def explained(title: str) -> set[str]:
    """The keys that a section of the page on JSON explains, those of the part that it extends included."""
    part = re.search(rf"^##+ {title}\n(.*?)(?=^##|\Z)", JSON, re.MULTILINE | re.DOTALL)
    assert part, title
    heads = re.findall(r"^\| (`.*?`) \|", part[1], re.MULTILINE)
    own = {key for head in heads for key in re.findall(r"`(\w+)`", head)}
    base = re.search(r"[Tt]he keys of a \[(\w+)\]", part[1])
    return own | (explained(base[1]) if base else set())


@pytest.mark.parametrize("name", [name for name in schema.NAMES if name != "plan"])
def test_every_key_of_the_output_is_explained(name: str) -> None:
    """The page on JSON has each object of each schema, with its keys and no others; rows of an export are elsewhere."""
    found: dict[str, Any] = schema.schema_of(name)
    assert explained(f"cntrack/{name}/1") == set(found["properties"])
    for title, part in found.get("$defs", {}).items():
        if "properties" in part and title != "Observed":
            assert explained(title) == set(part["properties"])


def test_the_data_file_names_its_schema() -> None:
    """The first line tells an editor where the schema is, and it is there."""
    data = ROOT / "data" / "indicators.toml"
    named = data.read_text(encoding="utf-8").splitlines()[0].removeprefix("#:schema ")
    assert (data.parent / named).resolve() == DOCS / "schemas" / "plan-1.schema.json"


@pytest.mark.parametrize("name", [name for name in PAGES if name != "docs/problems.md"])
def test_every_toml_example_is_toml(name: str) -> None:
    """Examples of data files can be copied."""
    for text in re.findall(r"^```toml[^\n]*\n(.*?)^```", PAGES[name], re.MULTILINE | re.DOTALL):
        assert tomllib.loads(text)


def anchors(text: str) -> set[str]:
    """The anchors of a page, made of its headings as GitHub and the site make them."""
    bare = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    heads = re.findall(r"^#+ (.*)$", bare, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name: str) -> None:
    """Every relative link of a page points to a file that exists, and to a heading of it."""
    for target, anchor in re.findall(r"\]\(([^)#:]*)(?:#([^)]*))?\)", PAGES[name]):
        path = (ROOT / name).parent / target if target else ROOT / name
        assert path.exists(), target
        if anchor:
            assert anchor in anchors(path.read_text(encoding="utf-8")), f"{target}#{anchor}"


@pytest.mark.parametrize("name", PAGES)
def test_no_page_shows_a_place_of_one_machine(name: str) -> None:
    """A session shows nothing that another machine would show otherwise."""
    assert str(ROOT) not in PAGES[name]
    assert not re.search(r"/(?:tmp|root|home)/", PAGES[name])
