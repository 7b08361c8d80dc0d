"""The comparison of two years as a page: what changed, what is only related, and what cannot be compared."""

from __future__ import annotations

from cntrack.assessment.results import Stated
from cntrack.comparison.results import Compared, Comparison, Demand, Step, TargetChange, Trend
from cntrack.model import Comparable
from cntrack.view.cells import Cell, Column, Lines, Listing, Mark, Page, Row, Tone
from cntrack.view.common import listed, mixed, name_of, numbers, plan_name, theme_cell
from cntrack.view.numbers import difference_text
from cntrack.view.words import say

MARKS = {Trend.UP: Mark.UP, Trend.DOWN: Mark.DOWN, Trend.EQUAL: Mark.EQUAL}
NEAR = "*"
_MOST_NAMED = 6


def page(report: Comparison, lang: str) -> Page:
    """The page of a comparison."""
    title = say("compare_title", lang, plan=plan_name(report.plan, lang), before=report.before, after=report.after)
    return Page(title, (listing(report, lang), Lines(tuple(_summary(report, lang))), *mixed(report.plan, lang)))


def columns(report: Comparison, lang: str) -> tuple[Column, ...]:
    """The columns of a comparison; those that are empty in every row are left out of tables."""
    before, after = report.before, report.after
    differences = [
        column
        for key in ("ask", "target_change", "actual_change")
        for column in (Column(f"{key}_value"), Column(f"{key}_low"), Column(f"{key}_high"), Column(f"{key}_unit"))
    ]
    return (
        Column("plan"),
        Column("id"),
        Column("number", say("number", lang), rank=0, right=True),
        Column("under"),
        Column("name", say("indicator", lang), rank=0, flat=False, flexible=True),
        Column("name_zh"),
        Column("name_en"),
        Column("theme", say("theme", lang), rank=3),
        Column("before"),
        Column("before_target", say("target_of", lang, year=before), rank=0, right=True, flexible=True),
        Column("before_actual", say("actual_of", lang, year=before), rank=0, right=True, flexible=True),
        Column("after"),
        Column("after_target", say("target_of", lang, year=after), rank=0, right=True, flexible=True),
        Column("after_actual", say("actual_of", lang, year=after), rank=0, right=True, flexible=True),
        Column("ask", say("ask_of", lang, before=before, after=after), rank=0, right=True, flat=False, flexible=True),
        Column("actual_change", say("actual_change", lang), rank=0, right=True, flat=False, flexible=True),
        Column("target_change", say("target_change", lang), rank=1, flat=False, flexible=True),
        Column("anchor"),
        Column("demand"),
        *differences,
        Column("comparable"),
        Column("related", flat=True),
    )


def listing(report: Comparison, lang: str) -> Listing:
    """Rows with something to show; a related figure stands under its indicator, a serving one under its headline."""
    listed_ids = {key for item in report.shown if item.number for key in (item.number, item.id)}
    rows: list[Row] = []
    for item in report.shown:
        depth = 1 if item.under in listed_ids else 0
        rows.append(Row(_cells(item, report, lang), depth))
    return Listing(columns(report, lang), tuple(rows))


def _cells(item: Compared, report: Comparison, lang: str) -> tuple[Cell, ...]:
    near = item.comparable is Comparable.NEAR
    related = [*item.before.related, *item.after.related]
    own = item.before.actual.text + (NEAR if near else "") if item.before.actual else ""
    beside = " ".join(f"[{said.text}]" for said in related)
    return (
        Cell(item.plan),
        Cell(item.id),
        Cell(item.number, str(item.number or ""), Tone.MUTED),
        Cell(item.under),
        Cell(None, name_of(item.name, lang), None if item.compared else Tone.MUTED),
        Cell(item.name.zh),
        Cell(item.name.en),
        theme_cell(item.theme, report.plan, lang),
        Cell(item.before.year),
        _wording(item.before.target),
        Cell(item.before.actual.text if item.before.actual else None, own or beside, None if own else Tone.MUTED),
        Cell(item.after.year),
        _wording(item.after.target),
        _wording(item.after.actual),
        _step(item.ask, lang),
        _step(item.actual, lang),
        Cell(None, target_change_text(item.target, lang)),
        Cell(item.target.anchor if item.target else None),
        Cell(item.target.demand if item.target else None),
        *_numbers(item.ask),
        *_numbers(item.target),
        *_numbers(item.actual),
        Cell(item.comparable),
        Cell(" / ".join(said.text for said in related) or None),
    )


def _wording(said: Stated | None) -> Cell:
    return Cell(said.text, said.text) if said else Cell(None)


def _step(step: Step | None, lang: str) -> Cell:
    """A difference with an arrow; where there are two figures but no difference, that is said."""
    if step is None:
        return Cell(None)
    if step.difference is None:
        return Cell(None, say("not_comparable_short", lang), Tone.MUTED)
    mark = MARKS[step.trend] if step.trend else None
    return Cell(None, difference_text(step.difference, lang), Tone.STRONG, mark)


def _numbers(step: Step | TargetChange | None) -> tuple[Cell, ...]:
    apart = step.difference if step else None
    if apart is None:
        return (Cell(None),) * 4
    return Cell(apart.value), Cell(apart.low), Cell(apart.high), Cell(apart.unit)


def target_change_text(change: TargetChange | None, lang: str) -> str:
    """Lowered, looser, -0.5 pp: both labels and the difference of the numbers."""
    if change is None:
        return ""
    if change.demand is Demand.UNCHANGED:
        return say("unchanged", lang)
    words = [say(label, lang) for label in (change.anchor, change.demand) if label]
    apart = difference_text(change.difference, lang, relative=False)
    return listed([*words, *([apart] if apart else [])], lang)


def _summary(report: Comparison, lang: str) -> list[Cell]:
    """How many were compared, then the rest in one honest line."""
    lines = [Cell(None, say("compared", lang, count=report.compared), Tone.STRONG)]
    shown = report.shown
    if any(item.comparable is Comparable.NEAR for item in shown):
        lines.append(Cell(None, f"{NEAR} {say('definition_near', lang)}", Tone.MUTED))
    if any(item.before.related or item.after.related for item in shown):
        lines.append(Cell(None, f"[…] {say('definition_other', lang)}", Tone.MUTED))
    rest = [item for item in report.indicators if not item.compared]
    if rest:
        lines.append(Cell(None, _rest(rest, report, lang), Tone.MUTED))
    return lines


def _rest(rest: list[Compared], report: Comparison, lang: str) -> str:
    """Who has nothing to compare, and why: no later target, or no earlier figure."""
    beside = [item for item in rest if item.before.related or item.after.related]
    alone = [item for item in rest if item not in beside]
    later = [item for item in alone if not item.after.target and not item.after.actual]
    earlier = [item for item in alone if not item.before.target and not item.before.actual]
    others = [item for item in alone if item not in later and item not in earlier]
    reasons = []
    if later:
        key = "rest_unset" if report.after in report.complete else "rest_unrecorded"
        reasons.append(say(key, lang, count=len(later), year=report.after, which=_which(later, lang)))
    if beside:
        reasons.append(say("rest_related", lang, count=len(beside)))
    if earlier:
        reasons.append(
            say(
                "rest_new",
                lang,
                count=len(earlier),
                before=report.before,
                after=report.after,
                which=_which(earlier, lang),
            )
        )
    if others:
        reasons.append(say("rest_unlike", lang, count=len(others), which=_which(others, lang)))
    return say("rest", lang, count=len(rest), reasons=("；" if lang == "zh" else "; ").join(reasons))


def _which(items: list[Compared], lang: str) -> str:
    """Headline indicators by their numbers, the others by their ids, if they are not too many to read."""
    headline = numbers(item.number for item in items if item.number)
    others = [item.id for item in items if not item.number]
    if len(others) > _MOST_NAMED:
        others[_MOST_NAMED - 1 :] = [say("more_of_them", lang, count=len(others) - _MOST_NAMED + 1)]
    return ", ".join(part for part in (headline, *others) if part)


def changed(report: Comparison) -> str | None:
    """One line that says what differs between the years, if anything does."""
    moved = [item for item in report.indicators if item.moved]
    if not moved:
        return None
    return f"--exit-code: {len(moved)} of {len(report.indicators)} changed: {', '.join(item.id for item in moved)}"
