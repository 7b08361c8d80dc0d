"""Reads one figure at one place of a Chinese wording: number, unit, range and the bound word after it.

What stands before a figure, and what it is the value of, is for `clauses`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from . import names
from .numerals import AFTER_PLACES, NUMERALS, Numeral, ascii_number, chinese_number, share
from .reading import Change, Number
from .refusal import RefusedError
from .roles import ABOUT, AT_LEAST, AT_MOST, ODD, Bound
from .tables import pattern
from .units import AFTER_ONE_NUMERAL, WEAK, scale_end, unit_end
from .vocabulary import AFTER, WITHIN_RANGE

_JOINERS: Final = frozenset("-~至到")
_CHANGING: Final = frozenset({"%", "个百分点", "百分点"})  # +2.3%
_HALVED: Final = frozenset({"年", "个月", "天"})
_AFTER_HALF: Final = ("左右", "以上", "以下", "以内", "之内", "内", "的")
_RATES: Final = ("%", "‰", "百分点")
_SIZES: Final = r"亿元?(?:以上|级)[^,;。、\n0-9]{0,10}(?:项目|企业|产业|集群)"  # 30个亿元以上项目 counts them
_TEN_THOUSAND: Final = 10_000
_FEWEST_AFTER_MYRIADS: Final = 1_000  # 一万二千; less is written with 零
_AFTER: Final = {
    first: tuple(
        sorted(
            ((word, bound) for bound, group in AFTER.items() for word in group if word[0] == first),
            key=lambda pair: -len(pair[0]),
        )
    )
    for first in {word[0] for group in AFTER.values() for word in group}
}


class Figure:
    """A figure of a wording and where it stands; `high` is set for a range."""

    high: Number | None = None
    bound: Bound | None = None
    odd = False  # 余, 多
    about = False  # 来, 余左右
    fraction: str | None = None
    change: Change | None = None  # only of a figure in words: 正增长
    weak = False  # the unit also names places, ranks or periods
    percent = False  # the number itself says what it counts: 百分之三, 三成
    said = False  # a figure in words: 持平
    half = False  # 四年半
    spelt_out = False  # a range with a unit at both ends, joined by 至 or 到
    number_end = 0

    def __init__(self, start: int, end: int, low: Number, unit: str | None = None) -> None:
        """Start with the number alone."""
        self.start, self.end, self.low, self.unit = start, end, low, unit

    def take_bound(self, text: str) -> None:
        """Read 以上, 左右, 之间 and the like after the figure."""
        for word, bound in _AFTER.get(text[self.end : self.end + 1], ()):
            end = self.end + len(word)
            if text.startswith(word, self.end) and (len(word) > 1 or word == "内" or names.ends(text, end)):
                self.bound, self.end = bound, end
                return
        if text.startswith("+", self.end) and names.ends(text, self.end + 1):
            self.bound, self.end = AT_LEAST, self.end + 1
        if self.high is not None:
            self.end += next((len(word) for word in WITHIN_RANGE if text.startswith(word, self.end)), 0)

    def own_bound(self) -> Bound | None:
        """Give the bound that the figure carries itself: 以上 after it, 余 in it."""
        if self.odd:
            return ODD
        return ABOUT if self.about else self.bound


def read_number(text: str, start: int) -> Numeral | None:
    """Read a number in either kind of digits, signed or not."""
    char = text[start : start + 1]
    if char and char in "+-":
        number = ascii_number(text, start + 1)
        if number is None or char == "+":
            return number
        return Numeral(-number.value, number.end)
    if char.isascii() and char.isdigit():
        number = ascii_number(text, start)
        return _ascii_share(text, number) if number and text[number.end : number.end + 1] == "/" else number
    return chinese_number(text, start)


def _ascii_share(text: str, number: Numeral) -> Numeral:
    """Read 1/3 as a fraction; any other slash is left to the unit."""
    below = ascii_number(text, number.end + 1)
    if below is None or below.value > AFTER_PLACES or number.value % 1 or below.value % 1:
        return number
    if not names.ends(text, below.end) and not text.startswith(tuple("以左的"), below.end):
        return number
    return share(int(number.value), int(below.value), below.end) or number


def read_figure(text: str, start: int, *, spans: bool) -> Figure | None:
    """Read the figure that starts here, or nothing where its number or range is malformed.

    Without `spans`, 至 and 到 after the number join no range: 从5家到8家 states two levels.
    """
    number = read_number(text, start)
    if number is None:
        return None
    figure = Figure(start, number.end, number.value, number.unit)
    figure.number_end = number.end
    if number.upper is not None or number.fraction or number.unit:
        figure.high, figure.fraction, figure.percent = number.upper, number.fraction, number.unit is not None
    if figure.percent and text[number.end - 1] == "成" and text[number.end : number.end + 1] in {"多", "余"}:
        figure.odd, figure.end = True, number.end + 1  # 两成多
    if number.unit is None:
        _add_unit(text, figure)
    joiner = text[figure.end : figure.end + 1]
    if joiner in _JOINERS and joiner and (spans or joiner in "-~") and not _add_upper(text, figure):
        return None
    _add_half(text, figure)
    figure.take_bound(text)
    if text[start] == "+" and figure.unit in _CHANGING:
        figure.change = Change.INCREASE
    if figure.bound == AT_LEAST and text[figure.end : figure.end + 1].isdigit():
        return _close(text, figure)
    return figure


def _add_half(text: str, figure: Figure) -> None:
    """Read the half in 四年半 and 两个月半."""
    plain = figure.high is None and not figure.odd and "." not in text[figure.start : figure.number_end]
    if (
        plain
        and isinstance(figure.low, Decimal)
        and figure.low < _TEN_THOUSAND
        and figure.unit in _HALVED
        and text.startswith("半", figure.end)
    ):
        end = figure.end + 1
        if names.ends(text, end) or text.startswith(_AFTER_HALF, end):
            figure.low, figure.end = figure.low + Decimal("0.5"), end
            figure.half = True


def _close(text: str, figure: Figure) -> Figure | None:
    """Make one range of 5%以上10%以下; give None where the two ends agree in no unit (6个月以上1年以下)."""
    number = ascii_number(text, figure.end)
    if number is None or figure.high is not None or figure.odd or figure.fraction:
        return figure
    upper = Figure(figure.end, number.end, number.value)
    _add_unit(text, upper)
    upper.take_bound(text)
    if upper.bound != AT_MOST:
        return figure
    if upper.unit != figure.unit or not figure.low < upper.low or upper.odd:
        return None
    figure.high, figure.end, figure.bound, figure.weak = upper.low, upper.end, None, upper.weak
    return figure


def _add_unit(text: str, figure: Figure) -> None:
    """Read 余, multiplier, unit and 多 after a number."""
    if text[figure.end : figure.end + 1] in _JOINERS:
        return
    plus = text.startswith("+", figure.end)
    here = _add_odd(text, figure, figure.end + plus)
    here += text.startswith("个亿", here) and pattern(_SIZES).match(text, here + 1) is None
    scaled = scale_end(text, here)
    scale, here = text[here:scaled], _add_odd(text, figure, scaled) if scaled > here else here
    if scale and here > scaled:  # 1万多亿元
        more = scale_end(text, here)
        scale, here = scale + text[here:more], more
    base = here
    if text.startswith("个多", here):  # 1个多百分点
        figure.odd = True
        end = unit_end(text, here + 2)
        unit = scale + "个" + text[here + 2 : end]
    else:
        end = unit_end(text, here)
        unit = scale + text[here:end]
    if unit in {"万", "亿"} and text[figure.start] in NUMERALS and text[end : end + 1] in NUMERALS and text[end:]:
        _add_myriads(text, figure, end, unit)
        return
    figure.weak = text[base:end] in WEAK and not scale
    figure.end = end
    figure.unit = unit or None
    if unit == "成":
        figure.low, figure.unit = figure.low * 10, "%"
    figure.bound = AT_LEAST if plus and unit else None
    if plus and not unit:
        figure.end -= 1
    if end > base and text[end : end + 1] in {"多", "余"} and names.ends(text, end + 1):
        figure.odd, figure.end = True, end + 1


def _add_myriads(text: str, figure: Figure, here: int, scale: str) -> None:
    """Go on with a Chinese numeral beyond its 万 or 亿: 一万二千人, 一亿二千万元."""
    rest = chinese_number(text, here)
    sound = rest is not None and rest.unit is None and rest.upper is None and not figure.odd and figure.high is None
    if rest is None or not isinstance(figure.low, Decimal) or not isinstance(rest.value, Decimal):
        return
    if not sound or figure.low > _TEN_THOUSAND or (rest.value < _FEWEST_AFTER_MYRIADS and text[here] not in "零〇"):
        return
    if rest.value % 10 and not any(place in text[here : rest.end] for place in "十百千"):
        return
    figure.number_end = figure.end = rest.end
    if scale == "亿" and not text.startswith("万", rest.end):
        return
    figure.low = figure.low * _TEN_THOUSAND + rest.value
    _add_unit(text, figure)


def _add_odd(text: str, figure: Figure, here: int) -> int:
    """Read 余, 多, 几 (some more) or 来 (about)."""
    char = text[here : here + 1]
    if char in {"余", "多", "几"}:
        figure.odd = True
        return here + 1
    if char == "来" and text[here + 1 : here + 2] in AFTER_ONE_NUMERAL:
        figure.about = True
        return here + 1
    return here


def _add_upper(text: str, figure: Figure) -> bool:
    """Read the upper end of a range; tell whether what follows the joiner is sound."""
    here = _past_joiner(text, figure)
    signed = text[here : here + 1] == "-"
    if (here >= len(text) and text[figure.end] in "-~") or (figure.low < 0 and text.startswith("--", figure.end)):
        return False
    here += signed
    if here >= len(text) or not (text[here].isdigit() or text[here] in NUMERALS or text.startswith("百分之", here)):
        return text[figure.end] in "至到" or here >= len(text) or text[here] in "\n)"
    number = read_number(text, here)
    if number is None or figure.high is not None or number.upper is not None:
        return False
    upper = Figure(here, number.end, -number.value if signed else number.value, number.unit)
    if number.unit is None:
        _add_unit(text, upper)
    if _leads_to_level(text[figure.end], figure, upper):
        return True
    figure.spelt_out = text[figure.end] in "至到" and figure.unit is not None and figure.unit == upper.unit
    return _join(figure, upper)


def _leads_to_level(joiner: str, figure: Figure, upper: Figure) -> bool:
    """Tell whether 至 leads from the size of a change to what it came to, as in 下降2个百分点至5.5%: no range."""
    unit, other = figure.unit or "", upper.unit
    return joiner in "至到" and unit.endswith(_RATES) and other is not None and other != unit


def _past_joiner(text: str, figure: Figure) -> int:
    """Return where the sign or number after the joiner of a range begins; a run of dashes is one dash."""
    here = figure.end + 1
    if text[figure.end] in "-~":
        while here < len(text) and text[here] == text[figure.end]:
            here += 1
    return here


def _join(figure: Figure, upper: Figure) -> bool:
    """Make a range of two figures whose units agree or of which one leaves the unit to the other."""
    unit, other = figure.unit, upper.unit
    if figure.odd or upper.odd or figure.fraction or figure.low == upper.low:
        return False
    if upper.low < figure.low:
        if unit in (None, other):
            raise RefusedError.upside_down()
        return False
    if unit and other and unit != other and not (other.startswith(unit) or unit.endswith(other)):
        return False
    figure.unit = other if unit is None or (other and other.startswith(unit)) else unit
    figure.high, figure.end, figure.weak = upper.low, upper.end, upper.weak
    return True
