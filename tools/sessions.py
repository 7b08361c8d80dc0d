"""Runs the sessions that a page shows: python tools/sessions.py PAGE... writes what they print into the pages.

A page is one story: its files (```toml plan.toml) are written and its commands run in their order, by one shell in one
empty folder. In it cntrack, python and jq are those of this environment, the language is English unless the page sets
another, and a terminal is 88 columns wide.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

COLUMNS = 88
_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_END = "\x01"  # stands after the output of a command, before and after its exit code

# jq as its Python binding has it, so that a page is the same on machines without jq.
_JQ = """
import sys, json, jq
raw = sys.argv[1] == "-r"
program = jq.compile(sys.argv[2] if raw else sys.argv[1])
for found in program.input_text(sys.stdin.read()):
    print(found if raw and isinstance(found, str) else json.dumps(found, ensure_ascii=False))
"""
_SHELL = f"""jq() {{ python -c '{_JQ}' "$@"; }}\n"""


def commands(page: str) -> list[str]:
    """The commands that a page shows, in their order."""
    return [command for block in _BLOCK.finditer(page) if block[1] == "console" for command in _commands(block[3])]


class Played(NamedTuple):
    """A page with what its commands really print, and those that failed without a look at their exit code."""

    text: str
    silent_failures: list[str]


def played(page: str) -> Played:
    """Run the page's commands."""
    with tempfile.TemporaryDirectory() as folder:
        outputs = _outputs(page, Path(folder))
    shown = commands(page)
    following = [*shown, ""][1:]
    silent = [
        command
        for command, (_, code), after in zip(shown, outputs, following, strict=True)
        if code != "0" and after != "echo $?"
    ]
    rest = iter(outputs)
    text = _BLOCK.sub(lambda block: _with_outputs(block, rest) if block[1] == "console" else block[0], page)
    return Played(text, silent)


def _outputs(page: str, folder: Path) -> list[tuple[str, str]]:
    """What each command prints, standard error included, and its exit code."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    environment = {"PATH": path, "LANG": "C.UTF-8", "COLUMNS": str(COLUMNS)}
    done = subprocess.run(
        ["/bin/sh"],
        input=_SHELL + "\n".join(_steps(page)),
        env=environment | {"HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1"},
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    parts = done.stdout.split(_END)
    return list(zip(parts[0:-1:2], parts[1::2], strict=True))


def _steps(page: str) -> Iterator[str]:
    """The lines of the shell: a file of the page, or a command and the mark of its end, which keeps its exit code."""
    for language, name, body in (block.groups() for block in _BLOCK.finditer(page)):
        if name:
            yield f"mkdir -p $(dirname {name}) && cat > {name} <<'END_OF_FILE'\n{body}END_OF_FILE"
        for command in _commands(body) if language == "console" else ():
            yield f"{command}\ncode=$?; printf '{_END}%s{_END}' $code; (exit $code)"


def _commands(body: str) -> list[str]:
    return [line.removeprefix("$ ") for line in body.splitlines() if line.startswith("$ ")]


def _with_outputs(block: re.Match[str], outputs: Iterator[tuple[str, str]]) -> str:
    """The block anew: each command, what it prints, and an empty line before a command that follows an output."""
    lines: list[str] = []
    for command in _commands(block[3]):
        if lines and not lines[-1].startswith("$ "):
            lines.append("")
        lines.append(f"$ {command}")
        output = next(outputs)[0].strip("\n")
        lines += [output] if output else []
    return "\n".join(["```console", *lines, "```"])


if __name__ == "__main__":
    for name in sys.argv[1:]:
        path = Path(name)
        now = played(path.read_text(encoding="utf-8"))
        path.write_text(now.text, encoding="utf-8")
        for command in now.silent_failures:
            print(f"{name}: fails, and no echo $? follows: {command}", file=sys.stderr)
