"""CSV by RFC 4180: the values of a page's listing, a header of keys; text that a spreadsheet would run is disarmed."""

from __future__ import annotations

import csv as writer
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from cntrack.render.json import number
from cntrack.view.cells import Page, Value
from cntrack.visible import visible

BOM = "\ufeff"
# Spreadsheets read these as the start of a formula, also in full width.
_FORMULA = tuple("=+-@\t\r＝＋－＠")


def document(page: Page, *, bom: bool = False) -> str:
    """The whole table."""
    return "".join(lines(page, bom=bom))


def lines(page: Page, *, bom: bool = False) -> Iterator[str]:
    """Header and rows, each as it is asked for; `bom` marks UTF-8 for Excel."""
    listing = page.listing
    kept = [index for index, column in enumerate(listing.columns) if column.flat]
    rows = writer.writer(_Passed())
    yield (BOM if bom else "") + rows.writerow([listing.columns[index].key for index in kept])
    for row in listing.rows:
        yield rows.writerow([_text(row.cells[index].value) for index in kept])


class _Passed:
    """A file for the standard library's writer that hands each line back."""

    def write(self, line: str) -> str:
        """Hand it back."""
        return line


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        shown = visible(value)
        return f"'{shown}" if shown.lstrip().startswith(_FORMULA) else shown
    if isinstance(value, Decimal | Fraction | int):
        return number(value)
    return value.isoformat() if isinstance(value, date) else str(value)
