"""Readings as people read them: 不低于 95% is "at least 95%"."""

from __future__ import annotations

from cntrack.view.numbers import plain, unit_text
from cntrack.view.words import READINGS, say
from cntrack.wording.reading import Kind, Reading, Relation, Side


def reading_text(reading: Reading, lang: str) -> str:
    """One sentence for what a wording says, compound ones part by part."""
    if reading.kind is None:
        return say("refused_because", lang, reason=reading.reason or "")
    if reading.parts:
        joint = "；" if lang == "zh" else "; "
        return joint.join(part_text(part, lang) for part in reading.parts)
    return _simple(reading, lang)


def part_text(part: Reading, lang: str) -> str:
    """One part of a compound wording, behind what it counts."""
    return f"{part.label}{say('colon', lang)}{_simple(part, lang)}" if part.label else _simple(part, lang)


def _simple(reading: Reading, lang: str) -> str:
    number = next((n for n in (reading.high, reading.value, reading.low) if n is not None), None)
    unit = unit_text(reading.unit, lang)
    near = reading.kind is Kind.SYNC and reading.relation is Relation.NEAR
    zh, en = READINGS["near" if near else reading.kind or Kind.NO_VALUE]
    text = (zh if lang == "zh" else en).format(
        v=reading.fraction or ("" if number is None else f"{plain(number)}{unit}"),
        low="" if reading.low is None else plain(reading.low),
        reference=reading.reference or "?",
    )
    return text + _remarks(reading, lang)


def _remarks(reading: Reading, lang: str) -> str:
    """What else the wording says: change, side, reference, another reading."""
    said = []
    if reading.approx_side:
        said.append(say("below" if reading.approx_side is Side.BELOW else "above", lang))
    if reading.change:
        said.append(say(reading.change, lang))
    if reading.relation and reading.kind is not Kind.SYNC:
        said.append(f"{say(_RELATIONS[reading.relation], lang)} {reading.reference or ''}".strip())
    if reading.ambiguous:
        said.append(f"{say('ambiguous', lang)}{say('colon', lang)}{reading.ambiguous}")
    if not said:
        return ""
    return f"（{'，'.join(said)}）" if lang == "zh" else f" ({', '.join(said)})"


_RELATIONS = {
    Relation.EQUAL: "relation_equal",
    Relation.NEAR: "relation_equal",
    Relation.ABOVE: "relation_above",
    Relation.BELOW: "relation_below",
    Relation.AT_LEAST: "relation_at_least",
    Relation.AT_MOST: "relation_at_most",
    Relation.ASSIGNED: "relation_assigned",
}
