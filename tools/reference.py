"""Writes the pages of docs/reference from the program: python tools/reference.py."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path

from cntrack import store
from cntrack.assessment.pace_types import NoPace, PaceState
from cntrack.assessment.results import Flag, NoRatio, Reason, Status
from cntrack.comparison.results import Anchor, Demand
from cntrack.export import export
from cntrack.model import Direction, Measure, Stage
from cntrack.package import descriptor
from cntrack.view.words import WORDS, Lang, say
from cntrack.wording.reading import Kind
from commandtree import ENVIRONMENT, Help, commands, exit_codes, program

FOLDER = Path(__file__).parents[1] / "docs" / "reference"

# Each list of codes: its title, what the codes are of, and what stands before a code in the table of words.
CODES: tuple[tuple[str, type[StrEnum], str, str], ...] = (
    ("Statuses", Status, "", "`status`; each has [a page](../status-rules.md#statuses)."),
    ("Reasons", Reason, "", "`reason`; why a status is `uncertain`, or what a `met` rests on."),
    ("Flags", Flag, "", "`flags`; to know beside the status ([what they mean](../status-rules.md#flags))."),
    ("Kinds", Kind, "", "`kind`; how a wording binds ([the forms](../status-rules.md#what-a-wording-allows))."),
    ("Measures", Measure, "", "`measure`; what the number is."),
    ("Directions", Direction, "", "`direction`; which way is better."),
    ("Stages", Stage, "", "`stage`; how settled a figure is, the least settled first."),
    ("No ratio", NoRatio, "ratio_", "`attainment_reason`; why no [ratio](../rules/ratio.md) is given."),
    ("Pace", PaceState, "pace_", "`pace.state`; where a figure stands in the [year](../rules/pace.md)."),
    ("No pace", NoPace, "pace_", "`pace.reason`; why no pace is told."),
    ("Anchor", Anchor, "", "`target.anchor` of a [comparison](../rules/two-years.md); where the later number lies."),
    ("Demand", Demand, "", "`target.demand` of a comparison; whether the later target asks more."),
)
# The words of a code that has another meaning elsewhere.
OTHER_WORDS = {"target": "best_at_target"}


def pages() -> dict[str, str]:
    """The name of each page, and its text."""
    return {"commands.md": _page(_commands()), "codes.md": _page(_codes()), "columns.md": _page(_columns())}


def _page(lines: Iterable[str]) -> str:
    return "\n\n".join(lines) + "\n"


def _commands() -> Iterator[str]:
    yield "# Commands"
    yield "Written by `make docs` from the commands themselves; `cntrack COMMAND --help` says the same."
    yield " ".join(program().about)
    for command in commands():
        yield from _command(command)
    yield "## Exit codes"
    yield _table(("code", "meaning"), exit_codes())
    yield "## Environment"
    rows = [(", ".join(f"`{one}`" for one in names.split(", ")), said) for names, said in ENVIRONMENT]
    yield _table(("variable", "meaning"), rows)


def _command(command: Help) -> Iterator[str]:
    yield f"## cntrack {command.name}"
    yield _block("text", [f"cntrack {command.name} [OPTIONS] {command.arguments}".rstrip()])
    yield from map(_plain, command.about)
    if command.options:
        rows = [(_spelling(*option[:2]), _plain(option.help)) for option in command.options]
        yield _table(("option", "meaning"), rows)
    yield _block("text", command.examples)


def _spelling(names: tuple[str, ...], value: str | None) -> str:
    """The names of an option and its value; of a choice each one by itself, since | ends a cell."""
    told = ", ".join(f"`{name}`" for name in names)
    return told if value is None else f"{told} {' or '.join(f'`{one}`' for one in value.split('|'))}"


def _codes() -> Iterator[str]:
    yield "# Codes"
    yield (
        "Written by `make docs` from the types. The machine formats have the codes, whatever the language; tables"
        " have the words. The codes of problems are on [a page of their own](../problems.md)."
    )
    for title, codes, prefix, about in CODES:
        yield f"## {title}"
        yield about
        rows = [(f"`{code}`", *(_word(str(code), prefix, lang) for lang in (Lang.EN, Lang.ZH))) for code in codes]
        yield _table(("code", "English", "Chinese"), rows)


def _columns() -> Iterator[str]:
    yield "# Columns of an export"
    yield (
        "Written by `make docs`; `datapackage.json` says the same. An empty cell is a value that is missing, in JSON"
        " `null`. A text in two languages has a column for each."
    )
    table = descriptor(export(store.load(str(store.bundled()))))["resources"][0]
    fields = table["schema"]["fields"]
    rows = [(f"`{field['name']}`", field["type"], _plain(field.get("description", "—"))) for field in fields]
    yield _table(("column", "type", "meaning"), rows)


def _word(code: str, prefix: str, lang: str) -> str:
    key = OTHER_WORDS.get(code, prefix + code)
    return _plain(say(key, lang, reference="…")) if key in WORDS else "—"


def _plain(text: str) -> str:
    """Text in which Markdown finds nothing to mark: a lone * is a footnote's, < a tag's, | a column's."""
    return text.replace("<", "&lt;").replace("*", "\\*").replace("|", "\\|").replace("[", "\\[")


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _block(language: str, lines: Iterable[str]) -> str:
    return "\n".join([f"```{language}", *lines, "```"])


if __name__ == "__main__":
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
