"""What was recorded as a page: each entry with its wording, how it is read, and what it stands beside."""

from __future__ import annotations

from cntrack.recording import Recorded, Recording
from cntrack.view.cells import Cell, Column, Lines, Listing, Page, Row, Tone
from cntrack.view.common import listed, name_of, reading_cells
from cntrack.view.readings import reading_text
from cntrack.view.words import say


def page(result: Recording, lang: str) -> Page:
    """A row an entry; before it where it was written, or that nothing was."""
    title = say("would_record" if result.dry_run else "recorded_in", lang, file=result.file)
    columns = (
        Column("entry", say("entry", lang), rank=0, right=True),
        Column("id"),
        Column("indicator", say("indicator", lang), rank=0, flat=False, flexible=True),
        Column("year", say("year", lang), rank=0),
        Column("role", say("role", lang), rank=0),
        Column("wording", say("wording", lang), rank=0, flexible=True),
        *(Column(key) for key in ("kind", "value", "low", "high", "unit")),
        Column("reading", say("reading", lang), rank=0, flat=False, flexible=True),
        Column("as_of", say("as_of", lang), rank=0),
        Column("stage", say("stage", lang), rank=0),
        Column("published"),
        Column("source"),
        Column("at"),
        Column("note"),
    )
    rows = tuple(_row(entry, lang) for entry in result.entries)
    remarks = tuple(Cell(None, text, Tone.MUTED) for entry in result.entries for text in _remarks(entry, lang))
    return Page(title, (Listing(columns, rows), *((Lines(remarks),) if remarks else ())))


def _row(entry: Recorded, lang: str) -> Row:
    said = entry.said
    stage = said.stage if said else None
    return Row(
        (
            Cell(entry.number, str(entry.number)),
            Cell(entry.indicator),
            Cell(None, name_of(entry.name, lang) if entry.name else ""),
            Cell(entry.year, str(entry.year or "")),
            Cell(entry.role, say(entry.role, lang, number=entry.retracts)),
            *reading_cells(said),
            Cell(None, reading_text(said.reading, lang) if said else ""),
            Cell(said.as_of if said else None, str(said.as_of or "") if said else ""),
            Cell(stage, say(stage, lang) if stage else ""),
            Cell(said.published if said else None),
            Cell(said.source if said else None),
            Cell(said.at if said else None),
            Cell(entry.note),
        )
    )


def _remarks(entry: Recorded, lang: str) -> list[str]:
    """What the entry replaces, and which others say something of the same day."""
    texts = []
    if entry.replaces:
        texts.append(say("replaces_entry", lang, number=entry.number, other=entry.replaces))
    if entry.like:
        others = listed(map(str, entry.like), lang)
        texts.append(say("like_entries", lang, number=entry.number, others=others))
    return texts
