"""Markdown: the page with its table, its text escaped so that it stays text."""

from __future__ import annotations

import re
from itertools import chain

from cntrack.render.marks import GLYPHS
from cntrack.view.cells import Cell, Facts, Lines, Listing, Page
from cntrack.visible import visible

# Besides the marks: an entity, and what GitHub makes a link of (https://, www., a mail address).
_SPECIAL = re.compile(r"([\\`*_\[\]<>#!|~&@]|:(?=//)|(?<=www)\.)")
MOST_RANK = 1


def document(page: Page) -> str:
    """A heading, then each block."""
    blocks = chain.from_iterable(_block(block) for block in page.blocks)
    return "\n".join([f"# {text(page.title)}", *blocks]) + "\n"


def text(raw: str) -> str:
    """The text with Markdown's own characters escaped, on one line."""
    return _SPECIAL.sub(r"\\\1", visible(" ".join(raw.split())))


def _block(block: Listing | Facts | Lines) -> list[str]:
    if isinstance(block, Lines):
        return ["", *(f"- {_cell(line)}" for line in block.lines)]
    if isinstance(block, Facts):
        heading = ["", f"## {text(block.heading)}"] if block.heading else []
        return [*heading, "", *(f"- **{text(label)}**: {_cell(cell)}" for label, cell in block.pairs)]
    return ["", *_table(block)] if block.rows else []


def _table(listing: Listing) -> list[str]:
    kept = [
        index
        for index, column in enumerate(listing.columns)
        if column.rank is not None and column.rank <= MOST_RANK and any(row.cells[index].text for row in listing.rows)
    ]
    titles = [text(listing.columns[index].title) for index in kept]
    rules = ["---:" if listing.columns[index].right else "---" for index in kept]
    rows = [[_cell(row.cells[index]) for index in kept] for row in listing.rows]
    return [f"| {' | '.join(cells)} |" for cells in (titles, rules, *rows)]


def _cell(cell: Cell) -> str:
    mark = f"{GLYPHS[cell.mark][0]} " if cell.mark else ""
    return mark + text(cell.text)
