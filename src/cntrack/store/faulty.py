"""Gives the problems of a file their places in its text; loaded only when there are any."""

from __future__ import annotations

import heapq
from collections.abc import Iterable

from cntrack import faults, spans
from cntrack.problem import Path, Place, Problem
from cntrack.store.reading import place_of, text_of


def located(problems: Iterable[Problem], name: str, text: str, most: int) -> list[Problem]:
    """The first problems in the order of the file, each with its place; the text is scanned once for all."""
    scanned = spans.scan(text)
    lines = text.split("\n")

    def span(problem: Problem) -> spans.Span | None:
        if problem.code == "missing-key" and len(problem.path) == 1:
            return None  # it stands nowhere
        return scanned.key(problem.path) if problem.on_key else scanned.value(problem.path)

    def order(problem: Problem) -> tuple[int, int]:
        place = span(problem)  # those of the file as a whole come first
        return (place.line, place.column) if place else (0, 0)

    def placed(problem: Problem) -> Problem:
        where = span(problem)
        place = place_of(where, lines) if where else None
        also = f" (first in line {scanned.value(problem.also).line})" if problem.also else ""
        return faults.helped(problem)._replace(file=name, place=place, what=problem.what + also)

    return [placed(problem) for problem in heapq.nsmallest(most, problems, key=order)]


def places(name: str, paths: Iterable[Path]) -> list[Place]:
    """Where these key paths stand in a file that could be read."""
    text = text_of(name)
    scanned, lines = spans.scan(text), text.split("\n")
    return [place_of(scanned.value(path), lines) for path in paths]
