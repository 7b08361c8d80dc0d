"""The errors with which a reader gives a wording up; none of them leaves `read`."""

from __future__ import annotations

UPSIDE_DOWN = "a range with its greater end first"


class RefusedError(Exception):
    """A wording cannot be read for certain; carries the reason."""

    @classmethod
    def unplaced(cls, around: str) -> RefusedError:
        """Refuse a number that is neither a value nor a known kind of name."""
        return cls(f"a number that cannot be placed: {around}")

    @classmethod
    def upside_down(cls) -> RefusedError:
        """Refuse a range such as 10%-5%, which may be a slip of the pen in either of its ends."""
        return cls(UPSIDE_DOWN)

    @classmethod
    def unclear(cls, around: str) -> RefusedError:
        """Refuse words that bind a number in more than one way, or numbers without a part of their own each."""
        return cls(f"more than one way to read: {around}")

    @classmethod
    def partly_bound(cls) -> RefusedError:
        """Refuse a list such as 8%以上、10%、12%以上, whose second member may be bound or not."""
        return cls("more than one way to read: only some members of the list carry a bound word")
