"""What holds for any wording, checked on generated ones."""

import timeit
from decimal import Decimal
from time import thread_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cntrack.wording import MOST_CHARACTERS, Change, Kind, read

UNITS = ("%", "家", "万人", "亿元", "个百分点", "微克/立方米", "万平方米", "‰", "吨标准煤/万元", "元/平方米", "人次")
PIECES = (
    *"0123456789.,%‰+-~—/():;，。、 «»\"'",
    *(
        "增长",
        "下降",
        "不低于",
        "超过",
        "左右",
        "以上",
        "以内",
        "同步",
        "与",
        "从",
        "到",
        "至",
        "百分之",
        "三分之一",
        "两",
        "十",
        "亿",
    ),
    *(
        "万元",
        "家",
        "个百分点",
        "2025年",
        "PM2.5",
        "第3",
        "per cent",
        "at least",
        " to ",
        "between",
        "million",
        "by ",
        "ⅷ",
        "½",
        "²",
        "①",
    ),
)
numbers = st.decimals(min_value="0.01", max_value="99999", places=2, allow_nan=False, allow_infinity=False)
units = st.sampled_from(UNITS)


@given(st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
@example("(")
@example("(有)")
@example("从5到从5到")
@example("5%、6%、7、8至9左右")
@settings(max_examples=400, deadline=None)
def test_any_text_gets_an_answer(text: str) -> None:
    """Any text is answered with a kind or a reason, verbatim, and without an exception."""
    reading = read(text)
    assert reading.text == text
    assert (reading.kind is None) == bool(reading.reason)


@pytest.mark.parametrize(
    "piece", ["9", "(", "一", "百分之", "«", '"', "1-", "5%、", "从5到", "每", "2022-", "1/", "a ", "，"]
)
def test_repetition_is_answered(piece: str) -> None:
    """A wording of one thing over and over, up to the limit and beyond it, is answered like any other."""
    for size in (MOST_CHARACTERS, 50 * MOST_CHARACTERS):
        text = (piece * size)[:size]
        assert read(text).text == text


@pytest.mark.parametrize("piece", ["不低于5%、", "比5%高", "增长5%、", "5万套(间)", "at least 5 percent and "])
def test_time_grows_with_length(piece: str) -> None:
    """Four times as long a wording takes some four times as long, not sixteen times; what else runs is not counted."""

    def seconds(size: int) -> float:
        text = (piece * size)[:size]
        return min(timeit.repeat(lambda: read.__wrapped__(text), timer=thread_time, number=1, repeat=7))

    # A busy machine may slow one measurement down; it does not make three of them quick.
    assert min(seconds(MOST_CHARACTERS) / seconds(MOST_CHARACTERS // 4) for _ in range(3)) < 7


@given(numbers, units)
@settings(max_examples=100, deadline=None)
def test_number_unit_and_bound_come_back(number: Decimal, unit: str) -> None:
    """Whatever the number and unit, each bound word gives its kind and the number exactly as printed."""
    for before, after, kind in (
        ("", "左右", Kind.ABOUT),
        ("约", "", Kind.ABOUT),
        ("", "以上", Kind.AT_LEAST),
        ("不低于", "", Kind.AT_LEAST),
        ("超过", "", Kind.MORE_THAN),
        ("", "以内", Kind.AT_MOST),
        ("不超过", "", Kind.AT_MOST),
        ("低于", "", Kind.LESS_THAN),
        ("达到", "", Kind.EXACT),
    ):
        reading = read(f"{before}{number}{unit}{after}")
        printed = next(n for n in (reading.value, reading.low, reading.high) if n is not None)
        assert (reading.kind, str(printed), reading.unit) == (kind, str(number), unit)


@given(numbers, units)
@settings(max_examples=100, deadline=None)
def test_spelling_does_not_matter(number: Decimal, unit: str) -> None:
    """Full-width digits, spaces and traditional characters read like their plain forms."""
    plain = read(f"增长{number}{unit}以内")
    wide = str(number).translate({ord("0") + i: chr(0xFF10 + i) for i in range(10)} | {ord("."): "．"})
    for variant in (f"增长{wide}{unit}以内", f"增长 {number} {unit} 以内", f"增長{number}{unit}以內"):
        other = read(variant)
        assert (other.kind, other.high, other.unit, other.change) == (plain.kind, plain.high, plain.unit, plain.change)


@given(numbers, numbers, units)
@settings(max_examples=100, deadline=None)
def test_ranges_keep_both_ends(one: Decimal, other: Decimal, unit: str) -> None:
    """A range is read with any joiner, and one that does not rise is refused."""
    for joiner in ("-", "—", "~", "至", "到"):
        reading = read(f"{one}{joiner}{other}{unit}")
        if one < other:
            assert (reading.kind, reading.low, reading.high, reading.unit) == (Kind.RANGE, one, other, unit)
        else:
            assert reading.kind is None


@given(numbers)
@settings(max_examples=50, deadline=None)
def test_change_is_not_level(number: Decimal) -> None:
    """下降 v is a change, 降至 v a level: the same number, with and without a sense."""
    assert read(f"下降{number}%").change is Change.DECREASE
    assert read(f"增长{number}%").change is Change.INCREASE
    for level in ("降至", "下降到", "提高到", "达到", "控制在"):
        assert read(f"{level}{number}%").change is None


@given(st.integers(min_value=1, max_value=9999))
@settings(max_examples=100, deadline=None)
def test_numerals_read_like_digits(number: int) -> None:
    """A number below ten thousand has the same value in Chinese numerals."""
    assert read(f"百分之{_numeral(number)}左右").value == number
    assert read(f"新增{_numeral(number)}家以上").low == number


def _numeral(number: int) -> str:
    """Write a number below ten thousand in Chinese numerals."""
    digits, out, zero = "零一二三四五六七八九", "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, place)
        if digit:
            out += ("零" if zero and out else "") + digits[digit] + name
        zero = not digit
    return out
