"""Data files that are refused, each with its message: place, fault and remedy, in words that a user knows."""

from __future__ import annotations

import io
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import pytest

from cntrack.problem import DataError
from cntrack.store import load
from cntrack.store.reading import MAX_BYTES, MAX_KEYS

FOLDER = Path(__file__).parent
NAMES = sorted(file.stem for file in FOLDER.glob("*.toml"))
HEAD = 'format = 1\n\n[plan]\nid = "demo"\n'
INDICATOR = '\n[[indicators]]\nid = "jobs"\nname = "Jobs"\nyears.2021 = { target = "5%", actual = "6%" }\n'
# Words of the libraries below us, which must not reach a user.
FOREIGN = re.compile(
    r"pydantic|tomllib|Traceback|Error\b|constrained|literal|NoneType|valid(ation)? error|namespace|statement|\('"
    r"|document after|inline table|array declaration|key/value|initial character|Illegal character"
)


def message(name: str) -> str:
    """What is said of a file, as it is named."""
    with pytest.raises(DataError) as caught:
        load(name)
    return str(caught.value)


@contextmanager
def in_time(seconds: int = 30) -> Iterator[None]:
    """Ends what hangs: so much time of the processor is far more than any file needs."""

    def over(*_: object) -> NoReturn:
        pytest.fail(f"no answer after {seconds} s")

    signal.signal(signal.SIGPROF, over)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are named as they are in this folder, so that messages are the same everywhere."""
    monkeypatch.chdir(FOLDER)


@pytest.mark.parametrize("name", NAMES)
def test_message(name: str) -> None:
    """A refused file has exactly its message, in our own words."""
    assert message(f"{name}.toml") == (FOLDER / f"{name}.txt").read_text(encoding="utf-8").removesuffix("\n")


def test_catalogue_is_whole() -> None:
    """Each file has its message and each message its file; none speaks the language of a library or a control code."""
    assert len(NAMES) >= 100
    assert sorted(file.stem for file in FOLDER.glob("*.txt")) == NAMES
    for name in NAMES:
        text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
        assert FOREIGN.search(text) is None, name
        assert all(char.isprintable() or char == "\n" for char in text), name
        assert re.fullmatch(r"(?:\S+: .* \[[a-z0-9-]+\]\n(?:  +(?:[0-9]+ )?\| .*\n){0,2}(?:  help: .+\n))+", text), name


@pytest.mark.parametrize("name", ["unknown-key-year", "not-utf8-gbk"])
@pytest.mark.parametrize("command", ["status", "compare 2021 2022", "show jobs"])
def test_every_command_refuses_alike(name: str, command: str) -> None:
    """Every command that reads a plan refuses it with the same message, exit code 2 and nothing on stdout."""
    done = subprocess.run(
        [sys.executable, "-m", "cntrack", *command.split(), "--file", f"{name}.toml", "--json"],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"cntrack: {message(f'{name}.toml')}\n"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(f"\ufeff{HEAD}{INDICATOR}".encode(), id="byte-order mark"),
        pytest.param(f"{HEAD}{INDICATOR}".replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(f"\ufeff{HEAD}{INDICATOR}".replace("\n", "\r\n").strip().encode(), id="both, no last line end"),
        pytest.param(f"{HEAD}{INDICATOR}# \u202e a comment\n".encode(), id="bidi control in a comment"),
        pytest.param(f"{HEAD}{INDICATOR}note = '\u202e \\u001b'\n".encode(), id="bidi control in a note"),
        pytest.param(f'{HEAD}{INDICATOR}note = "\\u001b[2J\\u0000"\n'.encode(), id="escape in a note"),
        pytest.param(b'format = 1\nindicators = []\nplan.id = "demo"\n', id="no indicator"),
    ],
)
def test_harmless(data: bytes, tmp_path: Path) -> None:
    """What an editor or Windows adds, and text that would act on a terminal, are no reason to refuse a file."""
    file = tmp_path / "plan.toml"
    file.write_bytes(data)
    assert load(str(file)).head.id == "demo"


def test_line_ends_do_not_move_a_place(tmp_path: Path) -> None:
    """Line and column of a problem are the same with a byte-order mark and CRLF, and no CR is shown."""
    text = (FOLDER / "unknown-key-year.toml").read_text(encoding="utf-8")
    file = tmp_path / "unknown-key-year.toml"
    file.write_bytes(f"\ufeff{text}".replace("\n", "\r\n").encode())
    assert message(str(file)).replace(f"{tmp_path}{os.sep}", "") == message("unknown-key-year.toml")


def test_first_twenty_of_many(tmp_path: Path) -> None:
    """Of 10,000 problems the first twenty are told, in the order of the file, and how many more; within seconds."""
    rows = "".join(f'\n[[indicators]]\nid = "i{i}"\nname = "x"\ncolour = {i}\n' for i in range(10_000))
    file = tmp_path / "many.toml"
    file.write_text(HEAD + rows, encoding="utf-8")
    with in_time():
        text = message(str(file))
    lines = [line for line in text.splitlines() if "[unknown-key]" in line]
    assert [line.split(": ")[1] for line in lines] == [f"indicators[{i}].colour" for i in range(20)]
    assert text.endswith("\nand 9980 more problems")


def test_many_duplicates_and_references(tmp_path: Path) -> None:
    """Problems of consistency, 30,000 of them, are found and told as quickly."""
    row = '\n[[indicators]]\nid = "same"\nname = "x"\ntheme = "none"\nyears.2021 = { target = "5%", source = "none" }\n'
    file = tmp_path / "many.toml"
    file.write_text(f'{HEAD}[plan.themes]\nwork = "Work"\n{row * 10_000}', encoding="utf-8")
    with in_time():
        text = message(str(file))
    assert text.endswith("\nand 29979 more problems")


def test_of_a_flood_all_are_counted(tmp_path: Path) -> None:
    """Of 300,000 faults no more than 100,000 are looked into, but all are counted."""
    file = tmp_path / "flood.toml"
    file.write_text(HEAD + "".join(f'k{i} = "x"\n' for i in range(300_000)), encoding="utf-8")
    with in_time():
        assert message(str(file)).endswith("\nand 299981 more problems")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        pytest.param(f"x = {'9' * 5000}", "not-toml", id="integer of 5000 digits"),
        pytest.param(f"x = 0x{'f' * 50_000}", "not-toml", id="hexadecimal of 50,000 digits"),
        pytest.param(f"format2 = 1\nx = {'[' * 100_000}", "too-deep", id="100,000 open lists"),
        pytest.param(f"x = {'{a=' * 50_000}", "too-deep", id="50,000 open tables"),
        pytest.param(f"{'a.' * 50_000}a = 1", "too-deep", id="key of 50,000 parts"),
        pytest.param(f"[{'a.' * 50_000}a]", "too-deep", id="header of 50,000 parts"),
        pytest.param('"a".' * 50_000 + "a = 1", "too-deep", id="quoted key of 50,000 parts"),
        pytest.param(f'x = "{"長" * 1_000_000}"', "unknown-key", id="text of 3 MB"),
        pytest.param('x = "' + '\\"' * 1_000_000, "not-toml", id="text of escapes that is never closed"),
        pytest.param(f"format = 0x{'f' * 50_000}", "not-toml", id="hexadecimal format"),
        pytest.param("\n".join(f"k{i} = 1" for i in range(290_000)), "unknown-key", id="290,000 unknown keys"),
        pytest.param(f"indicators = [{'{},' * 149_000}]", "missing-key", id="149,000 empty indicators"),
        pytest.param(f"indicators = [{'0,' * 299_000}]", "wrong-type", id="299,000 numbers for indicators"),
        pytest.param(
            "plan.themes = {" + ",".join(f'A{i}=""' for i in range(149_000)) + "}", "missing-key", id="themes"
        ),
        pytest.param("\n".join(f"k{i} = 1" for i in range(5_000)), "unknown-key", id="5,000 unknown keys"),
    ],
)
def test_bounded(line: str, code: str, tmp_path: Path) -> None:
    """Whatever is too large or too deep is refused within seconds, in a few lines."""
    file = tmp_path / "large.toml"
    file.write_text(f"{line}\n", encoding="utf-8")
    with in_time():
        text = message(str(file))
    assert f"[{code}]" in text
    assert max(map(len, text.splitlines())) < 1000
    assert len(text.splitlines()) <= 81


@pytest.mark.parametrize("line", ["{} = 1", 'direction = "{}"'])
def test_long_text_is_cut(line: str, tmp_path: Path) -> None:
    """A message is short however long the text is that it speaks of."""
    file = tmp_path / "long.toml"
    file.write_text(f'{HEAD}\n[[indicators]]\nname = "Jobs"\n{line.format("k" * 30_000)}\n', encoding="utf-8")
    assert max(map(len, message(str(file)).splitlines())) < 1000


def test_too_large_is_refused_unread(tmp_path: Path) -> None:
    """A file over the documented limit is refused at once."""
    file = tmp_path / "large.toml"
    with file.open("wb") as sparse:
        sparse.truncate(MAX_BYTES + 1)
    with in_time(5):
        assert message(str(file)).startswith(f"{file}: larger than 64 MiB [too-large]\n")


def test_more_keys_than_can_be_told_of_are_refused(tmp_path: Path) -> None:
    """A file of nothing but keys would take more room than the largest plan."""
    file = tmp_path / "keys.toml"
    file.write_text("a=0\n" * (MAX_KEYS + 1), encoding="utf-8")
    with in_time():
        assert message(str(file)).startswith(f"{file}: more than 1,750,000 keys [too-large]\n")


def test_missing_file() -> None:
    """A file that is not there is told by its name."""
    assert message("nowhere.toml").startswith("nowhere.toml: there is no such file [no-such-file]\n")
    assert message("blank.toml/plan.toml").startswith("blank.toml/plan.toml: ")


def test_name_of_a_file_does_not_act() -> None:
    """A file name is shown with its controls as escapes, and without markup."""
    for name, shown in (
        ("\x1b[2J\u202e.toml", r"\x1b[2J\u202e.toml"),
        ("[/]:x:\n.toml", r"[/]:x:\x0a.toml"),
        ("\0", r"\x00"),
    ):
        assert message(name).startswith(f"{shown}: ")


def test_folder(tmp_path: Path) -> None:
    """A folder is told as what it is."""
    assert message(str(tmp_path)).startswith(f"{tmp_path}: a folder [not-a-file]\n")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no FIFOs here")
def test_devices(tmp_path: Path) -> None:
    """A pipe without a writer and an endless device are refused at once, not waited for."""
    os.mkfifo(tmp_path / "pipe")
    for name in (str(tmp_path / "pipe"), "/dev/zero", "/dev/null"):
        assert message(name).startswith(f"{name}: not a regular file [not-a-file]\n")


def test_unreadable_file(tmp_path: Path) -> None:
    """A file that the system does not let us open is told with the system's reason."""
    file = tmp_path / "plan.toml"
    file.write_text("", encoding="utf-8")
    told = message(str(file / "below.toml"))  # a file is no folder, whoever asks; root may read all others
    assert told.startswith(f"{file}/below.toml: cannot be opened: Not a directory [unreadable-file]\n")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """A plan from a pipe has its problems told by line and column too."""
    stream = io.TextIOWrapper(io.BytesIO((FOLDER / "unknown-key-year.toml").read_bytes()))
    monkeypatch.setattr(sys, "stdin", stream)
    assert message("-") == message("unknown-key-year.toml").replace("unknown-key-year.toml", "-", 1)


def test_endless_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """No more than the limit is read of a stream that does not end."""

    class Endless(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            assert 0 <= size <= MAX_BYTES + 1
            return bytes(size)

    class Stdin:
        buffer = Endless()

    monkeypatch.setattr(sys, "stdin", Stdin())
    assert "[too-large]" in message("-")


def rewrite(names: list[str]) -> NoReturn:
    """Write the messages of these files, or of all, as they are now."""
    os.chdir(FOLDER)
    for name in names or NAMES:
        (FOLDER / f"{name}.txt").write_text(f"{message(f'{name}.toml')}\n", encoding="utf-8", newline="\n")
    sys.exit()


if __name__ == "__main__":
    rewrite(sys.argv[1:])
