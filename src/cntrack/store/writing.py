"""Files written whole or not at all: beside the old one, synced, and renamed over it."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import signal
import stat
import threading
from collections.abc import Iterator
from pathlib import Path as FilePath

from cntrack.problem import OutputError

_CLOEXEC = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)


def write(name: str, data: bytes, *, replace: bool) -> None:
    """Write an output file whole or not at all; an existing one is replaced only where `replace` says so.

    A device or a pipe that is named is written to, not replaced. Raises OutputError.
    """
    if "\0" in name:
        message = f"{name} cannot be written: no file can have this name"
        raise OutputError(message)
    try:
        if _is_stream(name):
            with open(name, "wb", buffering=0) as stream:  # noqa: PTH123  a name, perhaps of a device
                stream.write(data)
            return
        if not replace and os.path.lexists(name):
            message = f"{name} exists; add --force to replace it"
            raise OutputError(message)
        replaced(FilePath(os.path.realpath(name)), data)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise failed(name, error) from None


def make_folder(name: str) -> None:
    """Make a folder and those above it, where they are missing; OutputError where that cannot be."""
    if "\0" in name:
        message = f"{name} cannot be written: no file can have this name"
        raise OutputError(message)
    try:
        os.makedirs(name, exist_ok=True)  # noqa: PTH103  a name, perhaps no path
    except OSError as error:
        raise failed(name, error) from None


def failed(name: str, error: OSError) -> OutputError:
    """The one line for a file that the system would not write, or not confirm."""
    if isinstance(error, UnsyncedError):
        return OutputError(f"{name} is written, but may not outlast a power cut, the system says: {error.strerror}")
    return OutputError(f"{name} cannot be written: {error.strerror or error}")


def _is_stream(name: str) -> bool:
    """Whether the name is of a character device or a pipe."""
    try:
        mode = os.stat(name).st_mode  # noqa: PTH116
    except OSError:
        return False
    return stat.S_ISCHR(mode) or stat.S_ISFIFO(mode)


class UnsyncedError(OSError):
    """The new file is in its place, but the system would not confirm that its folder is on the disk."""


def replaced(target: FilePath, data: bytes) -> None:
    """Put the data in the place of the target, whose mode and owner are kept: at any moment the old file or the new.

    The file is synced before it is renamed, and its folder after. Raises OSError; nothing is left beside then.
    """
    old = target.stat() if target.exists() else None
    if old and not stat.S_ISREG(old.st_mode):
        raise OSError(0, "it is not a regular file")
    if old and not (old.st_mode & 0o222 and os.access(target, os.W_OK)):  # the superuser may, but should not
        raise OSError(0, "it is read-only")
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NOFOLLOW | _CLOEXEC, 0o600)
    try:
        try:
            _put(handle, data)
            _dress(handle, old)
            os.fsync(handle)
        finally:
            os.close(handle)
        beside.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    try:
        sync_folder(target.parent)
    except OSError as error:
        raise UnsyncedError(error.errno, error.strerror) from None


def _put(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _dress(handle: int, old: os.stat_result | None) -> None:
    """Give a new file the mode that the user's mask asks for, and one that replaces another its mode and owner."""
    if not hasattr(os, "fchmod"):
        return
    if old is None:
        mask = os.umask(0o077)
        os.umask(mask)
        os.fchmod(handle, 0o666 & ~mask)
        return
    now = os.fstat(handle)
    if (now.st_uid, now.st_gid) != (old.st_uid, old.st_gid):
        with contextlib.suppress(OSError):  # only the superuser may give a file away
            os.fchown(handle, old.st_uid, old.st_gid)
    os.fchmod(handle, stat.S_IMODE(old.st_mode))


def sync_folder(folder: FilePath) -> None:
    """Have the names in a folder written to the disk, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY | _CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def uninterrupted(done: str) -> Iterator[None]:
    """Keep signals that ask the program to end waiting until what is begun is whole; it then ends, saying so."""
    held: list[int] = []
    asks = (signal.SIGINT, signal.SIGTERM) if threading.current_thread() is threading.main_thread() else ()
    kept = {number: signal.signal(number, lambda came, _: held.append(came)) for number in asks}
    try:
        yield
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)
    if held:
        try:
            signal.raise_signal(held[0])
        except BaseException as stop:
            stop.said = done  # type: ignore[attr-defined]
            raise


def clear(target: FilePath) -> None:
    """Remove what writers that were killed have left beside the target; to be called under its lock."""
    left = re.compile(rf"\.{re.escape(target.name)}\.[0-9a-f]{{8}}\.tmp")
    with contextlib.suppress(OSError):
        for item in os.scandir(target.parent):
            if left.fullmatch(item.name) and item.is_file(follow_symlinks=False):
                with contextlib.suppress(OSError):
                    os.unlink(item.path)  # noqa: PTH108
