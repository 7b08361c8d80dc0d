"""Several plans or years as a page: the status listing with a place, and where it takes one a year, in each row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from itertools import compress

from cntrack.assessment.results import PlanRef
from cntrack.many import Many
from cntrack.view.cells import Cell, Column, Lines, Listing, Page, Row, Tone
from cntrack.view.common import mixed, name_of
from cntrack.view.status import cells_of, columns, counts_text
from cntrack.view.words import say


def page(found: Many, lang: str) -> Page:
    """A row an indicator, plan and year; then the counts of each plan and year."""
    plans = {report.plan.id: report.plan for report in found.reports}
    labels = _labels(plans.values(), lang)
    years = sorted({report.year for report in found.reports})
    span = "–".join(map(str, dict.fromkeys((years[0], years[-1])))) if years else ""
    several = "many_title" if len(plans) != 1 else "status_title"
    title = say(several, lang, count=len(plans), plan=next(iter(labels.values()), ""), year=span)
    sums = (
        say("many_line", lang, place=labels[report.plan.id], year=report.year, counts=counts_text(report, lang))
        for report in found.reports
    )
    lines = Lines(tuple(Cell(None, text, Tone.STRONG) for text in sums) or (Cell(None, say("nothing", lang)),))
    notes = next(filter(None, (mixed(plan, lang) for plan in plans.values())), ())
    return Page(title, (_listing(found, labels, lang), lines, *notes))


def _labels(plans: Collection[PlanRef], lang: str) -> dict[str, str]:
    """What each plan is called beside the others: its place, else its name; its id where another has the same."""
    called = {plan.id: name_of(named, lang) if (named := plan.place or plan.name) else plan.id for plan in plans}
    counts = Counter(called.values())
    return {name: label if counts[label] == 1 else name for name, label in called.items()}


def _listing(found: Many, labels: Mapping[str, str], lang: str) -> Listing:
    """The columns of a status, and after the name what tells the rows of one indicator apart: place, year, or both."""
    plans = {report.plan.id: report.plan for report in found.reports}
    items = found.rows
    shown = columns(lang, paced=any(item.pace for item in items))
    at = next(number for number, column in enumerate(shown) if column.key == "name") + 1
    place = Column("place", say("place", lang), rank=0, flat=False, flexible=True)
    when = Column("when", say("year", lang), rank=0, flat=False)
    kept = (len(plans) > 1, len({report.year for report in found.reports}) > 1)
    rows = []
    for item in items:
        cells = cells_of(item, plans[item.plan], lang, None)
        where = (Cell(None, labels[item.plan]), Cell(None, str(item.year), Tone.MUTED))
        rows.append(Row((*cells[:at], *compress(where, kept), *cells[at:])))
    return Listing((*shown[:at], *compress((place, when), kept), *shown[at:]), tuple(rows))
