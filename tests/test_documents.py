"""What the documents show is what the program does."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import jq
import pytest

from cntrack import schema
from cntrack.assessment.results import Flag, Reason, Status
from cntrack.cli.app import COMMANDS, EXIT_CODES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
RULES = (ROOT / "docs" / "status-rules.md").read_text(encoding="utf-8")
FORMAT = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")


def cntrack(*arguments: str, folder: Path = ROOT, records: str = "none") -> str:
    """The standard output of a call, in a plain environment."""
    environment = {"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8", "CNTRACK_RECORDS": records}
    command = [sys.executable, "-m", "cntrack", *arguments]
    done = subprocess.run(command, capture_output=True, env=environment, cwd=folder, check=True)
    return done.stdout.decode()


def sessions() -> list[tuple[str, str]]:
    """Each command of the README's sessions with the output shown below it."""
    blocks = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
    shown = [part.partition("\n") for block in blocks for part in f"\n{block}".split("\n$ ")[1:]]
    return [(command, output.strip("\n")) for command, _, output in shown if command.startswith("cntrack ")]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What the sessions really give, one after the other, in one folder with one records file."""
    folder = tmp_path_factory.mktemp("readme")
    calls = (shlex.split(command)[1:] for command, _ in sessions())
    return [cntrack(*call, folder=folder, records="records.toml").strip("\n") for call in calls]


@pytest.mark.parametrize("place", range(len(sessions())), ids=[command for command, _ in sessions()])
def test_a_shown_session_is_a_real_one(place: int, answers: list[str]) -> None:
    """The README shows what the commands print, to the letter."""
    assert answers[place] == sessions()[place][1]


def pipes() -> list[tuple[str, str]]:
    """Each command of the README that is piped into jq, with the jq program."""
    return re.findall(r"^(cntrack [^|\n]*) \| jq -r '(.*)'$", README, re.MULTILINE)


# What each of the README's jq programs gives on the bundled plan: its first line and the number of its lines.
PIPED = {
    "select(.status": ("budget-revenue-growth", 13),
    "select(.ask.trend": ("commercial-building-completions\t-19.76\t万平方米", 3),
    "select(.gap.unit": ("11.51 budget-revenue-growth", 10),
}


@pytest.mark.parametrize(("command", "program"), pipes(), ids=[command for command, _ in pipes()])
def test_a_shown_use_with_jq_works(command: str, program: str) -> None:
    """The README's jq programs run on the command's real output and give what they promise."""
    output = cntrack(*shlex.split(command)[1:])
    documents = map(json.loads, output.splitlines()) if "jsonl" in command else [json.loads(output)]
    lines = [line for document in documents for line in jq.compile(program).input_value(document).all()]
    first, count = next(value for part, value in PIPED.items() if part in program)
    assert lines[0] == first
    assert len(lines) == count


def test_the_readme_has_sessions_and_three_uses_with_jq() -> None:
    """A README without real sessions would pass the tests above."""
    assert len(sessions()) >= 4
    assert len(pipes()) == 3


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command: str) -> None:
    """A command that the README does not name will not be found."""
    assert f"cntrack {command}" in README


@pytest.mark.parametrize("word", [*Status, *Reason, *(flag for flag in Flag)], ids=str)
def test_every_status_reason_and_flag_has_its_rule(word: str) -> None:
    """Each code of the output is explained in the rules."""
    assert f"`{word}`" in RULES


def test_exit_codes_are_the_same_in_help_and_readme() -> None:
    """The README's table and --help list the same codes."""
    table = re.search(r"## Exit codes\n(.*?)\n## ", README, re.DOTALL)
    assert table is not None
    in_readme = re.findall(r"^\| (\d+) \|", table[1], re.MULTILINE)
    assert in_readme == re.findall(r"\b(\d+) (?:fine|a gate|wrong|an unforeseen|interrupted|terminated)", EXIT_CODES)


@pytest.mark.parametrize("name", schema.NAMES)
def test_a_published_schema_is_the_generated_one(name: str) -> None:
    """docs/schemas holds what `cntrack schema` prints; regenerate with `make schemas`."""
    published = (ROOT / "docs" / "schemas" / f"{name}-1.schema.json").read_text(encoding="utf-8")
    assert published == schema.text(name)


def test_the_data_file_names_its_schema() -> None:
    """The first line tells an editor where the schema is, and it is there."""
    data = ROOT / "data" / "indicators.toml"
    named = data.read_text(encoding="utf-8").splitlines()[0].removeprefix("#:schema ")
    assert (data.parent / named).resolve() == ROOT / "docs" / "schemas" / "plan-1.schema.json"


def test_every_toml_example_is_toml() -> None:
    """Examples of data files can be copied."""
    for text in re.findall(r"```toml\n(.*?)```", README + FORMAT, re.DOTALL):
        assert tomllib.loads(text)


def test_links_lead_somewhere() -> None:
    """Every relative link of a document points to a file that exists."""
    for document in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"
