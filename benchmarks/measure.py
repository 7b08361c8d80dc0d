"""Time, instructions and memory of whole commands; a command and its floor in turn, since a machine's speed drifts."""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import NamedTuple

PYTHON = sys.executable
# Byte code is written, as it is for an installed program.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
    "CNTRACK_RECORDS": "none",
    "BEANCOUNT_DISABLE_LOAD_CACHE": "1",  # else its second call would not read the journal
}
# cntrack as it is without cntrack[fast], whether tomli is installed or not.
OURS = [PYTHON, "-c", "import sys; sys.modules['tomli'] = None; from cntrack.__main__ import main; main()"]
FAST = [PYTHON, "-c", "from cntrack.__main__ import main; main()"]
COUNTS_INSTRUCTIONS = shutil.which("valgrind") is not None


class Pair(NamedTuple):
    """The medians of a command and its floor in seconds, and of their ratios pair by pair."""

    own: float
    floor: float
    ratio: float


def run(command: Sequence[str], extra: dict[str, str] | None = None) -> float:
    """The wall time of one call."""
    begin = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, env=ENVIRONMENT | (extra or {}), check=True)
    return time.perf_counter() - begin


def paired(own: Sequence[str], floor: Sequence[str], runs: int, extra: dict[str, str] | None = None) -> Pair:
    """Both commands in turn, after one run of each that is not counted."""
    run(own, extra), run(floor)
    pairs = [(run(own, extra), run(floor)) for _ in range(runs)]
    mine, bare = (statistics.median(column) for column in zip(*pairs, strict=True))
    return Pair(mine, bare, statistics.median(a / b for a, b in pairs))


def instructions(command: Sequence[str], extra: dict[str, str] | None = None) -> float:
    """Millions of instructions of one call, which repeat whatever else the machine does."""
    tool = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    environment = ENVIRONMENT | {"PYTHONHASHSEED": "0"} | (extra or {})
    done = subprocess.run([*tool, *command], capture_output=True, env=environment, text=True, check=True)
    found = re.search(r"Collected : ([0-9]+)", done.stderr)
    return int(found[1]) / 1e6 if found else 0.0


def peak(command: Sequence[str]) -> int:
    """The peak memory of one call in bytes, as the system counts it."""
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run([PYTHON, "-c", code, *command], capture_output=True, env=ENVIRONMENT, text=True, check=True)
    return int(done.stdout) * 1024


def verdict(found: float, wanted: float | None) -> str:
    """What was wanted, and whether it is reached."""
    return "" if wanted is None else f"{wanted:8.2f}  {'reached' if found <= wanted else 'not reached'}"
