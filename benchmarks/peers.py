"""Other programs on the same work, those that are installed: actual against target of each indicator, with a status.

    python benchmarks/peers.py [RUNS]

hledger, ledger and bean-query keep budgets in a journal; frictionless only checks a table; pandas, polars and DuckDB
run the few lines that one would write. Each reads the numbers of the plan that cntrack reads in wordings.
The Python of the libraries is this one, or that of PEERS_PYTHON.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from generator import plan, rows
from measure import OURS, PYTHON, paired, verdict

SIZES = (24, 1_000, 10_000)
OTHER = os.environ.get("PEERS_PYTHON", PYTHON)
# At most so many times as long as the peer, at sizes where that was wanted.
WANTED = {
    (24, "bean-query"): 1.0,
    (24, "pandas"): 1.0,
    (24, "polars"): 1.0,
    (24, "duckdb"): 1.0,
    (24, "frictionless"): 1.0,
    (1_000, "hledger"): 1.0,
    (10_000, "hledger"): 0.2,
    (10_000, "ledger"): 0.4,
}
QUERY = (
    "select account, number, entry_meta('target') as target, number - decimal(entry_meta('target')) as gap, "
    "number >= decimal(entry_meta('target')) as met where account ~ '^Expenses'"
)
SCRIPTS = {
    "pandas": "import pandas as p; d = p.read_csv({csv!r}); d['gap'] = d.actual - d.target;"
    "d['status'] = (d.gap >= 0).map({{True: 'met', False: 'not met'}}); print(d.to_json(orient='records'))",
    "polars": "import polars as p; d = p.read_csv({csv!r}).with_columns(gap=p.col('actual') - p.col('target'));"
    "status = p.when(p.col('gap') >= 0).then(p.lit('met')).otherwise(p.lit('not met'));"
    "print(d.with_columns(status=status).write_json())",
    "duckdb": 'import duckdb; print(duckdb.sql("select *, actual - target as gap, case when actual >= target '
    "then 'met' else 'not met' end as status from '{csv}'\").fetchall())",
    "frictionless": "import frictionless; print(frictionless.validate({csv!r}).valid)",
}


def write(folder: Path, size: int) -> None:
    """The same indicators as a plan, a table and journals."""
    drawn = [(row.id, row.target, row.actual) for row in rows(size)]
    budget = "".join(f"    {name}  {target} C\n" for name, target, _ in drawn) + "    x\n\n"
    spent = "".join(f"2021-06-30 x\n    {name}  {actual} C\n    x\n\n" for name, _, actual in drawn)
    opened = "".join(f"2021-01-01 open Expenses:{name.title()}\n" for name, _, _ in drawn)
    booked = "".join(
        f'2021-06-30 * "x"\n  target: {target}\n  Expenses:{name.title()}  {actual} CNY\n  Assets:X\n\n'
        for name, target, actual in drawn
    )
    texts = {
        "plan.toml": plan(size, years=1),
        "plan.csv": "id,target,actual\n" + "".join(f"{','.join(map(str, row))}\n" for row in drawn),
        "h.journal": f"~ yearly from 2021-01-01\n{budget}{spent}",
        "l.journal": f"~ Yearly\n{budget}{spent}",
        "b.beancount": f"2021-01-01 open Assets:X\n{opened}{booked}",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


def peers(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """The command of each program that is there."""
    beside = Path(OTHER).with_name("bean-query")
    commands = {
        "hledger": ["hledger", "-f", str(folder / "h.journal"), "balance", "--budget", "-Y"],
        "ledger": ["ledger", "-f", str(folder / "l.journal"), "budget", "--now", "2021-12-31"],
        "bean-query": [str(beside), str(folder / "b.beancount"), QUERY],
    }
    yield from ((name, command) for name, command in commands.items() if shutil.which(command[0]))
    for name, script in SCRIPTS.items():
        there = subprocess.run([OTHER, "-c", f"import {name}"], capture_output=True, check=False).returncode == 0
        if there:
            yield name, [OTHER, "-c", script.format(csv=str(folder / "plan.csv"))]


def main() -> None:
    """Print for each size how long cntrack and each peer take, and how many times as long cntrack does."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    print(f"{'indicators':>10}  {'peer':13}{'peer, s':>9}{'cntrack, s':>12}{'cntrack / peer':>16}{'wanted':>8}")
    for size in SIZES:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write(folder, size)
            ours = [*OURS, "status", "2021", "--json", "--file", str(folder / "plan.toml")]
            for peer, command in peers(folder):
                found = paired(ours, command, runs)
                line = f"{size:>10}  {peer:13}{found.floor:9.3f}{found.own:12.3f}{found.ratio:16.2f}"
                print(line + verdict(found.ratio, WANTED.get((size, peer))), flush=True)


if __name__ == "__main__":
    main()
