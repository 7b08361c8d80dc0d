"""What was understood of an official wording; holds values and does not read."""

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple


class Kind(StrEnum):
    """How a wording binds the values it allows."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    RANGE = "range"
    SYNC = "sync"
    QUALITATIVE = "qualitative"
    NO_VALUE = "no_value"


class Change(StrEnum):
    """The sense of a change that a wording states; a level (降至27) has none."""

    INCREASE = "increase"
    DECREASE = "decrease"


class Side(StrEnum):
    """The side of the printed number on which the true one lies (近 below, 余 above)."""

    BELOW = "below"
    ABOVE = "above"


class Relation(StrEnum):
    """How a wording stands to the reference it names."""

    EQUAL = "equal"  # 与…同步
    NEAR = "near"  # 与…基本同步
    ABOVE = "above"  # 高于全国平均
    BELOW = "below"  # 低于全国平均
    AT_LEAST = "at_least"  # 不低于全国平均
    AT_MOST = "at_most"  # 不高于全国平均
    ASSIGNED = "assigned"  # 完成市下达指标: the number was set elsewhere


class Basis(StrEnum):
    """What a part of a compound wording is measured on, where it is not the plain figure."""

    BASELINE = "baseline"  # 从64176元 in 从64176元提高到90663元
    COMPARABLE = "comparable"  # 同口径, 剔除政策因素
    MULTIPLE = "multiple"  # 翻番 is to twice the base, where 增长2倍 is growth by twice


Number = Decimal | Fraction


class Reading(NamedTuple):
    """A wording and its meaning; numbers keep the printed magnitude (1100 for 1100万人) and digits (2.0).

    `value` is set for exact and about; `low` for at_least and more_than; `high` for at_most and less_than;
    both bounds for range; an exact reading has low = high = value. A compound reading repeats its first
    part at the top. `kind` is None where the wording was refused, and `reason` then says why.
    """

    text: str
    kind: Kind | None
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    unit: str | None = None
    change: Change | None = None
    approx_side: Side | None = None
    difference: bool = False  # the number is a distance from a reference: 高于全国0.4个百分点
    relation: Relation | None = None
    reference: str | None = None  # what the relation leans on: 全市目标, 市下达指标
    fraction: str | None = None  # as a proper fraction, where the wording has one: 1/3
    basis: Basis | None = None
    label: str | None = None  # what a part counts, where the wording says it: 开工
    aspiration: str | None = None  # 力争, 努力, 确保: a mark of ambition that binds nothing
    ambiguous: str | None = None  # why another reading is possible
    parts: "tuple[Reading, ...]" = ()
    reason: str | None = None  # why the wording was refused


class Readings(NamedTuple):
    """The answer of `cntrack parse`: a reading for each wording, in order."""

    schema: str
    readings: tuple[Reading, ...]

    @property
    def rows(self) -> tuple[Reading, ...]:
        """What JSON Lines has a line for."""
        return self.readings
