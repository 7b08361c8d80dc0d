"""The commands as the help tells them, as values; the man page and the reference are written from these."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from typer.main import get_command

from cntrack.cli.app import COMMANDS, EXIT_CODES, HELP, app_for

ENVIRONMENT = (
    ("CNTRACK_FILE", "the plan file, where --file does not name one"),
    ("CNTRACK_RECORDS", "the records file, where --records does not name one; none for the plan alone"),
    ("CNTRACK_LANG", "the language, zh or en, where --lang does not say"),
    (
        "XDG_DATA_HOME",
        "the folder in which records are kept otherwise, in cntrack/records.toml",
    ),
    ("NO_COLOR, FORCE_COLOR, COLUMNS", "as everywhere"),
    ("CNTRACK_DEBUG", "shows the details of an unforeseen error"),
)


class Option(NamedTuple):
    """An option with all its names, its value (None where it takes none) and its help."""

    names: tuple[str, ...]
    value: str | None
    help: str


class Help(NamedTuple):
    """The help of the program or of a command."""

    name: str
    arguments: str
    examples: tuple[str, ...]
    about: tuple[str, ...]
    options: tuple[Option, ...]


def program() -> Help:
    """What the program says of itself."""
    return Help("cntrack", "COMMAND [arguments]", *_parts(HELP), ())


def commands() -> list[Help]:
    """Every command, in the order of the help."""
    group: Any = get_command(app_for(COMMANDS))
    return [_command(name, group.commands[name]) for name in COMMANDS]


def exit_codes() -> list[tuple[str, str]]:
    """Each exit code with what it means."""
    text = " ".join(EXIT_CODES.removeprefix("Exit codes: ").removesuffix(".").split())
    return [(code, said) for code, _, said in (part.strip().partition(" ") for part in text.split(";"))]


def _command(name: str, command: Any) -> Help:  # noqa: ANN401  a command of Typer
    pieces = command.collect_usage_pieces(command.context_class(command, info_name=name))
    arguments = re.sub("[{}]", "", " ".join(pieces[1:]))  # behind [OPTIONS]; what must be given is in braces there
    options = tuple(
        Option(
            tuple(sorted(item.opts, key=len)),
            None if item.is_flag else item.metavar or "TEXT",
            item.help or "",
        )
        for item in command.params
        if _is(item, "option") and not getattr(item, "hidden", False)
    )
    return Help(name, arguments, *_parts(command.help or ""), options)


def _is(item: Any, kind: str) -> bool:  # noqa: ANN401  a parameter of Typer
    return bool(item.param_type_name == kind)


def _parts(help_text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The examples of a help text, and the paragraphs below them."""
    head, *rest = help_text.replace("\b", "").strip().split("\n\n")
    return tuple(line.strip() for line in head.splitlines()[1:]), tuple(" ".join(part.split()) for part in rest)
