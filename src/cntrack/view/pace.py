"""The pace in the year in words: ahead or behind, by how much, and what the rest of the year needs."""

from __future__ import annotations

from cntrack.assessment.pace_types import Pace, PaceBasis, PaceState
from cntrack.view.cells import Cell, Column, Mark, Tone
from cntrack.view.numbers import plain, unit_text, with_sign
from cntrack.view.words import say

_LOOKS = {
    PaceState.ACHIEVED_EARLY: (Tone.BEST, Mark.SURPASSED),
    PaceState.AHEAD: (Tone.GOOD, Mark.UP),
    PaceState.ON_PACE: (Tone.GOOD, Mark.EQUAL),
    PaceState.BEHIND: (Tone.BAD, Mark.DOWN),
    PaceState.NONE: (Tone.MUTED, None),
}


def columns(lang: str) -> tuple[Column, ...]:
    """The columns of the pace; a table leaves them out where no row has one."""
    return (
        Column("pace_as_of", say("as_of", lang), rank=1),
        Column("pace_elapsed"),
        Column("pace_share"),
        Column("pace", say("pace", lang), rank=0, flexible=True),
        Column("pace_lead"),
        Column("pace_unit"),
        Column("pace_required"),
        Column("pace_required_unit", say("pace_required", lang), rank=1, right=True),
    )


def cells(pace: Pace | None, lang: str) -> tuple[Cell, ...]:
    """A cell for each of the columns."""
    if pace is None:
        return (Cell(None),) * 8
    tone, mark = _LOOKS[pace.state]
    return (
        Cell(pace.as_of, str(pace.as_of), Tone.MUTED),
        Cell(f"{pace.elapsed.part}/{pace.elapsed.whole} {pace.elapsed.counted_in}"),
        Cell(pace.share),
        Cell(pace.state, state_text(pace, lang), tone, mark),
        Cell(pace.lead),
        Cell(pace.unit),
        Cell(pace.required),
        Cell(pace.required_unit, required_text(pace, lang)),
    )


def tone(pace: Pace) -> Tone:
    """How a pace looks."""
    return _LOOKS[pace.state][0]


def state_text(pace: Pace, lang: str) -> str:
    """Ahead, +15.22 pp; of a rate so far that it is one; where no pace can be told, why."""
    if pace.state is PaceState.NONE:
        return say(f"pace_{pace.reason}", lang)
    parts = [say(f"pace_{pace.state}", lang)]
    if pace.lead is not None:
        parts.append(f"{with_sign(pace.lead)}{unit_text(pace.unit, lang)}")
    if pace.running:
        parts.append(say("running", lang))
    return ("，" if lang == "zh" else ", ").join(parts)


def required_text(pace: Pace, lang: str) -> str:
    """What the rest of the period needs, or of a ceiling may use, in a month."""
    if pace.required is None:
        return ""
    unit = unit_text(pace.required_unit, lang)
    most = "≤ " if pace.basis is PaceBasis.CEILING else ""
    return f"{most}{plain(pace.required)}{unit}{say('per_month', lang)}"


def sentence(pace: Pace, lang: str) -> str:
    """The whole reckoning: what part is reached, what part of the time is over, the lead, and what is still needed."""
    if pace.state is PaceState.NONE:
        return say(f"pace_{pace.reason}", lang)
    over = pace.elapsed
    counted = say(f"of_{over.counted_in}", lang, part=over.part, whole=over.whole)
    parts = []
    if pace.share is not None:
        key = "pace_used" if pace.basis is PaceBasis.CEILING else "pace_reached"
        parts.append(say(key, lang, share=plain(pace.share), counted=counted))
    elif pace.expected is not None:
        parts.append(say("pace_expected", lang, expected=plain(pace.expected), counted=counted))
    elif pace.running:
        parts.append(say("pace_running", lang, counted=counted))
    parts.append(state_text(pace._replace(running=False), lang))
    if pace.required is not None:
        parts.append(say("pace_needs", lang, required=required_text(pace, lang)))
    if pace.last_year is not None:
        parts.append(say("pace_last_year", lang, share=plain(pace.last_year)))
    return ("；" if lang == "zh" else "; ").join(parts)
