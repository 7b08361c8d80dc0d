"""The one error with which a reader gives a wording up; it never leaves `read`."""


class RefusedError(Exception):
    """A wording cannot be read for certain; carries the reason."""
