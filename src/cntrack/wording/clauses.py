"""Turns the clauses of a Chinese wording into readings, one a figure or number-free relation.

It settles lists (分别增长7%、8%左右), scope (36个断面达标率100%) and from-to; it must not invent a number.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from .figures import Figure
from .labels import label
from .modifiers import Modifiers, change_behind, combine, find
from .names import ends
from .reading import Basis, Change, Kind, Reading
from .refusal import RefusedError
from .roles import Bound
from .scope import JOINTS, is_count, without_scope
from .tables import listed
from .tokens import Clause
from .units import per, scale_end

_STEPS: Final = ("台阶", "新台阶", "的台阶", "的新台阶", "大台阶")  # 迈上3万亿元台阶 may be from or above
_DOUBLING: Final = "翻番 is to twice the base, not growth by twice the base"
_SHARED: Final = "the bound word at the end of the list is taken to govern all of it"
_TIMES_GROWTH: Final = "增长N倍 may mean growth by N times or to N times"
_STATES: Final = listed(
    """
    持续达标 稳定达标 全部达标 均达标 保持达标 稳中有升 稳中向好 持续改善 保持稳定 持续稳定
    """
)
_ALL_YEAR: Final = frozenset({"", "全年", "已", "均已"})  # 830个全年均达标
_UNDER_WAY: Final = listed("建设中 进行中 施工中 办理中 推进中 实施中 审批中 筹备中 集中 高中 初中 其中")
_APPROXIMATE: Final = "the range is said to be approximate"
_VALUED: Final = (Kind.EXACT, Kind.ABOUT)
_BOUNDED_BELOW: Final = (Kind.EXACT, Kind.AT_LEAST, Kind.MORE_THAN, Kind.RANGE)
_BOUNDED_ABOVE: Final = (Kind.EXACT, Kind.AT_MOST, Kind.LESS_THAN)
_PART_OF_YEAR: Final = "it speaks of a part of the year only"
_SIDED: Final = (Kind.ABOUT, Kind.AT_LEAST, Kind.MORE_THAN)
_LONGEST_UNIT: Final = 10  # characters
_PEERS: Final = frozenset(listed("全国 全省 全市 全区 全县 全州 省 市 州 省均 市均 全国平均 全省平均 全市平均"))
_LOOSE: Final = ("以上", "以下", "以内", "之内", "左右")


class Item:
    """A figure with its modifiers, and what lists and scope made of it."""

    baseline = False
    ambiguous: str | None = None
    partly = False  # of a part of the year only
    leads = False  # the first of a list, whose words speak of all members

    def __init__(self, figure: Figure, mods: Modifiers, begin: int, own: Bound | None) -> None:
        """Tie a figure to what stands before it; `begin` is where its words may start."""
        self.figure, self.mods, self.begin, self.own = figure, mods, begin, own


def items(text: str, clause: Clause) -> list[Item]:
    """Give the figures of a clause that are values, with their modifiers, scope numbers left out."""
    found: list[Item] = []
    begin, after = clause.start, 0
    for place in clause.figures:
        figure = clause.tokens[place].figure
        if figure is None:
            continue
        mods = find(text, clause, place, after)
        if mods.change is None and not mods.relation:
            mods.change = change_behind(text, clause, place)
        found.append(Item(figure, mods, begin, figure.own_bound()))
        begin, after = figure.end, place + 1
    if found:
        _refuse_loose_bound(text, clause, found[-1])
    if len(found) == 1:
        end = found[0].figure.end
        rest = text[end : clause.end]
        stated = _names_a_state(rest) or (clause.end < len(text) and _among(rest))
        return [] if rest and stated and is_count(found[0].figure) else found
    if len(found) > 1:
        _pair(text, found)
        found = without_scope(text, clause, found)
    return found


def _refuse_loose_bound(text: str, clause: Clause, item: Item) -> None:
    """Refuse a figure whose unit is unknown to the end, so that a bound word behind it would be lost."""
    rest = text[item.figure.end : clause.end]
    if not rest or item.own or item.mods.bound or len(rest) > _LONGEST_UNIT or not rest.endswith(_LOOSE):
        return
    unknown = clause.tokens[-1].figure is item.figure
    if unknown and not rest.startswith("的") and rest[:-2][-1:] != "级":
        raise RefusedError.unplaced(text[item.figure.start : clause.end])


def _names_a_state(words: str) -> bool:
    """Tell whether a clause is about a state, so that its number only says of what (9个断面水质持续达标)."""
    state = next((state for state in _STATES if state in words), None)
    return state is not None and words.removesuffix(state) not in _ALL_YEAR


def _among(words: str) -> bool:
    """Tell whether a count says among how many something holds: 70个大中城市中,价格上涨的有20个."""
    return words.endswith("中") and not words.endswith(_UNDER_WAY) and "在" not in words and "正" not in words


def _pair(text: str, found: list[Item]) -> None:
    """Mark the first figure of 从64176元提高到90663元 as the baseline of the second."""
    for first, second in pairwise(found):
        led = second.mods.to or (second.mods.level and second.mods.start == first.figure.end)
        if first.mods.came_from and led and text[first.figure.end] not in JOINTS:
            first.baseline = True
            first.figure.unit = first.figure.unit or second.figure.unit
            second.figure.unit = second.figure.unit or first.figure.unit
            second.mods.came_from = False


def share(text: str, found: list[Item]) -> None:
    """Let the members of a bare list (7%、8%左右) share what stands before the first and after the last."""
    start = 0
    for place in range(1, len(found) + 1):
        if place < len(found) and _bare(text, found[place - 1], found[place]):
            continue
        if place - start > 1:
            _share_group(found[start:place])
        start = place


def complete_points(text: str, found: list[Item]) -> None:
    """Complete 比全国高1.2个、比全省高0.8个百分点: the first is in points as well."""
    for first, second in reversed(list(pairwise(found))):
        points = first.figure.unit == "个" and second.figure.unit == "个百分点"
        if points and first.mods.relation and text[first.figure.end] == "、":
            first.figure.unit = second.figure.unit


def compare_alike(text: str, found: list[Item]) -> None:
    """Compare the later members of 高于全国0.7、全省2.3个百分点 as the first is, each with its own peer."""
    for first, second in pairwise(found):
        gap = text[first.figure.end : second.mods.start]
        if first.mods.relation and not (second.mods.relation or second.mods.change) and gap[1:] in _PEERS:
            second.mods.relation, second.mods.reference = first.mods.relation, gap[1:]
            first.figure.unit = first.figure.unit or second.figure.unit


def carry_on(text: str, found: list[Item]) -> None:
    """Let 力争7% after 增长6%以上 be a change too: it says nothing but a number to strive for."""
    for first, second in pairwise(found):
        gap = text[first.figure.end : second.mods.start].strip(",\n、")
        if not gap and second.mods.aspiration and not (second.mods.change or second.mods.relation or second.mods.to):
            second.mods.change = first.mods.change if first.figure.unit == second.figure.unit else None


def _bare(text: str, first: Item, second: Item) -> bool:
    """Tell whether only list marks stand between two figures."""
    gap = text[first.figure.end : second.figure.start]
    alike = first.figure.unit == second.figure.unit or not (first.figure.unit and second.figure.unit)
    if ("\n" in gap or "," in gap) and not (alike and ends(text, second.figure.end)):
        return False
    return bool(gap) and not gap.strip("、和与及以,\n或/") and not first.figure.said and not second.figure.said


def _share_group(group: list[Item]) -> None:
    """Share unit, change and bounds within a list."""
    head, last = group[0], group[-1]
    head.leads = True
    for item, following in zip(reversed(group[:-1]), reversed(group[1:]), strict=True):
        unit = item.figure.unit or ""
        if (scale_end(unit, 0) == len(unit) or unit == "个") and (following.figure.unit or "").startswith(unit):
            item.figure.unit = following.figure.unit
    alike = all(_in_like_units(item.figure, last.figure) for item in group)
    trailing = last.own if alike and last.own == last.figure.bound and not _each_its_own(group) else None
    for item in group:
        if item is not head and (item.mods.rate or not head.mods.rate):  # 压减7.5%、15个村 is two statements
            for name in ("change", "relation", "reference", "comparable", "level"):
                setattr(item.mods, name, getattr(item.mods, name) or getattr(head.mods, name))
            item.mods.bound = item.mods.bound or (head.mods.bound if alike else None)
        if trailing and item.own is None and item.mods.bound is None:
            item.own, item.ambiguous = trailing, _SHARED
            last.ambiguous = _SHARED


def _in_like_units(figure: Figure, last: Figure) -> bool:
    """Tell whether two figures are in one unit, but for the multiplier: 2万元和8000元."""
    unit, other = figure.unit or "", last.unit or ""
    return other.startswith(unit) or unit[scale_end(unit, 0) :] == other[scale_end(other, 0) :]


def _each_its_own(group: list[Item]) -> bool:
    """Tell whether the later members of a list each carry their own bound word: 8%、8%、10%以上、10%以上."""
    bound = [item.own is not None for item in group]
    first = bound.index(True) if True in bound else len(bound)
    if first < len(bound) - 1 and all(bound[first:]):
        return True
    if first < len(bound) - 1 and bound[-1]:
        raise RefusedError.partly_bound()
    return False


def reading(text: str, item: Item, source: str, *, comparable: bool) -> Reading:
    """Give the reading of one figure, or raise `RefusedError` where its bounds contradict each other."""
    figure, mods = item.figure, item.mods
    bound = combine(mods.bound, item.own)
    if bound is None or mods.clash:
        raise RefusedError.unclear(text[mods.start : figure.end])
    kind = _kind(text, figure, bound)
    ambiguous = item.ambiguous or (_APPROXIMATE if figure.high is not None and bound.kind is Kind.ABOUT else None)
    if mods.change and figure.unit and figure.unit.endswith("倍"):
        ambiguous = _DOUBLING if figure.said else _TIMES_GROWTH
    if item.partly and (mods.change or (figure.unit or "")[-1:] == "%"):
        ambiguous = ambiguous or _PART_OF_YEAR
    # 下降3微克至28微克 may say by how much and to what
    unclear = figure.spelt_out and mods.change is not None and not mods.rate
    negative_fall = mods.change is Change.DECREASE and figure.low < 0
    if unclear or negative_fall or (kind is Kind.EXACT and text.startswith(_STEPS, figure.end)):
        raise RefusedError.unclear(text[mods.start : figure.end + 2])
    points = mods.change is not None and figure.unit is not None and figure.unit.endswith("百分点")
    return Reading(
        source,
        kind,
        figure.low if kind in _VALUED else None,
        figure.low if kind in _BOUNDED_BELOW else None,
        figure.high if kind is Kind.RANGE else figure.low if kind in _BOUNDED_ABOVE else None,
        per(figure.unit, text[item.begin : mods.start]),
        mods.change,
        bound.side if kind in _SIDED else None,
        points or mods.relation is not None,
        mods.relation,
        mods.reference,
        figure.fraction,
        _basis(item, comparable=comparable or mods.comparable),
        None if item.leads else label(text, item.begin, mods),
        mods.aspiration,
        ambiguous,
    )


def _basis(item: Item, *, comparable: bool) -> Basis | None:
    """Give what a figure is measured on, where that is not the plain thing."""
    if item.baseline:
        return Basis.BASELINE
    if comparable:
        return Basis.COMPARABLE
    return Basis.MULTIPLE if item.figure.said and item.figure.unit == "倍" else None


def _kind(text: str, figure: Figure, bound: Bound) -> Kind:
    """Give the kind of a figure; a range takes no bound but an approximate one."""
    if figure.high is None:
        return bound.kind
    if bound.kind is Kind.EXACT or bound.kind is Kind.ABOUT:
        return Kind.RANGE
    raise RefusedError.unclear(text[figure.start : figure.end])
