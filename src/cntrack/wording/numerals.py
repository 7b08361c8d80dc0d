"""Reads numbers, in ASCII digits or Chinese numerals, into exact values.

It only says which number is written at a place; what the number counts is for others to decide.
"""

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from .reading import Number
from .tables import pattern

MOST_DIGITS: Final = 30
AFTER_PLACES: Final = 12  # the largest denominator of a share written 5/12
_ASCII: Final = re.compile(r"[0-9]+(?:[,.][0-9]+)*")
_GROUPED: Final = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?"
_AFTER_MYRIADS: Final = r"万([0-9]{3,4}|[0-9],[0-9]{3})(?![0-9.,年])"  # 2万3100, as Taiwan writes 23100
_DIGITS: Final = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PLACES: Final = {"十": 10, "百": 100, "千": 1000}
_MYRIADS: Final = {"万": 10_000, "亿": 100_000_000}
NUMERALS: Final = frozenset(_DIGITS) | frozenset(_PLACES)
_ALL: Final = NUMERALS | frozenset("点半") | frozenset(_MYRIADS)
_HUNDREDTHS: Final = {"百分之": "%", "千分之": "‰", "万分之": "‱"}
# What follows 成 when it is not "tenths": 三成立, 一成果.
_MOST_TENTHS: Final = 10
_NOT_TENTHS: Final = frozenset("立果功本员为交效片套绩长熟人都品就渝型活年分")


class Numeral(NamedTuple):
    """A number as written, where it ends, and the unit that its writing carries (百分之三 is in %)."""

    value: Number
    end: int
    unit: str | None = None
    fraction: str | None = None
    upper: Number | None = None  # 三四十: two neighbouring digits name a range


def ascii_number(text: str, start: int) -> Numeral | None:
    """Read digits with thousands commas and a decimal point; None where the digits make no one number."""
    match = _ASCII.match(text, start)
    if match is None:
        return None
    digits, end = match.group(), match.end()
    if len(digits) > MOST_DIGITS:
        return None
    if "," in digits:
        if pattern(_GROUPED).fullmatch(digits) is None:
            return None
        digits = digits.replace(",", "")
    if digits.count(".") > 1 or (len(digits) > 1 and digits[0] == "0" and digits[1] != "."):
        return None
    if text.startswith("万", end) and digits.isdigit() and (rest := pattern(_AFTER_MYRIADS).match(text, end)):
        return Numeral(Decimal(int(digits) * 10_000 + int(rest[1].replace(",", ""))), rest.end())
    return Numeral(Decimal(digits), end)


def ascii_end(text: str, start: int) -> int:
    """Return where a run of digits, points and commas ends, well formed or not."""
    match = _ASCII.match(text, start)
    return match.end() if match else start + 1


def share(top: int, bottom: int, end: int) -> Numeral | None:
    """Give a proper fraction in percent, exactly: a third is no finite decimal."""
    if not 0 < top < bottom:
        return None
    percent = Fraction(100 * top, bottom)
    rest = percent.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    value: Number = Decimal(percent.numerator) / Decimal(percent.denominator) if rest == 1 else percent
    lowest = Fraction(top, bottom)
    return Numeral(value, end, "%", f"{lowest.numerator}/{lowest.denominator}")


def chinese_number(text: str, start: int) -> Numeral | None:
    """Read a Chinese numeral, with 百分之, X分之Y, 点 and 成; None where none is written."""
    for head, unit in _HUNDREDTHS.items():
        if text.startswith(head, start):
            return _hundredths(text, start + len(head), unit)
    whole = _whole(text, start)
    if whole is None:
        return None
    if text[whole.end : whole.end + 1] == "万" and text[whole.end + 1 : whole.end + 2] in NUMERALS:
        whole = _ten_thousands(text, whole)
    follow = text[whole.end : whole.end + 2]
    if follow == "分之" and whole.upper is None:
        top = _whole(text, whole.end + 2)
        return share(int(top.value), int(whole.value), top.end) if top else None
    if follow[:1] == "点" and follow[1:] in _DIGITS:
        return _with_decimals(text, whole)
    return _tenths(text, whole) if follow[:1] == "成" else whole


def _ten_thousands(text: str, high: Numeral) -> Numeral:
    """Read the rest of 三十二万九百三十; a bare digit after 万 (三万五) is left alone."""
    low = _whole(text, high.end + 1)
    placed = low is not None and any(char in _PLACES for char in text[high.end + 1 : low.end])
    if low is None or not placed or high.upper is not None or low.upper is not None:
        return high
    return Numeral(Decimal(int(high.value) * _MYRIADS["万"] + int(low.value)), low.end)


def run_end(text: str, start: int) -> int:
    """Return where a run of Chinese numeral characters ends."""
    while start < len(text) and text[start] in _ALL:
        start += 1
    return start


def _hundredths(text: str, start: int, unit: str) -> Numeral | None:
    """Read what follows 百分之, in either kind of digits."""
    if text.startswith("百", start):
        return Numeral(Decimal(100), start + 1, unit)
    after = ascii_number(text, start)
    if after is None:
        after = _whole(text, start) or _one_by_one(text, start)
        if after and text[after.end : after.end + 1] in {"点", "."} and text[after.end + 1 : after.end + 2] in _DIGITS:
            after = _with_decimals(text, after)
    return after and Numeral(after.value, after.end, unit, None, after.upper)


def _one_by_one(text: str, start: int) -> Numeral | None:
    """Read the two digits of 二四点零七, of which without a point only neighbours are a number."""
    digits = text[start : start + 2]
    read = len(digits) == len("二四") and all(char in _DIGITS for char in digits) and text.startswith("点", start + 2)
    return Numeral(Decimal("".join(str(_DIGITS[char]) for char in digits)), start + 2) if read else None


def _with_decimals(text: str, whole: Numeral) -> Numeral | None:
    """Read the digits after 点."""
    end = whole.end + 1
    while end < len(text) and text[end] in _DIGITS:
        end += 1
    digits = "".join(str(_DIGITS[char]) for char in text[whole.end + 1 : end])
    if not digits or len(digits) > MOST_DIGITS or whole.upper is not None:
        return None
    return Numeral(Decimal(f"{whole.value}.{digits}"), end)


def _tenths(text: str, whole: Numeral) -> Numeral:
    """Read 三成 as 30 %, 三成五 as 35 %, where 成 begins no other word."""
    after = text[whole.end + 1 : whole.end + 2]
    if after in _NOT_TENTHS or whole.value > _MOST_TENTHS:
        return whole
    value = whole.value * 10
    upper = whole.upper * 10 if whole.upper is not None else None
    if after in _DIGITS and after not in {"零", "〇", "两"}:
        return Numeral(value + _DIGITS[after], whole.end + 2, "%")
    if after == "半" and upper is None:
        return Numeral(value + 5, whole.end + 2, "%")
    return Numeral(value, whole.end + 1, "%", None, upper)


def _whole(text: str, start: int) -> Numeral | None:
    """Read a whole number below ten thousand, or digits read one by one (二〇二五)."""
    end = start
    while end < len(text) and text[end] in NUMERALS:
        end += 1
        if end - start > MOST_DIGITS:
            return None
    run = text[start:end]
    if not run:
        return None
    if any(char in _PLACES for char in run):
        return _placed(run, end) or _neighbours(run, end)
    if len(run) == 1:
        return Numeral(Decimal(_DIGITS[run]), end)
    first, second = _DIGITS[run[0]], _DIGITS[run[1]]
    if len(run) == len("两三"):  # neighbours name a range: 两三家 is 2 to 3
        return Numeral(Decimal(first), end, upper=Decimal(second)) if 0 < first == second - 1 else None
    return Numeral(Decimal("".join(str(_DIGITS[char]) for char in run)), end)


def _neighbours(run: str, end: int) -> Numeral | None:
    """Read 六七十 as 60 to 70 and 十七八 as 17 to 18: two digits for one place name a range."""
    for place in range(len(run) - 1):
        first, second = _DIGITS.get(run[place], 0), _DIGITS.get(run[place + 1], 0)
        if 0 < first == second - 1:
            low, high = (_placed(run[:drop] + run[drop + 1 :], end) for drop in (place + 1, place))
            return Numeral(low.value, end, upper=high.value) if low and high else None
    return None


def _placed(run: str, end: int) -> Numeral | None:
    """Read a numeral with 十, 百 and 千; places must fall, as in 三千二百."""
    total, last, digit = 0, 10_000, None
    for char in run:
        if char in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[char]
            continue
        place = _PLACES[char]
        if place >= last or (digit is None and char != "十"):
            return None
        total, last, digit = total + (1 if digit is None else digit) * place, place, None
    # 三千二 leaves out its last place
    if digit and last > _PLACES["十"] and run[-2] != "零":
        digit *= last // 10
    return Numeral(Decimal(total + (digit or 0)), end)
