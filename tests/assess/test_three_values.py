from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from cntrack.assessment.results import Reason, Status
from cntrack.assessment.sense import Terms
from cntrack.assessment.verdict import judge
from cntrack.model import Direction
from cntrack.wording import read

# A printed number and its unit of the last decimal: rates, so that u is 1 for integers and 0.1 for one decimal.
Holds = Callable[[Decimal], bool]

HALF = Decimal("0.05")
SAMPLE = [HALF * step for step in range(-200, 601)]  # every printed value, every one between, and far beyond

integers = st.integers(-6, 24).map(str)
tenths = st.integers(-30, 160).map(lambda number: str(Decimal(number).scaleb(-1)))
printed = st.one_of(integers, tenths)
KINDS = ("{}%", "{}%左右", "近{}%", "{}余%", "{}%以上", "超{}%", "{}%以内", "低于{}%")


def u_of(text: str) -> Decimal:
    """Give the outer width of a rate, by B3."""
    return Decimal(1).scaleb(-len(text.partition(".")[2]))


def last_significant(text: str) -> Decimal:
    """Give one unit of the last significant digit, by B3 (10: 10, 12: 1, 1.0: 0.1)."""
    if "." in text:
        return u_of(text)
    return Decimal(10) if text.endswith("0") and text != "0" else Decimal(1)


def allows(template: str, text: str, end: str) -> Holds:
    """Give the test of a wording read as a statement: the actual sets of B3."""
    v, u, top = Decimal(text), u_of(text), Decimal(end)
    return {
        "{}%": lambda x: x == v,
        "{}%左右": lambda x: v - u <= x <= v + u,
        "近{}%": lambda x: v - u <= x < v,
        "{}余%": lambda x: v < x < v + last_significant(text),
        "{}%以上": lambda x: x >= v,
        "超{}%": lambda x: x > v,
        "{}%以内": lambda x: x <= v,
        "低于{}%": lambda x: x < v,
        "range": lambda x: v <= x <= top,
    }[template]


def one_sided(low: Decimal, high: Decimal, u: Decimal, way: str | None) -> tuple[Holds, Holds | None, Holds | None]:
    """Give core, failure and surpass tests of a number, an about number or a range: the table of B4."""
    if way == "higher":
        return lambda x: x >= low, lambda x: x < low - u, lambda x: x > high + u
    if way == "lower":
        return lambda x: x <= high, lambda x: x > high + u, lambda x: x < low - u
    core: Holds = lambda x: low <= x <= high  # noqa: E731  beside its siblings it reads best
    return (core, lambda x: x < low - u or x > high + u, None) if way == "target" else (core, None, None)


def asks(template: str, text: str, end: str, way: str | None) -> tuple[Holds, Holds | None, Holds | None]:
    """Give core, failure and surpass tests of a target: the tables of B4."""
    v, nothing = Decimal(text), Decimal(0)
    up, down = way in {"higher", None}, way in {"lower", None}
    match template:
        case "{}%以上":
            return lambda x: x >= v, lambda x: x < v, (lambda x: x > v) if up else None
        case "超{}%":
            return lambda x: x > v, lambda x: x <= v, None
        case "{}%以内":
            return lambda x: x <= v, lambda x: x > v, (lambda x: x < v) if down else None
        case "低于{}%":
            return lambda x: x < v, lambda x: x >= v, None
        case "range":
            return one_sided(v, Decimal(end), nothing, way)
        case _:
            return one_sided(v, v, u_of(text) if template == "{}%左右" else nothing, way)


@st.composite
def wordings(draw: st.DrawFn, templates: tuple[str, ...]) -> tuple[str, str, str, str]:
    """Draw a wording with its template, its number and the upper end of a range."""
    template = draw(st.sampled_from(templates))
    text = draw(printed)
    if template == "range":
        text, end = draw(st.sampled_from([("8", "10"), ("0", "3"), ("6", "6.5"), ("2.5", "7.5"), ("9.5", "10")]))
        return f"{text}%-{end}%", template, text, end
    if template == "{}余%" or "近" in template:
        text = draw(st.sampled_from(["1", "3", "8", "9.5", "10", "12", "20", "7.0"]))
    return template.format(text), template, text, text


@settings(max_examples=400, deadline=None)
@given(
    wordings(("{}%", "{}%左右", "{}%以上", "超{}%", "{}%以内", "低于{}%", "range")),
    wordings((*KINDS, "range")),
    st.sampled_from(["higher", "lower", "target", None]),
)
def test_the_verdict_agrees_with_every_value(
    target: tuple[str, str, str, str], actual: tuple[str, str, str, str], way: str | None
) -> None:
    """B5: met only if every value of the actual satisfies, not_met only if every one fails, else uncertain."""
    core, fail, best = asks(*target[1:], way)
    holds = allows(*actual[1:])
    values = [value for value in SAMPLE if holds(value)]
    assert values

    found = judge(read(target[0]), read(actual[0]), Terms(("指标",), None, Direction(way) if way else None, "%"))

    same = target[1] == actual[1] != "{}%" and list(map(Decimal, target[2:])) == list(map(Decimal, actual[2:]))
    if best is not None and all(map(best, values)):
        wanted = Status.SURPASSED
    elif same or all(map(core, values)):
        wanted = Status.MET
    elif fail is not None and all(map(fail, values)):
        wanted = Status.NOT_MET
    else:
        wanted = Status.UNCERTAIN
    assert found.status is wanted

    if found.status is Status.SURPASSED:
        assert all(map(core, values))
    if found.status is Status.UNCERTAIN:
        about = any("左右" in text or "近" in text for text in (target[0], actual[0]))
        closed = Reason.ABOUT_ZONE if about else Reason.OVERLAP
        assert found.reason is (Reason.DIRECTION_UNKNOWN if fail is None else closed)
