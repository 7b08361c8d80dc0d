"""Every call sees the same small world: an empty folder with the plans, no user settings and no network."""

from __future__ import annotations

import os
import shutil
import socket
from pathlib import Path

import pytest

from .calling import ENVIRONMENT, PLANS


@pytest.fixture(autouse=True)
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, which is the home folder too; whoever opens a socket fails."""
    for plan in PLANS.glob("*.toml"):
        shutil.copy(plan, tmp_path)
    for name in list(os.environ):
        if name.startswith(("CNTRACK", "LC_", "LANG")) or name in {"NO_COLOR", "FORCE_COLOR", "COLUMNS"}:
            monkeypatch.delenv(name)
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)

    def refuse(*_: object, **__: object) -> None:
        message = "a socket was opened"
        raise AssertionError(message)

    monkeypatch.setattr(socket, "socket", refuse)
    return tmp_path
