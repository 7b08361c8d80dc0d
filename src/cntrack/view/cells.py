"""What a renderer is given: pages of facts, lines and one listing of typed cells. Holds no words and no styles."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

Value = str | int | bool | Decimal | Fraction | date | None


class Tone(StrEnum):
    """What a cell means to the eye; each renderer has its own way to show it."""

    BEST = "best"
    GOOD = "good"
    OPEN = "open"
    BAD = "bad"
    MUTED = "muted"
    STRONG = "strong"


class Mark(StrEnum):
    """A small sign before a row; each renderer draws it with what its medium has."""

    SURPASSED = "surpassed"
    MET = "met"
    REPORTED = "met_reported"
    PARTIAL = "partial"
    UNCERTAIN = "uncertain"
    NOT_MET = "not_met"
    NOT_COMPARABLE = "not_comparable"
    NO_TARGET = "no_target"
    NO_DATA = "no_data"
    UP = "up"
    DOWN = "down"
    EQUAL = "equal"


class Cell(NamedTuple):
    """One value: `value` for machines, `text` for people, what it means to the eye, and a mark before it."""

    value: Value
    text: str = ""
    tone: Tone | None = None
    mark: Mark | None = None


class Column(NamedTuple):
    """One column of a listing.

    `rank` is how wide a screen must be to show it (0 always, 1 from about 110 columns, 2 from 140, 3 from 170,
    4 from 220, None only in CSV); `flat` says whether CSV has it; a flexible column may be wrapped.
    """

    key: str
    title: str = ""
    rank: int | None = None
    flat: bool = True
    right: bool = False
    flexible: bool = False


class Row(NamedTuple):
    """One row; depth 1 stands under the row above it of depth 0."""

    cells: tuple[Cell, ...]
    depth: int = 0


class Listing(NamedTuple):
    """Columns and rows."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


class Facts(NamedTuple):
    """Labelled texts under a heading."""

    heading: str
    pairs: tuple[tuple[str, Cell], ...]


class Lines(NamedTuple):
    """Plain lines, such as a summary."""

    lines: tuple[Cell, ...]


class Page(NamedTuple):
    """A result as people see it; CSV takes its listing."""

    title: str
    blocks: tuple[Listing | Facts | Lines, ...]

    @property
    def listing(self) -> Listing:
        """The one listing of the page."""
        return next(block for block in self.blocks if isinstance(block, Listing))
