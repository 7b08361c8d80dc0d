"""Puts the records through what a machine can do to a file, for as many rounds as wanted, and counts what is lost.

    python tests/store/hardship.py [ROUNDS]

Each trial works in a folder of its own and fails with the first promise that is broken:

- killed: writers are killed with SIGKILL at any moment; the file is the old one or the new one, what was acknowledged
  is in it, and the next call works at once and removes what the killed one left.
- crowded: eight writers at once, and readers beside them; each acknowledged entry is there once, and no reader ever
  sees a torn or a shorter file.
- full: every size that a file may have at most, as on a full disk; the old file stays, and no success is claimed.
"""

from __future__ import annotations

import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

PLAN = """\
format = 1

[plan]
id = "town"

[[indicators]]
id = "jobs"
name = "New jobs"
unit = "个"
"""
COMMAND = (sys.executable, "-m", "cntrack")
RECORD = (*COMMAND, "record", "jobs", "2022", "--file", "plan.toml", "--records", "records.toml", "--json", "--actual")
ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
RECORDS = Path("records.toml")


def start(wording: str, limit: int | None = None) -> subprocess.Popen[bytes]:
    """Begin to record a wording, with at most so many bytes a file."""

    def bound() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.Popen(
        [*RECORD, wording],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
        preexec_fn=bound,  # noqa: PLW1509  no threads
    )


def recorded(wording: str) -> None:
    """Record a wording, which must succeed."""
    with start(wording) as process:
        _, err = process.communicate(timeout=60)
    assert process.returncode == 0, err.decode()


def wordings(text: str) -> list[str]:
    """The wordings in a records file; an entry that is not whole would not be found."""
    return re.findall(r'\nindicator = "jobs"\nyear = 2022\nactual = "([^"\n]*)"\n', text)


def sound() -> None:
    """The file is one that cntrack takes."""
    done = subprocess.run(
        [*COMMAND, "check", "plan.toml", "records.toml"], capture_output=True, env=ENVIRONMENT, check=False
    )
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()


def killed(rounds: int, chance: random.Random) -> str:
    """Kill writers at any moment of their work."""
    recorded("1个")
    took = time.perf_counter()
    recorded("2个")
    took = time.perf_counter() - took
    done, struck = 2, 0
    for number in range(3, rounds + 3):
        before = RECORDS.read_bytes()
        with start(f"{number}个") as process:
            time.sleep(chance.uniform(0.3, 1.1) * took)
            process.kill()
            out, _ = process.communicate(timeout=60)
        after = RECORDS.read_bytes()
        new = wordings(after.decode())
        assert after == before or (after.startswith(before) and new == [*wordings(before.decode()), f"{number}个"])
        assert not out.endswith(b"}\n") or after != before, "a record was claimed that is not there"
        struck += process.returncode != 0
        done += after != before
    recorded("0个")
    assert len(wordings(RECORDS.read_text(encoding="utf-8"))) == done + 1
    assert sorted(path.name for path in Path().iterdir()) == [".records.toml.lock", "plan.toml", "records.toml"]
    sound()
    return (
        f"{struck} of {rounds} writers killed, {done - 2 - (rounds - struck)} of them after their record was in place"
    )


def crowded(rounds: int, _: random.Random) -> str:
    """Eight writers at once, and a reader beside them."""
    recorded("0个")
    claimed, seen = ["0个"], RECORDS.read_bytes()
    reads = 0
    for turn in range(rounds):
        writers = {f"{turn + 1}{number}个": start(f"{turn + 1}{number}个") for number in range(1, 9)}
        while any(process.poll() is None for process in writers.values()):
            now = RECORDS.read_bytes()
            assert now.startswith(seen), "a reader saw a file that was torn or shorter than before"
            assert now.endswith(b"\n")
            seen, reads = now, reads + 1
            time.sleep(0.002)
        for wording, process in writers.items():
            err = process.communicate(timeout=60)[1]
            if process.returncode == 0:
                claimed.append(wording)
            else:
                assert b"is being written by another call" in err, err.decode()
    there = wordings(RECORDS.read_text(encoding="utf-8"))
    assert sorted(there) == sorted(claimed)
    sound()
    return f"{len(claimed)} entries of {8 * rounds + 1} writers, each there once; {reads} reads, none torn"


def full(rounds: int, chance: random.Random) -> str:
    """A disk that is full after so many bytes."""
    recorded("1个")
    recorded("2个")
    before = RECORDS.read_bytes()
    room = len(before) + 400
    for limit in sorted(chance.sample(range(room), min(rounds, room))):
        with start("3个", limit) as process:
            out, err = process.communicate(timeout=60)
        if process.returncode == 0:
            assert wordings(RECORDS.read_text(encoding="utf-8"))[-1] == "3个"
            RECORDS.write_bytes(before)
            continue
        assert process.returncode in (2, -25), (process.returncode, err.decode())
        assert RECORDS.read_bytes() == before, f"the file was changed with room for {limit} bytes"
        assert not out
        assert not [path for path in Path().iterdir() if path.suffix == ".tmp"], "something was left beside"
        assert len(err.decode().splitlines()) == 1 or process.returncode < 0, err.decode()
    sound()
    return f"{rounds} sizes, the old file whole at each"


TRIALS: tuple[Callable[[int, random.Random], str], ...] = (killed, crowded, full)


def run(trial: Callable[[int, random.Random], str], rounds: int, seed: int) -> str:
    """One trial in a folder of its own."""
    home, folder = Path.cwd(), Path(tempfile.mkdtemp(prefix="cntrack-"))
    try:
        os.chdir(folder)
        Path("plan.toml").write_text(PLAN, encoding="utf-8")
        return trial(rounds, random.Random(seed))  # noqa: S311  chance that repeats
    finally:
        os.chdir(home)
        shutil.rmtree(folder)


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    for each in TRIALS:
        print(f"{each.__name__:8} {run(each, count, count)}", flush=True)  # noqa: T201  a script
