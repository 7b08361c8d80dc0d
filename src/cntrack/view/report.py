"""A year as one sheet in both languages: tiles, what needs attention, each indicator, changes and sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from cntrack import __version__
from cntrack.assessment.pace_types import PaceState
from cntrack.assessment.results import ACHIEVED, Assessment, Cited, Stated, Status, StatusReport
from cntrack.chart import Chart
from cntrack.comparison.results import Compared, Comparison
from cntrack.report import Drawn, Report
from cntrack.view import pace
from cntrack.view.cells import Mark, Tone
from cntrack.view.common import listed, mixed, name_of
from cntrack.view.compare import MARKS
from cntrack.view.numbers import difference_text
from cntrack.view.readings import reading_text
from cntrack.view.status import TONES, counts_text, rule_key, status_text, title, why
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


class Fact(NamedTuple):
    """A labelled text."""

    label: Both
    text: Both


class Entry(NamedTuple):
    """One indicator: its row, its chart with the same in words, and how it was judged."""

    id: str
    number: str
    depth: int
    name: Both
    target: str
    actual: str
    gap: Both
    status: Both
    tone: Tone
    mark: Mark
    chart: Chart | None
    chart_text: Both
    facts: tuple[Fact, ...]


class Change(NamedTuple):
    """What the next year's target asks of one indicator."""

    name: Both
    actual: str
    target: str
    ask: Both
    mark: Mark | None


class Changes(NamedTuple):
    """The changes to the next year; the headings are those of the columns."""

    heading: Both
    headings: tuple[Both, ...]
    rows: tuple[Change, ...]


class Sheet(NamedTuple):
    """Everything that a page shows."""

    title: Both
    summary: Both
    tiles: tuple[Tile, ...]
    attention: tuple[tuple[Entry, Both], ...]
    headings: tuple[Both, ...]
    entries: tuple[Entry, ...]
    changes: Changes | None
    sources: tuple[Both, ...]
    notes: tuple[Both, ...]


def both(text: Callable[[str], str]) -> Both:
    """The text of either language."""
    return Both(text("zh"), text("en"))


def word(key: str, **parts: object) -> Both:
    """The text of a key in both languages."""
    return both(lambda lang: say(key, lang, **parts))


def sheet(report: Report) -> Sheet:
    """The sheet of a year."""
    found = report.status
    shown = {key for item in found.indicators if item.number for key in (item.number, item.id)}
    entries = tuple(_entry(drawn, found, 1 if drawn.item.under in shown else 0) for drawn in report.drawn)
    attention = tuple(
        (entry, both(lambda lang, item=drawn.item: _open(item, lang)))  # type: ignore[misc]
        for drawn, entry in zip(report.drawn, entries, strict=True)
        if _needs_attention(drawn.item)
    )
    records = mixed(found.plan, "zh"), mixed(found.plan, "en")
    return Sheet(
        title=both(lambda lang: title(found, lang)),
        summary=both(lambda lang: counts_text(found, lang)),
        tiles=tuple(_tiles(found)),
        attention=attention,
        headings=tuple(map(word, ("number", "indicator", "target", "actual", "chart", "gap", "status"))),
        entries=entries,
        changes=_changes(report.following) if report.following else None,
        sources=tuple(both(lambda lang, cited=cited: _source(cited, lang)) for cited in found.sources),  # type: ignore[misc]
        notes=(
            word("chart_legend"),
            *(Both(zh.lines[0].text, en.lines[0].text) for zh, en in zip(*records, strict=True)),
            word("made_with", version=__version__),
        ),
    )


def _tiles(found: StatusReport) -> Iterator[Tile]:
    for status in Status:
        count = getattr(found.summary, status)
        if count:
            yield Tile(count, word(status), TONES[status], Mark(status))


def _needs_attention(item: Assessment) -> bool:
    behind = item.pace is not None and item.pace.state is PaceState.BEHIND
    settled = (*ACHIEVED, Status.NO_TARGET, Status.NO_DATA)
    return behind or (item.status not in settled and not (item.pace and item.pace.state is not PaceState.NONE))


def _open(item: Assessment, lang: str) -> str:
    """Why an indicator needs attention: its pace in the year, else the reason of its status."""
    return pace.sentence(item.pace, lang) if item.pace else why(item, lang)


def _entry(drawn: Drawn, found: StatusReport, depth: int) -> Entry:
    item = drawn.item
    target, actual = (said.text if said else "" for said in (item.target, item.actual))
    status = both(lambda lang: status_text(item.status, item.reason, lang))
    key = "chart_text" if actual else "chart_text_open"
    return Entry(
        id=item.id,
        number=str(item.number or ""),
        depth=depth,
        name=both(lambda lang: name_of(item.name, lang)),
        target=target,
        actual=actual,
        gap=both(lambda lang: difference_text(item.gap, lang, relative=False)),
        status=status,
        tone=TONES[item.status],
        mark=Mark(item.status),
        chart=drawn.chart,
        chart_text=both(
            lambda lang: say(
                key, lang, target=target, actual=actual, status=status_text(item.status, item.reason, lang)
            )
        ),
        facts=tuple(_facts(item, found)),
    )


def _facts(item: Assessment, found: StatusReport) -> Iterator[Fact]:
    """The readings, the rule, the gap, the pace and the places."""
    for key, said in (("step_target", item.target), ("reference", item.reference), ("step_actual", item.actual)):
        if said:
            yield Fact(word(key), both(lambda lang, said=said: f"“{said.text}” → {reading_text(said.reading, lang)}"))  # type: ignore[misc]
    yield Fact(word("step_rule"), word(rule_key(item)))
    if item.gap:
        yield Fact(word("step_gap"), both(lambda lang: difference_text(item.gap, lang)))
    if item.pace:
        told = item.pace
        yield Fact(word("pace"), both(lambda lang: pace.sentence(told, lang)))
    if item.note:
        yield Fact(word("note"), Both(*item.note))
    titles = {cited.id: cited.title for cited in found.sources}
    for key, said in (("target_from", item.target), ("actual_from", item.actual)):
        place = _place(said, titles) if said else ""
        if place:
            yield Fact(word(key), Both(place, place))


def _place(said: Stated, titles: dict[str, str]) -> str:
    """The document and the place in it."""
    parts = (f"《{titles[said.source]}》" if said.source in titles else said.source, said.at, str(said.published or ""))
    return " ".join(part for part in parts if part)


def _source(cited: Cited, lang: str) -> str:
    return listed([cited.title, *map(str, filter(None, (cited.publisher, cited.published)))], lang)


def _changes(found: Comparison) -> Changes | None:
    """The targets of the next year beside what was reached; None where there is nothing to compare."""
    rows = tuple(_change(item) for item in found.shown if item.ask and item.after.target)
    if not rows:
        return None
    before, after = found.before, found.after
    headings = (
        word("indicator"),
        word("actual_of", year=before),
        word("target_of", year=after),
        word("ask_of", before=before, after=after),
    )
    return Changes(word("changes_between", before=before, after=after), headings, rows)


def _change(item: Compared) -> Change:
    step = item.ask
    apart = step.difference if step else None
    return Change(
        name=both(lambda lang: name_of(item.name, lang)),
        actual=item.before.actual.text if item.before.actual else "",
        target=item.after.target.text if item.after.target else "",
        ask=both(lambda lang: difference_text(apart, lang) if apart else say("not_comparable_short", lang)),
        mark=MARKS[step.trend] if step and step.trend else None,
    )
