"""What people at a terminal are told while a call takes its time."""

from __future__ import annotations

import io
import sys
import time

import pytest

from cntrack.cli import waiting


class Screen(io.StringIO):
    """A terminal that keeps what is written to it."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def watched(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO) -> None:
    """Let standard error be this stream, and waiting be told almost at once."""
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(waiting, "FIRST", 0.01)


def wait_for(screen: Screen, text: str, times: int = 1) -> None:
    """Wait until a text was shown so often, for at most ten seconds."""
    end = time.monotonic() + 10
    while screen.getvalue().count(text) < times and time.monotonic() < end:
        time.sleep(0.01)
    assert screen.getvalue().count(text) >= times


def test_the_line_is_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """The line is blanked out before the answer comes, so that nothing of it stands behind it."""
    watched(monkeypatch, screen := Screen())
    with waiting.told():
        wait_for(screen, "still at work")
    assert screen.getvalue().endswith(" \r")


def test_a_remark_has_a_line_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """A remark while waiting begins at the left margin, and the wait goes on to be told."""
    watched(monkeypatch, screen := Screen())
    with waiting.told():
        wait_for(screen, "still at work")
        waiting.THE_WAIT.remark("with 3 recorded values")
        wait_for(screen, "still at work", times=2)
    before, _, after = screen.getvalue().partition("cntrack: with 3 recorded values\n")
    assert before.endswith(" \r")
    assert "still at work" in after


def test_nobody_is_told_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe or a log is not written to."""
    watched(monkeypatch, shown := io.StringIO())
    with waiting.told():
        time.sleep(0.05)
        waiting.THE_WAIT.remark("a remark")
    assert shown.getvalue() == "cntrack: a remark\n"
