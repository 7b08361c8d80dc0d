"""Compares wordings that are no numbers: the same words, the same reference, or a report that it was done."""

from __future__ import annotations

import re

from cntrack.wording.folding import fold
from cntrack.wording.reading import Reading, Relation

# Ways to say the same thing, longest first; what a plan calls 目标 its report calls 指标 or 任务.
_SYNONYMS = (
    ("范围之内", "内"), ("范围以内", "内"), ("范围内", "内"), ("之内", "内"), ("以内", "内"),
    ("约束性指标", "指标"), ("目标任务", "指标"), ("指标任务", "指标"),
    ("目标", "指标"), ("任务", "指标"), ("要求", "指标"),
)  # fmt: skip
_IDLE = re.compile(r"[\W_的]|已经|已|均|全面|全部|圆满|顺利|预计|继续")
_REFERENCE_IDLE = re.compile(r"[\W_的]|平均水平|平均|水平|目标|指标|增速|增长")
_DONE = ("完成", "达标", "达到", "控制在", "实现", "落实", "met", "achieved", "completed", "fulfilled")
_BEYOND = re.compile(r"超出|超过|突破|高于|之外|以外|\bexceed|\babove\b")
_KEPT_BELOW = re.compile(rf"(?:未|没有)(?:{_BEYOND.pattern})")
_DENIED = re.compile(r"未(?!来)|没|不(?:能|达标|了|再)|难以|停止|\bnot\b|n't\b|\bmissed\b|\bfailed\b")
_SHORT_OF_DONE = re.compile(r"力争|争取|有望|可望|接近|将|拟|部分|基本|\bexpect|\baim|\bpartly\b|\bpartially\b")


def skeleton(text: str) -> str:
    """The words of a wording without spaces, marks, idle words, and with one word for each idea."""
    bare = _IDLE.sub("", fold(text).lower())
    for word, same in _SYNONYMS:
        bare = bare.replace(word, same)
    return bare


def same_words(target: Reading, actual: Reading) -> bool:
    """Whether the actual repeats the target's words."""
    return skeleton(target.text) == skeleton(actual.text)


def same_reference(target: Reading, actual: Reading) -> bool:
    """Whether both lean on the same authority or average; an actual that names none means the target's."""
    if not target.reference or not actual.reference:
        return True
    one, other = (_REFERENCE_IDLE.sub("", fold(reading.reference or "")) for reading in (target, actual))
    return one == other


def reports_failure(actual: Reading) -> bool:
    """Whether the words themselves say that it was not reached; not to have gone beyond a number (未突破) is none."""
    return bool(_DENIED.search(_KEPT_BELOW.sub("", fold(actual.text).lower())))


def reports_done(target: Reading, actual: Reading) -> bool:
    """Whether the words report an assigned target as reached, and all of it: to be beyond a ceiling is not that."""
    text = fold(actual.text).lower()
    if sets_ceiling(target) and _KEPT_BELOW.search(text):
        return True
    if _DENIED.search(text) or _SHORT_OF_DONE.search(text) or (sets_ceiling(target) and _BEYOND.search(text)):
        return False
    return actual.relation is Relation.ASSIGNED or any(word in text for word in _DONE)


def sets_ceiling(target: Reading) -> bool:
    """Whether the words put an upper bound on what was assigned: 控制在市下达指标之内."""
    return any(word in target.text for word in ("以内", "之内", "范围内", "範圍內", "不超过", "不超過", "within"))


def tells_sign(target: Reading) -> bool:
    """Whether a bound of zero was told in words (正增长), without a digit."""
    bound = target.low if target.low is not None else target.high
    return bound == 0 and not any(char.isdigit() or char == "零" for char in target.text)
