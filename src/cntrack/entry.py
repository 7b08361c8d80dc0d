"""What is known of a statement that was recorded beside a plan."""

from datetime import datetime
from typing import NamedTuple


class Withdrawal(NamedTuple):
    """The later entry of the records that replaces or retracts an earlier one, and why."""

    number: int
    replaced: bool
    why: str | None


class Entry(NamedTuple):
    """Where in the records a statement stands, when it was entered, and what took it back, if anything did."""

    number: int
    recorded: datetime
    withdrawn: Withdrawal | None = None


class Mixed(NamedTuple):
    """The records file from which values are mixed into a plan, and how many of them count."""

    file: str
    entries: int
