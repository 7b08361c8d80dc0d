"""The command line as Typer knows it: the root, and the commands that a call needs."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from importlib import import_module
from typing import Annotated

from typer import Context, Exit, Option, Typer

from cntrack import __version__
from cntrack.streams import say

# Each is a module of this package with the function of its name, whose docstring stands here as well, and a HELP.
COMMANDS = {
    "status": "Show the status of each indicator.",
    "compare": "Compare two years.",
    "show": "Explain one indicator.",
    "report": "Make a page to look at and pass on.",
    "export": "Write the plan as a long table for other tools.",
    "record": "Add a figure that has come in.",
    "check": "Find every problem of a plan or records file.",
    "parse": "Show how wordings are read.",
    "schema": "Print a JSON Schema.",
    "completion": "Print the completion script of a shell.",
}

EXIT_CODES = """\
Exit codes: 0 fine; 1 a gate tripped (--fail-on, --exit-code) or check found problems;
2 wrong usage, unreadable or invalid input, or failed output;
70 an unforeseen error; 130 interrupted; 143 terminated."""

HELP = """\
\b
Examples:
  cntrack status
  cntrack compare 2021 2022
  cntrack status 2021 --json | jq .summary

Track the indicators of a government plan: what was promised, what was reached, and what that means."""

SHORT_HELP = """\
cntrack tracks the indicators of a government plan: what was promised, what was reached, what that means.

  cntrack status                 the headline indicators of the latest year, each with its status
  cntrack compare 2021 2022      what changed, and what the new targets ask beyond the last figures
  cntrack show 3                 one indicator whole: how it was read, judged, and where it stands

cntrack --help lists everything."""


def app_for(needed: Collection[str]) -> Typer:
    """The application with the commands that are needed; if none is, with the names of all, for help and hints."""
    app = Typer(
        name="cntrack",
        rich_markup_mode=None,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True, help=HELP, epilog=f"\b\n{EXIT_CODES}")(_root)
    for name in needed:
        module = import_module(f"cntrack.cli.{name}")
        app.command(name, help=module.HELP, short_help=COMMANDS[name])(getattr(module, name))
    for name in COMMANDS if not needed else ():
        app.command(name, short_help=COMMANDS[name])(_unneeded)
    return app


def needed_for(words: Iterable[str]) -> list[str]:
    """The command that is called: the first word that is no option. Each start would pay for all of them."""
    called = next((word for word in words if not word.startswith("-")), None)
    return [called] if called in COMMANDS else []


def _unneeded() -> None:
    """Stand for a command that help or a suggestion names."""


def _version(wanted: bool) -> None:  # noqa: FBT001  Typer calls it so
    if wanted:
        say(f"cntrack {__version__}")
        raise Exit


def _root(
    context: Context,
    *,
    version: Annotated[
        bool, Option("--version", "-V", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    del version  # its callback has answered
    if context.invoked_subcommand is None:
        say(SHORT_HELP)
