"""Writes the man page from the command tree: python tools/manpage.py > docs/man/cntrack.1."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Any

from typer.main import get_command

from cntrack import __version__
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


def page() -> str:
    """The page, in the language of man."""
    group: Any = get_command(app_for([]))
    examples, about = _parts(HELP)
    lines = [
        f'.TH CNTRACK 1 "" "cntrack {__version__}" "User Commands"',
        ".SH NAME",
        r"cntrack \- track the indicators of a government plan",
        ".SH SYNOPSIS",
        r".B cntrack",
        r".I COMMAND",
        "[arguments]",
        ".SH DESCRIPTION",
        _text(about),
        ".SH EXAMPLES",
        *_literal(examples),
        ".SH COMMANDS",
    ]
    for name in COMMANDS:
        lines += _command(name, group.commands[name])
    lines += [".SH EXIT STATUS", *(f".TP\n.B {code}\n{_text(said)}" for code, said in _exit_codes())]
    lines += [".SH ENVIRONMENT", *(f".TP\n.B {_text(name)}\n{_text(said)}" for name, said in ENVIRONMENT)]
    return "\n".join(lines) + "\n"


def _command(name: str, command: Any) -> Iterator[str]:  # noqa: ANN401  a command of Typer
    """What a command does, how it is called, and its options."""
    examples, about = _parts(command.help or "")
    wanted = [item for item in command.params if item.param_type_name == "argument"]
    arguments = " ".join(item.metavar or item.name.upper() for item in wanted)
    yield f".SS cntrack {name} {_text(arguments)}".rstrip()
    yield _text(about)
    for option in command.params:
        if option.param_type_name == "option" and not getattr(option, "hidden", False):
            value = "" if option.is_flag else rf" \fI{_text(option.metavar or 'TEXT')}\fR"
            yield f".TP\n\\fB{_text(', '.join(option.opts))}\\fR{value}\n{_text(option.help or '')}"
    yield ".PP\nExamples:"
    yield from _literal(examples)


def _parts(help_text: str) -> tuple[list[str], str]:
    """The examples of a help text, and what stands below them."""
    text = help_text.replace("\b", "").strip()
    head, _, rest = text.partition("\n\n")
    return [line.strip() for line in head.splitlines()[1:]], " ".join(rest.split())


def _exit_codes() -> list[tuple[str, str]]:
    text = " ".join(EXIT_CODES.removeprefix("Exit codes: ").removesuffix(".").split())
    return [(code, said) for code, _, said in (part.strip().partition(" ") for part in text.split(";"))]


def _literal(lines: list[str]) -> Iterator[str]:
    yield "\n".join([".PP", ".nf", ".RS", *map(_text, lines), ".RE", ".fi"])


def _text(text: str) -> str:
    """Text in which man finds nothing to obey."""
    safe = text.replace("\\", r"\e").replace("-", r"\-").replace("'", r"\(aq")
    return re.sub(r"^\.", r"\\&.", safe)


if __name__ == "__main__":
    sys.stdout.write(page())
