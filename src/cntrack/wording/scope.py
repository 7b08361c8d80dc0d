"""Leaves out figures of a Chinese clause that only say of what, or against what, another figure holds.

It looks at figures side by side; it reads none.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from .figures import Figure
from .refusal import RefusedError
from .tables import listed, pattern
from .tokens import Clause
from .units import COUNTS, MONEY, scale_end

if TYPE_CHECKING:
    from .clauses import Item

JOINTS: Final = frozenset("、和与及/:并或以")
_AREAS: Final = listed(
    """
    全区 全市 全县 全省 全国 全州 全镇 全旗 共 现有 各 等 我区 我市 我省 我县 区内 辖区 园区 开发区
    市内 对 其中 已有 全部 的 推动 引导 区域内
    """
)
_OPENERS: Final = frozenset(
    listed("城乡 市属 区属 县属 省属 市级 区级 县级 省级 主要 重点 上述 辖内 所有 国控 省控 市控")
)
_COMPOUND_WITH: Final = tuple("占同环对")  # 占比, 同比
_COMPOUND_BEFORE: Final = tuple("率例重值")  # 比率, 比重
_IDLE: Final = frozenset({"", "的", "平均", "同期"})
_WHEN: Final = (
    r"^(?:预计|力争|要求|确保|到|至)?"
    r"(?:今年|去年|本年|当年|全年|上半年|(?:20\d\d年)?(?:1?\d[-至]1?\d月|20\d\d年)?底?末?)"
)
_AIM: Final = r"(?:年度|全年|计划|目标|任务|投资|总投资|预算)*[的之]"
_GROUPS: Final = ("群体", "人群", "家庭")
_QUALIFIED: Final = listed("« 项目 企业 产业 楼宇 集群 园区 的 工业 规模 固定资产")
_PLACES: Final = ("省份", "省区市", "省市", "大城市", "大中城市")


def without_scope(text: str, clause: Clause, found: list[Item]) -> list[Item]:
    """Leave out figures that say what a later one is about: 71幢楼宇产税190亿元, 10亿元以上项目5个."""
    kept = [
        item
        for item, following in zip(found, [*found[1:], None], strict=True)
        if following is None or not any(says(text, item, following) for says in _SAYING_OF_WHAT)
    ]
    lead = 0
    while lead < len(kept) - 1 and _joined(text, kept[lead], kept[lead + 1]):
        lead += 1
    leading = lead < len(kept) - 1 and is_count(kept[0].figure) and _leads(text, clause, kept[0])
    if leading and not (kept[0].baseline or kept[0].mods.came_from):
        kept = kept[lead + 1 :]
    if len(kept) > 1 and _of_which(text, kept[0], kept[1]):
        kept = kept[1:]
    for first, second in pairwise(kept):
        if not (first.baseline or _joined(text, first, second) or _apart(first, second)):
            raise RefusedError.unclear(text[first.figure.start : second.figure.end])
    return kept


def _compared_with(text: str, item: Item, following: Item) -> bool:
    """Tell whether a figure is what the next one is compared with: 比全省平均5.2%高1.3个百分点."""
    if following.mods.start != item.figure.end or following.mods.start == following.figure.start:
        return False
    if item.own or item.mods.came_from or text[item.mods.start : item.figure.start] not in _IDLE:
        return False
    before = text[item.begin : item.figure.start]
    cut = max(before.rfind("比"), before.rfind("较"))
    compound = before[cut - 1 : cut] in _COMPOUND_WITH or before[cut + 1 : cut + 2] in _COMPOUND_BEFORE
    return cut >= 0 and not compound


def _whole(text: str, item: Item, following: Item) -> bool:
    """Tell whether the next figure is a share of this one, or counts what this one is said of.

    完成任务数132.63亿元的90.8%, 出动超过1000次的消防站达到215个.
    """
    aim = pattern(_AIM).match(text, item.figure.end)
    if aim is None:
        return False
    if aim.end() == following.figure.start:
        return (following.figure.unit or "")[-1:] == "%"
    bounded = item.own is not None or item.mods.bound is not None
    return bounded and is_count(item.figure) and is_count(following.figure) and not _joined(text, item, following)


def _qualifies(text: str, item: Item, following: Item) -> bool:
    """Tell whether a money figure only describes the projects or firms that the next figure counts or sees grow."""
    unit = item.figure.unit or ""
    if unit.endswith(MONEY) and text.startswith(_GROUPS, item.figure.end):
        return True  # 家庭年收入20-60万元群体的比例达到30.6%
    if item.own and text.startswith("的", item.figure.end) and (following.figure.unit or "").endswith("%"):
        return not _joined(text, item, following)  # 收入50万元以上的村占比达到65%
    return (
        unit.endswith(MONEY)
        and text.startswith(_QUALIFIED, item.figure.end)
        and not _joined(text, item, following)
        and (is_count(following.figure) or (following.mods.change is not None and following.mods.rate))
    )


def _places(text: str, item: Item, following: Item) -> bool:
    """Tell whether a count of provinces or cities says where: 保供24个省份电煤6.2亿吨."""
    counted = item.figure.unit == "个" and text.startswith(_PLACES, item.figure.end)
    covered = item.own is not None or item.mods.start < item.figure.start or text.endswith("覆盖", 0, item.figure.start)
    return counted and not covered and not _joined(text, item, following)


_SAYING_OF_WHAT: Final = (_qualifies, _compared_with, _whole, _places)


def _of_which(text: str, item: Item, following: Item) -> bool:
    """Tell whether a count says of which a share holds: 6条河流的7个断面优良比例100%."""
    shared = is_count(item.figure) and not item.mods.came_from and (following.figure.unit or "")[-1:] == "%"
    return shared and text[item.figure.start - 1] == "的" and not _joined(text, item, following)


def is_count(figure: Figure) -> bool:
    """Tell whether a figure counts things, rather than measuring them."""
    unit = (figure.unit or "").partition("(")[0]
    return unit[scale_end(unit, 0) :] in COUNTS


def _leads(text: str, clause: Clause, item: Item) -> bool:
    """Tell whether a figure opens its clause, but for a time and a word such as 全区 or 市级."""
    before = pattern(_WHEN).sub("", text[clause.start : item.mods.start])
    return not before or before in _OPENERS or before.endswith(_AREAS)


def _joined(text: str, first: Item, second: Item) -> bool:
    """Tell whether a list mark stands between two figures, or nothing at all (78户254人, 78户约254人)."""
    gap = text[first.figure.end : second.figure.start]
    bounded = second.mods.bound is not None and second.mods.start == first.figure.end and is_count(second.figure)
    return not gap or bounded or any(char in JOINTS for char in gap.replace("及以", ""))  # 338个地级及以上城市


def _apart(first: Item, second: Item) -> bool:
    """Tell whether two figures of one clause are clearly two statements: another noun, change or comparison."""
    mods = second.mods
    modified = bool(mods.change or mods.relation or mods.bound or mods.start < second.figure.start)
    return modified or (mods.start > first.figure.end and is_count(first.figure))
