"""Finds what stands before a figure in its clause: bound words, the sense of a change, a comparison, its label.

It looks at one figure at a time; what reaches it over other words is for `reaching`, lists are for `clauses`.
"""

from __future__ import annotations

from typing import Final

from . import names
from .reaching import LONGEST_REFERENCE, REFERENCES, look_further
from .reading import Change, Kind, Relation, Side
from .refusal import RefusedError
from .roles import Bound, Entry, Role
from .tables import listed
from .tokens import Clause, Token

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
_HOW_MANY: Final = ("的有", "的共有", "的仅有", "的达到", "的达")
_HELD: Final = ("增长", "上涨", "递增")  # 上涨控制在3% is a change, 下降为27 a level
_COMPARED: Final = ("比", "较", "与", "同")
_DISTANCES: Final = ("领先", "落后", "滞后", "差", "欠", "塌", "距", "短")  # 落后2个百分点 is by just 2
_EXCEEDED: Final = "超额完成"  # 5万人 bounds them, 15% is the excess
_TIMES: Final = listed("上年 去年 同期 上月 上季 年初 年底 一季度 年")
_PACES: Final = frozenset({"", "幅度", "比例", "速度", "比率", "标准", "要求", "水平", "目标"})
_FILLERS: Final = listed("中高速 高速 较快 快速 稳定 平稳 持续 年均 同比 平均 名义 实际 总体 每年 年度 较高 年 速率")
_LIMITS: Final = frozenset({"上限", "下限", "最高", "最低"})
_DENIALS: Final = ("非", "不", "未", "没有", "没")
_THINGS: Final = tuple(listed("户 人 家 所 座 个 处 套 条 间 亩 公里 平方米 公顷"))  # 改善8000户


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
        look_further(text, mods, figure, before)
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
    if any(word in between for word in REFERENCES):
        mods.relation, mods.reference = entry.relation, between
        return True
    if entry.bound is not None:
        if not text.startswith(_DISTANCES, token.start, token.end):
            mods.take_bound(entry.bound)
        return True
    before = text[max(0, token.start - LONGEST_REFERENCE) : token.start]
    cut = max(before.replace("同期", "　　").rfind(word) for word in _COMPARED)
    if cut < 0 or "\n" in before[cut:]:
        return False
    reference = before[cut + 1 :]
    if not reference or reference.endswith(_TIMES) or reference[:1].isdigit():
        mods.change = Change.INCREASE if entry.relation is Relation.ABOVE else Change.DECREASE
    if reference:  # there is none in 同比高4.6个百分点
        mods.relation, mods.reference = entry.relation, reference
    return True
