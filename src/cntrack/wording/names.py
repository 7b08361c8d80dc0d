"""Tells a number that names a thing (2012－2015年, 第3, PM2.5, 12号地块, 5G) from one that counts.

It looks only at a number's neighbours; it reads no values.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from .tables import listed, pattern
from .units import scale_end, unit_end

_FISCAL_YEAR: Final = r"\d{2,3}(?:[至~-]\d{2,3})?(?:学?年度|年(?:底|初|末|(?=以前|之前)))"  # 115年度, as Taiwan counts
_YEARS: Final = (
    r"(?:(?:19|20)\d\d(?:[-/]\d\d(?!\d))?年?度?[-~、和及与至到/,])*"
    r"(?:19|20)\d\d(?:[-/]\d\d(?!\d))?(?:学?年度?|(?=\)|两年))"
)
SPANS: Final = ("小时", "分钟", "秒", "天", "个月", "日")
TIMES: Final = (*SPANS, "分", "月", "秒钟")
_DATES: Final = r"\d{1,4}(?:[-~、至到]+\d{1,4})*(?:月份?|日(?!元)|号|季度)"
_EVENT: Final = r"(?:1[0-2]|[1-9])·(?:3[01]|[12]\d|[1-9])(?=地震|环境|宪法|事件|事故|期间|以来|世界|国际|全国)"
_COMPOSITION: Final = r"\d{1,2}(?:\.\d{1,3})?(?::\d{1,2}(?:\.\d{1,3})?){2,}(?![\d.:%])"
_WHOLE, _ROUNDING = Decimal(100), Decimal("0.2")
_CENTURIES: Final = frozenset({"19", "20"})
_LATIN_SIGNS: Final = frozenset("+.-")
# A number right before one of these is a name: 3.0版, 110警情, 500强, 15分钟生活圈.
_AFTER: Final = tuple(
    listed(
        """
        号 期 版 届 弄 地块 警情 接警 报警 出警 急救 强 周年 直播
        热线 平台 项目 大类 小类 大 线 型 省道 国道 县道 五规划 维 甲 市集 工程 计划 行动
        中全会 国 系列 级 标准 路 街 时 点 类 条例 版本 认证 体系 战略 城 轴 核 带 廊 年代 后 比 政策 模式
        """
    )
)
# A number right after one of these is a name: 第3, 每10万人, 前10.
_BEFORE: Final = listed("第 每 前 首 连续 近年")
_NOW: Final = ("目前", "当前", "之前", "此前", "以前", "日前", "底前", "末前", "月前")  # 目前4处, not 前4处
_STARTING: Final = r"[从由自][^0-9]{1,6}前$"  # 从改制前5%
_TITLES: Final = listed("编号 代号 图 附件 见表")
_TABLES: Final = ("表", "附表", "图")
_PERIOD_BEFORE: Final = listed("近 用 公元 过去 未来 今后 前 后 这 个 历时 满 每 将近 超过 达")
_BOUNDS_LIKE_PERIODS: Final = ("不超过", "不得超过", "未超过", "落后")
_DURATIONS: Final = ("年限", "时间", "期限", "时长", "周期", "寿命", "工期")
_LONGEST_DURATION: Final = 8  # characters that 年限 may stand before its number
_PARTS_OF_YEAR: Final = (
    r"(?<![比较于同])(?:前?[一二三四首1-4]个?季度|[上下]半年|\d{1,2}[-~至到]\d{1,2}月|前[\d一二三四五六七八九十]+个?月"
    r"|(?<!\d)\d{1,2}月份)(?![末底初前日之]|以前|同期)"
)
_ROUND_SUMS: Final = ("亿", "百亿", "千亿", "万亿")
_STEPS: Final = ("台阶", "大关", "关口")
_LAST_HOUR: Final = 24  # 15点, not 27点
_LONGEST_STEP: Final = 8  # characters
_LONGEST_RATE: Final = 16  # characters
_RATES: Final = ("死亡率", "死亡人数", "发病率", "患病率", "病死率", "失业率", "发案率")
_AVERAGES: Final = ("年均值", "年平均", "年同期", "年的平均", "年的均值", "年均水平")
STRONG_AFTER_LATIN: Final = frozenset("%‰万亿元")
ENDINGS: Final = frozenset('\n\x00,;。!?:()«»"、/|和及与或并以且')


def ends(text: str, here: int) -> bool:
    """Tell whether a phrase ends here: a mark, a conjunction, 的目标 or the end of the wording."""
    return here >= len(text) or text[here] in ENDINGS or text.startswith("的目标", here)


def date_end(text: str, start: int) -> int:
    """Return where years, months or days end that begin here, or `start` where none do."""
    if text[start : start + 2] in _CENTURIES and (years := pattern(_YEARS).match(text, start)):
        return years.end()
    if "年" in text and (year := pattern(_FISCAL_YEAR).match(text, start)):
        return year.end()
    if "·" in text and (event := pattern(_EVENT).match(text, start)):
        return event.end()
    if "月" not in text and "日" not in text and "号" not in text and "季度" not in text:
        return start
    dates = pattern(_DATES).match(text, start)
    return dates.end() if dates else start


def composition_end(text: str, start: int) -> int:
    """Return where three or more shares of a whole end that begin here (22.8:38.8:38.4), or `start`."""
    if ":" not in text:
        return start
    shares = pattern(_COMPOSITION).match(text, start)
    whole = sum(map(Decimal, shares.group().split(":"))) if shares else Decimal(0)
    return shares.end() if shares and abs(whole - _WHOLE) <= _ROUNDING else start


def bare_year(text: str, start: int, end: int) -> bool:
    """Tell whether an unmarked 2012 is a year: words follow that are no unit, or 到 and the like lead to it."""
    if end - start != len("2012") or text[start : start + 2] not in _CENTURIES or not text[start:end].isdigit():
        return False
    return not ends(text, end) or text[start - 1 : start] in {"到", "较", "比", "至", "于", "在", "自", "从"}


def after_latin(text: str, start: int, end: int) -> bool:
    """Tell whether Latin letters stand right before a number and make it part of a name (PM2.5, IV-K-08)."""
    if start == 0:
        return False
    before = text[start - 1]
    if before == "-" and start > 1:
        before = text[start - 2]
    if not (before.isascii() and before.isalpha()):
        return False
    return text[end : end + 1] not in STRONG_AFTER_LATIN or not text[end : end + 1]


def latin_end(text: str, start: int) -> int:
    """Return where a run of Latin letters, digits and joining signs ends."""
    while start < len(text) and text[start].isascii() and (text[start].isalnum() or text[start] in _LATIN_SIGNS):
        start += 1
    return start


def summed(text: str, start: int, end: int) -> bool:
    """Tell whether a plus sign joins the number to another (3+3, 17+N)."""
    if text[end : end + 1] == "+" and not ends(text, end + 1):
        return not text[start:end].isdigit() or unit_end(text, scale_end(text, end + 1)) == end + 1
    return text[start - 1 : start] == "+" and start > 1 and (text[start - 2].isalnum() and text[start - 2].isascii())


def named_before(text: str, start: int, end: int) -> bool:
    """Tell whether the word before a number makes it a name (第3期); of 图12 and 附件3 only where no unit follows."""
    before = text[max(0, start - len("编号")) : start]
    if text[:start] in _TABLES or (before.endswith(_BEFORE) and not before.endswith(_NOW)):
        return not (before.endswith("前") and pattern(_STARTING).search(text[:start]))
    return before.endswith(_TITLES) and unit_end(text, scale_end(text, end)) == end


def named_after(text: str, start: int, end: int) -> bool:
    """Tell whether the word after a number makes it a name (110警情); with a decimal point only a version is one."""
    if "." in text[start:end]:
        return text.startswith("版", end)
    if text.startswith("点", end) and not (text[start:end].isdigit() and int(text[start:end]) <= _LAST_HOUR):
        return False
    return text.startswith(_AFTER, end)


def rate_name(text: str, here: int) -> bool:
    """Tell whether a death rate and the like is named after an amount that it is counted per (10万人…死亡率)."""
    for place in range(here, min(here + _LONGEST_RATE, len(text))):
        if text[place] in ENDINGS or text[place].isdigit():
            return False
        if text.startswith(_RATES, place):
            return True
    return False


def steps(text: str, here: int) -> bool:
    """Tell whether what is counted are the round sums that an amount passed (跨越两个千亿元台阶)."""
    return text.startswith(_ROUND_SUMS, here) and any(word in text[here : here + _LONGEST_STEP] for word in _STEPS)


def within_days(text: str, unit: str | None, end: int) -> bool:
    """Tell whether a bounded number of working days says by when something is done: 4个工作日内回应98%."""
    return unit is not None and unit.endswith(("工作日", "工作天")) and not ends(text, end)


def averaged(text: str, start: int, end: int) -> int:
    """Return where the basis of a comparison ends that a number of years begins (近5年均值), or 0."""
    if text.startswith(_AVERAGES, end) and text[max(0, start - 2) : start].endswith(_PERIOD_BEFORE):
        return end + len("年")
    return 0


def part_of_year(words: str) -> bool:
    """Tell whether words before a rate name a part of the year (上半年, 1-6月), not one compared with."""
    return pattern(_PARTS_OF_YEAR).search(words) is not None


def period(text: str, start: int) -> bool:
    """Tell whether the word before a number of years makes it a period (近5年), not a bound or the length of a wait."""
    before = text[max(0, start - _LONGEST_DURATION) : start]
    if not before.endswith(_PERIOD_BEFORE):
        return False
    return not (before.endswith(_BOUNDS_LIKE_PERIODS) or any(word in before for word in _DURATIONS))
