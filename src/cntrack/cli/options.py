"""Options that several commands share, each defined once."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, NamedTuple, get_type_hints

from typer import Option

from cntrack.cli import complete
from cntrack.cli.complete import choices, when_asked
from cntrack.problem import UsageError

File = Annotated[
    list[str] | None,  # so that a second one is noticed, and refused
    Option("--file", "-f", metavar="PATH", help="Plan file, - for stdin. [env CNTRACK_FILE; else the bundled plan]"),
]
Files = Annotated[
    list[str] | None,
    Option(
        "--file",
        "-f",
        metavar="PATH",
        help="Plan file or folder of plans, - for stdin; may be repeated. [env CNTRACK_FILE; else the bundled plan]",
    ),
]
Records = Annotated[
    str | None,
    Option(metavar="PATH", help="Records file; none: the plan alone. [env CNTRACK_RECORDS; else in the data folder]"),
]
AsOf = Annotated[str | None, Option("--as-of", metavar="DATE", help="As it was known on this day, such as 2022-06-30.")]
Themes = Annotated[
    list[str] | None,
    Option(
        "--theme", metavar="THEME", help="Only this theme; may be repeated.", autocompletion=when_asked(complete.themes)
    ),
]


class Out(NamedTuple):
    """How and where a result is shown; its fields are the output options of every listing."""

    format: Annotated[
        str | None,
        Option(
            metavar="FORMAT",
            help="table, json, jsonl, csv or markdown.",
            autocompletion=choices("table", "json", "jsonl", "csv", "markdown"),
        ),
    ] = None
    json: Annotated[bool, Option("--json", help="Short for --format json.")] = False
    output: Annotated[
        str | None, Option("--output", "-o", metavar="FILE", help="Write to FILE; its suffix gives the format.")
    ] = None
    force: Annotated[bool, Option("--force", help="Replace FILE if it exists.")] = False
    lang: Annotated[
        str | None,
        Option(
            metavar="zh|en",
            help="Language. [env CNTRACK_LANG; else the locale's]",
            autocompletion=choices("zh", "en"),
        ),
    ] = None
    color: Annotated[
        str,
        Option(
            metavar="auto|always|never", help="Colour of a table.", autocompletion=choices("auto", "always", "never")
        ),
    ] = "auto"
    width: Annotated[str | None, Option(metavar="N", help="Columns of a table. [else the terminal's]")] = None
    ascii: Annotated[bool, Option("--ascii", help="Draw marks and rules in ASCII.")] = False
    bom: Annotated[bool, Option("--bom", help="Mark CSV as UTF-8, for Excel.")] = False


def shows(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the output options: it receives them as one `out`, the command line has each by its name."""
    own = inspect.signature(command, eval_str=True)
    hints = get_type_hints(Out, include_extras=True)
    shared = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hints[name])
        for name, default in Out._field_defaults.items()
    ]

    @wraps(command)
    def with_output(**given: Any) -> None:  # noqa: ANN401  Typer passes what the signature below says
        out = Out(**{name: given.pop(name) for name in Out._fields})
        command(**given, out=out)

    kept = [
        parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for parameter in own.parameters.values()
        if parameter.name != "out"
    ]
    with_output.__annotations__ = {}  # the signature has them, and Typer would evaluate each of them again, twice
    with_output.__signature__ = own.replace(parameters=[*kept, *shared])  # type: ignore[attr-defined]
    return with_output


def words_of(values: list[str] | None) -> list[str]:
    """The words of an option that may be repeated or hold several, parted by commas.

    An empty one is refused: it is most often a variable that was never set, and must not open a gate.
    """
    words = [part.strip() for value in values or [] for part in value.split(",")]
    if not all(words):
        message = "an option that takes names was given an empty one"
        raise UsageError(message)
    return words
