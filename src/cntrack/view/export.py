"""The long table of a plan as a page: every key a column, nothing for people."""

from __future__ import annotations

from cntrack.export import Export, Observed
from cntrack.view.cells import Cell, Column, Listing, Page, Row


def page(result: Export, _: str) -> Page:
    """A row an observation; the same in every language."""
    columns = tuple(Column(key) for key in Observed._fields)
    return Page(result.plan.id, (Listing(columns, tuple(Row(tuple(map(Cell, row))) for row in result.observations)),))
