"""Gives the problems of a file their places in its text; loaded only when there are any."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence

from cntrack import faults, spans
from cntrack.problem import Path, Place, Problem
from cntrack.store.reading import place_of, text_of

_FIRST_STEPS = 1_000


def located(problems: Sequence[Problem], name: str, text: str, most: int) -> list[Problem]:
    """The first problems in the order of the file, each with its place.

    The text is scanned once for all, and no further than to the last of them.
    """
    scanned = spans.Spans(text)
    steps = _FIRST_STEPS
    found: list[tuple[int, Problem]] = []
    while True:
        more = scanned.go_on(steps)
        steps *= 2  # so that all that is to be found is looked for a few times at most
        offsets = ((_offset(scanned, problem), problem) for problem in problems)
        found = [(0 if at is None else at, problem) for at, problem in offsets if not more or at is not None]
        if not more or len(found) >= most:
            break
    first = heapq.nsmallest(most, found, key=lambda item: item[0])
    lines = text.split("\n")
    return [_placed(problem, name, scanned, lines) for _, problem in first]


def _offset(scanned: spans.Spans, problem: Problem) -> int | None:
    """Where a problem begins, or None where it was not yet met; those of the file as a whole come first."""
    if _nowhere(problem):
        return -1
    if problem.also and scanned.offset(problem.also, on_key=False) is None:
        return None
    path = problem.path[:-1] if problem.code == "missing-key" else _said(scanned, problem)
    return scanned.offset(path, on_key=problem.on_key and problem.code != "missing-key")


def _nowhere(problem: Problem) -> bool:
    return not problem.path or (problem.code == "missing-key" and len(problem.path) == 1)


def _said(scanned: spans.Spans, problem: Problem) -> Path:
    """The path of a problem; of a wording that stands in a table without a reading of its own, that of its text."""
    text, reading = ((*problem.path, key) for key in ("text", "reading"))
    wording = not problem.on_key and scanned.offset(text, on_key=False) is not None
    return text if wording and scanned.offset(reading, on_key=False) is None else problem.path


def _placed(problem: Problem, name: str, scanned: spans.Spans, lines: Sequence[str]) -> Problem:
    place = None
    if not _nowhere(problem):
        span = scanned.key(problem.path) if problem.on_key else scanned.value(_said(scanned, problem))
        place = place_of(span, lines)
    also = f" (first in line {scanned.value(problem.also).line})" if problem.also else ""
    return faults.helped(problem)._replace(file=name, place=place, what=problem.what + also)


def places(name: str, paths: Iterable[Path]) -> list[Place]:
    """Where these key paths stand in a file that could be read."""
    text = text_of(name)
    scanned, lines = spans.scan(text), text.split("\n")
    return [place_of(scanned.value(path), lines) for path in paths]
