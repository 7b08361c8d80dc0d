"""Runs the command line: every way to end, good or bad, becomes an exit code and at most a few lines on stderr."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence

from typer import Abort, Exit, TyperException

from cntrack.cli.app import app_for
from cntrack.cli.output import complain
from cntrack.problem import CntrackError
from cntrack.visible import visible

FINE, TRIPPED, UNUSABLE, UNFORESEEN, INTERRUPTED, BROKEN_PIPE = 0, 1, 2, 70, 130, 141


def run(arguments: Sequence[str]) -> int:
    """The exit code of a call."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return _called(arguments)
    except Exit as end:
        return end.exit_code
    except (KeyboardInterrupt, Abort):
        return INTERRUPTED
    except BrokenPipeError:
        _silence()
        return BROKEN_PIPE
    except CntrackError as error:
        complain(str(error))
        return UNUSABLE
    except TyperException as error:
        complain(_usage(error))
        return UNUSABLE
    except Exception as error:
        if os.environ.get("CNTRACK_DEBUG"):
            raise
        complain(
            f"an unforeseen error ({type(error).__name__}); please report it with the command that you gave"
            " (CNTRACK_DEBUG=1 shows the details)"
        )
        return UNFORESEEN


def _called(arguments: Sequence[str]) -> int:
    code = app_for(arguments)(args=list(arguments), prog_name="cntrack", standalone_mode=False)
    if sys.stdout is not None:
        sys.stdout.flush()
    return code if isinstance(code, int) else FINE


def _usage(error: TyperException) -> str:
    """What is wrong with the call, and where its help is."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "cntrack"
    return f"{visible(error.format_message())}\n{command} --help shows how it is called"


def _silence() -> None:
    """Send what is still buffered nowhere, so that closing the streams complains no more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            os.dup2(nowhere, stream.fileno())
