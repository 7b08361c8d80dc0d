"""How an indicator was judged, for a page: its wordings as read, each with its place, the rule and the arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cntrack.assessment.results import Assessment, Cited, Stated
from cntrack.report import Drawn
from cntrack.view import pace
from cntrack.view.common import listed, name_of
from cntrack.view.numbers import difference_text, plain
from cntrack.view.readings import reading_text
from cntrack.view.sheet import Both, Fact, Place, both, word
from cntrack.view.show import direction_text
from cntrack.view.status import rule_key
from cntrack.view.words import say

Documents = Mapping[str, int]


def documents(sources: Sequence[Cited]) -> Documents:
    """The number of each document in the list of sources, from 1."""
    return {source.id: number for number, source in enumerate(sources, 1)}


def facts(drawn: Drawn, year: int, documents: Documents) -> Iterator[Fact]:
    """What the page tells of an indicator on demand."""
    item = drawn.item
    for label, said in (
        (word("target"), item.target),
        (word("reference"), item.reference),
        (word("actual"), item.actual),
        (word("actual_of", year=year - 1), drawn.before),
    ):
        if said:
            yield Fact(label, both(lambda lang, said=said: _read(said, lang)), place(said, documents))  # type: ignore[misc]
    if item.direction:
        yield Fact(word("direction"), both(lambda lang: direction_text(item.direction, lang)))
    if item.actual and item.target:
        yield Fact(word("step_rule"), word(rule_key(item)))
    yield from _arithmetic(item)
    if remarks := [flag for flag in item.flags if flag not in _stages(item)]:
        yield Fact(word("flags"), both(lambda lang: listed((say(flag, lang) for flag in remarks), lang)))
    if note := item.note:
        yield Fact(word("note"), both(lambda lang: name_of(note, lang)))


def _arithmetic(item: Assessment) -> Iterator[Fact]:
    if item.gap:
        yield Fact(word("gap"), both(lambda lang: difference_text(item.gap, lang)))
    if ratio := item.attainment:
        text = f"{'≈' if ratio.approximate else ''}{plain(ratio.value)}%"
        yield Fact(word("attainment"), Both(text, text))
    if told := item.pace:
        yield Fact(word("pace"), both(lambda lang: pace.sentence(told, lang)))


def _stages(item: Assessment) -> tuple[str, ...]:
    """The stage stands beside the figure already."""
    return (item.actual.stage,) if item.actual and item.actual.stage else ()


def _read(said: Stated, lang: str) -> str:
    """The wording, what it was read as, and how settled it is, of which day, from which entry of the records."""
    remarks = [say(said.stage, lang)] if said.stage else []
    if said.as_of:
        remarks.append(f"{say('as_of', lang)} {said.as_of}")
    if said.entry:
        remarks.append(f"{say('entry', lang)} {said.entry.number}")
    return " · ".join([f"“{said.text}” → {reading_text(said.reading, lang)}", *remarks])


def place(said: Stated, documents: Documents) -> Place | None:
    """Where a figure stands."""
    number = documents.get(said.source or "")
    at = " ".join(filter(None, (said.at, str(said.published or ""))))
    return Place(number, at) if number or at else None


def places(said: Iterable[Stated | None], documents: Documents) -> str:
    """The places of some figures in short, each once."""
    return " · ".join(dict.fromkeys(filter(None, (_short(each, documents) for each in said if each))))


def _short(said: Stated, documents: Documents) -> str:
    """The place in a document, with its number where there are several; a document without a place by its name."""
    number = documents.get(said.source or "") if len(documents) > 1 else None
    return f"[{number}] {said.at}" if number and said.at else said.at or said.source or ""
