"""Finds what stands before a figure in its clause: bound words, the sense of a change, a comparison, its label.

It looks at one figure at a time; lists and whole clauses are for `clauses`.
"""

from __future__ import annotations

from typing import Final

from . import names
from .figures import Figure
from .reading import Change, Kind, Relation, Side
from .refusal import RefusedError
from .roles import Bound, Entry, Role
from .tables import listed, pattern
from .tokens import Clause, Token
from .units import COUNTS, scale_end
from .vocabulary import AMBITION, RATES

_AMBITION: Final = "|".join(AMBITION)
_ADJACENT: Final = frozenset(
    {Role.BOUND, Role.LINK, Role.SKIP, Role.TO, Role.VERB, Role.NOUN, Role.COMPARE, Role.BASIS, Role.FROM}
)
# Links that still let a change be one (增长达5%); after the others a verb of change has led to a level (下降为27).
_OPEN_LINKS: Final = frozenset(
    listed(
        """
        达到 达到了 达 了 : = 目标 目标为 目标值 的 幅度 幅度为 共 累计 总计 合计 计 仅 多达 高达 分别达 均达
        实现 完成
        """
    )
)
# Verbs that reach their number over an object: 减少碳排放5万吨.
_REACHING: Final = frozenset(listed("增加 减少 降低 压减 削减 消减 缩减 减排 提高 下降 增长 调减 核减"))
_REACHING_COUNTS: Final = frozenset({"增加", "减少", "压减", "调减", "核减"})
_HOW_MANY: Final = ("的有", "的共有", "的仅有", "的达到", "的达")
_HELD: Final = ("增长", "上涨", "递增")  # 上涨控制在3% is a change, 下降为27 a level
# These reach a rate over an object, unless it is a share (提升绿化覆盖率40%).
_REACHING_RATES: Final = frozenset(
    listed("压缩 提升 上涨 上升 回落 下调 调减 核减 消减 净增 递增 递减 攀升 下滑 下跌 回升 缩短 扩大")
)
_SHARES: Final = ("率", "比重", "占比", "比例", "覆盖", "水平")
_LEVEL_AFTER: Final = frozenset("的到至为")  # 提高到每月2690元 states a level
_COMPARED: Final = ("比", "较", "与", "同")
_REFERENCES: Final = listed("目标 进度 计划 任务 全国 全省 全市 全区 平均 上年 去年 同期 时序 预期")
_LONGEST_REFERENCE: Final = 24
_LONGEST_WHOLE: Final = 8  # characters
_DISTANCES: Final = ("领先", "落后", "滞后", "差", "欠", "塌", "距", "短")  # 落后2个百分点 is by just 2
_GOALS: Final = ("的目标", "的预期", "的年度目标", "的规划目标", "的水平", "的平均水平")
_SETTERS: Final = ("的", "了", *_REFERENCES, *listed("国家 省 市 县 区 年初 全年 年度 规划 要求 设定 确定 原定"))
_EXCEEDED: Final = "超额完成"  # 5万人 bounds them, 15% is the excess
_TIMES: Final = listed("上年 去年 同期 上月 上季 年初 年底 一季度 年")
_PACES: Final = frozenset({"", "幅度", "比例", "速度", "比率", "标准", "要求", "水平", "目标"})
_FILLERS: Final = listed("中高速 高速 较快 快速 稳定 平稳 持续 年均 同比 平均 名义 实际 总体 每年 年度 较高 年 速率")
_LIMITS: Final = frozenset({"上限", "下限", "最高", "最低"})
_DENIALS: Final = ("非", "不", "未", "没有", "没")
_THINGS: Final = tuple(listed("户 人 家 所 座 个 处 套 条 间 亩 公里 平方米 公顷"))  # 改善8000户
_ADVERBS: Final = ("至少", "起码", "最多", "至多", "大约", "大概")


class Modifiers:
    """What was found before one figure; `start` is where its modifiers begin, `begin` where the figure does."""

    bound: Bound | None = None
    clash: bool = False
    change: Change | None = None
    level: bool = False
    to: bool = False
    came_from: bool = False
    relation: Relation | None = None
    reference: str | None = None
    comparable: bool = False
    rate: bool = False  # of the figure itself: a share, or a distance in points
    counted: bool = False  # of the figure itself: things, ground or roads
    aspiration: str | None = None

    def __init__(self, start: int, begin: int) -> None:
        """Start with nothing found."""
        self.start, self.begin = start, begin

    def take_bound(self, bound: Bound) -> None:
        """Add a bound word; two that differ must not both stand."""
        if self.bound is None or self.bound == bound:
            self.bound = bound
        elif {self.bound.kind, bound.kind} == {Kind.ABOUT}:
            self.bound = Bound(Kind.ABOUT, self.bound.side or bound.side)
        else:
            self.clash = True


def combine(before: Bound | None, own: Bound | None) -> Bound | None:
    """Merge the bounds before and after a number, or give None where they contradict each other."""
    if before is None or own is None or before == own:
        return before or own or Bound(Kind.EXACT)
    kinds = {before.kind, own.kind}
    if len(kinds) == 1:
        return Bound(before.kind, before.side or own.side)
    if own.side is Side.ABOVE and before.kind is Kind.AT_LEAST:
        return own
    return None


def find(text: str, clause: Clause, place: int, after: int) -> Modifiers:
    """Find the modifiers of the figure at a place among a clause's tokens, those from `after` on being its own."""
    figure = clause.tokens[place].figure
    start = clause.tokens[place].start
    mods = Modifiers(start, start)
    if figure is None:
        return mods
    mods.change = figure.change
    mods.rate = figure.unit is not None and (figure.unit[-1] in "%‰" or figure.unit.endswith(("百分点", "百分比")))
    mods.counted = (figure.unit or "").endswith(_THINGS)
    if place == 0:
        _refuse_denied(text, clause, mods.start)
        return mods
    here = place - 1
    while here >= after and (_dated(text, clause, here, mods) or _take(text, mods, clause.tokens[here])):
        here -= 1
    _refuse_denied(text, clause, mods.start)
    before = [token for token in clause.tokens[after:place] if token.entry]
    if before:
        _look_further(text, mods, figure, before)
    return mods


def _refuse_denied(text: str, clause: Clause, start: int) -> None:
    """Refuse a figure that is denied: 非5%, 不是5%, 没有达到5%."""
    if text.endswith(_DENIALS, clause.start, start):
        raise RefusedError.unplaced(text[max(clause.start, start - 2) : start + 5])


def change_behind(text: str, clause: Clause, place: int) -> Change | None:
    """Give the sense of a change named behind its size: 按不低于5%的幅度压减, 保持8%左右的增速."""
    figure = clause.tokens[place].figure
    if figure is None or not (figure.unit or "").endswith(("%", "‰", "百分点")):
        return None
    token = _next_change(clause, place + 1)
    gap = text[figure.end : token.start] if token else ""
    if (
        token is None
        or token.entry is None
        or not (gap.startswith("的") or names.ends(text, token.end))
        or not _paced(gap.removeprefix("的"))
        or text.startswith(("到", "至"), token.end)
    ):
        return None
    return token.entry.change


def _next_change(clause: Clause, here: int) -> Token | None:
    """Give the next word of change, if one stands before the next figure."""
    while here < len(clause.tokens) and clause.tokens[here].figure is None:
        token = clause.tokens[here]
        if token.entry and token.entry.role in {Role.VERB, Role.NOUN}:
            return token
        here += 1
    return None


def _paced(gap: str) -> bool:
    """Tell whether only words of pace stand between a rate and its change: 10%左右的年增长."""
    for word in _FILLERS:
        gap = gap.replace(word, "")
    return gap in _PACES


def _dated(text: str, clause: Clause, here: int, mods: Modifiers) -> bool:
    """Pass over the date in 提高到2020年的60% and 由2015年的54.6%."""
    token = clause.tokens[here]
    if here == 0 or token.end != mods.start or not text[token.start].isdigit() or token.figure is not None:
        return False
    before = clause.tokens[here - 1]
    led = before.end == token.start and before.entry is not None and before.entry.role in {Role.TO, Role.FROM}
    if led:
        mods.start = token.start
    return led


def _take(text: str, mods: Modifiers, token: Token) -> bool:
    """Take a word that touches the modifiers found so far; tell whether to go on to the one before it."""
    entry = token.entry
    if entry is None or token.end != mods.start or entry.role not in _ADJACENT:
        return False
    word = text[token.start : token.end]
    if entry.role is Role.COMPARE and (mods.to or not _compare(text, mods, token, entry)):
        return False
    if mods.to and word in _LIMITS:
        return False  # 上限提高至80万元 states what the limit is
    if entry.change is None and entry.role is Role.VERB and text.startswith("达", token.end):
        return False  # 水路改善达2117公里 says how much was done
    if entry.role in {Role.VERB, Role.NOUN} and text.startswith(_HOW_MANY, token.end):
        return False  # 价格上涨的有12个 counts those that rose
    if entry.role in {Role.VERB, Role.NOUN}:
        return _take_change(mods, token, entry, word)
    mods.start = token.start
    if entry.role is Role.BOUND and entry.bound and not (mods.rate and word == _EXCEEDED):
        mods.take_bound(entry.bound)
    mods.to |= entry.role is Role.TO
    mods.level |= entry.role is Role.TO or (entry.role is Role.LINK and word not in _OPEN_LINKS)
    mods.came_from |= entry.role is Role.FROM
    return True


def _take_change(mods: Modifiers, token: Token, entry: Entry, word: str) -> bool:
    """Take a change; a verb that led to a level (提高到) states none, the noun before it still does.

    改善5% is refused, since it does not say which way.
    """
    mods.start = token.start
    if entry.change is None and not (mods.level or mods.counted):
        raise RefusedError.unclear(word)
    if entry.role is Role.NOUN or not mods.level or (word.startswith(_HELD) and not mods.to):
        mods.change = mods.change or (None if mods.counted and word == "提升" else entry.change)  # 改造提升34个
        return False
    return True


def _compare(text: str, mods: Modifiers, token: Token, entry: Entry) -> bool:
    """Take 高于 before a number as its bound, and 高 in 比全国高0.4 as a relation; tell whether it was either."""
    between = text[token.end : mods.begin]
    if any(word in between for word in _REFERENCES):
        mods.relation, mods.reference = entry.relation, between
        return True
    if entry.bound is not None:
        if not text.startswith(_DISTANCES, token.start, token.end):
            mods.take_bound(entry.bound)
        return True
    before = text[max(0, token.start - _LONGEST_REFERENCE) : token.start]
    cut = max(before.replace("同期", "　　").rfind(word) for word in _COMPARED)
    if cut < 0 or "\n" in before[cut:]:
        return False
    reference = before[cut + 1 :]
    if not reference or reference.endswith(_TIMES) or reference[:1].isdigit():
        mods.change = Change.INCREASE if entry.relation is Relation.ABOVE else Change.DECREASE
    if reference:  # there is none in 同比高4.6个百分点
        mods.relation, mods.reference = entry.relation, reference
    return True


def _look_further(text: str, mods: Modifiers, figure: Figure, before: list[Token]) -> None:
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
    return text.startswith("的", mods.start) and "的" not in gap and "达" not in gap


def _of_peer(text: str, mods: Modifiers, figure: Figure) -> bool:
    """Tell whether 增速 is that of a peer: 快于经济增速1个百分点."""
    return (figure.unit or "").endswith("百分点") and text[mods.start : figure.start] in RATES


def _distance(text: str, mods: Modifiers, figure: Figure, token: Token) -> None:
    """Take 高于…N个百分点 as a distance from what stands between."""
    gap = text[token.end : mods.start]
    points = bool(figure.unit and figure.unit.endswith("百分点"))
    if token.entry and 0 < len(gap) <= _LONGEST_REFERENCE and (points or gap.endswith(_REFERENCES)):
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
