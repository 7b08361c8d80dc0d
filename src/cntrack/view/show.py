"""One indicator as a page: how each wording was read, the rule and arithmetic of each status, each source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from cntrack.assessment.pace_types import PaceState
from cntrack.assessment.results import Reason, Stated, Status
from cntrack.chart import Chart
from cntrack.explain import Story, Test, Vintage, YearStory
from cntrack.model import Direction
from cntrack.view.bars import bar, line
from cntrack.view.cells import Cell, Column, Facts, Lines, Listing, Mark, Page, Row, Tone
from cntrack.view.common import listed, mixed, name_of, reading_cells, theme_cell
from cntrack.view.numbers import difference_text, interval_text, plain, unit_text
from cntrack.view.pace import sentence, state_text
from cntrack.view.readings import reading_text
from cntrack.view.status import TONES, reason_text, rule_key, status_text
from cntrack.view.words import say
from cntrack.wording.reading import Kind


def page(story: Story, lang: str, charts: Mapping[int, Chart] = MappingProxyType({})) -> Page:
    """The page of one indicator, with the charts that there are of its years."""
    title = " · ".join(part for part in (str(story.number or ""), name_of(story.name, lang)) if part)
    judged = [
        facts
        for year in story.years
        for facts in (
            *_history(year, lang),
            *_judged(year, lang, charts.get(year.year)),
        )
    ]
    without = [Cell(None, say("complete_none", lang, year=year)) for year in story.without_target]
    notes = (Lines(tuple(without)),) if without else ()
    sources = (_sources(story, lang),) if story.sources else ()
    return Page(title, (_facts(story, lang), listing(story, lang), *judged, *notes, *sources, *mixed(story.plan, lang)))


def _history(year: YearStory, lang: str) -> Iterator[Facts]:
    """The figures of a year one after the other, each with the verdict on it, where there is more than one."""
    if len(year.history) > 1:
        pairs = tuple((_when(item, lang), _verdict(item, lang)) for item in year.history)
        yield Facts(say("history_of", lang, year=year.year), pairs)


def _when(item: Vintage, lang: str) -> str:
    """The day and the stage of a figure."""
    stage = item.said.stage
    return f"{item.day} {say(stage, lang)}" if stage else str(item.day)


def _verdict(item: Vintage, lang: str) -> Cell:
    """A figure, its verdict, and the one that it turned."""
    text = f"“{item.said.text}” → {status_text(item.status, item.reason, lang)}"
    if item.pace and item.pace.state is not PaceState.NONE:
        text += f" · {state_text(item.pace, lang)}"
    if item.revised:
        interim = item.said.as_of and item.revised is Status.UNCERTAIN
        before = status_text(item.revised, Reason.INTERIM if interim else None, lang)
        text += f" · {say('turned_from', lang, before=before)}"
    return Cell(None, text, TONES[item.status], Mark(item.status))


def _facts(story: Story, lang: str) -> Facts:
    other = story.name.en if lang == "zh" else story.name.zh
    pairs = [
        ("about_indicator", Cell(None, other)),
        ("id", Cell(None, story.id)),
        ("theme", theme_cell(story.theme, story.plan, lang)),
        ("measure", Cell(None, say(story.measure, lang) if story.measure else say("unknown", lang))),
        ("direction", Cell(None, direction_text(story.direction, lang))),
        ("unit", Cell(None, story.unit or "")),
        ("serves", Cell(None, str(story.under or ""))),
        ("served_by", Cell(None, ", ".join(story.serving))),
        ("baseline", Cell(None, f"{story.baseline.text} ({story.baseline_year})" if story.baseline else "")),
        ("note", Cell(None, name_of(story.note, lang) if story.note else "")),
        ("course", Cell(None, _course(story))),
    ]
    return Facts("", tuple((say(key, lang), cell) for key, cell in pairs if cell.text))


def _course(story: Story) -> str:
    """The exact figures of the years beside each other, where there are several in one unit."""
    said = [(year.year, year.assessment.actual) for year in story.years]
    exact = [(year, actual, actual.value) for year, actual in said if actual and actual.kind is Kind.EXACT]
    numbers = [value for *_, value in exact if value is not None]
    if len(numbers) < 2 or len({actual.unit for _, actual, _ in exact}) > 1:  # noqa: PLR2004  a line has two ends
        return ""
    return f"{line(numbers)}  {', '.join(f'{year} {actual.text}' for year, actual, _ in exact)}"


def direction_text(direction: Direction | None, lang: str) -> str:
    """The direction in words; the code `target` is a word of its own."""
    if direction is None:
        return say("unknown", lang)
    return say("best_at_target" if direction is Direction.TARGET else direction, lang)


def listing(story: Story, lang: str) -> Listing:
    """Every statement of every year, verbatim, with its reading and its place."""
    machine = ("kind", "value", "low", "high", "unit")
    columns = (
        Column("id"),
        Column("year", say("year", lang), rank=0),
        Column("role", say("role", lang), rank=0),
        Column("wording", say("wording", lang), rank=0, flexible=True),
        *(Column(key) for key in machine),
        Column("reading", say("reading", lang), rank=0, flat=False, flexible=True),
        *((Column("as_of", say("as_of", lang), rank=0),) if _dated(story) else (Column("as_of"),)),
        Column("stage", say("stage", lang), rank=0),
        Column("published"),
        Column("source"),
        Column("at", say("at", lang), rank=0, flexible=True),
        *((Column("entry", say("entry", lang), rank=0),) if story.plan.records else (Column("entry"),)),
    )
    rows = [
        _row(story, year, role, said, lang)
        for year in story.years
        for role, all_said in (("target", year.targets), ("actual", year.actuals), ("related", year.related))
        for said in all_said
    ]
    return Listing(columns, tuple(rows))


def _row(story: Story, year: YearStory, role: str, said: Stated, lang: str) -> Row:
    return Row(
        (
            Cell(story.id),
            Cell(year.year, str(year.year)),
            Cell(role, say(role, lang)),
            *reading_cells(said),
            Cell(None, reading_text(said.reading, lang)),
            Cell(said.as_of, str(said.as_of or "")),
            Cell(said.stage, say(said.stage, lang) if said.stage else ""),
            Cell(said.published),
            Cell(said.source),
            Cell(said.at, said.at or ""),
            _entry(said, lang),
        )
    )


def _dated(story: Story) -> bool:
    return any(said.as_of for year in story.years for said in year.actuals)


def _entry(said: Stated, lang: str) -> Cell:
    """The entry of the records that a figure was taken from, and the one that took it back."""
    if said.entry is None:
        return Cell(None)
    number, _, gone = said.entry
    if gone is None:
        return Cell(number, str(number))
    key = "replaced_by" if gone.replaced else "retracted_by"
    return Cell(number, say(key, lang, number=number, other=gone.number), Tone.MUTED)


def _judged(year: YearStory, lang: str, chart: Chart | None) -> Iterator[Facts]:
    """How a year was judged, where it was, below its chart."""
    item = year.assessment
    if item.target or item.actual:
        drawn = [(say("bar_title", lang), Cell(None, bar(chart), TONES[item.status]))] if chart else []
        yield Facts(say("verdict_of", lang, year=year.year), (*drawn, *_steps(year, lang)))


def _steps(year: YearStory, lang: str) -> list[tuple[str, Cell]]:
    """Step by step: readings, sets, rule, gap, ratio, result."""
    item = year.assessment
    pairs: list[tuple[str, Cell]] = []
    if item.target:
        pairs.append((say("step_target", lang), Cell(None, _read_as(item.target, lang))))
    if year.reference:
        pairs.append((say("reference", lang), Cell(None, _read_as(year.reference, lang))))
    if item.actual:
        pairs.append((say("step_actual", lang), Cell(None, _read_as(item.actual, lang))))
    for test in year.tests:
        pairs += _test(test, lang)
    if year.tests and Kind.ABOUT in {said.kind for said in (item.target, item.actual) if said}:
        pairs.append((say("step_about", lang), Cell(None, say(f"about_{year.about}", lang))))
    pairs += _arithmetic(year, lang)
    pairs.append((say("step_rule", lang), Cell(None, say(rule_key(item), lang))))
    result = status_text(item.status, item.reason, lang)
    if item.reason and item.status is Status.UNCERTAIN:
        result += say("colon", lang) + reason_text(item, lang)
    pairs.append((say("step_result", lang), Cell(None, result, TONES[item.status], Mark(item.status))))
    if item.flags:
        pairs.append((say("flags", lang), Cell(None, listed((say(flag, lang) for flag in item.flags), lang))))
    if item.note:
        pairs.append((say("note", lang), Cell(None, name_of(item.note, lang))))
    return pairs


def _read_as(said: Stated, lang: str) -> str:
    return f"“{said.text}” → {reading_text(said.reading, lang)}"


def _test(test: Test, lang: str) -> list[tuple[str, Cell]]:
    unit = unit_text(test.unit, lang)
    fail = say("no_fail_set", lang)
    if test.fail is not None:
        fail = " ∪ ".join(interval_text(part, unit) for part in test.fail) or "∅"
    texts = [
        ("step_direction", direction_text(test.direction, lang)),
        ("step_core", interval_text(test.core, unit)),
        ("step_fail", fail),
        ("step_best", interval_text(test.best, unit) if test.best else "∅"),
        ("step_allowed", interval_text(test.allowed, unit)),
    ]
    prefix = test.label + say("colon", lang) if test.label else ""
    return [(say(key, lang), Cell(None, prefix + text)) for key, text in texts]


def _arithmetic(year: YearStory, lang: str) -> list[tuple[str, Cell]]:
    """The gap and the ratio with the numbers they come from, or why there is none."""
    pairs, item = [], year.assessment
    if item.gap and item.target and item.actual:
        asked = year.reference if year.reference and item.target.relation else item.target
        sum_text = f"“{item.actual.text}” − “{asked.text}” = {difference_text(item.gap, lang)}"
        pairs.append((say("step_gap", lang), Cell(None, sum_text)))
    if item.attainment and item.target and item.actual:
        about = "≈" if item.attainment.approximate else "="
        text = f"“{item.actual.text}” / “{item.target.text}” {about} {plain(item.attainment.value)}%"
        pairs.append((say("step_ratio", lang), Cell(None, text)))
    elif item.gap and item.attainment_reason:
        why = say(f"ratio_{item.attainment_reason}", lang)
        pairs.append((say("step_ratio", lang), Cell(None, say("no_ratio", lang, why=why))))
    if item.progress:
        pairs.append((say("progress", lang), Cell(None, f"{plain(item.progress.value)}%")))
    if item.pace:
        pairs.append((say("pace", lang), Cell(None, sentence(item.pace, lang))))
    return pairs


def _sources(story: Story, lang: str) -> Facts:
    return Facts(
        say("sources", lang),
        tuple(
            (
                source.id if source.id != source.title else "",  # a document that only the records name
                Cell(None, listed([source.title, *map(str, filter(None, (source.publisher, source.published)))], lang)),
            )
            for source in story.sources
        ),
    )
