"""The status report as a page: title, table, summary with its denominator, and why what is open is open."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from cntrack.assessment.pace_types import PaceState
from cntrack.assessment.results import Assessment, PlanRef, Reason, Status, StatusReport
from cntrack.chart import Chart
from cntrack.view import pace
from cntrack.view.bars import bar
from cntrack.view.cells import Cell, Column, Lines, Listing, Mark, Page, Row, Tone
from cntrack.view.common import listed, mixed, name_of, plan_name, reading_cells, theme_cell
from cntrack.view.numbers import difference_text, plain
from cntrack.view.words import WORDS, say
from cntrack.wording.reading import Kind

TONES = {
    Status.SURPASSED: Tone.BEST,
    Status.MET: Tone.GOOD,
    Status.MET_REPORTED: Tone.GOOD,
    Status.PARTIAL: Tone.OPEN,
    Status.UNCERTAIN: Tone.OPEN,
    Status.NOT_MET: Tone.BAD,
    Status.NOT_COMPARABLE: Tone.OPEN,
    Status.NO_TARGET: Tone.MUTED,
    Status.NO_DATA: Tone.MUTED,
}
_COUNTED = (Status.PARTIAL, Status.UNCERTAIN, Status.NOT_MET, Status.NOT_COMPARABLE, Status.NO_TARGET, Status.NO_DATA)
_RULED_BY_REASON = (Reason.SAME_WORDING, Reason.REFERENCE_MISSING)
_EXPLAINED = (Status.PARTIAL, Status.UNCERTAIN, Status.NOT_MET, Status.NOT_COMPARABLE)


def page(report: StatusReport, lang: str, charts: Mapping[str, Chart] = MappingProxyType({})) -> Page:
    """The page of a status report, with the charts that there are of its indicators, by id."""
    summary = Lines(tuple(_summary(report, lang)))
    return Page(title(report, lang), (listing(report, lang, charts), summary, *mixed(report.plan, lang)))


def title(report: StatusReport, lang: str) -> str:
    """The plan, the year, the day of the view, and the stages of the actuals."""
    return " · ".join((heading(report, lang), *remarks(report, lang)))


def heading(report: StatusReport, lang: str) -> str:
    """The plan and the year."""
    return say("status_title", lang, plan=plan_name(report.plan, lang), year=report.year)


def remarks(report: StatusReport, lang: str) -> Iterator[str]:
    """The day of the view and the stages of the actuals, where there are such."""
    if report.as_of:
        interim = report.as_of < date(report.year, 12, 31)
        yield say("as_of_title" if interim else "as_of_title_over", lang, day=report.as_of)
    if report.stages:
        yield say("stages", lang, stages=listed((say(stage, lang) for stage in report.stages), lang))


def columns(lang: str, *, paced: bool = False) -> tuple[Column, ...]:
    """The columns of a status listing; CSV has each number and unit in a column of its own.

    Where there is a pace, it is what the eye looks for, and gap and ratio stand back.
    """
    machine = ("kind", "value", "low", "high", "unit")
    return (
        Column("plan"),
        Column("year"),
        Column("number", say("number", lang), rank=0, right=True),
        Column("under"),
        Column("name", say("indicator", lang), rank=0, flat=False, flexible=True),
        Column("name_zh"),
        Column("name_en"),
        Column("id", say("id", lang), rank=3),
        Column("theme", say("theme", lang), rank=4),
        Column("measure"),
        Column("direction"),
        Column("unit"),
        Column("target", say("target", lang), rank=0, right=True, flexible=True),
        *(Column(f"target_{key}") for key in machine),
        Column("actual", say("actual", lang), rank=0, right=True, flexible=True),
        *(Column(f"actual_{key}") for key in machine),
        Column("actual_stage"),
        Column("chart", say("bar_title", lang), rank=2, flat=False),
        Column("gap", say("gap", lang), rank=1 if paced else 0, right=True),
        Column("gap_low"),
        Column("gap_high"),
        Column("gap_approximate"),
        Column("gap_unit"),
        Column("attainment", say("attainment", lang), rank=3 if paced else 1, right=True),
        *pace.columns(lang),
        Column("status", say("status", lang), rank=0),
        Column("reason"),
        Column("flags", say("flags", lang), rank=3, flexible=True),
        Column("note_zh"),
        Column("note_en"),
        Column("source"),
        Column("at", say("at", lang), rank=3, flexible=True),
    )


def listing(report: StatusReport, lang: str, charts: Mapping[str, Chart]) -> Listing:
    """One row an indicator; those that serve a headline indicator stand under it."""
    shown = {key for item in report.indicators if item.number for key in (item.number, item.id)}
    rows = (
        Row(cells_of(item, report.plan, lang, charts.get(item.id)), 1 if item.under in shown else 0)
        for item in report.indicators
    )
    return Listing(columns(lang, paced=any(item.pace for item in report.indicators)), tuple(rows))


def cells_of(item: Assessment, plan: PlanRef, lang: str, chart: Chart | None) -> tuple[Cell, ...]:
    """The cells of an indicator, one for each of the columns."""
    tone = TONES[item.status]
    ratio = item.attainment
    place = item.target or item.actual
    note = item.note
    flags = listed((say(flag, lang) for flag in (*item.flags, *(("has_note",) if note else ()))), lang)
    return (
        Cell(item.plan),
        Cell(item.year),
        Cell(item.number, str(item.number or ""), Tone.MUTED),
        Cell(item.under),
        Cell(None, name_of(item.name, lang)),
        Cell(item.name.zh),
        Cell(item.name.en),
        Cell(item.id, item.id, Tone.MUTED),
        theme_cell(item.theme, plan, lang),
        Cell(item.measure),
        Cell(item.direction),
        Cell(item.unit),
        *reading_cells(item.target),
        *reading_cells(item.actual),
        Cell(item.actual.stage if item.actual else None),
        Cell(None, bar(chart), tone),
        Cell(item.gap.value if item.gap else None, difference_text(item.gap, lang, relative=False), tone),
        Cell(item.gap.low if item.gap else None),
        Cell(item.gap.high if item.gap else None),
        Cell(("true" if item.gap.approximate else "false") if item.gap else None),
        Cell(item.gap.unit if item.gap else None),
        Cell(
            ratio.value if ratio else None,
            f"{'≈' if ratio.approximate else ''}{plain(ratio.value)}%" if ratio else "",
        ),
        *pace.cells(item.pace, lang),
        Cell(item.status, status_text(item.status, item.reason, lang), tone, Mark(item.status)),
        Cell(item.reason),
        Cell(" ".join(item.flags) or None, flags, Tone.MUTED),
        Cell(note.zh if note else None),
        Cell(note.en if note else None),
        Cell(place.source if place else None),
        Cell(place.at if place else None, (place.at if place else "") or "", Tone.MUTED),
    )


def status_text(status: Status, reason: Reason | None, lang: str) -> str:
    """The status in a word; of a year that is not over, what is uncertain is still open."""
    return say("still_open" if reason is Reason.INTERIM else status, lang)


def _summary(report: StatusReport, lang: str) -> list[Cell]:
    """The counts with their denominator, then a line for each row that needs one."""
    counts = report.summary
    if not counts.total:
        return [Cell(None, say("nothing", lang), Tone.MUTED)]
    lines = [Cell(None, counts_text(report, lang), Tone.STRONG)]
    lines += _paces(report, lang)
    lines += [
        Cell(None, f"{name_of(item.name, lang)}{'：' if lang == 'zh' else ': '}{why(item, lang)}",
             TONES[item.status], Mark(item.status))
        for item in report.indicators
        if item.status in _EXPLAINED and item.reason is not Reason.INTERIM
    ]  # fmt: skip
    if report.unlisted:
        lines.append(
            Cell(
                None, say("unlisted", lang, count=report.unlisted, year=report.year, later=report.year + 1), Tone.MUTED
            )
        )
    return lines


def _paces(report: StatusReport, lang: str) -> list[Cell]:
    """How many are behind and how many are not, and of those behind by how much, and what they need."""
    counts = paces_text(report, lang)
    if not counts:
        return []
    behind = [item for item in report.indicators if item.pace and item.pace.state is PaceState.BEHIND]
    colon = say("colon", lang)
    return [
        Cell(None, counts, Tone.STRONG),
        *(
            Cell(None, name_of(item.name, lang) + colon + pace.sentence(item.pace, lang), Tone.BAD, Mark.DOWN)
            for item in behind
            if item.pace
        ),
    ]


def paces_text(report: StatusReport, lang: str) -> str:
    """How many are behind and how many are not; nothing where no pace can be told."""
    states = [item.pace.state for item in report.indicators if item.pace and item.pace.state is not PaceState.NONE]
    behind = states.count(PaceState.BEHIND)
    counts = (("behind", behind), ("ahead", len(states) - behind))
    parts = listed((say(key, lang, count=count) for key, count in counts if count), lang)
    return say("pace_summary", lang, parts=parts) if parts else ""


def counts_text(report: StatusReport, lang: str) -> str:
    """23 of 24 achieved (13 surpassed, 7 met, 3 reported), 1 uncertain; or that nothing has come in yet."""
    counts = report.summary
    if counts.no_data == counts.total:
        return say("waiting" if counts.total else "nothing", lang, total=counts.total)
    achieved = [
        say("count", lang, count=count, word=say(word, lang))
        for word, count in (
            ("surpassed", counts.surpassed),
            ("met", counts.met),
            ("reported_short", counts.met_reported),
        )
        if count
    ]
    text = say("summary", lang, total=counts.total, achieved=counts.achieved)
    if achieved:
        text += say("summary_parts", lang, parts=listed(achieved, lang))
    open_yet = sum(item.reason is Reason.INTERIM for item in report.indicators)
    others: list[tuple[str, int]] = [("still_open", open_yet)]
    others += [(status, getattr(counts, status) - (status is Status.UNCERTAIN) * open_yet) for status in _COUNTED]
    rest = (say("count", lang, count=count, word=say(status, lang)) for status, count in others if count)
    return listed([text, *rest], lang)


def why(item: Assessment, lang: str) -> str:
    """Why a status is open or bad: its reason, or the two wordings."""
    wordings = " / ".join(f"“{said.text}”" for said in (item.target, item.actual) if said)
    parts = (part for part in (because(item, lang), wordings, difference_text(item.gap, lang)) if part)
    return ("；" if lang == "zh" else "; ").join(parts)


def because(item: Assessment, lang: str, *, remedy: bool = True) -> str:
    """What a status that is open rests on; a target that is missed needs no other word."""
    if item.reason and item.reason is not Reason.SAME_WORDING:
        return reason_text(item, lang, remedy=remedy)
    return "" if item.status is Status.NOT_MET else say(rule_key(item), lang)


def reason_text(item: Assessment, lang: str, *, remedy: bool = True) -> str:
    """The reason of a status, and what would settle it, if that is asked for and in the reader's hands."""
    if item.reason is None:
        return ""
    cure = f"{item.reason}_remedy"
    reference = (item.target.reference if item.target else None) or ""
    return say(item.reason, lang, reference=reference) + (say(cure, lang) if remedy and cure in WORDS else "")


def rule_key(item: Assessment) -> str:
    """The key of the sentence that tells the rule behind a status."""
    if item.reason in _RULED_BY_REASON:
        return f"rule_{item.reason}"
    kinds = {said.kind for said in (item.target, item.actual) if said}
    words = item.status is Status.NOT_COMPARABLE and Kind.QUALITATIVE in kinds and len(kinds) > 1
    return "rule_words" if words else f"rule_{item.status}"


def tripped(items: Sequence[Assessment], gate: Collection[Status]) -> str | None:
    """One line that says which indicators have a status of the gate, and by how much they miss."""
    caught = [item for item in items if item.status in gate]
    if not caught:
        return None
    several = len({(item.plan, item.year) for item in items}) > 1
    named = ", ".join(f"{f'{item.plan} {item.year} ' * several}{item.id} {item.status}{_by(item)}" for item in caught)
    return f"--fail-on: {len(caught)} of {len(items)}: {named}"


def _by(item: Assessment) -> str:
    told = reason_text(item, "en") or difference_text(item.gap, "en", relative=False)
    return f" ({told})" if told else ""
