"""Brings a target and an actual to one unit, one sense of change and one direction, or says that it cannot be done."""

from collections.abc import Iterable
from typing import NamedTuple

from cntrack.assessment.results import Flag
from cntrack.model import Direction, Measure
from cntrack.quantity import ULP, Quantity, Width, quantity_of
from cntrack.unit import PERCENT, PERMILLE, POINT, TIMES, Unit, shift, unit_of
from cntrack.wording.reading import Change, Kind, Reading


class Terms(NamedTuple):
    """What is known of an indicator when a target and an actual of it are compared."""

    names: tuple[str, ...]
    measure: Measure | None = None
    direction: Direction | None = None
    unit: str | None = None
    width: Width = ULP
    reference: Reading | None = None


class Pair(NamedTuple):
    """Target and actual in one unit and sense, with the direction that holds for them.

    `unit` is the common unit as it is printed; `changes` is true where both wordings state a change.
    """

    target: Quantity
    actual: Quantity
    direction: Direction | None
    flags: tuple[Flag, ...]
    unit: str | None
    changes: bool


# A number under such a name counts a reduction: 能耗降低率3% is a fall of 3 %, and more is better.
REDUCTIONS = (
    "下降率", "降低率", "降幅", "减量率", "减排率", "削减率", "下降幅度", "降低幅度",
    "reduction", "decrease of", "fall in",
)  # fmt: skip

# Better on the low side by common sense; used only where neither the indicator nor the wording says it. In lower case.
LOWER_IS_BETTER = (
    "失业率", "失业人数", "能耗", "pm2.5", "pm10", "死亡率", "死亡人数", "价格涨幅", "不良率", "发案率", "排放量",
    "unemployment", "mortality", "death", "energy use per", "energy intensity", "emissions", "poverty rate",
)  # fmt: skip


def pair(target: Reading, actual: Reading, terms: Terms) -> Pair | None:
    """Both quantities made comparable, or None where unit or basis are unlike."""
    if not terms.unit and {unit_of(reading.unit).base for reading in (target, actual)} == {PERCENT, PERMILLE}:
        return None  # ‰ converts to % only where the indicator says in which it is counted
    text = common_unit(target, actual, terms.unit)
    unit = unit_of(text)
    rate = unit.is_rate or (not unit.base and terms.measure in (Measure.GROWTH, Measure.SHARE))
    senses = _senses(target, actual, terms)
    if senses is None:
        return None
    quantities = []
    flags: list[Flag] = []
    for reading, reverse in zip((target, actual), senses, strict=True):
        changes = reading.change is not None
        quantity = in_common_unit(quantity_of(reading, terms.width, rate=rate), unit, changes=changes)
        if quantity is None:
            return None
        if unit.base == POINT and unit_of(reading.unit).base == PERCENT:
            flags.append(Flag.UNIT_MISUSE)
        quantities.append(quantity.reversed() if reverse else quantity)
    direction, more = direction_of(terms, quantities[0])
    changes = target.change is not None and actual.change is not None
    return Pair(quantities[0], quantities[1], direction, (*dict.fromkeys(flags), *more), text, changes)


def common_unit(target: Reading, actual: Reading, declared: str | None) -> str | None:
    """The indicator's unit; where it declares none, the one that the target prints, else the actual's.

    Changes of a percentage are told in points: an indicator in % may print them, and both are then compared so.
    """
    if declared:
        in_points = unit_of(declared).base == PERCENT and unit_of(target.unit).base == POINT
        return target.unit if in_points and target.change and actual.change else declared
    printed = [reading.unit for reading in (target, actual) if reading.unit]
    based = [text for text in printed if unit_of(text).base]
    based.sort(key=lambda text: unit_of(text).base == TIMES)  # 增长50% against 翻番 is told in percent
    return next(iter(based or printed), None)


def in_common_unit(quantity: Quantity, unit: Unit, *, changes: bool = False) -> Quantity | None:
    """The quantity, which may be a change, in the common unit; a bare number is taken to be in it."""
    if quantity.unit == unit:
        return quantity
    if quantity.unit == unit_of(None):
        return quantity._replace(unit=unit)
    power = shift(quantity.unit, unit, change=changes)
    return None if power is None else quantity.in_unit(unit, power)


def _senses(target: Reading, actual: Reading, terms: Terms) -> tuple[bool, bool] | None:
    """Whether each side must be reversed so that both tell the same change; None where they tell unlike things.

    An indicator that counts a reduction (降低率, or a target 下降3% declared higher-is-better) takes decreases as
    they stand; any other takes a decrease as a negative change. A level stands against a decrease only where
    the measure itself is a growth rate.
    """
    falls = [reading.change is Change.DECREASE and not _is_zero(reading) for reading in (target, actual)]
    rises = [reading.change is Change.INCREASE and not _is_zero(reading) for reading in (target, actual)]
    if counts_reduction(terms):
        return rises[0], rises[1]
    bare = [reading.change is None and not _is_zero(reading) for reading in (target, actual)]
    mixed = (falls[0] and bare[1]) or (falls[1] and bare[0])
    if mixed and terms.measure is not Measure.GROWTH:
        return None
    return (rises[0], rises[1]) if terms.direction is Direction.HIGHER and falls[0] else (falls[0], falls[1])


def _is_zero(reading: Reading) -> bool:
    """负增长 is printed as a decrease and read as below zero: its sense is in the bound already.

    继续下降 is a decrease of more than nothing, whose sense is not.
    """
    if reading.kind is Kind.MORE_THAN and reading.change is Change.DECREASE:
        return False
    return all(number in (None, 0) for number in (reading.low, reading.high, reading.value))


def counts_reduction(terms: Terms) -> bool:
    """Whether the indicator's name says that its number is a reduction."""
    return _named(terms, REDUCTIONS)


def _named(terms: Terms, words: Iterable[str]) -> bool:
    """Whether a name of the indicator has one of the words."""
    names = "\n".join(terms.names).lower()
    return any(word in names for word in words)


def direction_of(terms: Terms, target: Quantity) -> tuple[Direction | None, tuple[Flag, ...]]:
    """The declared direction, else the one that the target's bound carries, else the lexicon's, else none."""
    floor, ceiling = (Kind.AT_LEAST, Kind.MORE_THAN), (Kind.AT_MOST, Kind.LESS_THAN)
    carried = Direction.HIGHER if target.kind in floor else Direction.LOWER if target.kind in ceiling else None
    if terms.direction not in (None, Direction.UNKNOWN):
        against = {Direction.HIGHER: Direction.LOWER, Direction.LOWER: Direction.HIGHER}.get(terms.direction)
        return terms.direction, (Flag.DIRECTION_CONFLICT,) if carried and carried is against else ()
    if carried:
        return carried, ()
    if terms.direction is None:
        if counts_reduction(terms):
            return Direction.HIGHER, (Flag.DIRECTION_INFERRED,)
        if _named(terms, LOWER_IS_BETTER):
            return Direction.LOWER, (Flag.DIRECTION_INFERRED,)
    return None, ()
