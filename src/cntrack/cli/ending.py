"""Every way to end, good or bad, becomes an exit code and at most a few lines on stderr; needs no Typer."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

from cntrack.problem import CntrackError, OutputError
from cntrack.streams import complain, prepare, silence

UNUSABLE, UNFORESEEN, BROKEN_PIPE, BY_SIGNAL = 2, 70, 141, 128


class Stopped(BaseException):
    """A signal asks the program to end; what is done by then and must not stay unsaid is in `said`.

    It is no Exception, lest somebody handle it on the way.
    """

    said = ""


def guarded(answer: Callable[[], int]) -> int:
    """The exit code of what is to be answered, or of the way in which it failed."""
    prepare()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)
    try:
        return answer()
    except Stopped as stop:
        if stop.said:
            complain(stop.said)
        return BY_SIGNAL + int(stop.args[0])
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


def _stop(number: int, _: object) -> None:
    raise Stopped(number)


def _unforeseen(error: Exception) -> int:
    if os.environ.get("CNTRACK_DEBUG"):
        raise error
    complain(
        f"an unforeseen error ({type(error).__name__}); please report it with the command that you gave"
        " (CNTRACK_DEBUG=1 shows the details)"
    )
    return UNFORESEEN
