from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cntrack.difference import difference
from cntrack.quantity import (
    Interval,
    Quantity,
    Width,
    decimals,
    last_digit,
    minus,
    negated,
    plus,
    quantity_of,
    rounded,
    scaled,
)
from cntrack.unit import Unit, shift, unit_of
from cntrack.wording import read
from cntrack.wording.reading import Kind, Number, Side

DIGITS = 10**30 - 1


def _decimal(digits: int, exponent: int) -> Decimal:
    return Decimal((digits < 0, tuple(map(int, str(abs(digits)))), exponent))


# Numbers as the data file admits them: at most 30 digits, within ten to the power of 15; and fractions of a whole.
decimal_numbers = st.builds(_decimal, st.integers(-DIGITS, DIGITS), st.integers(-30, 0)).filter(
    lambda number: abs(number.adjusted()) <= 15
)
fractions = st.fractions(max_denominator=10**6)
numbers = st.one_of(decimal_numbers, fractions)
few = st.integers(-3, 3).map(Decimal)  # few values, so that ends often meet
UNITS = [Unit("人", power) for power in (0, 4, 8, 12)]

# Every interval with these ends that holds a number, each written in one way.
ENDS = (None, Decimal(-2), Decimal(0), Decimal(2))
EVERY = [
    Interval(low, high, open_low, open_high)
    for low, high, open_low, open_high in product(ENDS, ENDS, (False, True), (False, True))
    if not (low is None and open_low) and not (high is None and open_high)
    if low is None or high is None or low < high or (low == high and not (open_low or open_high))
]
intervals = st.sampled_from(EVERY)


@st.composite
def quantities(draw: st.DrawFn, values: st.SearchStrategy[Number] = numbers) -> Quantity:
    """Draw a quantity of any kind with the ends, the doubt and the side that this kind has."""
    kind = draw(st.sampled_from([kind for kind in Kind if kind.value not in {"sync", "qualitative", "no_value"}]))
    low, high = draw(values), draw(values)
    low, high = (low, high) if low <= high else (high, low)
    unit = draw(st.sampled_from(UNITS))
    if kind in {Kind.AT_LEAST, Kind.MORE_THAN}:
        side = draw(st.sampled_from([None, Side.ABOVE])) if kind is Kind.MORE_THAN else None
        return Quantity(kind, low, None, unit, Decimal(1) if side else None, side)
    if kind in {Kind.AT_MOST, Kind.LESS_THAN}:
        return Quantity(kind, None, high, unit)
    if kind is Kind.ABOUT:
        side = draw(st.sampled_from([None, Side.BELOW]))
        return Quantity(kind, low, low, unit, draw(st.sampled_from([None, Decimal(1)])), side)
    return Quantity(kind, low, low if kind is Kind.EXACT else high, unit)


def mirrored(found: Interval) -> Interval:
    """Give the interval of the negatives."""
    low, high = (None if end is None else negated(end) for end in (found.high, found.low))
    return Interval(low, high, open_low=found.open_high, open_high=found.open_low)


def same(one: Interval, other: Interval) -> bool:
    """Tell whether two intervals hold the same numbers; whether a missing end is open does not matter."""
    return one.within(other) and other.within(one)


def holds(found: Interval, number: Fraction) -> bool:
    """Tell whether a number lies in an interval, said plainly."""
    above = found.low is None or number > found.low or (number == found.low and not found.open_low)
    below = found.high is None or number < found.high or (number == found.high and not found.open_high)
    return above and below


@given(intervals)
def test_within_is_reflexive(found: Interval) -> None:
    """B3: every interval lies within itself, open or closed, bounded or not."""
    assert found.within(found)
    assert found.within(Interval())


def test_within_is_transitive() -> None:
    """B3: what lies within a part lies within the whole; for every triple of intervals with these ends."""
    wider = {one: [two for two in EVERY if one.within(two)] for one in EVERY}
    for one, among in wider.items():
        for two in among:
            assert all(one.within(three) for three in wider[two])


def test_within_is_antisymmetric() -> None:
    """B3: two intervals that lie within each other have the same ends, and the same ends left out."""
    for one, other in product(EVERY, EVERY):
        assert same(one, other) is (one == other)


@given(intervals, intervals)
def test_within_agrees_with_every_number(one: Interval, other: Interval) -> None:
    """B5: A lies within B if and only if no number of A is missing from B (the sample reaches between all ends)."""
    sample = [Fraction(number) for number in range(-4, 5)]
    assert one.within(other) is all(holds(other, number) for number in sample if holds(one, number))


@given(intervals, intervals)
def test_within_is_kept_in_the_mirror(one: Interval, other: Interval) -> None:
    """B3: turning the sense of a change turns both sides alike."""
    assert one.within(other) is mirrored(one).within(mirrored(other))


@given(quantities())
def test_reversed_twice_is_the_same(quantity: Quantity) -> None:
    """B3: a reduction told as a change and back is the reduction."""
    assert quantity.reversed().reversed() == quantity


@given(quantities())
def test_reversed_allows_the_negatives(quantity: Quantity) -> None:
    """B3: 下降3.4%以上 is a change of at most -3.4: the bound flips, the doubt stays on its side."""
    assert same(quantity.reversed().allowed(), mirrored(quantity.allowed()))


@given(quantities(), st.sampled_from(UNITS))
def test_in_unit_there_and_back_is_exact(quantity: Quantity, unit: Unit) -> None:
    """B3, B10: 万 and 亿 scale exactly, 30 digits and fractions alike."""
    there = quantity.in_unit(unit)
    assert there.in_unit(quantity.unit) == quantity
    for mine, theirs in ((quantity.low, there.low), (quantity.high, there.high), (quantity.doubt, there.doubt)):
        if mine is not None and theirs is not None:
            assert Fraction(theirs) == Fraction(mine) * Fraction(10) ** (quantity.unit.power - unit.power)


@given(numbers, numbers)
def test_sums_and_differences_are_exact(one: Number, other: Number) -> None:
    """B10: no digit is lost in a sum or a difference, and nothing becomes a float."""
    for found, true in (
        (minus(one, other), Fraction(one) - Fraction(other)),
        (plus(one, other), Fraction(one) + Fraction(other)),
        (negated(one), -Fraction(one)),
        (scaled(one, -2), Fraction(one) / 100),
        (scaled(one, 12), Fraction(one) * 10**12),
    ):
        assert Fraction(found) == true
        assert isinstance(found, Decimal | Fraction)


@given(numbers)
def test_zero_has_no_sign(number: Number) -> None:
    """B6: a difference of nothing is 0, never -0."""
    assert str(negated(minus(number, number))).startswith("0")


@given(numbers, numbers)
def test_difference_of_numbers_is_exact_and_antisymmetric(one: Number, other: Number) -> None:
    """B6: a less b is exact, and the negative of b less a."""
    a, b = (Quantity(Kind.EXACT, number, number, Unit("人")) for number in (one, other))
    there, back = difference(a, b, "人"), difference(b, a, "人")
    assert there.value is not None
    assert back.value is not None
    assert Fraction(there.value) == Fraction(one) - Fraction(other) == -Fraction(back.value)
    assert (there.low, there.high) == (there.value, there.value)
    for found in (there, back):
        assert not any(isinstance(part, float) for part in (found.value, found.low, found.high, found.relative))


@given(quantities(few), quantities(few))
def test_difference_of_any_two_is_antisymmetric(one: Quantity, other: Quantity) -> None:
    """B9: told the other way round, an interval of differences has its ends exchanged and negated."""
    there, back = difference(one, other, None), difference(other, one, None)
    assert back.low == (None if there.high is None else -there.high)
    assert back.high == (None if there.low is None else -there.low)
    assert there.approximate is back.approximate


@given(quantities(few), quantities(few))
def test_a_difference_holds_all_that_the_wordings_allow(one: Quantity, other: Quantity) -> None:
    """B9: the difference of bounds and ranges spans every difference of the values they allow; about counts as v."""
    assume(Kind.ABOUT not in {one.kind, other.kind})
    found = difference(one, other, None)
    spans = Interval(found.low, found.high)
    sample = [Fraction(number, 2) for number in range(-12, 13)]
    mine, theirs = one.allowed(), other.allowed()
    for a in (number for number in sample if holds(mine, number)):
        assert all(holds(spans, a - b) for b in sample if holds(theirs, b))


@given(numbers, st.integers(0, 12))
def test_rounded_is_half_up(number: Number, places: int) -> None:
    """B10 (GB/T 8170): rounded once, half up, never off by more than half a unit of the last digit."""
    found = rounded(number, places)
    unit = Fraction(1, 10**places)
    off = Fraction(found) - Fraction(number)
    assert abs(off) <= unit / 2
    assert decimals(found) == places
    if abs(off) == unit / 2:
        assert abs(Fraction(found)) > abs(Fraction(number))
    assert not (found == 0 and found.is_signed())


@given(numbers, st.integers(0, 6))
def test_rounding_keeps_the_sign_apart(number: Number, places: int) -> None:
    """B10: a number and its negative round to the same digits, and rounding twice changes nothing."""
    found = rounded(number, places)
    assert rounded(negated(number), places) == negated(found)
    assert rounded(found, places) == found


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [
        (Decimal("0.05"), 1, "0.1"),
        (Decimal("0.049999999999999999999999999999"), 1, "0.0"),
        (Decimal("-0.05"), 1, "-0.1"),
        (Decimal("-0.04"), 1, "0.0"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("-2.5"), 0, "-3"),
        (Decimal("81.9633"), 1, "82.0"),
        (Fraction(1, 3), 2, "0.33"),
        (Fraction(2, 3), 2, "0.67"),
        (Fraction(1, 16), 3, "0.063"),
        (Fraction(-1, 16), 3, "-0.063"),
        (Decimal("123456789012345.678901234567895"), 14, "123456789012345.67890123456790"),
        (Decimal(0), 1, "0.0"),
    ],
)
def test_rounded_at_the_half(number: Number, places: int, text: str) -> None:
    """B10: the half goes up, away from zero; trailing zeros are kept."""
    assert str(rounded(number, places)) == text


@pytest.mark.parametrize(
    ("one", "other", "text"),
    [
        ("123456789012345.678901234567891", "0.000000000000001", "123456789012345.678901234567890"),
        ("999999999999999.999999999999999", "-0.000000000000001", "1000000000000000.000000000000000"),
        ("16.51", "5", "11.51"),
        ("18.4", "38.16", "-19.76"),
        ("0.3", "0.1", "0.2"),
    ],
)
def test_thirty_digits_are_exact(one: str, other: str, text: str) -> None:
    """B10: decimal arithmetic on 30 digits loses none of them."""
    assert str(minus(Decimal(one), Decimal(other))) == text


@pytest.mark.parametrize(
    ("text", "base", "power"),
    [
        ("%", "%", 0),
        ("％", "%", 0),
        ("percent", "%", 0),
        ("个百分点", "个百分点", 0),
        ("percentage points", "个百分点", 0),
        ("‰", "‰", 0),
        ("万人", "人", 4),
        ("亿元", "元", 8),
        ("万亿元", "元", 12),
        ("千亿元", "元", 11),
        ("万平方米", "平方米", 4),
        ("万㎡", "平方米", 4),
        ("million yuan", "yuan", 6),
        ("千米", "公里", 0),
        ("千瓦时", "千瓦时", 0),
        ("万套(间)", "套", 4),
        ("dB(A)", "db(a)", 0),
        ("万", "", 4),
        ("", "", 0),
        (None, "", 0),
    ],
)
def test_units_have_a_base_and_a_power(text: str | None, base: str, power: int) -> None:
    """B10: 万, 亿 and 万亿 are powers of ten of one unit; 千米 and 千瓦时 are units of their own."""
    assert unit_of(text) == Unit(base, power)


@pytest.mark.parametrize(
    ("printed", "wanted", "power"),
    [
        ("%", "%", 0),
        ("‰", "%", -1),
        ("%", "‰", 1),
        ("%", "个百分点", 0),
        ("个百分点", "%", None),
        ("家", "户", None),
        ("元", "美元", None),
        ("万", "人", 0),
        ("%", "人", None),
    ],
)
def test_units_convert_only_where_they_mean_the_same(printed: str, wanted: str, power: int | None) -> None:
    """B10: a point is not a percent, ‰ is not %; only the power of ten between them is ever applied."""
    assert shift(unit_of(printed), unit_of(wanted)) == power


@pytest.mark.parametrize(
    ("number", "rate", "amount"),
    [
        ("5", "1", "0.5"),
        ("5.5", "0.1", "0.1"),
        ("5.50", "0.01", "0.01"),
        ("6.0", "0.1", "0.1"),
        ("6", "1", "0.6"),
        ("10", "1", "1"),
        ("60", "1", "6"),
        ("1200", "1", "100"),
        ("1270", "1", "10"),
        ("100", "1", "10"),
        ("105", "1", "1"),
        ("0.5", "0.1", "0.05"),
        ("0", "1", "0"),
        ("-60", "1", "6"),
        ("-5.5", "0.1", "0.1"),
    ],
)
def test_the_width_of_about(number: str, rate: str, amount: str) -> None:
    """B3: u is one last printed digit for rates; for amounts one last significant digit, at most 10 % of v."""
    assert Width().of(Decimal(number), rate=True) == Decimal(rate)
    assert Width().of(Decimal(number), rate=False) == Decimal(amount)
    assert Width("none").of(Decimal(number), rate=True) is None


@given(numbers)
def test_no_width_is_negative_or_a_float(number: Number) -> None:
    """B3, B10: about reaches the same way around a number and its negative, exactly."""
    for rate in (True, False):
        for width in (Width(), Width("tolerance", Decimal("0.5"), Decimal(5), "x")):
            reach = width.of(number, rate=rate)
            assert isinstance(reach, Decimal | Fraction)
            assert reach >= 0
            assert width.of(negated(number), rate=rate) == reach


def test_trailing_zeros_are_digits() -> None:
    """B10: 6.0 is printed more precisely than 6."""
    assert last_digit(Decimal("6.0"), significant=False) == Decimal("0.1")
    assert last_digit(Decimal("6.0"), significant=True) == Decimal("0.1")
    assert last_digit(Decimal(6), significant=False) == 1


def test_words_have_no_quantity() -> None:
    """B2: a wording without a number has no interval, and none is made up for it."""
    with pytest.raises(ValueError, match="numeric"):
        quantity_of(read("稳中有进"), Width(), rate=False)
    with pytest.raises(ValueError, match="without a number"):
        Quantity(Kind.EXACT, None, None, Unit("")).allowed()
