"""Whole commands, readable as documentation: see cases/README.md for the format."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from .calling import call

FOLDER = Path(__file__).parent / "cases"


@dataclass
class Case:
    """One call and what it must write; without a line on a stream, that stream stays empty."""

    line: str
    rule: str
    stdin: str = ""
    exact: dict[str, list[str]] = field(default_factory=lambda: {">": [], "2>": []})
    held: dict[str, list[str]] = field(default_factory=lambda: {">~": [], "2>~": []})
    code: int = 0


def cases() -> Iterator[pytest.param]:
    """Every case of every file."""
    for file in sorted(FOLDER.glob("*.txt")):
        for case in read(file.read_text(encoding="utf-8")):
            yield pytest.param(case, id=f"{file.stem}: {case.line}")


def read(text: str) -> Iterator[Case]:
    """The cases of a file."""
    rule: list[str] = []
    case: Case | None = None
    for line in text.splitlines():
        mark, _, rest = line.partition(" ")
        if mark == "#" or not line:
            if case:
                yield case
                case, rule = None, []
            rule.append(rest)
        elif mark == "$":
            if case:
                yield case
            case = Case(rest, " ".join(rule).strip())
        elif case is None:
            message = f"a line before its command: {line}"
            raise ValueError(message)
        elif mark == "<":
            case.stdin += rest + "\n"
        elif mark == "=":
            case.code = int(rest)
        else:
            (case.exact | case.held)[mark].append(rest)
    if case:
        yield case


@pytest.mark.parametrize("case", list(cases()))
def test_case(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """A call gives what its case says, on each stream, and its exit code."""
    words = shlex.split(case.line)
    while "=" in words[0]:
        monkeypatch.setenv(*words.pop(0).split("=", 1))
    assert words.pop(0) == "cntrack"
    done = call(*words, stdin=case.stdin.encode())
    for mark, got in (("2>", done.err), (">", done.out.replace("\r\n", "\n"))):
        if case.held[f"{mark}~"]:
            assert [text for text in case.held[f"{mark}~"] if text not in got] == [], got
        else:
            assert got == "".join(f"{line}\n" for line in case.exact[mark])
    assert done.code == case.code, case.rule


def test_there_are_cases() -> None:
    """A folder that lost its files does not pass for a folder without faults; every case states its rule."""
    found = [case for file in FOLDER.glob("*.txt") for case in read(file.read_text(encoding="utf-8"))]
    assert len(found) >= 30
    assert [case.line for case in found if not case.rule] == []
