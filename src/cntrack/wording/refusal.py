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
