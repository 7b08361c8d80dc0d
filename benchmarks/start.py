"""How fast a call starts: each command and its floor in turn, as the median of the paired ratios.

    python benchmarks/start.py [RUNS]

A floor is a bare script that does what any such program must: import its libraries, and run a Typer command. Calls
for which no floor is wanted are set against that of `status`.
"""

from __future__ import annotations

import sys

from measure import COUNTS_INSTRUCTIONS, OURS, PYTHON, instructions, paired, verdict

APP = "import typer; app = typer.Typer(rich_markup_mode=None, add_completion=False)\n"
HELLO = f"{APP}@app.command()\ndef hello(name: str = 'x') -> None: pass\napp([], standalone_mode=False)\n"
HELP = f"{APP}@app.command()\ndef hello(name: str = 'x') -> None: pass\napp(['--help'])"
LIBRARIES = "from pydantic import TypeAdapter; TypeAdapter(int); import tomllib, decimal"
COMPLETE = {"_CNTRACK_COMPLETE": "complete_bash", "COMP_WORDS": "cntrack st", "COMP_CWORD": "1"}
PAIRS: tuple[tuple[str, list[str], str, float | None, dict[str, str]], ...] = (
    ("status --json", [*OURS, "status", "--json"], HELLO + LIBRARIES, 1.12, {}),
    ("the same, imports alone", [*OURS, "status", "--json"], f"import typer; {LIBRARIES}", 1.25, {}),
    ("status", [*OURS, "status"], HELLO + LIBRARIES, 1.22, {}),
    ("--version", [*OURS, "--version"], "import typer", 1.1, {}),
    ("--help", [*OURS, "--help"], HELP, 1.1, {}),
    ("completion of a word", OURS, HELLO, 1.05, COMPLETE),
    ("completion bash", [*OURS, "completion", "bash"], HELLO + LIBRARIES, None, {}),
    ("parse", [*OURS, "parse", "5%-10%", "at least 95%"], HELLO + LIBRARIES, None, {}),
    ("compare --json", [*OURS, "compare", "2021", "2022", "--json"], HELLO + LIBRARIES, None, {}),
    ("check", [*OURS, "check"], HELLO + LIBRARIES, None, {}),
    ("export", [*OURS, "export"], HELLO + LIBRARIES, None, {}),
)


def main() -> None:
    """Print a line for each pair."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    print(
        f"{'command':26}{'ms':>6}{'floor':>7}{'ratio':>7}{'wanted':>8}"
        + "   millions of instructions" * COUNTS_INSTRUCTIONS
    )
    for name, own, script, wanted, extra in PAIRS:
        floor = [PYTHON, "-c", script]
        found = paired(own, floor, runs, extra)
        line = f"{name:26}{found.own * 1000:6.0f}{found.floor * 1000:7.0f}{found.ratio:7.2f}"
        line += f"{verdict(found.ratio, wanted):22}"
        if COUNTS_INSTRUCTIONS:
            ours, theirs = instructions(own, extra), instructions(floor)
            line += f"{ours:6.0f} / {theirs:.0f} = {ours / theirs:.2f}"
        print(line, flush=True)


if __name__ == "__main__":
    main()
