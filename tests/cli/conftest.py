"""Every call sees the same small world: an empty folder with the plans, no user settings and no network."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from .calling import settle


@pytest.fixture(autouse=True)
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, which is the home folder too; whoever opens a socket fails."""
    settle(tmp_path, monkeypatch)

    def refuse(*_: object, **__: object) -> None:
        message = "a socket was opened"
        raise AssertionError(message)

    monkeypatch.setattr(socket, "socket", refuse)
    return tmp_path
