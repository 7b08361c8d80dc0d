"""The figures of an English sentence while it is read: what is known of each so far.

It decides nothing.
"""

from __future__ import annotations

from cntrack.wording.reading import Change, Number
from cntrack.wording.roles import Bound


class EnglishFigure:
    """A figure of a sentence; `stop` is the place of the word after it."""

    high: Number | None = None
    bound: Bound | None = None
    baseline = False
    spelt_out = False  # 11 million to 24 million: a range, or by how much and to what

    def __init__(
        self,
        low: Number,
        stop: int,
        unit: str | None = None,
        *,
        fraction: str | None = None,
        change: Change | None = None,
    ) -> None:
        """Start with the number, or with what a word such as half says."""
        self.low, self.stop, self.unit, self.fraction, self.change = low, stop, unit, fraction, change


class Found:
    """A figure of the sentence with what stands before it."""

    bound: Bound | None = None
    change: Change | None = None
    to = False
    came = False  # "from" leads to it
    at = False
    by = False
    level = False
    within = False  # which leads to a bound or to a range
    scored: str | None = None  # "score" in Score ≥ 0.8, the only name that is a unit

    def __init__(self, figure: EnglishFigure, place: int) -> None:
        """Start with nothing found before the figure."""
        self.figure, self.place = figure, place
