"""Conventions 1 to 7: version, help, suggestions, streams, exit codes, failing streams."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from .calling import COMMANDS, ENVIRONMENT, LISTINGS, call, shell, spawn


def test_version_is_quick() -> None:
    """1: --version prints name and version, and loads neither pydantic nor rich nor typer to do so."""
    code = (
        "import sys, cntrack.__main__ as entry; entry.answered(['--version'])\n"
        "print([name for name in ('pydantic', 'rich', 'typer', 'importlib.metadata') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    version, loaded = done.stdout.splitlines()
    assert re.fullmatch(r"cntrack [0-9]+\.[0-9]+\.[0-9]+", version)
    assert loaded == "[]"
    assert done.stderr == ""


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_version_among_others(option: str) -> None:
    """1: the version is answered wherever the option stands before a command."""
    done = call(option, "status")
    assert (done.code, done.out, done.err) == (0, call("--version").out, "")


@pytest.mark.parametrize("option", ["-h", "--help"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help(command: str, option: str) -> None:
    """2: help goes to stdout with exit code 0, and its examples stand first, before anything is explained."""
    done = call(*filter(None, [command, option]))
    assert (done.code, done.err) == (0, "")
    first = [line.strip() for line in done.out.splitlines() if line.strip()]
    assert first[0].startswith(f"Usage: cntrack {command}".strip())
    assert first[1] == "Examples:"
    assert first[2].startswith(f"cntrack {command}".strip())


def test_help_tells_what_each_command_does() -> None:
    """2: the list of commands on the root says in a few words what each is for."""
    commands = call("--help").out.partition("Commands:\n")[2].partition("\n\n")[0]
    listed = re.findall(r"^  (\w+) +(\S.*)$", commands, re.MULTILINE)
    assert [name for name, _ in listed] == list(COMMANDS)
    assert [name for name, text in listed if "Examples:" in text] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_examples_of_help_run(command: str) -> None:
    """2: every example that help shows is a call that works."""
    lines = re.findall(r"^ +(cntrack .*)$", call(command, "--help").out, re.MULTILINE)
    assert lines
    shutil.copy("town.toml", "plan.toml")
    shutil.copytree(".", "plans", ignore=shutil.ignore_patterns("plan.toml", "records.toml", "plans"))
    call(*shlex.split("record gdp 2021 --actual 11% --source report-2022 --records records.toml"))
    for line in lines:
        words, file, _ = re.split(r" (?:\||>{1,2}) ", line)[0].partition(" < ")
        done = call(*shlex.split(words)[1:], stdin=b"indicator,year,actual\ngdp,2022,3.2%\n" if file else b"")
        assert done.code in ({0, 1} if "--fail-on" in line or "--exit-code" in line or "--strict" in line else {0}), (
            line,
            done.err,
        )


def test_help_shows_arguments_as_they_are_written() -> None:
    """2: the usage line has no doubled brackets, and no type of Python is shown."""
    text = call("status", "--help").out
    assert "[[" not in text
    assert "list[str]" not in text


def test_alone() -> None:
    """3: cntrack alone prints a short help with three examples."""
    done = call()
    assert (done.code, done.err) == (0, "")
    assert len(re.findall(r"^  cntrack ", done.out, re.MULTILINE)) == 3
    assert len(done.out.splitlines()) < 12


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("statsu", "status"),
        ("comapre 2021 2022", "compare"),
        ("status --fromat json", "--format"),
        ("compare 2021 2022 --exitcode", "--exit-code"),
        ("status green-spcae --file town.toml", "green-space"),
        ("show 新增就业岗为 --file town.toml", "新增就业岗位"),
        ("show 'New jbos' --file town.toml", "New jobs"),
        ("compare 2021 2022 bedz --file town.toml", "beds"),
        ("status --status surpased --file town.toml", "surpassed"),
        ("status --fail-on uncertian --file town.toml", "uncertain"),
        ("status --theme helath --file town.toml", "health"),
        ("compare 2021 2022 --theme wrok --file town.toml", "work"),
        ("status 2012 --file town.toml", "did you mean 202"),
        ("compare 2022 2012 --file town.toml", "did you mean 202"),
        ("status --format cvs --file town.toml", "csv"),
        ("status --color allways --file town.toml", "always"),
        ("schema comprae", "compare"),
    ],
)
def test_typing_error(line: str, meant: str) -> None:
    """4: a mistyped name is answered on stderr with the nearest right one, exit 2."""
    done = call(*shlex.split(line))
    assert (done.code, done.out) == (2, "")
    assert meant.casefold() in done.err.casefold()


@pytest.mark.parametrize(
    "line",
    [
        "status 20211 --file town.toml",
        "status 2022 2021 --file town.toml",
    ],
)
def test_year_that_is_none(line: str) -> None:
    """4: a number that can only be meant for a year is answered as one."""
    done = call(*line.split())
    assert done.code == 2
    assert "year" in done.err


@pytest.mark.parametrize("name", LISTINGS)
def test_stdout_is_data_alone(name: str) -> None:
    """5: what a listing prints is its result; no message stands before or behind it."""
    done = call(*LISTINGS[name], "--json")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith('{\n  "schema": "cntrack/')
    assert done.out.endswith("\n}\n")


def test_gate_is_one_line_on_stderr() -> None:
    """6: a tripped gate is exit code 1 and one line that says which indicator and by how much; stdout is as ever."""
    without = call(*LISTINGS["status"], "--json")
    done = call(*LISTINGS["status"], "--json", "--fail-on", "not_met")
    assert (done.code, done.out) == (1, without.out)
    assert done.err == "cntrack: --fail-on: 1 of 7: beds not_met (−1.0 pp)\n"


def test_gate_of_an_open_status_says_by_how_much() -> None:
    """6: an uncertain one is told with its reason; the gate looks only at what is listed."""
    done = call(*LISTINGS["status"], "--fail-on", "uncertain,not_met", "--theme", "work")
    assert (done.code, done.err) == (0, "")
    assert "green-space uncertain (" in call(*LISTINGS["status"], "--fail-on", "uncertain").err


def test_exit_codes_are_listed() -> None:
    """6: --help lists every exit code."""
    text = call("--help").out
    assert all(code in text for code in ("0 fine", "1 a gate tripped", "2 ", "70 ", "130 "))


@pytest.mark.parametrize(
    "line",
    [
        "status --file nowhere.toml",
        "compare 2021 2022 --file .",
        "status --file town.toml/x",
        "status --output nowhere/x.json --file town.toml",
        "nonsense",
        "status --width none",
        "show",
        "show ''",
        "parse",
        "schema nothing",
    ],
)
def test_user_error(line: str) -> None:
    """6, 7: a wrong call or file is exit code 2 and a few lines; never a traceback, never "unforeseen"."""
    done = call(*shlex.split(line))
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("cntrack: ")
    assert len(done.err.splitlines()) <= 3
    assert "Traceback" not in done.err


@pytest.mark.parametrize("given", ["x", "5", "-1"])
def test_width_is_refused_in_our_words(given: str) -> None:
    """7: no wording of a library reaches the user."""
    assert "Input should be" not in call("status", "--width", given).err


def test_unforeseen_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """6, 7: a fault of the program is one line with how to report it, exit 70; CNTRACK_DEBUG=1 shows it whole."""

    def fail(_name: str) -> None:
        message = "\x1b[2Jboom"
        raise RuntimeError(message)

    monkeypatch.setattr("cntrack.store.load", fail)
    done = call("status")
    assert (done.code, done.out) == (70, "")
    assert len(done.err.splitlines()) == 1
    assert "report" in done.err
    assert "boom" not in done.err
    monkeypatch.setenv("CNTRACK_DEBUG", "1")
    with pytest.raises(RuntimeError, match="boom"):
        call("status")


WAITING = """
import sys, time
from cntrack.__main__ import main

class Stdin:
    def read(self, size=-1):
        print("waiting", file=sys.stderr, flush=True)
        time.sleep(30)

sys.stdin = Stdin()
sys.stdin.buffer = sys.stdin
sys.argv = ["cntrack", "parse", "-"]
main()
"""


@pytest.mark.skipif(os.name != "posix", reason="signals are told this way on POSIX alone")
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_interrupted(sent: signal.Signals, code: int) -> None:
    """7: Ctrl-C while it waits for input ends it with 130 and without a word, a termination with 143."""
    with subprocess.Popen(
        [sys.executable, "-c", WAITING], env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == b"waiting\n"
        process.send_signal(sent)
        assert process.communicate(timeout=30) == (b"", b"")
    assert process.returncode == code


def test_closed_pipe(tmp_path: Path) -> None:
    """7: `| head -1` is silent on stderr, however much was still to come."""
    row = '\n[[indicators]]\nid = "i{0}"\nnumber = {0}\nname = "{1}"\nyears.2021.target = "5%"\n'
    head = 'format = 1\n[plan]\nid = "long"\n'
    text = head + "".join(row.format(number, "name " * 60) for number in range(1, 300))
    (tmp_path / "long.toml").write_text(text, encoding="utf-8")
    for form in ("table", "json"):
        done = shell(f"cntrack status --file long.toml --format {form} | head -n 1")
        assert done.err == ""
        assert len(done.out.splitlines()) == 1


FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")


@FULL
@pytest.mark.parametrize(
    "line",
    [
        "schema status",
        "status --file town.toml",
        "parse 5% --json",
        "",
        "--help",
        "--version",
    ],
)
def test_full_disk(line: str) -> None:
    """7: output that cannot be written is one line and exit code 2."""
    done = shell(f"cntrack {line} > /dev/full")
    assert (done.code, done.err) == (2, "cntrack: cannot write the output: No space left on device\n")


@pytest.mark.parametrize(
    "line",
    [
        "status --file town.toml",
        "schema status",
        "",
        "--version",
    ],
)
def test_closed_stdout(line: str) -> None:
    """7: output that has nowhere to go is no success, and one line."""
    done = shell(f"cntrack {line} >&-")
    assert (done.code, done.err) == (2, "cntrack: standard output is closed\n")


def test_closed_stderr() -> None:
    """7: without stderr the result and the exit code are the same."""
    assert shell("cntrack status --file town.toml 2>&-").out == call("status", "--file", "town.toml").out
    assert shell("cntrack nonsense 2>&-").code == 2


@FULL
def test_full_stderr() -> None:
    """7: a message that cannot be written changes no exit code."""
    assert shell("cntrack nonsense 2>/dev/full").code == 2


def test_closed_stdin() -> None:
    """7: a command that does not read stdin does not miss it; one that does says that it is closed."""
    assert shell("cntrack status --file town.toml <&-").code == 0
    done = shell("cntrack parse - <&-")
    assert (done.code, done.err) == (2, "cntrack: standard input is closed\n")


def test_closed_stdin_for_a_plan() -> None:
    """7: a plan from a closed stdin is a user's error like that of wordings."""
    done = shell("cntrack status --file - <&-")
    assert done.code == 2
    assert "standard input is closed" in done.err


def test_a_process_of_its_own() -> None:
    """`python -m cntrack` is the command."""
    assert spawn("status", "--file", "town.toml").out == call("status", "--file", "town.toml").out


def test_a_gate_marks_the_line() -> None:
    """`--fail-on … --format github` annotates the line of the data file, or of the records, that a status rests on."""
    done = call("status", "2021", "--fail-on", "not_met", "--format", "github", "--file", "town.toml")
    assert done.code == 1
    lines = Path("town.toml").read_text(encoding="utf-8").splitlines()
    for command in done.out.splitlines():
        place = re.match(r"::error file=town\.toml,line=(\d+),col=(\d+),title=not_met::(\S+): not_met: ", command)
        assert place
        assert f'actual = "{lines[int(place[1]) - 1][int(place[2]) :].split(chr(34))[0]}"' in lines[int(place[1]) - 1]
    assert [re.split("::|: ", command)[2] for command in done.out.splitlines()] == ["beds"]
    call("record", "jobs", "2022", "--actual", "100个", "--file", "town.toml", "--records", "r.toml")
    files = ("--file", "town.toml", "--records", "r.toml")
    done = call("status", "2022", "--fail-on", "not_met", "--format", "github", *files)
    assert done.out.startswith("::error file=r.toml,line=11,col=10,title=not_met::jobs: not_met: ")
    assert call("status", "--format", "github").code == 2


def test_a_profiler_is_let_finish() -> None:
    """The process ends without tidying up, but not under a profiler, which reports only at the very end."""
    done = subprocess.run(
        [sys.executable, "-m", "cProfile", "-m", "cntrack", "--version"], capture_output=True, check=True, text=True
    )
    assert "function calls" in done.stdout
