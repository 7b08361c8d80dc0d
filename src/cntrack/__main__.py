"""The program's entry: answers --version at once, and leaves the rest to `cntrack.cli`."""

from __future__ import annotations

import gc
import os
import signal
import sys
from typing import NoReturn

from cntrack import __version__
from cntrack.unplugged import unplug


def main() -> NoReturn:
    """Run the command line and exit with its code."""
    code = answered(sys.argv[1:])
    if sys.getprofile() is None and sys.gettrace() is None:  # those report when the interpreter ends
        # All is written; to take the memory apart object by object before the process ends costs a tenth of a call.
        os._exit(code)
    sys.exit(code)


def answered(arguments: list[str]) -> int:
    """The exit code of a call, when its answer has been written."""
    # Until our own handling stands, Ctrl-C ends the program silently rather than with a traceback of imports.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    # A call lives for a moment and makes few circles; to look for them costs one part in thirty of its time.
    gc.disable()
    unplug()
    from cntrack.cli.ending import guarded  # noqa: PLC0415

    return guarded(lambda: _answer(arguments))


def _answer(arguments: list[str]) -> int:
    if arguments in (["--version"], ["-V"]):  # without Typer, whose import takes ten times as long
        from cntrack.streams import say  # noqa: PLC0415

        say(f"cntrack {__version__}")
        return 0
    from cntrack.cli.entry import run  # noqa: PLC0415

    return run(arguments)


if __name__ == "__main__":
    main()
