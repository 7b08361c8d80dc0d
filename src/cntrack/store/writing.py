"""Files written whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path as FilePath

from cntrack.problem import OutputError


def write(name: str, data: bytes, *, replace: bool) -> None:
    """Write a file whole or not at all: beside it, then renamed; an existing one only where `replace` says so."""
    target = FilePath(os.path.realpath(name))
    if not replace and os.path.lexists(name):
        message = f"{name} exists; add --force to replace it"
        raise OutputError(message)
    try:
        mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask()
        handle, name_beside = tempfile.mkstemp(dir=target.parent, prefix=".cntrack-")
        beside = FilePath(name_beside)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            beside.chmod(mode)
            beside.replace(target)
        except BaseException:
            beside.unlink()
            raise
    except OSError as error:
        message = f"{name} cannot be written: {error.strerror}"
        raise OutputError(message) from None


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
