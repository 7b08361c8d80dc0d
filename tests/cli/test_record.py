"""`cntrack record`: what is written, what is refused, and what is said of it."""

from __future__ import annotations

import json
import os
import shlex
import stat
import tomllib
from pathlib import Path

import pytest

from .calling import Done, call, shell

FILE = Path("records.toml")


def record(line: str, *, stdin: bytes = b"") -> Done:
    """Call the command on the plan of the town with a records file beside it."""
    return call("record", *shlex.split(line), "--file", "town.toml", "--records", str(FILE), stdin=stdin)


def entries() -> list[dict[str, object]]:
    """What is in the records file."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))["records"] if FILE.exists() else []


def status(*arguments: str) -> dict[str, object]:
    """The first indicator of a status as JSON, with the records."""
    done = call("status", *arguments, "--json", "--file", "town.toml", "--records", str(FILE))
    assert done.code == 0, done.err
    found: dict[str, object] = json.loads(done.out)["indicators"][0]
    return found


def test_what_is_recorded_is_said_and_counts() -> None:
    """An entry has what was given and when; the answer shows its reading and its place, and listings have it."""
    done = record(
        "jobs 2022 --actual 1.2万个 --as-of 2022-06-30 --stage preliminary --source 快报 --at 第3行 --note 上半年"
    )
    assert (done.code, done.err) == (0, "")
    assert "Recorded in records.toml" in done.out
    assert "1.2万个" in done.out
    (entry,) = entries()
    assert entry.pop("recorded")
    assert {key: str(value) for key, value in entry.items()} == {
        "number": "1",
        "plan": "town",
        "indicator": "jobs",
        "year": "2022",
        "actual": "1.2万个",
        "as_of": "2022-06-30",
        "stage": "preliminary",
        "source": "快报",
        "at": "第3行",
        "note": "上半年",
    }
    found = status("2022", "jobs")
    assert isinstance(found["actual"], dict)
    assert found["actual"]["text"] == "1.2万个"
    assert found["actual"]["entry"]["number"] == 1


def test_a_new_file_is_for_its_user() -> None:
    """The folder of the records is made for its user alone; the file has the mode that the user's mask asks for."""
    os.umask(0o022)
    done = call(
        "record", "jobs", "2022", "--actual", "5个", "--file", "town.toml", "--records", "new/deep/records.toml"
    )
    assert done.code == 0, done.err
    assert stat.S_IMODE(Path("new").stat().st_mode) == 0o700
    assert stat.S_IMODE(Path("new/deep/records.toml").stat().st_mode) == 0o644


def test_where_it_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    """--records, else CNTRACK_RECORDS, else the XDG data folder, else the one below the home folder."""
    line = ("record", "jobs", "2022", "--actual", "5个", "--file", "town.toml")
    assert call(*line).code == 0
    assert Path(".local/share/cntrack/records.toml").exists()
    monkeypatch.setenv("XDG_DATA_HOME", str(Path("xdg").absolute()))
    assert call(*line).code == 0
    assert Path("xdg/cntrack/records.toml").exists()
    monkeypatch.setenv("CNTRACK_RECORDS", "env.toml")
    assert call(*line).code == 0
    assert Path("env.toml").exists()
    assert call(*line, "--records", "option.toml").code == 0
    assert Path("option.toml").exists()
    done = call(*line, "--records", "none")
    assert (done.code, done.out) == (2, "")


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("jobs 2022 --actual 1.2.3%", "--actual"),
        ("jobs 2022 --actual '   '", "--actual"),
        ("jobs 2022 --actual 1e999999999", "--actual"),
        ("jobs 2022 --actual 10个-5个", "--actual"),
        ("jobs 2022 --actual 5%", "--actual"),
        ("jobs 2022", "target, actual and reference\n  help: add one of them"),
        ("jobs 2022 --actual 5个 --target 6个", "target, actual and reference"),
        ("jobs --actual 5个", "YEAR"),
        ("--actual 5个", "INDICATOR and the YEAR"),
        ("jbos 2022 --actual 5个", 'did you mean "jobs"'),
        ("jobs ２０２２ --actual 5个", "YEAR"),
        ("jobs 2022.0 --actual 5个", "YEAR"),
        ("jobs 99999999 --actual 5个", "YEAR"),
        ("jobs 1600 --actual 5个", "YEAR"),
        ("jobs 2022 --actual 5个 --as-of 2022-02-30", "--as-of"),
        ("jobs 2022 --actual 5个 --as-of 30/06/2022", "--as-of"),
        ("jobs 2022 --actual 5个 --as-of 2021-06-30", "--as-of"),
        ("jobs 2022 --actual 5个 --published yesterday", "--published"),
        ("jobs 2022 --actual 5个 --stage finl", "--stage"),
        ("jobs 2022 --actual 5个 --source reprot", "--source"),
        ("--replaces 1 --actual 5个", "--replaces"),
        ("--retract 1 --note wrong", "--retract"),
        ("--retract x --note wrong", "--retract"),
        ("- --actual 5个", "--actual"),
    ],
)
def test_what_is_refused(line: str, named: str) -> None:
    """What has no sense is refused with the name of its option, exit code 2, and nothing is written."""
    done = record(line)
    assert (done.code, done.out) == (2, "")
    assert named in done.err
    assert not FILE.exists()


def test_words_are_kept_where_they_are_meant() -> None:
    """--as-text keeps a wording that cannot be read; it is judged as words."""
    assert record("jobs 2022 --actual 1.2.3% --as-text").code == 0
    assert entries()[0]["as_text"] is True
    assert status("2022", "jobs")["status"] in ("not_comparable", "no_target", "uncertain")


def test_dry_run_writes_nothing() -> None:
    """--dry-run shows what would be recorded and makes neither file nor folder nor lock."""
    before = sorted(Path().rglob("*"))
    done = record("jobs 2022 --actual 5个 --dry-run")
    assert done.code == 0
    assert "5个" in done.out
    assert "Recorded in" not in done.out
    assert sorted(Path().rglob("*")) == before


def test_a_correction_and_a_retraction_only_add() -> None:
    """Nothing recorded is changed: the file goes on, and the later entry says which one it takes back."""
    record("jobs 2022 --actual 5个 --as-of 2022-06-30 --source 快报")
    first = FILE.read_bytes()
    record("--replaces 1 --actual 7个 --note misread")
    second = FILE.read_bytes()
    assert second.startswith(first)
    assert entries()[1] | {"recorded": None, "number": None} == entries()[0] | {
        "recorded": None, "number": None, "actual": "7个", "replaces": 1, "note": "misread",
    }  # fmt: skip
    assert status("2022", "jobs")["actual"]["text"] == "7个"  # type: ignore[index]
    assert record("--replaces 1 --actual 8个").err == (
        "cntrack: --replaces: entry 1 was replaced by entry 2\n  help: name entry 2\n"
    )
    done = record("--retract 2")
    assert (done.code, done.err) == (2, "cntrack: a retraction must say why\n  help: add --note …\n")
    assert FILE.read_bytes() == second
    assert record("--retract 2 --note 'wrong table'").code == 0
    assert FILE.read_bytes().startswith(second)
    assert record("--replaces 2 --actual 8个").err == (
        "cntrack: --replaces: entry 2 was retracted by entry 3\n  help: record the value anew\n"
    )
    assert call("show", "jobs", "--file", "town.toml", "--records", str(FILE)).out.count("(re") == 2
    done = call("status", "2022", "jobs", "--json", "--file", "town.toml", "--records", str(FILE))
    assert "7个" not in done.out


MANY = "indicator,year,actual,as_of\njobs,2022,5个,2022-03-31\njobs,2022,9个,2022-06-30\nbeds,2022,2.4%,\n"


def test_many_at_once() -> None:
    """Standard input takes a line for each entry, in CSV or JSON Lines."""
    assert record("-", stdin=MANY.encode()).code == 0
    assert [entry["number"] for entry in entries()] == [1, 2, 3]
    lines = b'{"indicator": "jobs", "year": 2022, "actual": "11\\u4e2a", "as_of": "2022-09-30"}\n'
    assert record("-", stdin=lines).code == 0
    assert [str(entry.get("actual")) for entry in entries()] == ["5个", "9个", "2.4%", "11个"]


@pytest.mark.parametrize(
    ("text", "place", "named"),
    [
        (MANY.replace("9个", "1.2.3%"), "-:3:1", "actual"),
        (MANY.replace("beds", "bdes"), "-:4:1", "indicator"),
        (MANY.replace("2022-06-30", "2022-06-31"), "-:3:1", "as_of"),
        (MANY.replace("as_of", "asof"), "-:1:1", 'unknown key "asof" [unknown-key]'),
        (MANY.replace("year", "Year"), "-:1:1", 'did you mean "year"?'),
        (MANY.replace(",", ";"), "-:1:1", "the keys are: indicator"),
    ],
)
def test_all_or_none(text: str, place: str, named: str) -> None:
    """One line that is wrong, and none is recorded; the line is named."""
    record("jobs 2022 --actual 5个")
    before = FILE.read_bytes()
    done = record("-", stdin=text.encode())
    assert (done.code, done.out) == (2, "")
    assert place in done.err
    assert named in done.err
    assert FILE.read_bytes() == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_recorded_and_not_shown() -> None:
    """Where the answer cannot be written, the call fails and says that the entry is there."""
    line = "cntrack record jobs 2022 --actual 5个 --file town.toml --records records.toml"
    done = shell(f"{line} > /dev/full")
    assert done.code == 2
    assert done.err.startswith("cntrack: recorded in records.toml, but not shown: ")
    assert len(entries()) == 1
    done = shell(f"{line} --dry-run > /dev/full")
    assert (done.code, len(entries())) == (2, 1)
    assert "recorded" not in done.err


def test_texts_come_back_as_they_were_given() -> None:
    """Quotes, backslashes, lines, TOML and what would act on a terminal are data: kept, and shown harmless."""
    texts = ['a "b" \\ c', "x\ny", "]]\n[[records]]\nnumber = 9", "\x1b[2Jgone", "\u202egnorw", "'''", "é ü 長 😀"]
    for text in texts:
        done = call(
            "record", "jobs", "2022", "--actual", "5个", "--note", text, "--file", "town.toml", "--records", "r.toml"
        )
        assert done.code == 0, done.err
        assert "\x1b[2J" not in done.out
    found = tomllib.loads(Path("r.toml").read_text(encoding="utf-8"))["records"]
    assert [entry["note"] for entry in found] == texts


def test_bytes_that_are_no_text() -> None:
    """An argument that is not UTF-8 is refused: it could not be written."""
    done = shell(
        r"cntrack record jobs 2022 --actual 5个 --note $(printf '\377') --file town.toml --records records.toml"
    )
    assert done.code == 2
    assert "UTF-8" in done.err
    assert not FILE.exists()


def test_other_entries_of_the_same_are_told() -> None:
    """A second figure of the same indicator, year, day and stage stands beside the first, which is said."""
    record("jobs 2022 --actual 5个 --as-of 2022-06-30")
    done = record("jobs 2022 --actual 6个 --as-of 2022-06-30 --json")
    assert json.loads(done.out)["entries"][0]["like"] == [1]


def test_listings_say_what_is_mixed_in() -> None:
    """Every listing says how many recorded values are among its figures and from which file; none is the plan alone."""
    record("jobs 2022 --actual 5个")
    for line in ("status 2022", "compare 2021 2022", "show jobs"):
        place = ("--file", "town.toml", "--records", str(FILE))
        assert "Includes 1 recorded value from records.toml." in call(*line.split(), *place).out
        assert "Includes 1 recorded value from records.toml." in call(*line.split(), *place, "--format", "markdown").out
        assert json.loads(call(*line.split(), *place, "--json").out)["plan"]["records"] == {
            "file": "records.toml", "entries": 1,
        }  # fmt: skip
        assert "records.toml" in call(*line.split(), *place, "--format", "csv").err
        assert "recorded value" not in call(*line.split(), "--file", "town.toml", "--records", "none").out


@pytest.mark.parametrize("name", ["/", ".", "town.toml/records.toml", "/dev/null", "a\nb/" + "x" * 300, "x" * 5000])
def test_a_place_that_cannot_be_written(name: str) -> None:
    """A folder, a device, or a name that no file can have is refused in a line that is not long."""
    done = call("record", "jobs", "2022", "--actual", "5个", "--file", "town.toml", "--records", name)
    assert (done.code, done.out) == (2, "")
    assert max(map(len, done.err.splitlines())) < 700


@pytest.mark.parametrize("word", ["9" * 5000, "２０２２", "-1", "1e3", "２" * 400, "x" * 5000])
@pytest.mark.parametrize("line", ["status {}", "compare {} 2022", "show {}", "status 2021 --theme {}"])
def test_hostile_words(line: str, word: str) -> None:
    """A word that names nothing is refused in a line that is not long, whatever it is made of."""
    done = call(*(part.replace("{}", word) for part in line.split()), "--file", "town.toml")
    assert (done.code, done.out) == (2, "")
    assert max(map(len, done.err.splitlines())) < 700


def test_records_that_are_named_must_be_there() -> None:
    """A records file that is asked for and is not there is an error; the usual one may be missing."""
    assert call("status", "--file", "town.toml", "--records", "nowhere.toml").code == 2
    assert call("status", "--file", "town.toml").code == 0


@pytest.mark.parametrize("text", ["format = 1\n[[records]]\n", "format = 9\n", "[[records", "\ufeff\x00"])
def test_a_faulty_file_is_never_written(text: str) -> None:
    """What cannot be read whole is not appended to, nor is a file of a newer format, nor is a plan."""
    FILE.write_text(text, encoding="utf-8")
    before = FILE.read_bytes()
    done = record("jobs 2022 --actual 5个")
    assert (done.code, done.out) == (2, "")
    assert FILE.read_bytes() == before
    done = call("record", "jobs", "2022", "--actual", "5个", "--file", "town.toml", "--records", "town.toml")
    assert done.code == 2


def test_what_check_advises_of_a_record_is_no_change_of_it() -> None:
    """A recorded figure without a source is corrected by a new entry: nothing recorded is ever changed."""
    record("jobs 2022 --actual 5个 --as-of 2022-06-30")
    done = call("check", str(FILE), "--file", "town.toml")
    assert "[no-source]" in done.out
    assert "help: cntrack record --replaces 1 … --source …\n" in done.out
