"""The program's entry: answers --version at once, and leaves the rest to `cntrack.cli`."""

from __future__ import annotations

import os
import signal
import sys

from cntrack import __version__


def main() -> None:
    """Run the command line and exit with its code."""
    # Until our own handling stands, Ctrl-C ends the program silently rather than with a traceback of imports.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if sys.argv[1:] in (["--version"], ["-V"]):  # without Typer, whose import takes ten times as long
        print(f"cntrack {__version__}")  # noqa: T201
        return
    # cntrack has no pydantic plugins, and to look for them loads importlib.metadata.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from cntrack.cli.entry import run  # noqa: PLC0415

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
