"""Whole commands, readable as documentation: see cases/README.md for the format."""

from __future__ import annotations

import shlex
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from .calling import Done, call, settle

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


def cases() -> Iterator[object]:
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


def answer(line: str, stdin: str, set_variable: Callable[[str, str], None]) -> Done:
    """What a call of a case gives."""
    words = shlex.split(line)
    while "=" in words[0]:
        set_variable(*words.pop(0).split("=", 1))
    assert words.pop(0) == "cntrack"
    return call(*words, stdin=stdin.encode())


@pytest.mark.parametrize("case", list(cases()))
def test_case(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """A call gives what its case says, on each stream, and its exit code."""
    done = answer(case.line, case.stdin, monkeypatch.setenv)
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


def rewritten(text: str) -> str:
    """The cases of a file with what their calls give now; what a stream contains stays as it was said."""
    lines: list[str] = []
    for line in text.splitlines():
        mark = line.partition(" ")[0]
        if mark in {">", "2>", "="}:
            continue
        if mark in {"#", "$", ""} and lines and (open_case := _open(lines)):
            lines += open_case
        lines.append(line)
    return "\n".join([*lines, *_open(lines)]) + "\n"


def _open(lines: list[str]) -> list[str]:
    """The exact lines of the last case, where it is not finished yet."""
    start = max((at for at, line in enumerate(lines) if line.startswith("$ ")), default=-1)
    if start < 0 or "" in lines[start:]:
        return []
    stdin = "".join(f"{line[2:]}\n" for line in lines[start:] if line.startswith("<"))
    with pytest.MonkeyPatch.context() as patch:
        done = answer(lines[start][2:], stdin, patch.setenv)
    said = []
    for mark, got in ((">", done.out), ("2>", done.err)):
        if not any(line.startswith(f"{mark}~") for line in lines[start:]):
            said += [f"{mark} {line}".rstrip() for line in got.splitlines()]
    return [*said, *([f"= {done.code}"] if done.code else [])]


def rewrite() -> None:
    """Write all cases as they are now, in the world of the tests; look at the difference before it is kept."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        settle(Path(folder), patch)
        for file in FOLDER.glob("*.txt"):
            file.write_text(rewritten(file.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    rewrite()
