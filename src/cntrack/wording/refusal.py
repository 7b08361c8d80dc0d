"""The errors with which a reader gives a wording up; none of them leaves `read`."""

from __future__ import annotations


class RefusedError(Exception):
    """A wording cannot be read for certain; carries the reason."""

    @classmethod
    def unplaced(cls, around: str) -> RefusedError:
        """Refuse a number that is neither a value nor a known kind of name."""
        return cls(f"a number that cannot be placed: {around}")

    @classmethod
    def unclear(cls, around: str) -> RefusedError:
        """Refuse words that bind a number in more than one way, or numbers without a part of their own each."""
        return cls(f"more than one way to read: {around}")

    @classmethod
    def partly_bound(cls) -> RefusedError:
        """Refuse a list such as 8%以上、10%、12%以上, whose second member may be bound or not."""
        return cls("more than one way to read: only some members of the list carry a bound word")
