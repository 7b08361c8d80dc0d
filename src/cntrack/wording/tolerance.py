"""Writes a number with its tolerance (2% ± 1%, 3 percent plus or minus 1 percentage point) as the range that it is.

It only re-spells; what is no number with a tolerance in the same unit is left as it stands, and refused later.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from .tables import pattern

_SIGN: Final = r"±|plus or minus|plus/minus|\+/-"
_RATE: Final = r"%|percent|per cent|pc"
_POINTS: Final = r"个?百分点|percentage points?|pp"
_TOLERANCE: Final = (
    rf"(?i)(?<![\d.,-])(?P<middle>\d+(?:\.\d+)?) ?(?P<unit>{_RATE})?,? ?(?:{_SIGN}) ?(?P<width>\d+(?:\.\d+)?)"
    rf" ?(?P<points>{_POINTS})?(?P<rate>{_RATE})?(?![\d.])"
)


def as_range(text: str) -> str:
    """Write 2% ± 1% as 1-3%; the two numbers must both be rates, or the second in points of the first."""
    return pattern(_TOLERANCE).sub(_range, text)


def _range(match: re.Match[str]) -> str:
    """Give the range of one match, or the match itself where it is none."""
    middle, width = Decimal(match["middle"]), Decimal(match["width"])
    unit = match["unit"] or match["rate"]
    if not unit or not (match["rate"] or match["points"]) or width >= middle:
        return match.group()
    return f"{middle - width}-{middle + width} {unit}"
