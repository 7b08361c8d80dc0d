"""Calls the command as a user does: in this process with captured byte streams, or as a process of its own."""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
import sys
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cntrack.cli.entry import run

PLANS = Path(__file__).parent / "plans"
COMMANDS = ("status", "compare", "show", "report", "export", "record", "check", "parse", "schema", "completion")
# A call of each listing over plans/town.toml.
LISTINGS = {
    "status": ("status", "2021", "--file", "town.toml"),
    "compare": ("compare", "2021", "2022", "--file", "town.toml"),
    "show": ("show", "jobs", "--file", "town.toml"),
    "parse": ("parse", "5%-10%", "95%以上", "as soon as can be"),
}
ENVIRONMENT = {"LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "PATH": os.defpath}


@dataclass(frozen=True)
class Done:
    """How a call ended, and what it wrote."""

    code: int
    out: str
    err: str
    raw: bytes


def settle(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Make a folder with the plans the working folder and the home folder, without any setting of the user."""
    for plan in PLANS.glob("*.toml"):
        shutil.copy(plan, folder)
    for name in list(os.environ):
        if name.startswith(("CNTRACK", "LC_", "LANG")) or name in {"NO_COLOR", "FORCE_COLOR", "COLUMNS"}:
            patch.delenv(name)
    for name, value in ENVIRONMENT.items():
        patch.setenv(name, value)
    patch.setenv("HOME", str(folder))
    patch.chdir(folder)


def call(*arguments: str, stdin: bytes = b"", encoding: str = "utf-8") -> Done:
    """Run the command in this process; the streams are pipes in the given encoding."""
    kept = (sys.stdin, sys.stdout, sys.stderr)
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    out, err = io.BytesIO(), io.BytesIO()
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin), "utf-8")
    sys.stdout = io.TextIOWrapper(out, encoding, newline="")
    sys.stderr = io.TextIOWrapper(err, encoding, "backslashreplace", newline="")
    try:
        code = run(arguments)
        sys.stdout.flush()
        sys.stderr.flush()
        return Done(code, out.getvalue().decode(encoding), err.getvalue().decode(encoding), out.getvalue())
    finally:
        sys.stdin, sys.stdout, sys.stderr = kept
        for number, handler in handlers.items():
            signal.signal(number, handler)


def spawn(*arguments: str, environment: Mapping[str, str] | None = None, **streams: Any) -> Done:  # noqa: ANN401  as Popen
    """Run the command as a process of its own; streams are pipes unless said otherwise."""
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | streams
    done: subprocess.CompletedProcess[Any] = subprocess.run(
        [sys.executable, "-m", "cntrack", *arguments],
        env=ENVIRONMENT | {"HOME": str(Path.cwd())} | dict(environment or {}),
        check=False,
        timeout=60,
        **streams,
    )
    out, err = done.stdout or b"", done.stderr or b""
    return Done(done.returncode, out.decode("utf-8", "replace"), err.decode("utf-8", "replace"), out)


def shell(line: str) -> Done:
    """Run a line of sh in which `cntrack` is the command; for redirections that Python cannot make."""
    define = f'cntrack() {{ "{sys.executable}" -m cntrack "$@"; }}; '
    done = subprocess.run(
        ["/bin/sh", "-c", define + line],
        env=ENVIRONMENT | {"HOME": str(Path.cwd())},
        check=False,
        timeout=60,
        capture_output=True,
        stdin=subprocess.DEVNULL,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode(), done.stdout)


def width(line: str) -> int:
    """The terminal columns of a line, by the East Asian width of its characters."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line)


def acting(text: str) -> list[str]:
    """The characters of a text that would act on a terminal: controls, bidi, zero width; a line break is none."""
    return [char for char in text if _acts(char)]


def _acts(char: str) -> bool:
    if char.isascii():
        return (char < " " and char != "\n") or char == "\x7f"
    category = unicodedata.category(char)
    return category in {"Cc", "Cs", "Zl", "Zp"} or char in _BIDI_AND_ZERO_WIDTH


_BIDI_AND_ZERO_WIDTH = (
    "\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
