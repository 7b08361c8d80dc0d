"""Readings of wordings as a page."""

from __future__ import annotations

from cntrack.view.cells import Cell, Column, Listing, Page, Row, Tone
from cntrack.view.readings import part_text, reading_text
from cntrack.view.words import say
from cntrack.wording.reading import Reading, Readings


def page(result: Readings, lang: str) -> Page:
    """A row a wording; the parts of a compound one stand under it."""
    columns = (
        Column("text", say("wording", lang), rank=0, flexible=True),
        Column("part"),
        Column("label"),
        Column("kind", say("kind", lang), rank=0),
        Column("reading", say("reading", lang), rank=0, flat=False, flexible=True),
        Column("value"),
        Column("low"),
        Column("high"),
        Column("unit"),
        Column("change"),
        Column("reason"),
    )
    rows = [row for reading in result.readings for row in _rows(reading, lang)]
    return Page(say("parse_title", lang), (Listing(columns, tuple(rows)),))


def _rows(reading: Reading, lang: str) -> list[Row]:
    if not reading.parts:
        return [Row(_cells(reading, None, lang))]
    return [Row(_cells(part, index, lang), min(index, 1)) for index, part in enumerate(reading.parts)]


def _cells(reading: Reading, part: int | None, lang: str) -> tuple[Cell, ...]:
    kind = say(reading.kind, lang) if reading.kind else say("refused", lang)
    tone = None if reading.kind else Tone.BAD
    return (
        Cell(reading.text, reading.text),
        Cell(None if part is None else part + 1),
        Cell(reading.label),
        Cell(reading.kind, kind, tone),
        Cell(None, reading_text(reading, lang) if part is None else part_text(reading, lang), tone),
        Cell(reading.value),
        Cell(reading.low),
        Cell(reading.high),
        Cell(reading.unit),
        Cell(reading.change),
        Cell(reading.reason),
    )
