"""Appends entries to a records file: under a lock, so that nothing is lost, and whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
import tomllib
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path as FilePath

import tomli_w

from cntrack.problem import OutputError
from cntrack.records import FORMAT, Item, Ledger, errors
from cntrack.store import records_in
from cntrack.store.reading import MAX_BYTES, bytes_of, decoded
from cntrack.store.writing import clear, failed, replaced, sync_folder, uninterrupted

PATIENCE = 10.0
_POLL = 0.02
_BUSY = {errno.EAGAIN, errno.EACCES}
HEADER = f"""\
# What was recorded beside a plan, by `cntrack record`, which only appends here: an entry is never changed or removed.
# A correction is a new entry with replaces = …, a retraction one with retracts = … and the reason in note.
format = {FORMAT}
"""


def append(name: str, items_of: Callable[[Ledger], Sequence[Item]], patience: float = PATIENCE) -> tuple[Item, ...]:
    """Append the items that `items_of` makes of the ledger as it is under the lock; what it raises writes nothing.

    The old text stays as it is, byte for byte, and the new one goes on from it. When this returns, it is on the disk.
    A file that is faulty, or of a newer format, is never written: DataError. Any other failure is an OutputError.
    """
    if "\0" in name or any("\ud800" <= char <= "\udfff" for char in name):
        name = os.fsencode(name).decode("utf-8", "backslashreplace") if "\0" not in name else name
        message = f"{name} cannot be written: no file can have this name"
        raise OutputError(message)
    try:
        target = FilePath(os.path.realpath(name))
        if target.is_dir():
            message = f"{name} is a folder; give the path of a file"
            raise OutputError(message)
        _make_folder(target.parent)
        with _locked(target, name, patience):
            clear(target)
            return _appended(target, name, items_of)
    except OSError as error:
        raise failed(name, error) from None


def _appended(target: FilePath, name: str, items_of: Callable[[Ledger], Sequence[Item]]) -> tuple[Item, ...]:
    old = bytes_of(str(target)) if os.path.lexists(target) else b""
    text = decoded(name, old) if old else ""
    ledger = records_in(name, text) if text.strip() else Ledger(format=1)
    items = tuple(items_of(ledger))
    if not items:
        return items
    added = "".join(f"\n[[records]]\n{tomli_w.dumps(_table(item))}" for item in items)
    new = (old or HEADER.encode()) if text.strip() else old + HEADER.encode()
    new += (b"" if new.endswith(b"\n") else b"\n") + added.encode()
    whole = Ledger.model_construct(format=FORMAT, records=(*ledger.records, *items))
    if len(new) > MAX_BYTES:
        message = f"{name} would be larger than {MAX_BYTES >> 20} MiB; go on in another file: --records"
        raise OutputError(message)
    _confirm(name, new, whole)
    with uninterrupted(f"recorded in {name}, but not shown: interrupted"):
        replaced(target, new)
    return items


def _table(item: Item) -> dict[str, object]:
    """The entry as TOML has it: what is null or false is left out."""
    said = {key: getattr(item, key) for key in Item.model_fields}
    return {key: _plain(value) for key, value in said.items() if value is not None and value is not False}


def _plain(value: object) -> object:
    kinds = (bool, int, Decimal, datetime, date)
    return value if isinstance(value, kinds) else str(value)


def _confirm(name: str, data: bytes, meant: Ledger) -> None:
    """What is about to be written must read back as what is meant."""
    try:
        found = Ledger.model_validate(tomllib.loads(data.decode("utf-8-sig"), parse_float=Decimal))
    except ValueError:  # of TOML, of UTF-8, or of the model
        message = (
            f"{name} cannot be appended to: it does not end where a new [[records]] can begin; "
            "write its entries as [[records]] tables, not as a list in brackets"
        )
        raise OutputError(message) from None
    if found.records != meant.records or next(iter(errors(found)), None):
        message = f"{name} would not read back as it was meant; nothing was written"
        raise OutputError(message)


def _make_folder(folder: FilePath) -> None:
    """Make the folder and those above it that are missing, for the user alone."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        path.mkdir(mode=0o700, exist_ok=True)
        sync_folder(path.parent)


@contextlib.contextmanager
def _locked(target: FilePath, name: str, patience: float) -> Iterator[None]:
    """Hold the lock of a file, which is a file of its own beside it and is never removed.

    A lock on the file itself would be lost with it when another is renamed into its place. The system frees a lock
    when its holder ends, however that comes about.
    """
    lock = target.with_name(f".{target.name}.lock")
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        handle = os.open(lock, flags, 0o600)
    except OSError as error:
        if error.errno == errno.ELOOP:
            message = f"{lock} is a symbolic link, and a lock must be a file; remove it"
            raise OutputError(message) from None
        raise
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            message = f"{lock} is no regular file, and a lock must be one; remove it"
            raise OutputError(message)
        _wait(handle, patience, f"{name} is being written by another call ({lock} is held); try again")
        yield
    finally:
        with contextlib.suppress(OSError):  # the lock is free then, too, and what was recorded stays recorded
            os.close(handle)


def _wait(handle: int, patience: float, held: str) -> None:
    """Take the lock, or give up after some seconds; a system without locks is told, and nothing written."""
    end = time.monotonic() + patience
    while True:
        try:
            _take(handle)
        except OSError as error:
            if error.errno not in _BUSY:
                message = f"no lock can be had here, the system says: {error.strerror}; record on a local disk"
                raise OutputError(message) from None
        else:
            return
        if time.monotonic() >= end:
            raise OutputError(held)
        time.sleep(_POLL)


def _take(handle: int) -> None:
    try:
        import fcntl  # noqa: PLC0415  not on every system
    except ImportError:  # pragma: no cover  Windows
        import msvcrt  # noqa: PLC0415

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
