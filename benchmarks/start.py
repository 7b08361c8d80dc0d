"""How fast a call starts: each command and its floor in turn, in one run, as the median of the paired ratios.

    python benchmarks/start.py [RUNS]

The floor of `status --json` is a bare script that imports what any such program must: typer, pydantic with one
TypeAdapter built, tomllib and decimal. The floor of `--version` is `import typer`. Byte code is written, as it is
for an installed program. With valgrind on the machine, instructions are counted as well: they repeat.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import time

LIBRARIES = "import tomllib, decimal, typer; from pydantic import TypeAdapter; TypeAdapter(int)"
HELLO = "import typer; app = typer.Typer(rich_markup_mode=None); app.command()(lambda: None); app(['--help'])"
PAIRS = (
    ("status --json", ["-m", "cntrack", "status", "--json"], ["-c", LIBRARIES], 1.25),
    ("status", ["-m", "cntrack", "status"], ["-c", LIBRARIES], None),
    ("--version", ["-m", "cntrack", "--version"], ["-c", "import typer"], 1.15),
    ("--help", ["-m", "cntrack", "--help"], ["-c", HELLO], None),
)
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def seconds(arguments: list[str]) -> float:
    """The wall time of one call."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, env=ENVIRONMENT, check=True)
    return time.perf_counter() - begin


def instructions(arguments: list[str]) -> float:
    """Millions of instructions of one call."""
    tool = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", sys.executable]
    done = subprocess.run([*tool, *arguments], capture_output=True, env=ENVIRONMENT, text=True, check=True)
    found = re.search(r"Collected : ([0-9]+)", done.stderr)
    return int(found[1]) / 1e6 if found else 0.0


def main() -> None:
    """Print a line for each pair."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    counted = shutil.which("valgrind") is not None
    print(
        f"{'command':16}{'ratio':>8}{'wanted':>8}{'ms':>8}{'floor':>8}"
        + ("   instructions, millions" if counted else "")
    )
    for name, command, floor, wanted in PAIRS:
        seconds(command), seconds(floor)  # once, so that byte code is there
        pairs = [(seconds(command), seconds(floor)) for _ in range(runs)]
        ratio = statistics.median(mine / bare for mine, bare in pairs)
        mine, bare = (statistics.median(column) * 1000 for column in zip(*pairs, strict=True))
        line = f"{name:16}{ratio:8.2f}{wanted or '':>8}{mine:8.0f}{bare:8.0f}"
        if counted:
            ours, theirs = instructions(command), instructions(floor)
            line += f"   {ours:.0f} / {theirs:.0f} = {ours / theirs:.2f}"
        print(line)


if __name__ == "__main__":
    main()
