"""Cells that several pages share."""

from __future__ import annotations

from collections.abc import Iterable

from cntrack.assessment.results import Names, PlanRef, Stated
from cntrack.view.cells import Cell, Lines, Tone
from cntrack.view.words import say


def name_of(names: Names, lang: str) -> str:
    """The name in the language asked for."""
    return names.zh if lang == "zh" else names.en


def plan_name(plan: PlanRef, lang: str) -> str:
    """The plan's name, else its place, else its id."""
    named = plan.name or plan.place
    return name_of(named, lang) if named else plan.id


def mixed(plan: PlanRef, lang: str) -> tuple[Lines, ...]:
    """The line that says from which file recorded values are mixed in, if any are."""
    if plan.records is None or not plan.records.entries:
        return ()
    file, count = plan.records
    key = "mixed_in_one" if count == 1 else "mixed_in"
    return (Lines((Cell(None, say(key, lang, file=file, count=count), Tone.MUTED),)),)


def theme_cell(theme: str | None, plan: PlanRef, lang: str) -> Cell:
    """The theme's code, and its name where the plan gives one."""
    if theme is None:
        return Cell(None)
    return Cell(theme, name_of(plan.themes[theme], lang) if theme in plan.themes else theme)


def listed(parts: Iterable[str], lang: str) -> str:
    """Parts of an enumeration, joined as the language does."""
    return ("，" if lang == "zh" else ", ").join(parts)


def numbers(values: Iterable[int]) -> str:
    """Row numbers with runs drawn together: 1–12, 14."""
    runs: list[list[int]] = []
    for value in sorted(values):
        if runs and value == runs[-1][-1] + 1:
            runs[-1].append(value)
        else:
            runs.append([value])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def reading_cells(said: Stated | None) -> tuple[Cell, ...]:
    """The wording as printed, then its kind, numbers and unit, each in a cell of its own."""
    if said is None:
        return (Cell(None),) * 6
    return (
        Cell(said.text, said.text),
        Cell(said.kind),
        Cell(said.value),
        Cell(said.low),
        Cell(said.high),
        Cell(said.unit),
    )
