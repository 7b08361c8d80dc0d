"""Makes a folded wording ready for the Chinese reader: no idle spaces, brackets and list marks, mended points.

It only takes away what carries no meaning; it reads nothing.
"""

from __future__ import annotations

import re
from typing import Final

from .folding import close_up
from .tables import pattern
from .units import scale_end, unit_end

_BRACKETS: Final = r"\(([^()0-9]{0,30})\)"
_BASES: Final = ("(上年=100)", "(上年同期=100)")
# 76。7 alone, and 25。4% anywhere: a point that was recognised as a full stop.
_OCR_POINT: Final = r"^(\D?\d+)[。·](?=\d)|(?<=\d)。(?=\d{1,2}(?:[%‰万亿]|个百分点|$))"
_QUOTES: Final = (("«", "»"), ('"', '"'))
_LIST_MARK: Final = r"^(?:\(\d{1,2}\)(?=.)|\d{1,2}[.、](?=[\u4e00-\u9fff]))"
_MARKS: Final = frozenset(".、)")


def tidy(folded: str) -> str:
    """Close up a Chinese wording, take its brackets without digits out and mend 76。7."""
    text = close_up(folded)
    if text[0] in "(0123456789" and not _MARKS.isdisjoint(text):
        text = pattern(_LIST_MARK).sub("", text)
    if "(" in text:
        for base in _BASES:
            text = text.replace(base, "")
        text = pattern(_BRACKETS).sub(_bracket, text)
    if "。" in text or "·" in text:
        text = pattern(_OCR_POINT).sub(lambda match: f"{match.group(1) or ''}.", text)
    if (text[:1], text[-1:]) in _QUOTES:
        text = text[1:-1]
    return text


def _bracket(match: re.Match[str]) -> str:
    """Keep a bracket's content only where it is the unit of the number before it: 12.5(%)."""
    inside, before = match.group(1), match.string[match.start() - 1 : match.start()]
    return inside if before.isdigit() and unit_end(inside, scale_end(inside, 0)) == len(inside) else ""
