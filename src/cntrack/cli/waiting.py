"""Says on standard error that a call is still at work, where people wait for it at a terminal for over two seconds."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from cntrack.streams import complain

FIRST, NEXT = 2, 1  # seconds


class Wait:
    """The seconds since a call began, told in a line that is taken away before the answer comes."""

    def __init__(self) -> None:
        """Nobody waits yet."""
        self._done = Event()
        self._watcher: Thread | None = None

    def begin(self) -> None:
        """Tell of it from the second second on, if anybody can see it."""
        if sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
            self._done.clear()
            self._watcher = Thread(target=self._watch, daemon=True)
            self._watcher.start()

    def over(self) -> None:
        """The answer comes now."""
        if self._watcher:
            self._done.set()
            self._watcher.join()
            self._watcher = None

    def remark(self, message: str) -> None:
        """Say something while the answer is still to come, and not behind the line that tells of the wait."""
        waiting = self._watcher is not None
        self.over()
        complain(message)
        if waiting:
            self.begin()

    def _watch(self) -> None:
        seconds, line = FIRST, ""
        while not self._done.wait(NEXT if line else FIRST):
            line = f"cntrack: still at work, {seconds} s"
            sys.stderr.write(f"\r{line}")
            sys.stderr.flush()
            seconds += NEXT
        if line:
            sys.stderr.write(f"\r{' ' * len(line)}\r")
            sys.stderr.flush()


THE_WAIT = Wait()  # a process answers one call


@contextmanager
def told() -> Iterator[None]:
    """Tell of the wait for what is inside."""
    THE_WAIT.begin()
    try:
        yield
    finally:
        THE_WAIT.over()
