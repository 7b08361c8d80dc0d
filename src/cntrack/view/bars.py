"""Charts in a line of text: a bar against the mark of its target, and the years of an indicator beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from cntrack.chart import Chart
from cntrack.wording.reading import Number

WIDTH = 18
_AXIS, _FILLED, _MARK, _POINT, _BEFORE = "─━┃●○"
_LEVELS = "▁▂▃▄▅▆▇█"


def bar(chart: Chart | None) -> str:
    """The axis with the actual on it, from zero where that is there, and the numbers of the target as marks."""
    if chart is None:
        return ""
    cells = [_AXIS] * WIDTH
    if chart.actual:
        ends = (chart.zero, chart.point) if chart.point is not None and chart.zero is not None else chart.actual[:2]
        start, end = sorted(_index(at) for at in ends if at is not None)
        cells[start : end + 1] = [_FILLED] * (end + 1 - start)
    if chart.point is not None and chart.zero is None:
        cells[_index(chart.point)] = _POINT
    if chart.before is not None:
        cells[_index(chart.before)] = _BEFORE
    for mark in chart.marks:
        cells[_index(mark)] = _MARK
    return "".join(cells)


def _index(position: Fraction) -> int:
    return min(WIDTH - 1, int(position * WIDTH))


def line(values: Sequence[Number]) -> str:
    """A column for each value, from zero to the greatest, or from the least where one is below zero."""
    low, high = min([0, *values]), max([0, *values])
    size = Fraction(high) - Fraction(low)
    if not size:
        return _LEVELS[0] * len(values)
    steps = len(_LEVELS) - 1
    return "".join(_LEVELS[round((Fraction(value) - Fraction(low)) / size * steps)] for value in values)
