"""Figures that are said in words (正增长, 持平, 翻番, 一半), with the value that each stands for.

A table only; where such a word counts is for `lexer`.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from .reading import Change, Number
from .roles import LESS_THAN, MORE_THAN, NEARLY, Bound


class Said(NamedTuple):
    """The figure that a word stands for: 持平 is no change at all."""

    value: Number
    bound: Bound | None = None
    change: Change | None = None
    unit: str | None = None
    fraction: str | None = None


_HALF: Final = Said(Decimal(50), None, None, "%", "1/2")
_WHOLE: Final = Said(Decimal(100), None, None, "%")
_HALVED: Final = _HALF._replace(change=Change.DECREASE)
_ZERO: Final = Said(Decimal(0))
_TWICE: Final = Said(Decimal(2), None, Change.INCREASE, "倍")
_POSITIVE: Final = Said(Decimal(0), MORE_THAN, Change.INCREASE)
SAID: Final = {
    "正增长": _POSITIVE,
    "由负转正": _POSITIVE,
    "转负为正": _POSITIVE,
    "由降转增": _POSITIVE,
    "实现转正": _POSITIVE,
    "增速转正": _POSITIVE,
    "负增长": Said(Decimal(0), LESS_THAN, Change.DECREASE),
    **dict.fromkeys(("零增长", "持平", "为零", "降为零", "降至零", "降到零", "降低到零", "减少到零", "归零"), _ZERO),
    **dict.fromkeys(("翻番", "翻一番", "翻了一番", "翻了番"), _TWICE),
    **dict.fromkeys(("翻两番", "翻了两番"), _TWICE._replace(value=Decimal(4))),
    **dict.fromkeys(("翻三番", "翻了三番"), _TWICE._replace(value=Decimal(8))),
    **dict.fromkeys(("翻了近一番", "翻近一番"), _TWICE._replace(bound=NEARLY)),
    **dict.fromkeys(("翻一番多", "翻了一番多"), _TWICE._replace(bound=MORE_THAN)),
    **dict.fromkeys(("一半", "半数", "对半"), _HALF),
    **dict.fromkeys(("减半", "折半"), _HALVED),
    "百分百": _WHOLE,
    "四分一": _HALF._replace(value=Decimal(25), fraction="1/4"),  # as Hong Kong says it
    "四分三": _HALF._replace(value=Decimal(75), fraction="3/4"),
    "三分一": _HALF._replace(value=Fraction(100, 3), fraction="1/3"),
    "三分二": _HALF._replace(value=Fraction(200, 3), fraction="2/3"),
    "过半": _HALF._replace(bound=MORE_THAN),
    "近半": _HALF._replace(bound=NEARLY),
}
