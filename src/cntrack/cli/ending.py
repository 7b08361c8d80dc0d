"""Every way to end, good or bad, becomes an exit code and at most a few lines on stderr; needs no Typer."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

from cntrack.problem import CntrackError, OutputError
from cntrack.streams import complain, prepare, silence

FINE, TRIPPED, UNUSABLE, UNFORESEEN, INTERRUPTED, BROKEN_PIPE = 0, 1, 2, 70, 130, 141


def guarded(answer: Callable[[], int]) -> int:
    """The exit code of what is to be answered, or of the way in which it failed."""
    prepare()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return answer()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        silence()
        return BROKEN_PIPE
    except CntrackError as error:
        complain(str(error))
        if isinstance(error, OutputError):
            silence()
        return UNUSABLE
    except Exception as error:  # noqa: BLE001  the last line of defence: no traceback reaches people
        return _unforeseen(error)


def _unforeseen(error: Exception) -> int:
    if os.environ.get("CNTRACK_DEBUG"):
        raise error
    complain(
        f"an unforeseen error ({type(error).__name__}); please report it with the command that you gave"
        " (CNTRACK_DEBUG=1 shows the details)"
    )
    return UNFORESEEN
