"""Reads a Chinese wording, or one of bare figures, into its parts.

It ties clauses together; what a single clause means is for `clauses` and `relations`.
"""

from __future__ import annotations

import re
from typing import Final

from .clauses import ClashError, Item, carry_on, items, reading, share
from .lexer import Clause, UnplacedError, lex
from .reading import Kind, Reading, Relation
from .refusal import RefusedError
from .relations import compared_sign, relate

_QUOTED: Final = re.compile(r'"[^"]*"?|«[^»]*»?')
_COMPARABLE: Final = ("同口径", "可比口径", "剔除", "扣除", "还原")
_JOINTS: Final = frozenset("、且并和")
_OWN_PLAN: Final = ("年度", "全年", "年初", "预期", "序时")


def read_chinese(text: str, source: str) -> tuple[Reading, ...]:
    """Read the parts of a folded wording in order; `source` is the wording as it was given."""
    try:
        clauses = lex(text)
        found = [items(text, clause) for clause in clauses]
        every = [item for group in found for item in group]
        share(text, every)
        carry_on(text, every)
        return _parts(text, clauses, found, source)
    except UnplacedError as error:
        raise RefusedError(f"a number that cannot be placed: {error}") from error
    except ClashError as error:
        raise RefusedError(f"more than one way to read: {error}") from error


def _parts(text: str, clauses: list[Clause], found: list[list[Item]], source: str) -> tuple[Reading, ...]:
    """Give the reading of each figure and each number-free relation."""
    parts: list[Reading] = []
    figures = any(found)
    comparable = False
    for clause, group in zip(clauses, found, strict=True):
        words = text[clause.start : clause.end]
        if group:
            parts.extend(reading(text, item, source, comparable=comparable) for item in group)
            comparable = False
            tail = text[group[-1].figure.end : clause.end]
            part = _number_free(tail[1:], source, beside_figures=True) if tail[:1] in _JOINTS and tail else None
        else:
            comparable = comparable or any(mark in words for mark in _COMPARABLE)
            part = _number_free(words, source, beside_figures=figures)
        if part:
            parts.append(part)
    if not parts:
        parts.append(Reading(source, Kind.QUALITATIVE))
    return tuple(parts)


def _number_free(words: str, source: str, *, beside_figures: bool) -> Reading | None:
    """Read a clause without figures; a remark beside figures is no part."""
    said = relate(_QUOTED.sub("", words), beside_figures=beside_figures)
    if said is None:
        return None
    if said.relation is None and (beside_figures and not compared_sign(words)):
        return None
    if beside_figures and said.relation is Relation.ASSIGNED and said.reference and said.reference.startswith(_OWN_PLAN):
        return None
    return Reading(source, said.kind, relation=said.relation, reference=said.reference, change=said.change)

