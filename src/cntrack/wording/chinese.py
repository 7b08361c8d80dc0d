"""Reads a Chinese wording, or one of bare figures, into its parts.

It ties clauses together; what a single clause means is for `clauses` and `relations`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from . import names
from .clauses import Item, carry_on, compare_alike, complete_points, items, reading, share
from .lexer import lex
from .reading import Kind, Reading, Relation
from .refusal import RefusedError
from .relations import compared_sign, relate
from .tables import pattern
from .tidying import tidy
from .tokens import Clause

_QUOTED: Final = r'"[^"]*"?|«[^»]*»?'
_COMPARABLE: Final = ("同口径", "可比口径", "剔除", "扣除", "还原")
_JOINTS: Final = frozenset("、且并和")
_PLANNED: Final = "安排"  # 按3.2%安排、比去年有所下调
_HOPES: Final = ("力争", "争取", "力求", "努力")
_BETTER: Final = ("更好", "更高", "更快", "更优", "更多")
_OUTCOMES: Final = ("结果", "成绩", "成效", "水平", "效果", "一些")
_UNCHANGED: Final = frozenset({"零", "为零", "不变", "保持不变", "无变化", "没有变化", "维持不变"})
_OWN_PLAN: Final = ("年度", "全年", "年初", "预期", "序时")


def read_chinese(folded: str, source: str) -> tuple[Reading, ...]:
    """Read the parts of a folded wording in order; `source` is the wording as it was given."""
    text = tidy(folded)
    if text in _UNCHANGED:
        zero = Decimal(0)
        return (Reading(source, Kind.EXACT, zero, zero, zero),)
    clauses = lex(text)
    deadlines = [] if any(clause.figures for clause in clauses) else [clause for clause in clauses if clause.deadline]
    if len(deadlines) == 1:
        deadlines[0].take_deadline()
    found = [items(text, clause) for clause in clauses]
    every = [item for group in found for item in group]
    if len(every) > 1:
        complete_points(text, every)
        compare_alike(text, every)
        share(text, every)
        carry_on(text, every)
    return _parts(text, clauses, found, source)


def _parts(text: str, clauses: list[Clause], found: list[list[Item]], source: str) -> tuple[Reading, ...]:
    """Give the reading of each figure and each number-free relation."""
    parts: list[Reading] = []
    figures = any(found)
    for clause in () if figures else clauses:
        if clause.doubtful:
            raise RefusedError.unplaced(clause.doubtful)
    comparable = partly = False
    seasonal = figures and ("季" in text or "半年" in text or "月" in text)
    hopeful = figures and "更" in text  # which every word of _BETTER begins with
    last = max(len(found) - 1, 0)
    while last and not found[last]:
        last -= 1
    for place, (clause, group) in enumerate(zip(clauses, found, strict=True)):
        after = place >= last
        partly = seasonal and _partly(text, clause, group, before=partly)
        if group:
            for item in group:
                item.partly = partly
            parts.extend([reading(text, item, source, comparable=comparable) for item in group])
            comparable = False
            part = _joined(text, clause, group[-1].figure.end, source, last=after)
        else:
            words = text[clause.start : clause.end]
            comparable = comparable or (figures and any(mark in words for mark in _COMPARABLE))
            first, words = _first_step(words, source) if "、" in words and not figures else ((), words)
            parts.extend(first)
            part = _number_free(words, source, beside_figures=figures, last=after)
        if part is None and hopeful:
            part = _hope(text[group[-1].figure.end if group else clause.start : clause.end], source)
        if part:
            parts.append(part)
    if not parts:
        parts.append(Reading(source, Kind.QUALITATIVE))
    return tuple(parts)


def _joined(text: str, clause: Clause, tail: int, source: str, *, last: bool) -> Reading | None:
    """Read the number-free statement that a list mark or 并 joins to the last figure of a clause."""
    tail += len(_PLANNED) if text.startswith(_PLANNED, tail) else 0
    if tail >= clause.end or text[tail] not in _JOINTS:
        return None
    return _number_free(text[tail + 1 : clause.end], source, beside_figures=True, last=last)


def _first_step(words: str, source: str) -> tuple[tuple[Reading, ...], str]:
    """Part 收入和经济同步、劳动报酬和劳动生产率同步, which is two statements; give the first, and the rest."""
    head, mark, rest = words.rpartition("、") if words.count("同步") > 1 else ("", "", words)
    said = relate(head, beside_figures=False) if mark else None
    if said is None or said.kind is not Kind.SYNC or "同步" not in rest:
        return (), words
    return (Reading(source, said.kind, relation=said.relation, reference=said.reference),), rest


def _partly(text: str, clause: Clause, group: list[Item], *, before: bool) -> bool:
    """Tell whether a clause speaks of a part of the year, by its own words or those of the clause before it."""
    words = text[clause.start : group[0].figure.start if group else clause.end]
    return "全年" not in words and (before or names.part_of_year(words))


def _hope(words: str, source: str) -> Reading | None:
    """Read 力争更好 beside figures: a hope without a number, which binds nothing."""
    mark = next((word for word in _HOPES if word in words), None)
    better = any(word in words for word in _BETTER) and words.endswith((*_BETTER, *_OUTCOMES))
    return Reading(source, Kind.QUALITATIVE, aspiration=mark) if mark and better else None


def _number_free(words: str, source: str, *, beside_figures: bool, last: bool) -> Reading | None:
    """Read a clause without figures; a remark beside figures is no part."""
    if "«" in words or '"' in words:
        words = pattern(_QUOTED).sub("", words)
    said = relate(words, beside_figures=beside_figures)
    if said is None:
        stated = beside_figures and compared_sign(words, last=last)
        return Reading(source, Kind.QUALITATIVE) if stated else None
    if said.relation is None and (beside_figures and not compared_sign(words, last=last)):
        return None
    if (
        beside_figures
        and said.relation is Relation.ASSIGNED
        and said.reference
        and said.reference.startswith(_OWN_PLAN)
    ):
        return None
    return Reading(
        source,
        said.kind,
        low=Decimal(0) if said.kind is Kind.AT_LEAST else None,  # 没有下降
        high=Decimal(0) if said.kind is Kind.AT_MOST else None,  # 没有增长
        relation=said.relation,
        reference=said.reference,
        change=said.change,
    )
