"""Conventions 14 to 18: files, stdin and stdout, CSV, precedence, and what JSON promises."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
import socket
import stat
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from .calling import COMMANDS, LISTINGS, call, shell, spawn

FORMATS = ("table", "json", "jsonl", "csv", "markdown")
WORDINGS = (
    "5%", "2.0%", "3%左右", "95%以上", "超过50项", "不超过3%", "低于4%", "5%-10%", "1至2个", "与全市目标基本同步",
    "完成市下达指标", "基本建成", "-", "降低1%", "增长8%以上", "近100个", "1100余万人", "三分之一",
    "新开工100万平方米、竣工50万平方米",
    "新增30个，其中改建10个", "从64176元提高到90663元", "as soon as can be 7 or 9", "", "at least 5%",
    "about 3 million", "5%.5%", "1/3",
    "高于全国平均0.4个百分点", "力争达到100%", "９９%",
)  # fmt: skip
# Each output in its usual shapes: whole, filtered to nothing, compound and refused wordings.
OUTPUTS = {
    "status": [("status",), ("status", "2022"), ("status", "--status", "partial"), ("status", "-f", "town.toml"),
               ("status", "-f", "hostile.toml"), ("status", "-f", "no-actuals.toml"),
               ("status", "-f", "compound.toml")],
    "compare": [("compare", "2021", "2022"), ("compare", "2022", "2021"), ("compare", "2021", "2023"),
                ("compare", "2021", "2022", "-f", "town.toml"), ("compare", "2021", "2022", "--theme", "health", "jobs",
                "-f", "town.toml"), ("compare", "2021", "2022", "-f", "compound.toml")],
    "show": [("show", "1"), ("show", "13"), ("show", "beautiful-blocks"), ("show", "green-space", "-f", "town.toml"),
             ("show", "empty", "-f", "compound.toml"), ("show", "split", "-f", "compound.toml")],
    "parse": [("parse", *WORDINGS), ("parse", "5%"), ("parse", "-")],
}  # fmt: skip
CALLS = [
    pytest.param(name, words, id=" ".join(words)[:60]) for name, all_words in OUTPUTS.items() for words in all_words
]


@pytest.mark.parametrize(
    ("suffix", "form"),
    [("json", "json"), ("JSON", "json"), ("jsonl", "jsonl"), ("ndjson", "jsonl"), ("csv", "csv"), ("md", "markdown"),
     ("txt", "table")],
)  # fmt: skip
def test_suffix_gives_the_format(suffix: str, form: str) -> None:
    """14: -o takes the format from the suffix; nothing goes to stdout, and the bytes are those of stdout."""
    done = call(*LISTINGS["status"], "-o", f"out.{suffix}")
    assert (done.code, done.out, done.err) == (0, "", "")
    assert Path(f"out.{suffix}").read_bytes() == call(*LISTINGS["status"], "--format", form).raw


def test_format_before_suffix() -> None:
    """14: --format overrides the suffix, and serves a name without one."""
    for name in ("out.json", "out"):
        assert call(*LISTINGS["status"], "-o", name, "--format", "csv").code == 0
        assert Path(name).read_text(encoding="utf-8").startswith("plan,year,number")


@pytest.mark.parametrize("name", ["out.pdf", "out.", "out.json.bak"])
def test_unknown_suffix(name: str) -> None:
    """14: a suffix that gives no format is refused before anything is written, and the formats are named."""
    done = call(*LISTINGS["status"], "-o", name)
    assert (done.code, done.out) == (2, "")
    assert "markdown" in done.err
    assert not Path(name).exists()


def test_existing_file_needs_force() -> None:
    """14: a file that exists stays as it is, with a message how to replace it; --force keeps its permissions."""
    file = Path("out.json")
    file.write_text("mine", encoding="utf-8")
    file.chmod(0o640)
    done = call(*LISTINGS["status"], "-o", "out.json")
    assert (done.code, done.out) == (2, "")
    assert "--force" in done.err
    assert file.read_text(encoding="utf-8") == "mine"
    assert call(*LISTINGS["status"], "-o", "out.json", "--force").code == 0
    assert json.loads(file.read_text(encoding="utf-8"))["year"] == 2021
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_schema_writes_as_listings_do() -> None:
    """14: schema -o follows the same rules."""
    assert call("schema", "plan", "-o", "plan.json").code == 0
    assert Path("plan.json").read_bytes() == call("schema", "plan").raw
    assert call("schema", "plan", "-o", "plan.json").code == 2
    assert call("schema", "plan", "-o", "plan.json", "--force").code == 0


def test_failed_write_leaves_nothing(world: Path) -> None:
    """14: what is written beside is renamed or removed; a failure leaves neither it nor a half file."""
    before = sorted(path.name for path in world.iterdir())
    (world / "folder.json").mkdir()
    assert call(*LISTINGS["status"], "-o", "folder.json", "--force").code == 2
    assert call(*LISTINGS["status"], "-o", "nowhere/out.json").code == 2
    assert sorted(path.name for path in world.iterdir()) == sorted([*before, "folder.json"])


def test_gate_writes_first() -> None:
    """14: a tripped gate still leaves the file that was asked for."""
    assert call(*LISTINGS["status"], "-o", "out.json", "--fail-on", "not_met").code == 1
    assert json.loads(Path("out.json").read_text(encoding="utf-8"))["summary"]["not_met"] == 1


def test_hyphen_is_stdin_and_stdout() -> None:
    """15: - is stdin for --file and for parse, and stdout for -o."""
    text = Path("town.toml").read_bytes()
    assert call("status", "--file", "-", stdin=text).out == call("status", "--file", "town.toml").out
    assert call("status", "-f-", "-o", "-", stdin=text).out == call("status", "--file", "town.toml").out
    assert call("schema", "plan", "-o", "-").out == call("schema", "plan").out
    assert call("parse", "-", stdin="5%\n3%左右".encode()).out == call("parse", "5%", "3%左右").out


@pytest.mark.parametrize("stdin", ["5%\n3%左右\n", "5%\r\n3%左右\r\n", "\ufeff5%\n3%左右"])
def test_lines_of_any_kind(stdin: str) -> None:
    """15: a byte-order mark, CRLF and a missing last newline are harmless in a list of wordings."""
    done = call("parse", "-", "--format", "jsonl", stdin=stdin.encode())
    assert [json.loads(line)["text"] for line in done.out.splitlines()] == ["5%", "3%左右"]


def test_no_wordings() -> None:
    """15: an empty stdin is an empty list, not a wording."""
    assert json.loads(call("parse", "-", "--json").out)["readings"] == []
    assert call("parse", "-", "--format", "jsonl").out == ""


@pytest.mark.parametrize("name", LISTINGS)
def test_csv(name: str) -> None:
    """16: CSV is RFC 4180: CRLF, quotes where needed, as many cells in each row as the header has; UTF-8, no BOM."""
    done = call(*LISTINGS[name], "--format", "csv")
    assert done.raw.count(b"\n") == done.raw.count(b"\r\n")
    assert done.raw.endswith(b"\r\n")
    assert not done.raw.startswith(codecs.BOM_UTF8)
    rows = list(csv.reader(io.StringIO(done.out), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(set(rows[0])) == len(rows[0])
    assert call(*LISTINGS[name], "--format", "csv", "--bom").raw == codecs.BOM_UTF8 + done.raw


def test_csv_has_value_and_unit_apart() -> None:
    """16: the number stands without its unit, the unit beside it, and the wording verbatim."""
    row = next(csv.DictReader(io.StringIO(call(*LISTINGS["status"], "--format", "csv").out)))
    assert (row["target"], row["target_value"], row["target_unit"]) == ("20000个", "20000", "个")
    assert (row["gap"], row["gap_unit"], row["attainment"]) == ("5000", "个", "125.0")


def test_csv_has_both_ends_of_a_gap() -> None:
    """16: a gap that is a range is in CSV as well, as it is in JSON and in `compare`."""
    rows = csv.DictReader(io.StringIO(call("status", "3", "--format", "csv").out))
    assert {"gap_low", "gap_high"} <= set(next(rows))


def test_bom_only_where_it_is_wanted() -> None:
    """16: --bom marks CSV alone; JSON must not begin with one."""
    assert call(*LISTINGS["status"], "--json", "--bom").out.startswith("{")


def test_precedence_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """18: --file, else CNTRACK_FILE, else the bundled plan; an empty variable is none."""
    assert "changning" in call("status", "--json").out
    monkeypatch.setenv("CNTRACK_FILE", "town.toml")
    assert '"id": "town"' in call("status", "--json").out
    assert '"id": "hostile"' in call("status", "--json", "--file", "hostile.toml").out
    monkeypatch.setenv("CNTRACK_FILE", "")
    assert "changning" in call("status", "--json").out


def test_empty_file_name() -> None:
    """18: a --file that was given is taken, even if it is empty; no other plan is shown in its place."""
    assert call("status", "--file", "").code == 2


@pytest.mark.parametrize(
    ("environment", "options", "lang"),
    [
        ({}, [], "en"),
        ({"CNTRACK_LANG": "zh"}, [], "zh"),
        ({"CNTRACK_LANG": "zh"}, ["--lang", "en"], "en"),
        ({"CNTRACK_LANG": "en", "LC_ALL": "zh_CN.UTF-8"}, [], "en"),
        ({"LC_ALL": "zh_CN.UTF-8"}, [], "zh"),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_TW.UTF-8", "LANG": "en_GB.UTF-8"}, [], "zh"),
        ({"LC_ALL": "", "LANG": "zh_CN.GBK"}, [], "zh"),
        ({"LC_ALL": "de_DE.UTF-8"}, [], "en"),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, [], "en"),
        ({"CNTRACK_LANG": ""}, [], "en"),
    ],
)
def test_precedence_of_the_language(
    environment: dict[str, str], options: list[str], lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """18: --lang, else CNTRACK_LANG, else the locale in the order of POSIX."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert call(*LISTINGS["status"], *options).out.startswith({"en": "Plan of the town", "zh": "示范镇计划"}[lang])


def test_wrong_language_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """18: a CNTRACK_LANG that there is not is refused by its name, as an option would be."""
    monkeypatch.setenv("CNTRACK_LANG", "klingon")
    done = call(*LISTINGS["status"])
    assert done.code == 2
    assert '"klingon"' in done.err


def test_no_socket() -> None:
    """18: no command opens a socket; the fixture fails who does."""
    with pytest.raises(AssertionError, match="socket"):
        socket.socket()
    for name in LISTINGS:
        assert call(*LISTINGS[name]).code == 0


def test_reading_changes_nothing(world: Path) -> None:
    """18: no command leaves a file behind, in the folder or in the home folder."""
    before = {path: path.stat().st_mtime_ns for path in world.rglob("*")}
    assert shell("cntrack status >/dev/null").code == 0
    for name in LISTINGS:
        assert call(*LISTINGS[name]).code == 0
    assert {path: path.stat().st_mtime_ns for path in world.rglob("*")} == before


@pytest.mark.parametrize("form", FORMATS)
def test_two_runs_are_the_same(form: str) -> None:
    """Two runs are byte for byte the same, whatever the hash seed, terminal, width, time zone and locale are."""
    odd = {"PYTHONHASHSEED": "7", "TERM": "vt100", "TZ": "Asia/Shanghai", "LC_ALL": "C", "FORCE_COLOR": "1"}
    even = {"PYTHONHASHSEED": "0"}
    if form != "table":  # of which width, colour and encoding are meant to differ
        odd |= {"COLUMNS": "44", "PYTHONIOENCODING": "gbk"}
    else:
        del odd["FORCE_COLOR"]
    one, other = (spawn(*LISTINGS["status"], "--format", form, environment=chosen) for chosen in (odd, even))
    assert one.code == other.code == 0
    assert one.raw == other.raw


@pytest.mark.parametrize("name", LISTINGS)
@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_json_does_not_know_the_language(name: str, form: str) -> None:
    """Keys, codes and texts of JSON are the same in both languages."""
    both = [call(*LISTINGS[name], "--format", form, "--lang", lang).raw for lang in ("zh", "en")]
    assert both[0] == both[1]


@pytest.mark.parametrize("name", LISTINGS)
def test_csv_does_not_know_the_language(name: str) -> None:
    """Header and cells of CSV are the same in both languages."""
    both = [call(*LISTINGS[name], "--format", "csv", "--lang", lang).raw for lang in ("zh", "en")]
    assert both[0] == both[1]


@pytest.mark.parametrize(
    ("wording", "digits"),
    [("2.0%", "2.0"), ("5%", "5"), ("0.10%", "0.10"), ("38.16万平方米", "38.16"), ("-0.50%", "-0.50")],
)
def test_numbers_keep_their_digits(wording: str, digits: str) -> None:
    """JSON numbers are numbers with the digits of the source: 2.0 stays 2.0 and 5 stays 5."""
    text = call("parse", "--json", "--", wording).out
    assert f'"value": {digits},' in text
    assert f'"low": {digits},' in text


def test_json_has_no_other_numbers() -> None:
    """No exponent, no NaN and no Infinity stands in JSON, and each number reads back exactly."""
    text = call("status", "--json").out
    numbers = re.findall(r'": (-?[0-9][^,\n]*),?$', text, re.MULTILINE)
    assert len(numbers) > 100
    assert all(re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", number) for number in numbers)

    def refuse(word: str) -> None:
        raise AssertionError(word)

    json.loads(text, parse_float=Decimal, parse_constant=refuse)


@cache
def validator(name: str) -> Any:  # noqa: ANN401  jsonschema has no types
    """The validator of an output, by the schema that the command prints."""
    schema = json.loads(call("schema", name).out)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize(("name", "words"), CALLS)
def test_json_is_valid_against_its_schema(name: str, words: tuple[str, ...]) -> None:
    """Every output is valid against `cntrack schema NAME`, also where nothing was found or read."""
    done = call(*words, "--json")
    assert (done.code, done.err) == (0, "")
    validator(name).validate(json.loads(done.out))


@pytest.mark.parametrize("name", LISTINGS)
def test_schema_allows_nothing_else(name: str) -> None:
    """Each object of a schema names all its keys as required: a missing value is null, never an absent key."""
    schema = json.loads(call("schema", name).out)
    objects = [schema, *schema["$defs"].values()]
    for item in objects:
        if "properties" in item:
            assert sorted(item["required"]) == sorted(item["properties"]), item["title"]


@pytest.mark.parametrize("name", LISTINGS)
def test_schema_tells_outputs_apart(name: str) -> None:
    """An output is not valid against the schema of another, nor with a mistyped key."""
    shown = json.loads(call(*LISTINGS[name], "--json").out)
    assert not validator(name).is_valid(shown | {"schema": "cntrack/else/1"})


@pytest.mark.parametrize(("name", "words"), CALLS)
def test_every_key_is_always_there(name: str, words: tuple[str, ...]) -> None:
    """Items of one list have the same keys in the same order, whatever is missing in them."""
    shown = json.loads(call(*words, "--json").out)
    rows: list[dict[str, Any]] = shown[{"show": "years", "parse": "readings"}.get(name, "indicators")]
    assert len({tuple(row) for row in rows}) <= 1
    lines = call(*words, "--format", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == rows


def test_json_names_its_version() -> None:
    """Each output names its shape, cntrack/NAME/1, and the schema is named after it."""
    for name in LISTINGS:
        assert json.loads(call(*LISTINGS[name], "--json").out)["schema"] == f"cntrack/{name}/1"
        assert json.loads(call("schema", name).out)["$id"] == f"urn:cntrack:{name}:1"


def test_bundled_plan_fits_its_schema() -> None:
    """The schema that an editor checks a plan with accepts every plan that the program accepts."""
    import tomllib  # noqa: PLC0415

    from cntrack.store import bundled  # noqa: PLC0415

    for file in (bundled(), Path("town.toml"), Path("hostile.toml"), Path("compound.toml")):
        data = json.loads(json.dumps(tomllib.loads(file.read_text(encoding="utf-8")), default=str))
        validator("plan").validate(data)


def test_schema_of_every_name() -> None:
    """There is a schema for the data file and for each listing."""
    for name in ("plan", *(name for name in COMMANDS if name not in ("schema", "report", "completion"))):
        assert call("schema", name).code == 0
