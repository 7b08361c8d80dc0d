"""What a word does in a wording: its role, and the bound or sense of change that it contributes, in either language."""

from enum import StrEnum
from typing import Final, NamedTuple

from .reading import Change, Kind, Relation, Side


class Role(StrEnum):
    """What a word does in a clause."""

    BOUND = "bound"  # before a number
    VERB = "verb"  # a change: 增长
    NOUN = "noun"  # the name of a change: 增速
    TO = "to"  # introduces a level: 到, 至
    FROM = "from"
    LINK = "link"  # 达到, 为, 控制在
    COMPARE = "compare"  # 高于: a bound before a number, a relation before a reference
    SKIP = "skip"  # adverbs and marks of ambition that a modifier may be parted from its number by
    BASIS = "basis"  # 同口径
    FIGURE = "figure"  # a number in words: 正增长, 持平
    NAME = "name"  # holds characters that look like another entry


class Bound(NamedTuple):
    """A kind and the side on which the true value lies."""

    kind: Kind
    side: Side | None = None


class Entry(NamedTuple):
    """A word's role and what it contributes."""

    role: Role
    bound: Bound | None = None
    change: Change | None = None
    relation: Relation | None = None


AT_LEAST: Final = Bound(Kind.AT_LEAST)
MORE_THAN: Final = Bound(Kind.MORE_THAN)
AT_MOST: Final = Bound(Kind.AT_MOST)
LESS_THAN: Final = Bound(Kind.LESS_THAN)
ABOUT: Final = Bound(Kind.ABOUT)
NEARLY: Final = Bound(Kind.ABOUT, Side.BELOW)
ODD: Final = Bound(Kind.MORE_THAN, Side.ABOVE)
