"""The records file: old or new and never else, whatever the system does; what was there is kept byte for byte."""

from __future__ import annotations

import errno
import fcntl
import os
import random
import signal
import stat
import tomllib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cntrack.problem import DataError, OutputError
from cntrack.records import Item, Ledger
from cntrack.store import ledger, records, writing

from . import hardship

NAME = "records.toml"
FILE = Path(NAME)
NOW = datetime(2022, 7, 1, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test has a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def entry(text: str = "5%", **said: Any) -> Callable[[Ledger], list[Item]]:  # noqa: ANN401  any key of an entry
    """An entry that goes on from those that are there."""

    def made(there: Ledger) -> list[Item]:
        said_all = {"plan": "demo", "indicator": "jobs", "year": 2022, "actual": text, **said}
        return [Item.model_construct(number=len(there.records) + 1, recorded=NOW, **said_all)]

    return made


def append(text: str = "5%", name: str = NAME, **said: Any) -> None:  # noqa: ANN401
    """Append one entry, and wait for no lock."""
    ledger.append(name, entry(text, **said), patience=0)


def test_what_was_there_stays_byte_for_byte() -> None:
    """Comments, blank lines, line ends, the order and spelling of keys: the new text goes on from the old."""
    append("5%")
    text = FILE.read_text(encoding="utf-8")
    changed = text.replace("[[records]]", "# from the July bulletin\n[[ records ]]").replace('"5%"', "'5%'   # sic")
    for old in (
        changed,
        changed.replace("\n", "\r\n"),
        "\ufeff" + changed,
        changed.rstrip("\n"),
        changed + "\n\n# end",
    ):
        FILE.write_bytes(old.encode())
        append("6%")
        assert FILE.read_bytes().startswith(old.encode())
        assert [item.text for item in records(NAME).records] == ["5%", "6%"]


def test_an_array_in_brackets_cannot_go_on() -> None:
    """A hand-written list in brackets is valid, cannot be appended to, and so is refused with the remedy."""
    said = 'number = 1, recorded = 2022-07-01T09:00:00Z, plan = "demo", indicator = "jobs", year = 2022, actual = "5%"'
    FILE.write_text(f"format = 1\nrecords = [{{ {said} }}]\n", encoding="utf-8")
    before = FILE.read_bytes()
    with pytest.raises(OutputError, match=r"write its entries as \[\[records\]\]"):
        append()
    assert FILE.read_bytes() == before


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_the_mode_is_kept(mode: int) -> None:
    """A file that replaces another has its mode."""
    append()
    FILE.chmod(mode)
    append()
    assert stat.S_IMODE(FILE.stat().st_mode) == mode


def test_a_symbolic_link_is_kept() -> None:
    """A link stays one; the file that it leads to is the one that is written."""
    Path("elsewhere").mkdir()
    FILE.symlink_to("elsewhere/real.toml")
    append()
    append()
    assert FILE.is_symlink()
    assert len(records("elsewhere/real.toml").records) == 2
    assert [path.name for path in Path("elsewhere").iterdir() if path.suffix == ".tmp"] == []


def test_read_only_is_respected() -> None:
    """A file without a right to write is not replaced, though renaming could."""
    append()
    FILE.chmod(0o444)
    before = FILE.read_bytes()
    with pytest.raises(OutputError, match="read-only"):
        append()
    assert FILE.read_bytes() == before


def test_planted_files_are_not_followed() -> None:
    """A lock or temporary file that somebody has planted as a link leads nowhere."""
    victim = Path("victim")
    victim.write_text("precious", encoding="utf-8")
    Path(f".{NAME}.lock").symlink_to(victim)
    with pytest.raises(OutputError, match="symbolic link"):
        append()
    Path(f".{NAME}.lock").unlink()
    Path(f".{NAME}.00000000.tmp").symlink_to(victim)
    append()
    assert victim.read_text(encoding="utf-8") == "precious"


def test_what_a_killed_writer_left_is_removed() -> None:
    """The next writer removes it, and nothing that only looks like it."""
    left, other = Path(f".{NAME}.0123abcd.tmp"), Path(".other.toml.0123abcd.tmp")
    for path in (left, other):
        path.write_text("half", encoding="utf-8")
    append()
    assert (left.exists(), other.exists()) == (False, True)


def test_a_held_lock_is_told() -> None:
    """A lock that is held ends the wait with a message after the stated time; a free one is no hindrance."""
    append()
    before = FILE.read_bytes()
    with Path(f".{NAME}.lock").open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(OutputError, match="is being written by another call"):
            append()
    assert FILE.read_bytes() == before
    append()


def test_no_lock_is_no_write(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that has no locks is told, and nothing is written unlocked."""

    def none(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", none)
    with pytest.raises(OutputError, match="No locks available"):
        append()
    assert not FILE.exists()


@pytest.mark.parametrize(
    "text",
    ["format = 2\n", "format = 1\n[[records]]\nnumber = 1\n", "format = 1\nrecords = 5\n", "[[", "format = 1\nx = 1\n"],
)
def test_a_faulty_file_is_not_touched(text: str) -> None:
    """A broken file, or one of a newer format, is refused as it is read, and stays."""
    FILE.write_text(text, encoding="utf-8")
    with pytest.raises(DataError):
        append()
    assert FILE.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("make", [FILE.mkdir, lambda: os.mkfifo(NAME)])
def test_what_is_no_file_is_refused(make: Callable[[], None]) -> None:
    """A folder or a pipe in the place of the records is refused at once."""
    make()
    with pytest.raises((DataError, OutputError)):
        append()


CALLS = ("open", "write", "fsync", "replace", "fchmod", "fstat", "stat", "close", "scandir", "umask", "unlink", "mkdir")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EDQUOT])
@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("there", [True, False], ids=["a file is there", "the first entry"])
def test_every_failing_system_call(monkeypatch: pytest.MonkeyPatch, call: str, number: int, there: bool) -> None:  # noqa: FBT001
    """Whichever call to the system fails, the file is the old or the new one, and success means that it is in it."""
    if there:
        append("1%")
    name = NAME if there else "deep/records.toml"
    real, failing, failed = getattr(os, call), -1, 0
    while failed == failing + 1:  # the next call of this name, until there is none
        failing += 1
        before = Path(name).read_bytes() if Path(name).exists() else None
        count = [0]

        def fails(*given: Any, _count: list[int] = count, _at: int = failing, **more: Any) -> Any:  # noqa: ANN401
            _count[0] += 1
            if _count[0] == _at + 1:
                if call == "close":
                    real(*given)  # the handle is gone, as Linux has it
                raise OSError(number, os.strerror(number))
            return real(*given, **more)

        with monkeypatch.context() as patch:
            patch.setattr(os, call, fails)
            try:
                ledger.append(name, entry("2%"), patience=0)
                said = None
            except (OutputError, DataError) as error:
                said = str(error)
        failed = failing + 1 if count[0] > failing else failed
        after = Path(name).read_bytes() if Path(name).exists() else None
        if said is None or "is written, but" in said:
            assert after is not None
            assert after.startswith(before or b"")
            assert tomllib.loads(after.decode())["records"][-1]["actual"] == "2%"
        else:
            assert after == before, said
            assert "\n" not in said or "[unreadable-file]" in said
    assert failing >= 0
    folder = Path(name).parent
    append("3%", name)
    assert [path.name for path in folder.iterdir() if path.suffix == ".tmp"] == []


def test_short_writes_are_gone_on_with(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that writes a few bytes at a time gets the rest."""
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, bytes(data[:7])))
    append("5%")
    assert [item.text for item in records(NAME).records] == ["5%"]


def test_it_is_synced_before_it_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is synced before it is renamed, and its folder after: only then is anything called recorded."""
    done: list[str] = []
    sync, replace = os.fsync, os.replace

    def synced(handle: int) -> None:
        done.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        sync(handle)

    def replaced(*given: Any) -> None:  # noqa: ANN401
        done.append("rename")
        replace(*given)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", replaced)
    append()
    assert done == ["file", "rename", "folder"]


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_waits_until_it_is_written(monkeypatch: pytest.MonkeyPatch, sent: signal.Signals) -> None:
    """A signal within the write ends the call after it, with the word that it is recorded."""

    class StopError(Exception):
        said = ""

    def stop(*_: object) -> None:
        raise StopError

    real, kept = os.replace, signal.signal(sent, stop)

    def replaced(*given: Any) -> None:  # noqa: ANN401
        signal.raise_signal(sent)
        real(*given)

    monkeypatch.setattr(os, "replace", replaced)
    try:
        with pytest.raises(StopError) as stopped:
            append("5%")
    finally:
        signal.signal(sent, kept)
    assert stopped.value.said == "recorded in records.toml, but not shown: interrupted"
    assert [item.text for item in records(NAME).records] == ["5%"]


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(note=texts, source=texts, at=texts, wording=texts)
def test_any_text_comes_back(note: str, source: str, at: str, wording: str) -> None:
    """Whatever the texts of an entry hold, they come back as they were given, or nothing is written at all."""
    before = FILE.read_bytes() if FILE.exists() else b""
    try:
        append(wording, note=note, source=source, at=at, as_text=True)
    except OutputError:
        assert (FILE.read_bytes() if FILE.exists() else b"") == before
        return
    last = records(NAME).records[-1]
    assert (last.text, last.note, last.source, last.at) == (wording, note, source, at)
    assert FILE.read_bytes().startswith(before)


@pytest.mark.parametrize(("trial", "rounds"), [(hardship.killed, 6), (hardship.crowded, 1), (hardship.full, 6)])
def test_hardship(trial: Callable[[int, random.Random], str], rounds: int) -> None:
    """A few rounds of what the script beside this file does for as long as it is asked to."""
    assert hardship.run(trial, rounds, seed=1)


def test_output_files_are_replaced_whole() -> None:
    """What is written with -o is there whole or not at all, with the mode of what it replaces."""
    out = Path("out.json")
    out.write_text("old", encoding="utf-8")
    out.chmod(0o640)
    writing.write(str(out), b"new", replace=True)
    assert (out.read_bytes(), stat.S_IMODE(out.stat().st_mode)) == (b"new", 0o640)
    with pytest.raises(OutputError, match="--force"):
        writing.write(str(out), b"newer", replace=False)
    assert out.read_bytes() == b"new"
