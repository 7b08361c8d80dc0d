"""Writes the man page from the command tree: python tools/manpage.py > docs/man/cntrack.1."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from cntrack import __version__
from commandtree import ENVIRONMENT, Help, commands, exit_codes, program


def page() -> str:
    """The page, in the language of man."""
    lines = [
        f'.TH CNTRACK 1 "" "cntrack {__version__}" "User Commands"',
        ".SH NAME",
        r"cntrack \- track the indicators of a government plan",
        ".SH SYNOPSIS",
        r".B cntrack",
        r".I COMMAND",
        "[arguments]",
        ".SH DESCRIPTION",
        _text(" ".join(program().about)),
        ".SH EXAMPLES",
        *_literal(program().examples),
        ".SH COMMANDS",
    ]
    for command in commands():
        lines += _command(command)
    lines += [".SH EXIT STATUS", *(f".TP\n.B {code}\n{_text(said)}" for code, said in exit_codes())]
    lines += [".SH ENVIRONMENT", *(f".TP\n.B {_text(name)}\n{_text(said)}" for name, said in ENVIRONMENT)]
    return "\n".join(lines) + "\n"


def _command(command: Help) -> Iterator[str]:
    """What a command does, how it is called, and its options."""
    yield f".SS cntrack {command.name} {_text(command.arguments)}".rstrip()
    yield _text(" ".join(command.about))
    for option in command.options:
        value = "" if option.value is None else rf" \fI{_text(option.value)}\fR"
        yield f".TP\n\\fB{_text(', '.join(option.names))}\\fR{value}\n{_text(option.help)}"
    yield ".PP\nExamples:"
    yield from _literal(command.examples)


def _literal(lines: tuple[str, ...]) -> Iterator[str]:
    yield "\n".join([".PP", ".nf", ".RS", *map(_text, lines), ".RE", ".fi"])


def _text(text: str) -> str:
    """Text in which man finds nothing to obey."""
    safe = text.replace("\\", r"\e").replace("-", r"\-").replace("'", r"\(aq")
    return re.sub(r"^\.", r"\\&.", safe)


if __name__ == "__main__":
    sys.stdout.write(page())
