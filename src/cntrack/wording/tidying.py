"""Makes a folded wording ready for the Chinese reader: no idle spaces, brackets and list marks, mended points.

It only takes away what carries no meaning; it reads nothing.
"""

from __future__ import annotations

import re
from typing import Final

from .folding import FOREIGN_LETTER, close_up
from .refusal import RefusedError
from .tables import pattern
from .units import COUNTS, WEAK, scale_end, unit_end

_BRACKETS: Final = r"\(([^()0-9]{0,30})\)"
_NAMED: Final = (  # 颗粒物(PM2.5)浓度, 工业(3)增加值
    rf"(?<={FOREIGN_LETTER})\((?:[A-Z][A-Za-z]*[0-9][0-9.]*|([0-9]{{1,2}})(?=\){FOREIGN_LETTER}))\)"
)
_INCLUDED: Final = r"(?<=[上下内的])\(含[0-9][0-9.,]*[^()0-9]{0,8}\)"  # 5个以上(含5个)
_FOOTNOTE: Final = r"(?<=\D)\[\d{1,2}\]"  # 国内生产总值[2]
_STARS: Final = frozenset("*†‡#")
_STARRED: Final = r"(?<=[0-9%])[*†‡#]+$"  # 5.0*
_LONGEST_UNIT: Final = 8  # characters, with the digit before it
_UNIT_BEFORE: Final = r".*[0-9一二三四五六七八九]([^0-9()]{1,6})$"
_COUNTED: Final = r"百分之|[一二三四五六七八九十百千万][个所亩项件家人套户座元处名%成]"  # (百分之五十)
_BASES: Final = ("(上年=100)", "(上年同期=100)")
# 76。7 alone, and 25。4% anywhere: a point that was recognised as a full stop.
_OCR_POINT: Final = r"^(\D?\d+)(?:。|·(?=\d+%?$))(?=\d)|(?<=\d)。(?=\d{1,2}(?:[%‰万亿]|个百分点|$))"
_MIDDLE_POINT: Final = r"(?<=\d)·(?=(\d{1,6})(?!\d))"  # 6·5%, as newspapers print it; 6·5环境日 is a day
_QUOTES: Final = (("«", "»"), ('"', '"'))
_LIST_MARK: Final = rf"^(?:\(\d{{1,2}}\)(?=.)|\d{{1,2}}[.、:](?={FOREIGN_LETTER}))"
_DAYS: Final = frozenset({"节", "个"})  # 5·1节, 3·15个
_MARKS: Final = frozenset(".、):")
_ZERO: Final = r"(?<=[一二三四五六七八九])[0○]+(?=[一二三四五六七八九年])|○(?=点)"  # 二00七年, 百分之○点一
_AGE_TWICE: Final = r"([0-9]+)(周?岁)及\1周?岁(以[上下])"  # 60岁及60岁以上
_NEGATIVE_GROWTH: Final = r"负增长(?=[0-9])"
_AFTER_LATIN: Final = r"(?<=[A-Za-z])负(?=[0-9])"
_MINUS: Final = rf"(?:(?<!{FOREIGN_LETTER})|(?<=[为到至由从率速幅长在是约达比近超]))负(?=[0-9])"  # none in 税负3500亿元
_LOST_SIGN: Final = (
    r"正负[0-9]|零下[0-9一二三四五六七八九十]|(?<![税减自抱担肩背承])负"
    r"(?:[0-9]|百分之|[一二三四五六七八九十点]+(?:%|个百分点))"
)


def tidy(folded: str) -> str:
    """Close up a Chinese wording, take its brackets without digits out and mend 76。7."""
    text = close_up(folded)
    if "○" in text or "二0" in text or "九0" in text:  # 二00七年, 一九九0年
        text = pattern(_ZERO).sub(lambda match: "〇" * len(match.group()), text)
    if text[0] in "(0123456789" and not _MARKS.isdisjoint(text):
        text = pattern(_LIST_MARK).sub("", text)
    if text[-1] in _STARS:
        text = pattern(_STARRED).sub("", text)
    if "[" in text:
        text = pattern(_FOOTNOTE).sub("", text)
    if "岁及" in text:
        text = pattern(_AGE_TWICE).sub(r"\1\2及\3", text)
    if "(" in text:
        text = _without_brackets(text)
    if "。" in text or "·" in text:
        text = pattern(_OCR_POINT).sub(lambda match: f"{match.group(1) or ''}.", text)
        text = pattern(_MIDDLE_POINT).sub(_middle_point, text)
    if (text[:1], text[-1:]) in _QUOTES:
        text = text[1:-1]
    return _signed(text) if "负" in text or "零下" in text else text


def _without_brackets(text: str) -> str:
    """Take out brackets that only explain: the base of an index, (含5个), (PM2.5), a number of a note."""
    for base in _BASES:
        text = text.replace(base, "")
    if "(含" in text:
        text = pattern(_INCLUDED).sub("", text)
    return pattern(_NAMED).sub(_named, pattern(_BRACKETS).sub(_bracket, text))


def _signed(text: str) -> str:
    """Write 负3% as -3% and 负增长3% as 下降3%; refuse a sign that would be lost."""
    text = pattern(_NEGATIVE_GROWTH).sub("下降", text)
    text = pattern(_AFTER_LATIN).sub("为-", text)  # GDP-3% would be a name
    text = pattern(_MINUS).sub("-", text)
    lost = pattern(_LOST_SIGN).search(text)
    if lost:
        raise RefusedError.unplaced(lost.group())
    return text


def _bracket(match: re.Match[str]) -> str:
    """Keep a bracket's content only where it is the unit of the number before it, 12.5(%), or another name of it.

    5万套(间) counts what goes by either name, so that bracket stays as it is printed.
    """
    inside, before = match.group(1), match.string[max(0, match.start() - _LONGEST_UNIT) : match.start()]
    if pattern(_COUNTED).search(inside):
        return match.group()
    if before[-1:].isdigit():
        return inside if _is_unit(inside) else ""
    unit = pattern(_UNIT_BEFORE).search(before) if inside in COUNTS else None
    return match.group() if unit and _is_unit(unit.group(1)) else ""


def _named(match: re.Match[str]) -> str:
    """Take a name such as (PM2.5) or the number of a note out; (3)张 counts something."""
    counted = match.group(1) and unit_end(match.string, match.end()) > match.end()
    return match.group() if counted else ""


def _middle_point(match: re.Match[str]) -> str:
    """Read a point in the middle of a number that a unit follows; without one the two digits may name a day."""
    text, end = match.string, match.end(1)
    unit = text[end : unit_end(text, scale_end(text, end))]
    return "." if unit and unit not in WEAK and unit not in _DAYS else "·"


def _is_unit(text: str) -> bool:
    """Tell whether a text is a unit with its multiplier, or nothing."""
    return unit_end(text, scale_end(text, 0)) == len(text)
