"""How the cost grows: generated plans of 24 to 100,000 indicators through whole commands.

    python benchmarks/size.py [RUNS]

Memory for an indicator is what a call takes at its peak beyond a call for the plan that comes with the program.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from generator import plan
from measure import FAST, OURS, PYTHON, paired, peak, verdict

SIZES = (24, 1_000, 10_000, 100_000)
LARGE, HUGE = SIZES[-2:]
CALLS = {
    "json": ["status", "2021", "--json"],
    "jsonl": ["status", "2021", "--format", "jsonl"],
    "csv": ["status", "2021", "--format", "csv"],
    "markdown": ["status", "2021", "--format", "markdown"],
    "table": ["status", "2021", "--width", "120"],
    "compare": ["compare", "2021", "2022", "--json"],
    "check": ["check"],
    "export": ["export"],
}
ROOM = 8.0  # kB an indicator


class Wish(NamedTuple):
    """What is wanted: a call takes at most so many times as long as another, at so many runs."""

    name: str
    own: list[str]
    floor: list[str]
    most: float
    runs: int


def call(form: str, file: Path, program: list[str] = OURS) -> list[str]:
    """The command line of a call."""
    return [*program, *CALLS[form], *([] if form == "check" else ["--file"]), str(file)]


def tomllib(file: Path) -> list[str]:
    """A bare script that parses the file."""
    return [PYTHON, "-c", f"import tomllib; tomllib.load(open({str(file)!r}, 'rb'))"]


def grown(files: dict[int, Path], runs: int) -> float:
    """Print a line for each size and call; the memory of the largest for an indicator."""
    print(f"{'indicators':>10}  {'call':9}{'seconds':>9}{'x tomllib':>11}{'MB':>7}{'kB an indicator':>17}")
    least, room = peak([*OURS, "status", "--json"]), 0.0
    for size, file in files.items():
        for form in CALLS if size < HUGE else ("json",):
            found = paired(call(form, file), tomllib(file), runs if size < HUGE else 1)
            most = peak(call(form, file))
            room = (most - least) / size / 1000
            line = f"{size:>10}  {form:9}{found.own:9.2f}{found.ratio:11.2f}{most / 1e6:7.0f}"
            print(line + (f"{room:17.1f}" if size >= LARGE else ""), flush=True)
    return room


def main() -> None:
    """Print how the cost grows; then what was wanted, and found."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as folder:
        files = {size: Path(folder) / f"{size}.toml" for size in SIZES}
        for size, file in files.items():
            file.write_text(plan(size), encoding="utf-8")
        room = grown(files, runs)
        large = files[LARGE]
        json = call("json", large)
        wishes = (
            Wish("100,000 to 10,000", call("json", files[HUGE]), json, 11.0, 1),
            Wish("json to tomllib", json, tomllib(large), 2.0, runs),
            Wish("table to json", call("table", large), json, 1.3, runs),
            Wish("csv to json", call("csv", large), json, 1.1, runs),
            Wish("markdown to json", call("markdown", large), json, 1.1, runs),
            Wish("with tomli to without", call("json", large, FAST), json, 0.75, runs),
        )
        print(f"\n{'at 10,000':24}{'found':>7}{'wanted':>8}")
        for wish in wishes:
            ratio = paired(wish.own, wish.floor, wish.runs).ratio
            print(f"{wish.name:24}{ratio:7.2f}{verdict(ratio, wish.most)}", flush=True)
        print(f"{'kB at 100,000':24}{room:7.2f}{verdict(room, ROOM)}")


if __name__ == "__main__":
    main()
