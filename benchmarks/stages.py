"""What the stages of a call take, in one process: parse, check the types, read, check, assess, compare, write.

    python benchmarks/stages.py [INDICATORS [RUNS]]

Each run begins anew, with nothing read before; a figure is the median of the runs.
"""

from __future__ import annotations

import gc
import random
import statistics
import sys
import time
import tomllib
from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

from cntrack import check, comparison, model
from cntrack.assessment import status
from cntrack.render import json
from cntrack.wording import read
from generator import plan
from measure import verdict

T = TypeVar("T")
WANTED = 25.0  # microseconds a wording
SAMPLE = 2000

taken: dict[str, list[float]] = defaultdict(list)


def timed(name: str, work: Callable[[], T]) -> T:
    """What the work gives; its time is noted."""
    begin = time.perf_counter()
    done = work()
    taken[name].append(time.perf_counter() - begin)
    return done


def said(made: model.Plan) -> list[model.Statement]:
    """Every statement of a plan."""
    return [
        statement
        for indicator in made.indicators
        for year in indicator.years
        for _, statement in check.statements(indicator, (), year)
    ]


def stages(text: str) -> list[str]:
    """One run through all stages; the different wordings that it read."""
    read.cache_clear()
    data = timed("parse TOML", lambda: tomllib.loads(text, parse_float=Decimal))
    made = timed("validate the types", lambda: model.Plan.model_validate(data))
    timed("read the wordings", lambda: [statement.reading for statement in said(made)])
    timed("check", lambda: check.errors(made))
    report = timed("assess", lambda: status(made, 2021))
    timed("compare", lambda: comparison.compare(made, 2021, 2022))
    timed("write JSON", lambda: json.document(report))
    return sorted({statement.text for statement in said(made)})


def each(wordings: list[str]) -> float:
    """The median of the microseconds that one wording takes which was not read before."""
    times = []
    for wording in random.Random(0).sample(wordings, min(SAMPLE, len(wordings))):  # noqa: S311  no secret
        begin = time.perf_counter()
        read.__wrapped__(wording)
        times.append((time.perf_counter() - begin) * 1e6)
    return statistics.median(times)


def main() -> None:
    """Print a line for each stage, and how long one wording takes."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 3  # noqa: PLR2004  the second argument
    read("5%"), read("5 percent")  # the tables are loaded
    gc.disable()  # as the program does
    text = plan(size)
    words = []
    for _ in range(runs):
        words = stages(text)
        gc.collect()
    print(f"{'stage':20}{'seconds':>9}{'µs an indicator':>17}")
    for name, times in taken.items():
        found = statistics.median(times)
        print(f"{name:20}{found:9.3f}{found / size * 1e6:17.1f}")
    one = each(words)
    print(f"\n{'':20}{'found':>9}{'wanted':>8}\n{'a wording, µs':20}{one:9.1f}{verdict(one, WANTED)}")


if __name__ == "__main__":
    main()
