"""cntrack schema."""

from __future__ import annotations

from typing import Annotated

from typer import Argument, Option

from cntrack.cli.asking import one_of
from cntrack.cli.options import Out
from cntrack.cli.output import put

HELP = """\
\b
Examples:
  cntrack schema status
  cntrack schema plan -o plan.schema.json

The JSON Schema of a data file (NAME is plan) or of an output: status, plans (status of several plans or years),
compare, show, export, record, check or parse."""


def schema(
    name: Annotated[str, Argument(metavar="NAME", hidden=True)],
    output: Annotated[str | None, Option("--output", "-o", metavar="FILE", help="Write to FILE.")] = None,
    *,
    force: Annotated[bool, Option("--force", help="Replace FILE if it exists.")] = False,
) -> None:
    """Print a JSON Schema."""
    from cntrack import schema as schemas  # noqa: PLC0415  --help needs none of it

    put(schemas.text(one_of(name, schemas.NAMES, "schema")).encode(), Out(output=output, force=force))
