"""How the cost grows: generated plans of 24 to 100,000 indicators through whole commands.

python benchmarks/size.py [RUNS]
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from generator import plan
from measure import PYTHON, paired, peak, verdict

SIZES = (24, 1_000, 10_000, 100_000)
LARGE = 10_000
CALLS = {
    "json": ["status", "2021", "--json"],
    "jsonl": ["status", "2021", "--format", "jsonl"],
    "csv": ["status", "2021", "--format", "csv"],
    "markdown": ["status", "2021", "--format", "markdown"],
    "table": ["status", "2021", "--width", "120"],
    "compare": ["compare", "2021", "2022", "--json"],
    "export": ["export"],
}
# Without tomli, whether it is installed or not.
PLAIN = "import sys; sys.modules['tomli'] = None; from cntrack.__main__ import main; main()"


def call(form: str, file: Path) -> list[str]:
    """The command line of a call."""
    return [PYTHON, "-c", PLAIN, *CALLS[form], "--file", str(file)]


def main() -> None:
    """Print a line for each size and call: its time and its ratio to tomllib alone; then what was wanted of it."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    print(f"{'indicators':>10}  {'call':9}{'seconds':>9}{'x tomllib':>11}{'kB an indicator':>17}")
    with tempfile.TemporaryDirectory() as folder:
        files = {size: Path(folder) / f"{size}.toml" for size in SIZES}
        for size, file in files.items():
            file.write_text(plan(size), encoding="utf-8")
            bare = [PYTHON, "-c", f"import tomllib; tomllib.load(open({str(file)!r}, 'rb'))"]
            empty = peak([PYTHON, "-m", "cntrack", "status", "--json"])
            for form in CALLS if size <= LARGE else ("json",):
                found = paired(call(form, file), bare, runs if size <= LARGE else 1)
                room = (peak(call(form, file)) - empty) / size / 1024 if size >= LARGE else 0
                line = f"{size:>10}  {form:9}{found.own:9.2f}{found.ratio:11.2f}"
                print(line + (f"{room:17.1f}" if room else ""), flush=True)
        large, huge = files[LARGE], files[LARGE * 10]
        json = call("json", large)
        bare = [PYTHON, "-c", f"import tomllib; tomllib.load(open({str(large)!r}, 'rb'))"]
        fast = [PYTHON, "-m", "cntrack", *CALLS["json"], "--file", str(large)]
        wanted = [
            ("100,000 to 10,000", call("json", huge), json, 11.0),
            ("json to tomllib", json, bare, 2.0),
            ("table to json", call("table", large), json, 1.3),
            ("csv to json", call("csv", large), json, 1.1),
            ("markdown to json", call("markdown", large), json, 1.1),
            ("with tomli to without", fast, json, 0.75),
        ]
        print(f"\n{'at 10,000':24}{'ratio':>7}{'wanted':>8}")
        for name, own, floor, most in wanted:
            ratio = paired(own, floor, 1 if most > LARGE // 1000 else runs).ratio
            print(f"{name:24}{ratio:7.2f}{verdict(ratio, most)}", flush=True)


if __name__ == "__main__":
    main()
