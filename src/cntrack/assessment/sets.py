"""The sets of a target: what satisfies it, what fails it, what surpasses it (the table of B4)."""

from typing import NamedTuple

from cntrack.model import Direction
from cntrack.quantity import Interval, Quantity, minus, plus
from cntrack.wording.reading import Kind, Number


class Sets(NamedTuple):
    """What a target asks: the values that satisfy it, those that fail it, and those better than it states.

    A failure set of None is not known; one without intervals is empty.
    """

    core: Interval
    fail: tuple[Interval, ...] | None
    best: Interval | None


def sets_of(target: Quantity, direction: Direction | None) -> Sets:
    """Core, failure and surpass sets by kind and direction (the table of B4)."""
    low, high = target.named
    match target.kind:
        case Kind.AT_LEAST:
            best = above(low) if direction in (Direction.HIGHER, None) else None
            return Sets(Interval(low, None), (below(low),), best)
        case Kind.MORE_THAN:
            return Sets(above(low), (Interval(None, low),), None)
        case Kind.AT_MOST:
            best = below(high) if direction in (Direction.LOWER, None) else None
            return Sets(Interval(None, high), (above(high),), best)
        case Kind.LESS_THAN:
            return Sets(below(high), (Interval(high, None),), None)
        case _:
            return _valued(target, direction)


def _valued(target: Quantity, direction: Direction | None) -> Sets:
    """A number, an about number or a range: one-sided by direction, as every report uses them."""
    low, high = target.named
    about = target.kind is Kind.ABOUT
    floor: Number | None
    ceiling: Number | None
    if about and target.doubt is None:  # no width is claimed: the bad side is never known to fail
        floor = ceiling = None
    elif about and target.doubt is not None:
        floor, ceiling = minus(low, target.doubt), plus(high, target.doubt)
    else:
        floor, ceiling = low, high
    beyond_low = () if floor is None else (below(floor),)
    beyond_high = () if ceiling is None else (above(ceiling),)
    best_high = None if ceiling is None else above(ceiling)
    best_low = None if floor is None else below(floor)
    match direction:
        case Direction.HIGHER:
            return Sets(Interval(low, None), beyond_low, best_high)
        case Direction.LOWER:
            return Sets(Interval(None, high), beyond_high, best_low)
        case Direction.TARGET:
            return Sets(Interval(low, high), beyond_low + beyond_high, None)
        case _:
            return Sets(Interval(low, high), None, None)


def above(number: Number) -> Interval:
    """Every number greater than this one."""
    return Interval(number, None, open_low=True)


def below(number: Number) -> Interval:
    """Every number less than this one."""
    return Interval(None, number, open_high=True)
