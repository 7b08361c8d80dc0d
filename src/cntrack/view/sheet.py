"""The parts of a page of a year, in both languages; `view.report` fills them in, `render.html` draws them."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from cntrack.chart import Chart
from cntrack.view.cells import Mark, Tone
from cntrack.view.words import say


class Both(NamedTuple):
    """A text in both languages."""

    zh: str
    en: str


class Tile(NamedTuple):
    """A count of the summary."""

    number: int
    word: Both
    tone: Tone
    mark: Mark


class Place(NamedTuple):
    """Where a figure stands: the number of its document in the list of sources, if there, and the place in it."""

    source: int | None
    at: str


class Fact(NamedTuple):
    """A labelled text, and where it stands in the sources if it is quoted."""

    label: Both
    text: Both
    place: Place | None = None


class Minded(NamedTuple):
    """An indicator that needs attention: what it is called, how it stands, and why."""

    id: str
    name: Both
    state: Both
    why: Both
    tone: Tone
    mark: Mark


class Entry(NamedTuple):
    """One indicator: its row, its chart with the same in words, and how it was judged.

    `aside` is told beside the status: the pace in the year, or else the gap. `places` are those of its figures in
    short.
    """

    id: str
    number: str
    depth: int
    name: Both
    target: str
    actual: str
    status: Both
    tone: Tone
    mark: Mark
    aside: Both
    aside_tone: Tone
    chart: Chart | None
    chart_text: Both
    places: str
    facts: tuple[Fact, ...]


class Key(StrEnum):
    """What a chart may show, for its legend."""

    TARGET = "target"
    CORE = "core"
    DOUBT = "doubt"
    ACTUAL = "actual"
    ALLOWED = "allowed"
    BEFORE = "before"
    DUE = "due"


class Change(NamedTuple):
    """What the next year's target asks of one indicator; `short` is where its figures stand, for paper."""

    name: Both
    actual: str
    target: str
    ask: Both
    mark: Mark | None
    short: str
    places: tuple[Place, ...]


class Changes(NamedTuple):
    """The changes to the next year; the headings are those of the columns."""

    heading: Both
    headings: tuple[Both, ...]
    rows: tuple[Change, ...]
    notes: tuple[Both, ...]


class Sheet(NamedTuple):
    """Everything that a page shows; `waiting` says that no figure has come in yet."""

    title: Both
    remarks: Both
    summary: Both
    paces: Both
    tiles: tuple[Tile, ...]
    waiting: bool
    attention: tuple[Minded, ...]
    headings: tuple[Both, ...]
    aside: Both
    legend: tuple[tuple[Key, Both], ...]
    entries: tuple[Entry, ...]
    changes: Changes | None
    sources: tuple[Both, ...]
    notes: tuple[Both, ...]


NONE = Both("", "")


def both(text: Callable[[str], str]) -> Both:
    """The text of either language."""
    return Both(text("zh"), text("en"))


def word(key: str, **parts: object) -> Both:
    """The text of a key in both languages."""
    return both(lambda lang: say(key, lang, **parts))
