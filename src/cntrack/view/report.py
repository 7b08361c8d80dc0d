"""A year as one sheet in both languages: summary, what needs attention, each indicator, changes and sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from cntrack import __version__
from cntrack.assessment.pace_types import PaceState
from cntrack.assessment.results import ACHIEVED, Assessment, Cited, Reason, Status, StatusReport
from cntrack.chart import Chart
from cntrack.comparison.results import Compared, Comparison
from cntrack.model import Comparable
from cntrack.report import Drawn, Report
from cntrack.view import pace
from cntrack.view.cells import Mark, Tone
from cntrack.view.common import listed, mixed, name_of
from cntrack.view.compare import MARKS, NEAR
from cntrack.view.facts import Documents, documents, facts, place, places
from cntrack.view.numbers import difference_text
from cntrack.view.sheet import (
    NONE,
    Both,
    Change,
    Changes,
    Entry,
    Key,
    Minded,
    Sheet,
    Tile,
    both,
    word,
)
from cntrack.view.show import direction_text
from cntrack.view.status import TONES, because, counts_text, heading, paces_text, remarks, status_text
from cntrack.view.words import say


def sheet(report: Report) -> Sheet:
    """The sheet of a year."""
    found, after = report.status, report.following
    cited = _cited(report)
    numbers = documents(cited)
    shown = {key for item in found.indicators if item.number for key in (item.number, item.id)}
    paced = any(item.pace for item in found.indicators)
    records = mixed(found.plan, "zh"), mixed(found.plan, "en")
    return Sheet(
        title=both(lambda lang: heading(found, lang)),
        remarks=both(lambda lang: " · ".join(remarks(found, lang))),
        summary=_summary(found),
        paces=both(lambda lang: paces_text(found, lang)),
        tiles=tuple(_tiles(found)),
        waiting=found.summary.no_data == found.summary.total,
        attention=tuple(_minded(item) for item in found.indicators if _needs_attention(item)),
        headings=tuple(map(word, ("indicator", "target", "actual", "chart", "status", "at"))),
        aside=word("pace" if paced else "gap") if any(each.pace or each.gap for each in found.indicators) else NONE,
        legend=tuple((key, word(f"key_{key}")) for key in _keys([item.chart for item in report.drawn if item.chart])),
        entries=tuple(
            _entry(drawn, found, numbers, 1 if drawn.item.under in shown else 0, paced=paced) for drawn in report.drawn
        ),
        changes=_changes(after, numbers) if after else None,
        sources=tuple(both(lambda lang, each=each: _source(each, lang)) for each in cited),  # type: ignore[misc]
        notes=(
            *(Both(zh.lines[0].text, en.lines[0].text) for zh, en in zip(*records, strict=True)),
            word("made_with", version=__version__),
        ),
    )


def _summary(found: StatusReport) -> Both:
    """How many of how many are achieved; the tiles count the rest."""
    counts = found.summary
    if counts.no_data == counts.total:
        return both(lambda lang: counts_text(found, lang))
    return word("summary", total=counts.total, achieved=counts.achieved)


def _cited(report: Report) -> tuple[Cited, ...]:
    """The documents of the year, then those that only the next year's targets stand in."""
    later = report.following.sources if report.following else ()
    return tuple({source.id: source for source in (*report.status.sources, *later)}.values())


def _tiles(found: StatusReport) -> Iterator[Tile]:
    """How many there are of each status, what is still open apart from what is uncertain."""
    counts = Counter((item.status, item.reason is Reason.INTERIM) for item in found.indicators)
    for status in Status:
        for interim in (False, True):
            if count := counts[status, interim]:
                reason = Reason.INTERIM if interim else None
                told = both(lambda lang, status=status, reason=reason: status_text(status, reason, lang))  # type: ignore[misc]
                yield Tile(count, told, TONES[status], Mark(status))


def _behind(item: Assessment) -> bool:
    return item.pace is not None and item.pace.state is PaceState.BEHIND


def _needs_attention(item: Assessment) -> bool:
    """What is missed, in doubt or behind; not what only awaits the end of its year."""
    settled = (*ACHIEVED, Status.NO_TARGET, Status.NO_DATA)
    on_its_way = item.pace is not None and item.pace.state is not PaceState.NONE and item.reason is Reason.INTERIM
    return _behind(item) or not (item.status in settled or on_its_way)


def _minded(item: Assessment) -> Minded:
    """Why an indicator needs attention: its pace in the year, else the reason of its status."""
    told = item.pace if _behind(item) else None
    return Minded(
        id=item.id,
        name=both(lambda lang: name_of(item.name, lang)),
        state=word("pace_behind") if told else both(lambda lang: status_text(item.status, item.reason, lang)),
        why=both(lambda lang: pace.sentence(told, lang) if told else _why(item, lang)),
        tone=Tone.BAD if told else TONES[item.status],
        mark=Mark.DOWN if told else Mark(item.status),
    )


def _why(item: Assessment, lang: str) -> str:
    """The two wordings by name, how far they lie apart, and what the status rests on."""
    said = [
        f"{say(key, lang)} “{each.text}”" for key, each in (("target", item.target), ("actual", item.actual)) if each
    ]
    gap = difference_text(item.gap, lang)
    apart = f"{say('gap', lang)} {gap}" if gap else ""
    parts = (listed(said, lang), apart, because(item, lang, remedy=False))
    return ("；" if lang == "zh" else "; ").join(filter(None, parts))


def _entry(drawn: Drawn, found: StatusReport, numbers: Documents, depth: int, *, paced: bool) -> Entry:
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
        status=status,
        tone=TONES[item.status],
        mark=Mark(item.status),
        aside=_pace(item) if paced else both(lambda lang: difference_text(item.gap, lang, relative=False)),
        aside_tone=pace.tone(item.pace) if paced and item.pace else Tone.MUTED,
        chart=drawn.chart,
        chart_text=both(
            lambda lang: say(
                key,
                lang,
                target=target,
                actual=actual,
                status=getattr(status, lang),
                direction=direction_text(item.direction, lang),
            )
        ),
        places=places((item.target, item.actual), numbers),
        facts=tuple(facts(drawn, found.year, numbers)),
    )


def _pace(item: Assessment) -> Both:
    """The pace with its arrow, where there is one."""
    told = item.pace
    return both(lambda lang: pace.state_text(told, lang)) if told else NONE


def _keys(charts: Sequence[Chart]) -> Iterator[Key]:
    """What the charts show, so that the legend explains no more and no less."""
    shown = {
        Key.TARGET: True,
        Key.CORE: True,
        Key.DOUBT: any(each.doubt for each in charts),
        Key.ACTUAL: any(each.actual for each in charts),
        Key.ALLOWED: any(each.actual and each.actual.start != each.actual.end for each in charts),
        Key.BEFORE: any(each.before is not None for each in charts),
        Key.DUE: any(each.due is not None for each in charts),
    }
    return (key for key in Key if charts and shown[key])


def _source(cited: Cited, lang: str) -> str:
    return listed([cited.title, *map(str, filter(None, (cited.publisher, cited.published)))], lang)


def _changes(found: Comparison, numbers: Documents) -> Changes | None:
    """The targets of the next year beside what was reached; None where there is nothing to compare."""
    asked = [item for item in found.shown if item.ask and item.after.target]
    if not asked:
        return None
    before, after = found.before, found.after
    near = any(item.comparable is Comparable.NEAR for item in asked)
    rest = len(found.indicators) - len(asked)
    return Changes(
        heading=word("changes_between", before=before, after=after),
        headings=(
            word("indicator"),
            word("actual_of", year=before),
            word("target_of", year=after),
            word("ask_of", before=before, after=after),
            word("at"),
        ),
        rows=tuple(_change(item, numbers) for item in asked),
        notes=(
            *([both(lambda lang: f"{NEAR} {say('definition_near', lang)}")] if near else []),
            *([word("changes_rest", count=rest, before=before, after=after)] if rest else []),
        ),
    )


def _change(item: Compared, numbers: Documents) -> Change:
    step = item.ask
    apart = step.difference if step else None
    actual = item.before.actual.text if item.before.actual else ""
    said = [each for each in (item.before.actual, item.after.target) if each]
    return Change(
        name=both(lambda lang: name_of(item.name, lang)),
        actual=actual + (NEAR if item.comparable is Comparable.NEAR else ""),
        target=item.after.target.text if item.after.target else "",
        ask=both(lambda lang: difference_text(apart, lang) if apart else say("not_comparable_short", lang)),
        mark=MARKS[step.trend] if step and step.trend else None,
        short=places(said, numbers),
        places=tuple(dict.fromkeys(filter(None, (place(each, numbers) for each in said)))),
    )
