"""cntrack completion."""

from __future__ import annotations

from typing import Annotated

from typer import Argument

from cntrack import streams
from cntrack.cli.asking import one_of
from cntrack.cli.complete import VARIABLE, choices

SHELLS = ("bash", "zsh", "fish", "powershell")
HELP = """\
\b
Examples:
  cntrack completion bash > ~/.local/share/bash-completion/completions/cntrack
  cntrack completion zsh > ~/.zfunc/_cntrack
  cntrack completion fish > ~/.config/fish/completions/cntrack.fish
  cntrack completion powershell >> $PROFILE

The script with which a shell completes commands, options, ids (with their names), years, themes and statuses. The
folder must be there; of zsh it must be in fpath, before compinit."""


def completion(
    shell: Annotated[str, Argument(metavar="SHELL", hidden=True, autocompletion=choices(*SHELLS))],
) -> None:
    """Print the completion script of a shell."""
    from typer.completion import get_completion_script  # type: ignore[attr-defined]  # noqa: PLC0415  --help needs none of it

    name = one_of(shell, SHELLS, "shell")
    script = get_completion_script(prog_name="cntrack", complete_var=VARIABLE, shell=name)
    streams.say(script.strip())
