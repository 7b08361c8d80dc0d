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
_FAILED = (
    "未完成",
    "没有完成",
    "未能",
    "未达",
    "没有达到",
    "不达标",
    "未实现",
    "未落实",
    "not met",
    "missed",
    "not achieved",
)


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
    """Whether the words themselves say that it was not reached."""
    text = fold(actual.text).lower()
    return any(word in text for word in _FAILED)


def reports_done(actual: Reading) -> bool:
    """Whether the words report an assigned target as reached."""
    text = fold(actual.text).lower()
    return actual.relation is Relation.ASSIGNED or any(word in text for word in _DONE)
