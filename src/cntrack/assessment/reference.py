"""Targets that lean on another authority's number (高于全国平均, 完成市下达指标): what they ask once it is known.

It judges nothing; what a target asks is for `verdict` to test.
"""

from __future__ import annotations

from cntrack.assessment.words import sets_ceiling
from cntrack.quantity import NUMERIC, REVERSED, minus, plus
from cntrack.wording.reading import Kind, Number, Reading, Relation

_FLOORS = {Relation.ABOVE: Kind.MORE_THAN, Relation.AT_LEAST: Kind.AT_LEAST}
_CEILINGS = {Relation.BELOW: Kind.LESS_THAN, Relation.AT_MOST: Kind.AT_MOST}
ONE_SIDED = frozenset({*_FLOORS, *_CEILINGS})
_ANSWERS = {
    Relation.AT_LEAST: {Relation.AT_LEAST, Relation.ABOVE, Relation.EQUAL},
    Relation.AT_MOST: {Relation.AT_MOST, Relation.BELOW, Relation.EQUAL},
}


def answers(target: Reading, actual: Reading) -> bool:
    """Whether an actual stands to its reference as was asked: 高于全国 does where 不低于全国 was."""
    asked = target.relation
    if asked is None or asked is Relation.ASSIGNED:
        return False
    return actual.relation in _ANSWERS.get(asked, {asked})


def resolved(target: Reading, reference: Reading) -> Reading | None:
    """The target that a relation makes of the other authority's number; above or below needs one number."""
    relation, number = target.relation, reference.value
    if relation in _FLOORS:
        return None if number is None else reference._replace(kind=_FLOORS[relation], value=None, low=number, high=None)
    if relation in _CEILINGS:
        kind = _CEILINGS[relation]
        return None if number is None else reference._replace(kind=kind, value=None, low=None, high=number)
    if reference.kind is Kind.EXACT and relation is Relation.NEAR:
        return reference._replace(kind=Kind.ABOUT)
    if reference.kind is Kind.EXACT and relation is Relation.ASSIGNED and sets_ceiling(target):
        return reference._replace(kind=Kind.AT_MOST, value=None, low=None, high=number)
    return reference if reference.kind in NUMERIC else None


def beyond(target: Reading, reference: Reading) -> Reading | None:
    """The target that a distance above or below makes of the other authority's one number: 高于全省1个百分点."""
    base, above = reference.value, target.relation is Relation.ABOVE
    if base is None:
        return None

    def moved(distance: Number | None) -> Number | None:
        return None if distance is None else plus(base, distance) if above else minus(base, distance)

    ends = moved(target.low), moved(target.high)
    low, high = ends if above else ends[::-1]
    kind = target.kind if above else REVERSED.get(target.kind or Kind.EXACT, target.kind)
    return target._replace(
        kind=kind,
        value=moved(target.value),
        low=low,
        high=high,
        unit=reference.unit,
        difference=False,
        relation=None,
    )
