"""Other programs on the same work, those that are installed: actual against target of each indicator, with a status.

    python benchmarks/peers.py [RUNS]

hledger, ledger and bean-query keep budgets in a journal; frictionless only checks a table; pandas, polars and DuckDB
run the few lines that one would write. Each reads plain numbers of the same generator, cntrack its plan with wordings.
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

from generator import numbers, plan
from measure import PYTHON, paired

SIZES = (24, 1_000, 10_000)
OTHER = os.environ.get("PEERS_PYTHON", PYTHON)
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
    rows = numbers(size)
    (folder / "plan.toml").write_text(plan(size), encoding="utf-8")
    (folder / "plan.csv").write_text(
        "id,target,actual\n" + "".join(f"{name},{target},{actual}\n" for name, target, actual in rows), encoding="utf-8"
    )
    budget = (
        "~ yearly from 2021-01-01\n" + "".join(f"    {name}  {target} C\n" for name, target, _ in rows) + "    x\n\n"
    )
    spent = "".join(f"2021-06-30 x\n    {name}  {actual} C\n    x\n\n" for name, _, actual in rows)
    (folder / "h.journal").write_text(budget + spent, encoding="utf-8")
    (folder / "l.journal").write_text(budget.replace("~ yearly from 2021-01-01", "~ Yearly") + spent, encoding="utf-8")
    accounts = "".join(f"2021-01-01 open Expenses:I{n}\n" for n in range(size)) + "2021-01-01 open Assets:X\n"
    booked = "".join(
        f'2021-06-30 * "x"\n  target: {target}\n  Expenses:I{n}  {actual} CNY\n  Assets:X\n\n'
        for n, (_, target, actual) in enumerate(rows)
    )
    (folder / "b.beancount").write_text(accounts + booked, encoding="utf-8")


def peers(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """The command of each program that is there."""
    beside = Path(OTHER).with_name("bean-query")
    query = "select account, sum(position), entry_meta('target') group by account, entry_meta('target')"
    commands = {
        "hledger": ["hledger", "-f", str(folder / "h.journal"), "balance", "--budget", "-Y"],
        "ledger": ["ledger", "-f", str(folder / "l.journal"), "budget", "--now", "2021-12-31"],
        "bean-query": [str(beside), str(folder / "b.beancount"), query],
    }
    yield from ((name, command) for name, command in commands.items() if shutil.which(command[0]))
    for name, script in SCRIPTS.items():
        there = subprocess.run([OTHER, "-c", f"import {name}"], capture_output=True, check=False).returncode == 0
        if there:
            yield name, [OTHER, "-c", script.format(csv=str(folder / "plan.csv"))]


def main() -> None:
    """Print for each size how long cntrack and each peer take, and how many times as long the peer does."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    print(f"{'indicators':>10}  {'peer':13}{'peer, s':>9}{'cntrack, s':>12}{'peer / cntrack':>16}")
    for size in SIZES:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write(folder, size)
            ours = [PYTHON, "-m", "cntrack", "status", "2021", "--json", "--file", str(folder / "plan.toml")]
            for peer, command in peers(folder):
                found = paired(command, ours, runs)
                print(f"{size:>10}  {peer:13}{found.own:9.3f}{found.floor:12.3f}{found.ratio:16.2f}", flush=True)


if __name__ == "__main__":
    main()
