"""Writes to standard output and standard error so that a failed write is told, and a closed stream never raises."""

from __future__ import annotations

import contextlib
import io
import os
import sys

from cntrack.problem import OutputError
from cntrack.visible import visible

_LONGEST = 600


class _Closed(io.RawIOBase):
    """Stands for a standard output that the caller has closed: whoever writes to it is told."""

    def writable(self) -> bool:
        """It must look like a stream, or nobody would try."""
        return True

    def write(self, _: object) -> int:
        """Say why nothing can be written."""
        message = "standard output is closed"
        raise OutputError(message)


def prepare() -> None:
    """Let text that a stream cannot encode become escapes, and let a closed standard output be noticed."""
    if sys.stdout is None:
        sys.stdout = io.TextIOWrapper(_Closed(), "utf-8", write_through=True)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def put(data: bytes) -> None:
    """Write bytes to standard output, so that no locale and no line ending changes them."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        message = f"cannot write the output: {error.strerror}"
        raise OutputError(message) from None


def say(text: str) -> None:
    """Write a line of text to standard output."""
    put(f"{text}\n".encode(sys.stdout.encoding or "utf-8", "backslashreplace"))


def complain(message: str) -> None:
    """Write a message to standard error, if there is one, with nothing in it that acts on a terminal."""
    if sys.stderr is None:
        return
    lines = "\n".join(map(_shown, message.split("\n")))
    try:
        sys.stderr.write(f"cntrack: {lines}\n")
        sys.stderr.flush()
    except OSError:
        silence()


def _shown(line: str) -> str:
    """A line of a message with nothing in it that acts, cut where what it repeats would fill the screen."""
    return visible(line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…")


def silence() -> None:
    """Send what is still buffered nowhere, so that closing the streams at the end complains no more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with contextlib.suppress(OSError, ValueError):
                os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
