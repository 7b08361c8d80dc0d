"""19: completion of four shells, also of ids with their names, years, themes and statuses; silent on a broken file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from .calling import ENVIRONMENT, call, spawn

ASKED = "_CNTRACK_COMPLETE"


def bash(line: str) -> list[str]:
    """What bash is told for a line whose last word is to be completed."""
    words = line.split(" ")
    asked = {ASKED: "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1), "CNTRACK_RECORDS": "none"}
    done = spawn(environment=asked)
    assert (done.code, done.err) == (0, ""), done.err
    return done.out.split()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("cntrack co", ["compare", "completion"]),
        ("cntrack status --fro", []),
        ("cntrack status --fai", ["--fail-on"]),
        ("cntrack status --file town.toml b", ["beds"]),
        ("cntrack status --file town.toml 20", ["2021", "2022"]),
        ("cntrack compare --file town.toml 2021 ", ["2021", "2022"]),
        ("cntrack show --file town.toml j", ["jobs", "job-fairs"]),
        ("cntrack record --file town.toml j", ["jobs", "job-fairs"]),
        ("cntrack record --file town.toml jobs 2022 --stage p", ["preliminary"]),
        ("cntrack record --file town.toml jobs 2022 --source ", ["report"]),
        ("cntrack status --file town.toml --theme ", ["work", "health"]),
        ("cntrack status --fail-on not_", ["not_met", "not_comparable"]),
        ("cntrack status --format j", ["json", "jsonl"]),
        ("cntrack status --lang ", ["zh", "en"]),
        ("cntrack report --file town.toml w", ["waste"]),
        ("cntrack completion z", ["zsh"]),
    ],
)
def test_what_is_completed(line: str, words: list[str]) -> None:
    """Commands, options, ids, years, themes, statuses and other fixed words, by what was begun."""
    assert bash(line) == words


@pytest.mark.parametrize("text", ["[[", "format = 2\n", "\x00"])
def test_a_broken_file_keeps_it_silent(text: str) -> None:
    """Where the plan cannot be read, there is nothing to complete, and nothing is said."""
    Path("broken.toml").write_text(text, encoding="utf-8")
    assert bash("cntrack show --file broken.toml j") == []
    assert bash("cntrack show --file nowhere.toml j") == []
    assert bash("cntrack show --file - j") == []


def test_names_are_the_help() -> None:
    """Shells that show a help show the name in the language of the locale, without anything that they would run."""
    words = {"_TYPER_COMPLETE_ARGS": "cntrack show --file town.toml b", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    done = spawn(environment={ASKED: "complete_fish", **words})
    assert done.out == "beds\tBeds for the elderly\n"
    done = spawn(environment={ASKED: "complete_fish", **words, "CNTRACK_LANG": "zh"})
    assert done.out == "beds\t养老床位比重\n"
    done = spawn(environment={ASKED: "complete_zsh", **words})
    assert done.out == '_arguments \'*: :(("beds":"Beds for the elderly"))\'\n'
    name = "$(touch pwned) `touch pwned` '; touch pwned; ' [bold]x[/] a:b \\u202e"
    plan = f'format = 1\n[plan]\nid = "p"\n[[indicators]]\nid = "evil"\nname = "{name}"\n'
    Path("evil.toml").write_text(plan, encoding="utf-8")
    done = spawn(environment={ASKED: "complete_zsh", "_TYPER_COMPLETE_ARGS": "cntrack show --file evil.toml e"})
    assert done.code == 0
    assert not any(char in done.out.partition(":((")[2].partition("))")[0] for char in "$`'\\;[]")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_scripts(shell: str) -> None:
    """There is a script for each shell, that calls the program for its words."""
    done = call("completion", shell)
    assert (done.code, done.err) == (0, "")
    assert f"{ASKED}" in done.out
    assert f"complete_{shell}" in done.out


def test_an_unknown_shell() -> None:
    """Any other shell is refused with the nearest."""
    assert "fish" in call("completion", "fsh").err


@pytest.mark.skipif(not Path("/bin/bash").exists(), reason="there is no bash here")
def test_bash_itself() -> None:
    """Bash with the script completes an id."""
    Path("bin").mkdir()
    program = Path("bin/cntrack")
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cntrack "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    script = (
        'eval "$(cntrack completion bash)"; COMP_WORDS=(cntrack show --file town.toml hou); COMP_CWORD=4; '
        '_cntrack_completion cntrack; echo "${COMPREPLY[@]}"'
    )
    path = f"{Path('bin').absolute()}:{ENVIRONMENT['PATH']}"
    done = subprocess.run(
        ["/bin/bash", "--norc", "-c", script],
        env=ENVIRONMENT | {"PATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "housing\n"
