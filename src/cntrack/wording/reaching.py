"""Finds what reaches a figure over other words: a bound (至少建成3个), a comparison, a change (减少碳排放5万吨).

It looks at one figure at a time, after `modifiers` has taken the words that touch it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .figures import Figure
from .reading import Change
from .roles import Role
from .tables import listed, pattern
from .tokens import Token
from .units import COUNTS, scale_end
from .vocabulary import AMBITION, RATES

if TYPE_CHECKING:
    from .modifiers import Modifiers

_AMBITION: Final = "|".join(AMBITION)
# Verbs that reach their number over an object: 减少碳排放5万吨.
_REACHING: Final = frozenset(listed("增加 减少 降低 压减 削减 消减 缩减 减排 提高 下降 增长 调减 核减"))
_REACHING_COUNTS: Final = frozenset({"增加", "减少", "压减", "调减", "核减"})
# These reach a rate over an object, unless it is a share (提升绿化覆盖率40%).
_REACHING_RATES: Final = frozenset(
    listed("压缩 提升 上涨 上升 回落 下调 调减 核减 消减 净增 递增 递减 攀升 下滑 下跌 回升 缩短 扩大")
)
_SHARES: Final = ("率", "比重", "占比", "比例", "覆盖", "水平")
_LEVEL_AFTER: Final = frozenset("的到至为")  # 提高到每月2690元 states a level
REFERENCES: Final = listed("目标 进度 计划 任务 全国 全省 全市 全区 平均 上年 去年 同期 时序 预期")
LONGEST_REFERENCE: Final = 24
_LONGEST_WHOLE: Final = 8  # characters
_GOALS: Final = ("的目标", "的预期", "的年度目标", "的规划目标", "的水平", "的平均水平")
_SETTERS: Final = ("的", "了", *REFERENCES, *listed("国家 省 市 县 区 年初 全年 年度 规划 要求 设定 确定 原定"))
_ADVERBS: Final = ("至少", "起码", "最多", "至多", "大约", "大概")


def look_further(text: str, mods: Modifiers, figure: Figure, before: list[Token]) -> None:
    """Look beyond the words that touch the figure for a comparison, a rate's name or a verb with its object."""
    for token in reversed(before):
        entry = token.entry
        if entry is None or token.end > mods.start:
            continue
        if entry.role is Role.BASIS:
            mods.comparable = True
        elif entry.role is Role.FROM and mods.to is False:
            mods.came_from = True
        elif entry.bound and mods.bound is None and _bounds_over(text, mods, figure, token):
            mods.take_bound(entry.bound)
        elif (
            entry.role is Role.COMPARE
            and mods.relation is None
            and (mods.change is None or _of_peer(text, mods, figure))
        ):
            _distance(text, mods, figure, token)
        elif mods.change is None and mods.relation is None:
            mods.change = _distant_change(text, mods, figure, token)
    stretch = text[before[0].start : figure.start]
    hope = pattern(_AMBITION).search(stretch)
    mods.aspiration = hope.group() if hope else None
    mods.comparable |= "同口径" in stretch or "剔除" in stretch


def _bounds_over(text: str, mods: Modifiers, figure: Figure, token: Token) -> bool:
    """Tell whether a bound word reaches a figure over others: 至少建成3个, 超过全国的四分之一, 高于设定的6%的目标."""
    gap = text[token.end : mods.start]
    if text.startswith(_ADVERBS, token.start) and figure.own_bound() is None:
        return not gap.startswith(("、", "时"))  # 为历年来最多、落实面积288万亩
    if (figure.unit or "").endswith("百分点"):
        return False  # 高于总体进度的9.8个百分点 says by how much
    if figure.fraction and len(gap) <= _LONGEST_WHOLE:
        return True  # 超过全球份额五分之一
    if text.startswith(_GOALS, figure.end) and (gap.endswith(_SETTERS) or text.endswith("目标", 0, figure.start)):
        return mods.relation is None and not mods.to
    met = text[token.start : token.end] == "过"  # 未参加过检查的21510名
    return text.startswith("的", mods.start) and not met and "的" not in gap and "达" not in gap


def _of_peer(text: str, mods: Modifiers, figure: Figure) -> bool:
    """Tell whether 增速 is that of a peer: 快于经济增速1个百分点."""
    return (figure.unit or "").endswith("百分点") and text[mods.start : figure.start] in RATES


def _distance(text: str, mods: Modifiers, figure: Figure, token: Token) -> None:
    """Take 高于…N个百分点 as a distance from what stands between."""
    gap = text[token.end : mods.start]
    points = bool(figure.unit and figure.unit.endswith("百分点"))
    if token.entry and 0 < len(gap) <= LONGEST_REFERENCE and (points or gap.endswith(REFERENCES)):
        if mods.change:
            gap, mods.change = text[token.end : figure.start], None
        mods.relation, mods.reference, mods.start = token.entry.relation, gap, token.start


def _distant_change(text: str, mods: Modifiers, figure: Figure, token: Token) -> Change | None:
    """Give the sense of a change that reaches the figure over other words."""
    entry, word = token.entry, text[token.start : token.end]
    if entry is None or entry.change is None or text[token.end : token.end + 1] in _LEVEL_AFTER:
        return None
    if entry.role is Role.NOUN:
        return entry.change if mods.rate else None
    base = (figure.unit or "")[scale_end(figure.unit or "", 0) :]
    if mods.rate and not mods.level and word in _REACHING_RATES:
        gap = text[token.end : mods.start]
        return None if any(share in gap for share in _SHARES) else entry.change
    reached = text.startswith("达", mods.start) and text[: mods.start].endswith(_SHARES)
    if reached or mods.level or word not in _REACHING or (base in COUNTS and word not in _REACHING_COUNTS):
        return None
    return entry.change
