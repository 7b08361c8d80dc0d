"""Runs the command line: the arguments go to Typer, and its ways to end become exit codes."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence

from typer import Exit, TyperException

from cntrack.cli.app import app_for, needed_for
from cntrack.cli.complete import VARIABLE, words_typed
from cntrack.cli.ending import guarded
from cntrack.cli.waiting import told
from cntrack.problem import OutputError, UsageError


def run(arguments: Sequence[str]) -> int:
    """The exit code of a call."""
    return guarded(lambda: _called([_decoded(argument) for argument in arguments]))


def _decoded(argument: str) -> str:
    """In a C locale the bytes of an argument arrive as surrogates; ours is UTF-8 everywhere."""
    return argument if argument.isascii() else os.fsencode(argument).decode("utf-8", "surrogateescape")


def _called(arguments: Sequence[str]) -> int:
    words = arguments
    if VARIABLE in os.environ:
        from typer.completion import completion_init  # type: ignore[attr-defined]  # noqa: PLC0415  only a shell that completes needs it

        completion_init()
        words = words_typed()
    try:
        with told():
            code = _answered(arguments, needed_for(words))
        sys.stdout.flush()
    except TyperException as error:
        raise UsageError(_usage(error, arguments)) from None
    except BrokenPipeError:
        raise
    except OSError as error:
        message = f"cannot write the output: {error.strerror}"
        raise OutputError(message) from None
    return code


def _answered(arguments: Sequence[str], needed: Sequence[str]) -> int:
    try:
        code = app_for(needed)(args=list(arguments), prog_name="cntrack", standalone_mode=False)
    except Exit as end:
        return end.exit_code
    return code if isinstance(code, int) else 0


def _usage(error: TyperException, arguments: Sequence[str]) -> str:
    """What is wrong with the call, and where its help is."""
    called = needed_for(arguments)
    message = error.format_message()
    if re.match("No such option: -[0-9]", message):
        message += "; put -- before a word that begins with a hyphen"
    return f"{message}\n{' '.join(['cntrack', *called])} --help shows how it is called"
