"""Decides a status: the sets of a target, the three-valued test, and what is not a number (status rules B3 to B5)."""

from collections.abc import Sequence
from typing import NamedTuple

from cntrack.assessment.reference import ONE_SIDED, answers, beyond, resolved
from cntrack.assessment.results import ACHIEVED, Flag, Reason, Status
from cntrack.assessment.sense import Pair, Terms, counts_reduction, pair
from cntrack.assessment.sets import Sets, sets_of
from cntrack.assessment.words import reports_done, reports_failure, same_reference, same_words, tells_sign
from cntrack.model import Direction, Measure
from cntrack.quantity import NUMERIC, ZERO, Interval, Quantity, fits
from cntrack.unit import unit_of
from cntrack.wording.reading import Basis, Change, Kind, Reading, Relation


class Verdict(NamedTuple):
    """A status with its reason, and for numbers what was compared with what."""

    status: Status
    reason: Reason | None = None
    flags: tuple[Flag, ...] = ()
    pair: Pair | None = None
    sets: Sets | None = None
    parts: "tuple[tuple[str | None, Verdict], ...]" = ()
    final: Interval | None = None  # of a figure so far: what the final one can be


def numeric(compared: Pair) -> Verdict:
    """The three-valued test: what the actual allows lies in the core, in a failure set, or leaves both open."""
    target, actual = compared.target, compared.actual
    sets = sets_of(target, compared.direction)
    allowed = actual.allowed()
    same = target.kind is not Kind.EXACT and _same(target, actual)
    status, reason = Status.UNCERTAIN, None
    if same:
        status, reason = Status.MET, Reason.SAME_WORDING
    elif sets.best is not None and allowed.within(sets.best):
        status = Status.SURPASSED
    elif allowed.within(sets.core):
        status = Status.MET
    elif sets.fail is None:
        reason = Reason.DIRECTION_UNKNOWN
    elif any(allowed.within(fail) for fail in sets.fail):
        status = Status.NOT_MET
    else:
        reason = Reason.ABOUT_ZONE if Kind.ABOUT in (target.kind, actual.kind) else Reason.OVERLAP
    return Verdict(status, reason, compared.flags, compared, sets)


def _same(target: Quantity, actual: Quantity) -> bool:
    return (target.kind, target.low, target.high, target.side) == (actual.kind, actual.low, actual.high, actual.side)


def judge(target: Reading | None, actual: Reading | None, terms: Terms) -> Verdict:
    """The status of an actual against a target, compound wordings part by part."""
    if target is None or target.kind is Kind.NO_VALUE:
        return Verdict(Status.NO_TARGET)
    if actual is None or actual.kind is Kind.NO_VALUE:
        return Verdict(Status.NO_DATA)
    unit = terms.unit or (target.unit if not target.parts else None)
    assigned = any(part.relation is Relation.ASSIGNED for part in target.parts)
    targets, actuals = (relevant(said, unit, assigned=assigned) for said in (target, actual))
    if len(targets) == 1 and targets[0].kind not in NUMERIC:  # beside 控制在市下达指标之内 a number is context
        actuals = tuple(part for part in actuals if part.kind not in NUMERIC) or actuals
    if len(targets) == 1 and targets[0].basis is Basis.COMPARABLE:
        actuals = tuple(part for part in actuals if part.basis is Basis.COMPARABLE)
    ambiguous = (Flag.AMBIGUOUS,) if target.ambiguous or actual.ambiguous else ()
    if len(actuals) == 1 and all(part.relation for part in targets[1:]):
        actuals *= len(targets)  # 增长5%，高于全市1个百分点: one figure answers both
    if len(targets) == len(actuals):
        pairs = _paired(targets, actuals)
        verdicts = [(asked.label, _on_one_basis(asked, reached, terms)) for asked, reached in pairs]
        found = verdicts[0][1] if len(verdicts) == 1 else combined(verdicts)
    elif len(targets) == 1 and any(part.basis is Basis.COMPARABLE for part in actuals):
        found = _two_bases([single(targets[0], part, terms) for part in actuals])
    else:
        found = Verdict(Status.NOT_COMPARABLE)
    return found._replace(flags=(*ambiguous, *found.flags)) if ambiguous else found


def relevant(reading: Reading, unit: str | None, *, assigned: bool = False) -> tuple[Reading, ...]:
    """The parts of a wording that speak of the indicator: not the starting value, not figures in other units.

    Words beside a figure are context, save 完成市下达指标 where `assigned` says that the target asks for it.
    """
    parts = tuple(part for part in reading.parts if part.basis is not Basis.BASELINE)
    if not parts:
        return (reading,)
    parts = tuple(part for part in parts if not part.aspiration) or parts  # 5%以上，力争8%: the hope binds nothing
    if unit:
        wanted = unit_of(unit)
        fitting = tuple(
            part
            for part in parts
            if (part.kind in NUMERIC and (part.relation or fits(part, wanted)))
            or (assigned and part.relation is Relation.ASSIGNED)
        )
        parts = fitting or parts
    return parts


def _paired(targets: Sequence[Reading], actuals: Sequence[Reading]) -> list[tuple[Reading, Reading]]:
    """Parts belong together by what they count (开工, 竣工) where both sides say it, else by their order."""
    by_label = {part.label: part for part in actuals}
    labels = {part.label for part in targets}
    if None not in labels and len(labels) == len(targets) == len(by_label) and labels == set(by_label):
        return [(part, by_label[part.label]) for part in targets]
    return list(zip(targets, actuals, strict=True))


def combined(verdicts: Sequence[tuple[str | None, Verdict]]) -> Verdict:
    """The status of a compound target from those of its parts; parts without a target do not count."""
    parts = tuple(verdicts)
    statuses = {verdict.status for _, verdict in parts} - {Status.NO_TARGET}
    achieved = statuses & set(ACHIEVED)
    flags = tuple(dict.fromkeys(flag for _, verdict in parts for flag in verdict.flags))
    reason = next((verdict.reason for _, verdict in parts if verdict.status is Status.UNCERTAIN), Reason.OVERLAP)
    if not statuses:
        status = Status.NO_TARGET
    elif achieved == statuses:
        status = (
            Status.MET_REPORTED
            if Status.MET_REPORTED in achieved
            else Status.SURPASSED
            if achieved == {Status.SURPASSED}
            else Status.MET
        )
    elif Status.NOT_MET in statuses:
        status = Status.PARTIAL if achieved else Status.NOT_MET
    else:
        status = next(iter(statuses)) if len(statuses) == 1 else Status.UNCERTAIN
    return Verdict(status, reason if status is Status.UNCERTAIN else None, flags, parts=parts)


def one_basis(one: Reading, other: Reading) -> bool:
    """Whether both are told on a comparable basis (同口径), or neither is."""
    return (one.basis is Basis.COMPARABLE) is (other.basis is Basis.COMPARABLE)


def _on_one_basis(target: Reading, actual: Reading, terms: Terms) -> Verdict:
    """A plain target is not answered by 同口径增长8% alone, nor one on that basis by a plain figure."""
    if actual.kind in NUMERIC and not one_basis(target, actual):
        return Verdict(Status.NOT_COMPARABLE)
    return single(target, actual, terms)


def _two_bases(verdicts: Sequence[Verdict]) -> Verdict:
    """One target, several bases of the actual: they must agree."""
    if len({verdict.status for verdict in verdicts}) == 1:
        return verdicts[0]
    return Verdict(Status.UNCERTAIN, Reason.TWO_BASES)


def single(target: Reading, actual: Reading, terms: Terms) -> Verdict:
    """The status of one part, numeric or not (Table 3)."""
    if target.difference:
        return _beside_reference(target, actual, terms)
    if target.kind in NUMERIC:
        if tells_sign(target) and same_words(target, actual):
            return Verdict(Status.MET_REPORTED)  # 正增长 repeated is reported, as any words without a number
        return _against_number(target, actual, terms)
    if target.relation is not None:
        return _against_reference(target, actual, terms)
    if target.change is not None:
        return _against_sign(target, actual, terms)
    if actual.kind not in NUMERIC and same_words(target, actual):
        return Verdict(Status.MET_REPORTED)
    return Verdict(Status.NOT_COMPARABLE)


def _against_number(target: Reading, actual: Reading, terms: Terms) -> Verdict:
    if actual.difference:
        return Verdict(Status.NOT_COMPARABLE)
    if actual.kind not in NUMERIC:
        moves = terms.measure is Measure.GROWTH or target.change is not None
        if actual.relation is not None or actual.change is None or not moves:
            return Verdict(Status.NOT_COMPARABLE)
        if reports_failure(actual):  # 未见增长 has the word of a sign, and not the sign
            denied = tells_sign(target) and actual.change is target.change
            return Verdict(Status.NOT_MET if denied else Status.NOT_COMPARABLE)
        actual = _sign(actual, target)
    compared = pair(target, actual, terms)
    return numeric(compared) if compared else Verdict(Status.NOT_COMPARABLE)


def _sign(reading: Reading, like: Reading | None = None) -> Reading:
    """A wording that tells only a direction of change, as a change of more than nothing."""
    return reading._replace(kind=Kind.MORE_THAN, low=ZERO, value=None, high=None, unit=like.unit if like else None)


def _against_sign(target: Reading, actual: Reading, terms: Terms) -> Verdict:
    """继续下降: the right sign meets it, the wrong sign or no change fails it."""
    if actual.kind not in NUMERIC:
        if same_words(target, actual):
            return Verdict(Status.MET_REPORTED)
        if reports_failure(actual):
            return Verdict(Status.NOT_MET if actual.change is target.change else Status.NOT_COMPARABLE)
        if actual.relation is None and actual.change is target.change:
            return Verdict(Status.MET_REPORTED)
        opposite = actual.relation is None and actual.change is not None
        return Verdict(Status.NOT_MET if opposite else Status.NOT_COMPARABLE)
    stated_change = (
        actual.change is not None
        or terms.measure is Measure.GROWTH
        or not any(
            (actual.low, actual.high, actual.value),
        )
    )
    if actual.difference or not stated_change:
        return Verdict(Status.NOT_COMPARABLE)
    if actual.change is None and counts_reduction(terms):
        actual = actual._replace(change=Change.DECREASE)
    falling = target.change is Change.DECREASE
    asked = _sign(target, actual)._replace(change=None, kind=Kind.LESS_THAN if falling else Kind.MORE_THAN)
    asked = asked._replace(low=None, high=ZERO) if falling else asked
    compared = pair(asked, actual, terms._replace(names=(), measure=Measure.GROWTH, direction=None))
    return numeric(compared) if compared else Verdict(Status.NOT_COMPARABLE)


def _against_reference(target: Reading, actual: Reading, terms: Terms) -> Verdict:
    """In step with, above, below or assigned by another authority: its number decides, if it is recorded."""
    if actual.kind not in NUMERIC:
        if reports_failure(actual):
            return Verdict(Status.NOT_MET)
        done = target.relation is Relation.ASSIGNED and reports_done(target, actual)
        same = same_words(target, actual) or (answers(target, actual) and same_reference(target, actual))
        return Verdict(Status.MET_REPORTED if done or same else Status.NOT_COMPARABLE)
    if actual.difference:
        return _beside_reference(target, actual, terms)
    if terms.reference is None:
        missing = Verdict(Status.UNCERTAIN, Reason.REFERENCE_MISSING)
        return Verdict(Status.NOT_COMPARABLE) if target.relation is Relation.ASSIGNED else missing
    asked = resolved(target, terms.reference)
    return _against_number(asked, actual, terms) if asked else Verdict(Status.NOT_COMPARABLE)


def _beside_reference(target: Reading, actual: Reading, terms: Terms) -> Verdict:
    """高于全国0.4个百分点 answers only a target on the same reference: the distance is compared with the one asked."""
    if target.kind in NUMERIC and target.relation is None:  # a plain change in points, on no named reference
        return _against_number(target._replace(difference=False), actual._replace(difference=False), terms)
    if not actual.difference:
        return _beyond_reference(target, actual, terms)
    if target.relation not in ONE_SIDED or not same_reference(target, actual):
        return Verdict(Status.NOT_COMPARABLE)
    if not answers(target, actual):
        return Verdict(Status.NOT_MET)
    if target.kind not in NUMERIC:
        return Verdict(Status.MET)
    plain = terms._replace(unit=None, direction=Direction.HIGHER, names=())
    return _against_number(target._replace(difference=False), actual._replace(difference=False), plain)


def _beyond_reference(target: Reading, actual: Reading, terms: Terms) -> Verdict:
    """高于全省1个百分点 asks for the province's number and one point more, once that is recorded."""
    if target.relation not in (Relation.ABOVE, Relation.BELOW) or actual.kind not in NUMERIC:
        return Verdict(Status.NOT_COMPARABLE)
    if terms.reference is None:
        return Verdict(Status.UNCERTAIN, Reason.REFERENCE_MISSING)
    asked = beyond(target, terms.reference)
    return _against_number(asked, actual, terms) if asked else Verdict(Status.NOT_COMPARABLE)
