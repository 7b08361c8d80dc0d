"""Reads number-free Chinese clauses: in step with, above, assigned elsewhere, a mere sign, or no value at all.

It must not be asked about a clause that holds a figure.
"""

from typing import Final, NamedTuple

from .reading import Change, Kind, Relation
from .roles import Role
from .tables import listed
from .vocabulary import RATES, WORDS

_SYNC: Final = listed(  # longest first
    """
        保持一致 同步增长 同步提高 同步提升 同步发展 同步增加 同步推进 相适应 相匹配 相协调 相一致 相衔接 同步
        相当 相同 持平 协调 一致 匹配 适应 同频 同向
    """
)
_WITH: Final = ("与", "同", "和", "跟")
_NEAR: Final = ("基本", "大体", "大致", "总体", "接近", "略")
_ABOVE: Final = listed(
    """
    高于 快于 好于 优于 领先 高出 超过 大于 多于 赶超 超越 跑赢 略高于 强于 超出 超 快过
    """
)
_BELOW: Final = listed("低于 慢于 落后 小于 少于 滞后 弱于 控制在")
_NOT_BELOW: Final = listed("不低于 不少于 不慢于 不弱于")
_NOT_ABOVE: Final = listed("不高于 不超过 不大于")
_NOT_WORSE: Final = ("不差于", "不劣于")  # which side that is, the indicator's direction says
_COMPARED: Final = (
    (Relation.AT_LEAST, _NOT_BELOW),
    (Relation.AT_MOST, _NOT_ABOVE),
    (Relation.EQUAL, _NOT_WORSE),
    (Relation.ABOVE, _ABOVE),
    (Relation.BELOW, _BELOW),
)
_ORDERED: Final = frozenset({"控制在", "不超过", "不高于", "不低于", "不少于"})
_ASSIGNERS: Final = listed(
    """
    市 省 国家 上级 区 国务院 自治区 州 部 县 中央 总局 委 厅 局 政府 集团 考核 相关 有关 规定 下达 约束性
    """
)
_ASSIGNED_ENDS: Final = listed("下达 要求 考核 规定 核定 分解 为准 任务 指标 目标 标准 计划 范围 国标 限值 红线")
_ASSIGNED_HEADS: Final = listed(
    """
    完成 达到 控制在 落实 按 以 符合 满足 执行 达成 优于 实现 低于 不超过 不突破 达 遵照 服从 保持在 根据
    """
)
_ORDERS: Final = ("下达", "要求", "考核", "规定", "核定", "分解", "国标", "国家标准")
_ABOVE_US: Final = ("市", "省", "国家", "上级", "区", "自治区", "州", "县", "中央")
_ASSIGNED_FIRST: Final = ("市下达", "省下达", "国家下达", "上级下达", "区下达")
_LONGEST_ASSIGNED: Final = 12
_TAILS: Final = listed(  # longest first
    """
        的范围之内 范围之内 范围内 的水平 的范围 以内 之内 以下 之下 左右 水平 范围 内 。
    """
)
_SIGNS: Final = {
    Change.INCREASE: listed(
        """
        稳中有升 稳中有增 只增不减 止跌回升 由降转升 稳步增长 稳中有涨 有升 有增 只升不降 双增长 双提升
        """
    ),
    Change.DECREASE: listed("稳中有降 只降不升 只减不增 由升转降 有降 双下降 双降 有减"),
}
_SIGN_TAILS: Final = listed(  # longest first
    """
        的良好态势 良好态势 的态势 的趋势 的势头 的局面 态势 趋势 势头 状态 局面 了
    """
)
_DENIALS: Final = ("没有", "没", "未", "未能", "不")
_BEFORE_SIGN: Final = listed("实现 明显 出现 大幅 显著 继续 有所 任何")

_PACES: Final = listed("下降 减少 降低 增长 增加 提高 提升 上升 回升 缩小 收窄 回落 改善")
_SETTLED: Final = ("基本平衡", "基本消除", "促稳提质", "稳中提质", "量稳质升")
_STEADILY: Final = listed("平稳 较快 进一步 继续 持续 稳步 逐步 不断 逐年 明显 大幅 显著 有所 同比 均有")
_MEASURED: Final = listed(
    """
    外资
    量 额 率 数 值 比 强度 浓度 收入 能耗 水耗 电耗 比重 比例 占比 规模 排放 消耗 差距 成本 人口 价格 水平 支出
    投资 质量 负债 债务 面积 产值 税收 利润 时间 污染物 出口 进口 进出口 消费
    """
)


class Relative(NamedTuple):
    """What a number-free clause says; a plain qualitative clause has neither relation nor change."""

    kind: Kind
    relation: Relation | None = None
    reference: str | None = None
    change: Change | None = None


def relate(clause: str, *, beside_figures: bool) -> Relative | None:
    """Read a clause without figures; None where it states neither relation nor sign."""
    clause = clause.strip().rstrip(":.")
    assigned = _assigned(clause)
    if assigned and beside_figures and not _binding(clause, assigned.reference or ""):
        assigned = None
    return _in_step(clause) or _above_or_below(clause) or assigned or _sign(clause)


def _binding(clause: str, reference: str) -> bool:
    """Tell whether an assigned figure is meant, not a remark such as 落实全市部署要求."""
    return "落实" not in clause and ("下达" in reference or len(reference) <= _LONGEST_ASSIGNED)


def _in_step(clause: str) -> Relative | None:
    """Read 与…同步 and its like; 同步推进 without a reference is no such thing."""
    tail = next((word for word in _SYNC if clause.endswith(word)), None)
    middle = clause.find("同步") if tail is None else -1
    if tail is None and middle < 0:
        return None
    body = clause[: -len(tail)] if tail else clause[:middle]
    start, length = max((body.rfind(word), len(word)) for word in _WITH)
    if start < 0 or start + length >= len(body):
        return None
    reference = body[start + length :]
    near = any(word in reference for word in _NEAR)
    for word in (*_NEAR, "保持", "更加", "实现"):
        reference = reference.removesuffix(word)
    if not reference or (tail is None and "、" in reference):
        return None
    return Relative(Kind.SYNC, Relation.NEAR if near else Relation.EQUAL, reference.removesuffix("的"))


def _above_or_below(clause: str) -> Relative | None:
    """Read 增速高于全国平均水平 and its like."""
    for relation, words in _COMPARED:
        for word in words:
            place = clause.find(word)
            if place < 0:
                continue
            reference = clause[place + len(word) :].strip().removeprefix("了")
            if (place > 0 and clause[place - 1] in "不未没") or clause.startswith("额", place + len(word)):
                continue
            if _is_reference(reference, word) and not (word in _ORDERED and _assigned(clause)):
                return Relative(Kind.QUALITATIVE, relation, reference, _pace(clause[:place]))
    return None


def _pace(before: str) -> Change | None:
    """Give the sense of 增速 in 增速高于全市."""
    return Change.INCREASE if before.endswith(("增速", "增幅", "增长")) else None


def _is_reference(reference: str, word: str) -> bool:
    """Tell whether what follows a comparison names something to compare with."""
    if word in {"超", "领先", "落后", "滞后", "超越", "超出", "控制在"}:
        return any(
            peer in reference
            for peer in ("全国", "全省", "全市", "平均", "目标", "进度", "计划", "任务", "同期", "上年", "去年")
        )
    return bool(reference)


def _assigned(clause: str) -> Relative | None:
    """Read 完成市下达指标, 以国家下达为准 and their like."""
    end = max((clause.rfind(word) + len(word) for word in _ASSIGNED_ENDS if word in clause), default=0)
    if not end:
        return None
    starts = [(clause.find(word), -len(word), word) for word in _ASSIGNED_HEADS if word in clause[:end]]
    if clause.startswith(_ASSIGNED_FIRST):
        starts.append((-1, -1, " "))
    if not starts:
        return None
    place, _, head = min(starts)
    reference = clause[place + len(head) :].strip("了的")
    if head == "落实" and "下达" not in reference:
        return None
    if not any(word in reference for word in _ASSIGNERS):
        return None
    for tail in _TAILS:
        reference = reference.removesuffix(tail)
    if not reference.startswith(_ABOVE_US) and not any(word in clause for word in _ORDERS):
        return None
    return Relative(
        Kind.QUALITATIVE, Relation.ASSIGNED, reference.removesuffix("为准").removesuffix("落实").strip("的")
    )


def _sign(clause: str) -> Relative | None:
    """Read a bare sense of change at the end of a clause: 同比下降, 稳步增长, 稳中有降.

    What becomes of a rate (降幅扩大, 增幅收窄) is no sense of change of the thing itself.
    """
    for tail in _SIGN_TAILS:
        if clause.endswith(tail):
            clause = clause[: -len(tail)]
            break
    for change, words in _SIGNS.items():
        if clause.endswith(tuple(words)):
            return Relative(Kind.QUALITATIVE, change=change)
    for length in (4, 3, 2):
        entry = WORDS.get(clause[-length:]) if len(clause) >= length else None
        if entry and entry.role is Role.VERB and entry.change:
            before = clause[:-length]
            named = before.endswith(("目标", "工程", "行动")) or any(rate in before for rate in RATES)
            if _denied(before):
                return Relative(Kind.AT_MOST if entry.change is Change.INCREASE else Kind.AT_LEAST)
            return None if named else Relative(Kind.QUALITATIVE, change=entry.change)
    return None


def _denied(before: str) -> bool:
    """Tell whether a change is denied by the words before it (没有增长, 未能实现增长), which bounds it by 0."""
    return _stripped(before, _BEFORE_SIGN).endswith(_DENIALS)


def _stripped(words: str, tails: tuple[str, ...]) -> str:
    """Take all of these words off the end of others."""
    while words.endswith(tails):
        words = words.removesuffix(next(tail for tail in tails if words.endswith(tail)))
    return words


def compared_sign(clause: str, *, last: bool) -> bool:
    """Tell whether a bare sign is a statement beside figures (同比下降), not a remark.

    A second indicator (主要污染物排放量继续下降) states one where no figure follows to say by how much.
    """
    compared = clause.startswith(("同比", "环比", "比", "较")) and not clause.startswith("比如")
    ranked = clause.startswith(("增速", "增幅")) and clause.endswith(("前列", "前茅"))
    if compared or ranked or clause in {"稳步增长", "持续下降", "稳中有降", "稳中有升"}:
        return True
    if clause.endswith(_SETTLED) or clause.startswith("基本消除"):
        return True
    pace = next((word for word in _PACES if clause.endswith(word)), None)
    subject = _stripped(clause[: -len(pace)] if pace else "", _STEADILY)
    return last and bool(pace) and subject != clause[: -len(pace or "")] and subject.endswith(_MEASURED)
