"""cntrack tracks the indicators of a government plan.

As a library: `load` a plan, `assess` a year, `compare` two, `show` one indicator, `read` a wording.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from cntrack.api import (
        Assessment,
        CntrackError,
        Compared,
        Comparison,
        DataError,
        Indicator,
        Kind,
        Plan,
        Problem,
        Reading,
        Stated,
        Status,
        StatusReport,
        Story,
        UsageError,
        assess,
        compare,
        load,
        read,
        show,
        to_json,
    )  # fmt: skip

__all__ = [
    "Assessment", "CntrackError", "Compared", "Comparison", "DataError", "Indicator", "Kind", "Plan",
    "Problem", "Reading", "Stated", "Status", "StatusReport", "Story", "UsageError", "__version__", "assess",
    "compare", "load", "read", "show", "to_json",
]  # fmt: skip


def __getattr__(name: str) -> Any:  # noqa: ANN401  each name has a type of its own, declared above
    """Load the library when something of it is first asked for: importing the package alone costs nothing."""
    if name in __all__:
        from cntrack import api  # noqa: PLC0415

        return getattr(api, name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    """The names of the library."""
    return sorted(__all__)
