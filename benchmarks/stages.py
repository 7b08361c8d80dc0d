"""What the stages of a call take, in one process: parse, check the types, read the wordings, assess, compare, write.

python benchmarks/stages.py [INDICATORS]
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
import tomllib
from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

from generator import plan

from cntrack import check, comparison, model
from cntrack.assessment import status
from cntrack.render import json
from cntrack.wording import read

T = TypeVar("T")
WANTED = 25.0  # microseconds a wording


def timed(name: str, work: Callable[[], T], size: int) -> T:
    """What the work gives; its time is printed, in all and for one indicator."""
    begin = time.perf_counter()
    done = work()
    taken = time.perf_counter() - begin
    print(f"{name:20}{taken:8.3f} s{taken / size * 1e6:9.1f} µs an indicator", flush=True)
    return done


def main() -> None:
    """Print a line for each stage, and how long one wording takes that was not read before."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    read("5%"), read("5 percent")  # the tables are loaded
    gc.disable()  # as the program does
    text = plan(size)
    data = timed("parse TOML", lambda: tomllib.loads(text, parse_float=Decimal), size)
    made = timed("check the types", lambda: model.Plan.model_validate(data), size)
    wordings = sorted({said.text for item in made.indicators for year in item.years.values() for said in year.target})
    timed("read and check", lambda: check.errors(made), size)
    report = timed("assess", lambda: status(made, 2021), size)
    timed("compare", lambda: comparison.compare(made, 2021, 2022), size)
    timed("write JSON", lambda: json.document(report), size)
    times = []
    for wording in wordings[:2000]:
        begin = time.perf_counter()
        read.__wrapped__(wording)
        times.append((time.perf_counter() - begin) * 1e6)
    print(f"a wording: {statistics.median(times):.1f} µs, {WANTED:.0f} wanted")


if __name__ == "__main__":
    main()
