"""How the cost grows: a generated plan of 24, 1,000 and 10,000 indicators through whole commands, in turn.

    python benchmarks/size.py [RUNS]

The plan is made by a seeded generator that writes what a user would: all kinds of wording, Chinese and English.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIZES = (24, 1_000, 10_000)
FORMATS = ("json", "jsonl", "csv", "markdown", "table")
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
WORDINGS = (
    "{n}%", "{n}%左右", "{n}%以上", "不低于{n}%", "{n}%以内", "超过{n}%", "{n}%-{m}%", "增长{n}%左右", "下降{n}%",
    "about {n} percent", "at least {n} percent", "与全市目标基本同步", "完成市下达指标",
)  # fmt: skip


def plan(size: int) -> str:
    """A plan of this many indicators, the same at each call."""
    pick = random.Random(size)  # noqa: S311  a seeded sample, no secret
    lines = ["format = 1", "[plan]", 'id = "made"', "[[sources]]", 'id = "report"', 'title = "报告"']
    for number in range(1, size + 1):
        low = pick.randrange(10, 900)
        target, actual = (
            pick.choice(WORDINGS).format(n=(low + pick.randrange(-5, 9)) / 10, m=low / 10 + 2) for _ in range(2)
        )
        lines += [
            "[[indicators]]", f'id = "indicator-{number}"', f"number = {number}",
            f'name = {{ zh = "第{number}项指标增速", en = "Growth of indicator {number}" }}',
            'measure = "growth"', f'direction = "{pick.choice(("higher", "lower", "target"))}"', 'unit = "%"',
            f'years.2021 = {{ target = "{target}", actual = "{actual}", source = "report", at = "表1 第{number}行" }}',
        ]  # fmt: skip
    return "\n".join(lines)


def seconds(arguments: list[str]) -> float:
    """The wall time of one call."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, env=ENVIRONMENT, check=True)
    return time.perf_counter() - begin


def main() -> None:
    """Print a line for each size and format: its time, and its ratio to parsing the file with tomllib alone."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    print(f"{'indicators':>10}  {'format':10}{'seconds':>9}{'x tomllib':>11}")
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            file = Path(folder) / f"{size}.toml"
            file.write_text(plan(size), encoding="utf-8")
            bare = ["-c", f"import tomllib; tomllib.load(open({str(file)!r}, 'rb'))"]
            for form in FORMATS:
                command = ["-m", "cntrack", "status", "--file", str(file), "--format", form, "--width", "120"]
                pairs = [(seconds(command), seconds(bare)) for _ in range(runs)]
                mine = statistics.median(own for own, _ in pairs)
                ratio = statistics.median(own / floor for own, floor in pairs)
                print(f"{size:>10}  {form:10}{mine:9.2f}{ratio:11.2f}")


if __name__ == "__main__":
    main()
