"""Conventions 8 to 13: width, colour, glyphs, encodings, and text from data that would act."""

from __future__ import annotations

import csv
import fcntl
import io
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
import tomllib
from pathlib import Path

import pytest

from .calling import ENVIRONMENT, LISTINGS, PLANS, acting, call, spawn, width

STYLE = re.compile("\x1b\\[[0-9;]*m")
HOSTILE = {
    "status": ("status", "--file", "hostile.toml"),
    "show": ("show", "escapes", "--file", "hostile.toml"),
    "parse": ("parse", "\x1b[2J5%\u202e", "=1+1", "a|b\n# c", "<script>", "[/] :boom:"),
}
GLYPHS = {"surpassed": "▲", "not met": "▼", "uncertain": "?", "met (reported)": "○", "not comparable": "≠"}
BUNDLED = (("status",), ("status", "2022"), ("compare", "2021", "2022"), ("show", "13"), ("show", "1"))


def on_a_terminal(*arguments: str, columns: int, environment: dict[str, str] | None = None) -> str:
    """What the command writes to a terminal of so many columns."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    with subprocess.Popen(
        [sys.executable, "-m", "cntrack", *arguments],
        env=ENVIRONMENT | (environment or {}), stdin=slave, stdout=slave, stderr=subprocess.STDOUT,
    ) as process:  # fmt: skip
        os.close(slave)
        written = b""
        try:
            while piece := os.read(master, 65536):
                written += piece
        except OSError:  # the other end is closed
            pass
        finally:
            os.close(master)
    assert process.returncode == 0, written
    return written.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("name", LISTINGS)
def test_pipe(name: str) -> None:
    """8: in a pipe nothing is coloured, wrapped or cut, however long the names are."""
    done = call(*LISTINGS[name])
    assert "\x1b" not in done.out
    assert call(*LISTINGS[name], "--width", "100000").out == done.out


def test_pipe_is_not_eighty_columns_wide() -> None:
    """8: the width without a terminal is unlimited; a row of the bundled plan stands on one line, whole."""
    rows = [line for line in call("compare", "2021", "2022", "--lang", "zh").out.splitlines() if "\u2500" not in line]
    assert any(width(row) > 120 for row in rows)
    assert any("总建筑面积62.2万平方米" in row and "总建筑面积24.6万平方米" in row for row in rows)


def test_terminal() -> None:
    """8, 9: a terminal's own width bounds the lines, and colour is on; NO_COLOR and TERM=dumb turn it off."""
    shown = on_a_terminal(*LISTINGS["status"], columns=72)
    assert "\x1b[" in shown
    assert 40 < max(width(STYLE.sub("", line)) for line in shown.splitlines()) <= 72
    plain = on_a_terminal(*LISTINGS["status"], columns=72, environment={"NO_COLOR": "1"})
    dumb = on_a_terminal(*LISTINGS["status"], columns=72, environment={"TERM": "dumb"})
    assert plain == dumb == "\n".join(line.rstrip() for line in STYLE.sub("", shown).split("\n"))


@pytest.mark.parametrize("columns", ["40", "72"])
def test_width_by_option_and_environment(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """8, 18: COLUMNS and --width bound a pipe too, and the option comes first."""
    by_option = call(*LISTINGS["status"], "--width", columns).out
    monkeypatch.setenv("COLUMNS", columns)
    assert call(*LISTINGS["status"]).out == by_option
    monkeypatch.setenv("COLUMNS", "133")
    assert call(*LISTINGS["status"], "--width", columns).out == by_option


@pytest.mark.parametrize("columns", ["0", "x", "-5", "", "²"])
def test_odd_columns(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """8: a COLUMNS that is no width is no limit."""
    without = call(*LISTINGS["status"]).out
    monkeypatch.setenv("COLUMNS", columns)
    assert call(*LISTINGS["status"]).out == without


@pytest.mark.parametrize(
    ("environment", "options", "coloured"),
    [
        ({}, [], False),
        ({"FORCE_COLOR": "1"}, [], True),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, [], True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], False),
        ({"FORCE_COLOR": "1"}, ["--color", "never"], False),
        ({"NO_COLOR": "1"}, ["--color", "always"], True),
        ({"NO_COLOR": ""}, ["--color", "auto"], False),
        ({"TERM": "dumb"}, ["--color", "always"], True),
    ],
)
@pytest.mark.parametrize("columns", ["40", "100"])
def test_colour(
    environment: dict[str, str], options: list[str], *, coloured: bool, columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """9: option before environment, NO_COLOR before FORCE_COLOR; without its codes the text is the same."""
    plain = call(*LISTINGS["status"], "--width", columns).out
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    done = call(*LISTINGS["status"], "--width", columns, *options)
    assert ("\x1b[" in done.out) is coloured
    assert [line.rstrip() for line in STYLE.sub("", done.out).splitlines()] == plain.splitlines()


def test_colour_only_in_tables() -> None:
    """9: colour is asked of a table; the data formats never have it."""
    for form in ("json", "jsonl", "csv", "markdown"):
        done = call(*LISTINGS["status"], "--color", "always", "--format", form)
        assert done.out == call(*LISTINGS["status"], "--format", form).out


def test_status_is_word_and_glyph() -> None:
    """10: each status has a word and a glyph of its own, in colour or not; the glyphs differ in ASCII as well."""
    for options in ((), ("--color", "always")):
        text = STYLE.sub("", call(*LISTINGS["status"], *options).out)
        for word, glyph in GLYPHS.items():
            assert f"{glyph} {word}" in text
    found = re.findall(
        r"^ [0-9] .* (\S) (?:surpassed|not met|uncertain|met|met \(reported\)|not comparable|no data yet) ",
        call(*LISTINGS["status"], "--ascii").out,
        re.MULTILINE,
    )
    assert len(found) == len(set(found)) == 7


def test_same_colour_is_not_the_only_difference() -> None:
    """10: good and bad are blue and orange or purple, not green and red."""
    text = call(*LISTINGS["status"], "--color", "always").out
    assert not re.search("\x1b\\[(?:[0-9;]*;)?(?:31|32|91|92)m", text)


@pytest.mark.parametrize("name", ["status", "compare", "show", "parse"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_gbk(name: str, lang: str) -> None:
    """11: a GBK terminal shows every word, sign and number of our own; only data may need an escape."""
    text = call(*LISTINGS[name], "--lang", lang, encoding="gbk").out
    assert len({width(line) for line in text.splitlines() if set(line) == {"─"}}) == 1
    assert re.findall(r"\\[ux][0-9a-f]+", text) == []


@pytest.mark.parametrize("name", LISTINGS)
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("encoding", ["ascii", "gbk", "latin-1", "cp1252", "cp437", "utf-16"])
def test_encodings(name: str, lang: str, encoding: str) -> None:
    """11: whatever the stream can encode, nothing crashes; what it cannot is an escape, and columns align."""
    done = call(*LISTINGS[name], "--lang", lang, encoding=encoding)
    assert (done.code, done.err) == (0, "")
    if encoding == "ascii":
        assert done.out.isascii()


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "gbk"},
        {"PYTHONIOENCODING": "latin-1"},
    ],
)
def test_locales(environment: dict[str, str]) -> None:
    """11: in any locale a table is shown, data formats are UTF-8, and mistakes are told."""
    assert spawn("status", "1", environment=environment).code == 0
    assert (
        json.loads(spawn(*LISTINGS["parse"], "--json", environment=environment).raw)["readings"][1]["text"] == "95%以上"
    )
    done = spawn("show", "没有", "--file", "town.toml", environment=environment)
    assert done.code == 2
    assert "Traceback" not in done.err


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "cp437"])
@pytest.mark.parametrize("command", ["show", "parse"])
def test_help_in_any_encoding(command: str, encoding: str) -> None:
    """11: help with Chinese examples does not fail where Chinese cannot be shown."""
    assert call(command, "--help", encoding=encoding).code == 0


@pytest.mark.parametrize("name", LISTINGS)
def test_ascii(name: str) -> None:
    """11: with --ascii all that is not ASCII comes from the data."""
    text = (PLANS / "town.toml").read_text(encoding="utf-8")
    given = set(" ".join([text, *LISTINGS[name]]))
    assert {char for char in call(*LISTINGS[name], "--ascii").out if not char.isascii()} <= given


@pytest.mark.parametrize("columns", [40, 60, 80, 120, 200])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("arguments", [*BUNDLED, LISTINGS["parse"], HOSTILE["status"], HOSTILE["show"]], ids=" ".join)
def test_no_line_is_too_wide(arguments: tuple[str, ...], lang: str, columns: int) -> None:
    """12: at any width from 40 no line is wider, by the East Asian width of its characters; nor with colour."""
    for options in ((), ("--ascii",), ("--color", "always")):
        done = call(*arguments, "--lang", lang, "--width", str(columns), *options)
        assert done.code == 0
        assert [line for line in STYLE.sub("", done.out).splitlines() if width(line) > columns] == []


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_numbers_are_never_cut(lang: str, columns: int) -> None:
    """12: every number of a wording stands uncut on one line, however narrow the table."""
    numbers = "[0-9][0-9.]*"
    items = json.loads(call("status", "--json").out)["indicators"]
    wanted = {
        number for item in items for key in ("target", "actual") for number in re.findall(numbers, item[key]["text"])
    }
    text = call("status", "--lang", lang, "--width", str(columns)).out
    assert wanted - set(re.findall(numbers, text)) == set()


def test_columns_align() -> None:
    """12: in a table with Chinese names every status begins in the same column."""
    text = call("status", "--lang", "zh", "--width", "120").out
    starts = {
        width(line[: match.start()])
        for line in text.splitlines()
        if (match := re.search("[▲●○?] (?:超|完|报|不)", line))
    }
    assert len([start for start in starts if start]) == 1


def test_forty_columns_are_records() -> None:
    """12: at 40 columns each row is a record of labelled lines, apart by an empty line."""
    text = call(*LISTINGS["status"], "--width", "40").out
    assert "─" not in text
    assert (
        "\n\nNo: 2\nIndicator: Beds for the elderly\nTarget: 3.0%\nActual: 2.0%\nGap: −1.0 pp\nStatus: ▼ not met\n\n"
        in text
    )


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "markdown"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_acts(name: str, form: str, lang: str) -> None:
    """13: no control, bidi or zero-width character of the data reaches any output; the CSV's CRLF is our own."""
    done = call(*HOSTILE[name], "--format", form, "--lang", lang)
    assert (done.code, done.err) == (0, "")
    assert acting(done.out.replace("\r\n", "\n") if form == "csv" else done.out) == []


def test_json_carries_names_unchanged() -> None:
    """13: what a parser reads from JSON is the text of the data file, character by character."""
    names = [item["name"] for item in tomllib.loads((PLANS / "hostile.toml").read_text(encoding="utf-8"))["indicators"]]
    shown = json.loads(call(*HOSTILE["status"], "--json").out)["indicators"]
    assert [item["name"]["zh"] for item in shown] == names
    lines = call(*HOSTILE["status"], "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["name"]["en"] for line in lines] == names


def test_markup_stays_text() -> None:
    """13: brackets, backslashes, emoji codes, braces and percent signs are shown as they are."""
    assert r"[red]x[/red] [/] \[b] :boom: {name} %d \ " in call(*HOSTILE["status"]).out
    assert "[/] :boom:" in call(*HOSTILE["parse"], "--color", "always").out


def test_a_name_adds_no_row() -> None:
    """13: line breaks in a name are shown as escapes; the table has a row an indicator."""
    lines = call(*HOSTILE["status"]).out.splitlines()
    assert len([line for line in lines if re.match(" [1-9] ", line)]) == 9
    assert r"one\x0a\x0a# two\x0d\x0a- three\x0a| four |" in lines[12]


@pytest.mark.parametrize("name", HOSTILE)
def test_formulas_are_disarmed(name: str) -> None:
    """13: no text cell of CSV begins with what a spreadsheet runs, also in full width or behind blanks; numbers do."""
    rows = list(csv.reader(io.StringIO(call(*HOSTILE[name], "--format", "csv").out)))
    assert len({len(row) for row in rows}) == 1
    cells = [cell for row in rows for cell in row]
    assert [
        cell for cell in cells if re.match(r"\s*[=+\-@＝＋－＠\t\r]", cell) and not re.fullmatch(r"-?[0-9.]+", cell)
    ] == []


def test_negative_numbers_stay_numbers() -> None:
    """13: a number below zero is no formula; the wording beside it is text and disarmed."""
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(call(*HOSTILE["status"], "--format", "csv").out))}
    assert (rows["formula"]["actual_value"], rows["formula"]["actual"]) == ("-0.5", "'-0.5%")


def test_markdown_keeps_its_columns() -> None:
    """13: no name adds a cell, a row, a heading, a link, a tag or code to Markdown."""
    lines = call(*HOSTILE["status"], "--format", "markdown").out.splitlines()
    table = [line for line in lines if line.startswith("|")]
    assert len(table) == 2 + 9
    assert {len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) for line in table} == {7}
    assert [line for line in lines if line.startswith("#")] == lines[:1]
    assert re.findall(r"(?<!\\)[<`\[*]", "".join(table)) == []


def test_markdown_has_no_entities_and_links() -> None:
    """13: &amp; is shown as it is, and an address in a name becomes no link, which GitHub makes of a bare one."""
    text = call(*HOSTILE["status"], "--format", "markdown").out
    assert r"\&amp;" in text or "&amp;amp;" in text
    assert "http://" not in text


SPOILT = "\x1b[2J\u202e.x"


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", SPOILT),
        ("status", "--file", SPOILT),
        ("status", "--theme", SPOILT),
        ("status", "--status", SPOILT),
        ("compare", "2021", SPOILT),
        (SPOILT,),
        (f"--{SPOILT}",),
        ("status", "--format", SPOILT),
        ("status", "--lang", SPOILT),
        ("status", "--color", SPOILT),
        ("schema", SPOILT),
        ("status", "--output", "x.\x1b[2J\u202e"),
        ("status", "--output", f"nowhere/{SPOILT}.json"),
        ("status", "--output", f"exists{SPOILT}.json"),
        ("status", "--width", SPOILT),
    ],
    ids=lambda words: " ".join(words).encode("unicode_escape").decode(),
)
def test_arguments_do_not_act(arguments: tuple[str, ...]) -> None:
    """13: what was typed is repeated in messages with its controls as escapes."""
    Path(f"exists{SPOILT}.json").touch()
    done = call(*arguments)
    assert done.code == 2
    assert acting(done.err) == []


@pytest.mark.parametrize("hidden", ["\xad", "\u206a", "\ufff9", "\U000e0041"])
def test_hidden_characters_are_shown(hidden: str) -> None:
    """13: other characters that show nothing (soft hyphen, annotation, tags) hide no text and shift no column."""
    assert hidden not in call("parse", f"a{hidden}b").out
