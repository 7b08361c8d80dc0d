"""Tells figures of a Chinese wording that are no values from those that are: sizes, ranks, deadlines, parts of more.

It looks at one figure and what stands beside it; `names` does so where no figure is read yet.
"""

from __future__ import annotations

from typing import Final

from . import names
from .figures import Figure, read_figure
from .folding import SPLIT_DIGITS
from .numeral_words import leads_on
from .reading import Kind
from .roles import AT_MOST
from .tables import listed, pattern
from .tokens import Clause
from .units import MONEY, scale_end

_PARTED: Final = ("年", "小时", "分", "分钟")  # 3年5个月 and 9分22秒 are one time
_SIDE_BY_SIDE: Final = frozenset(listed("户 人 件 家 起 宗 条 处 座 名 个 例 项 栋 幢 亩 平方米 公里"))
_RANKS: Final = ("位列", "位居", "排名", "列第", "居第", "名列", "排第")
_NEAR_RANK: Final = 25  # characters
_RANKED: Final = rf"(?:重点)?(?:区县|县市|县|市|城市|区|省|省份|地区|乡镇|街镇|街道)中?(?:{'|'.join(_RANKS)})"
_LETTER_UNITS: Final = frozenset(listed("M T V W MB GB TB Mbps Gbps Hz MHz GHz"))
_UNWANTED: Final = listed("杜绝 不发生 未发生 避免 防止 严防 遏制 无一起 零发生")
_UPWARD: Final = frozenset({Kind.AT_LEAST, Kind.MORE_THAN})
_COUNTED_PLACES: Final = frozenset("村镇乡校园院馆店站团")  # 100校装设 may count schools
# A bounded number before these says of which ones, as in 300万以下城市; for weak units that is known anyway.
_CLASSED: Final = ("城市", "的城市", "县城", "人群", "群体", "人口城市", "人口的城市", "人口市县", "人口大县")
_OF_WHICH: Final = r"[0-9]{1,2}[-~至][0-9]{1,2}周?岁|[0-9]+(?:千伏|kV)"  # 41名0-7岁儿童, 6座110千伏变电站
_SIZED: Final = (  # 年销售收入10亿元以上的标杆企业, 4600元以下贫困现象
    r"的?[^,;。、\n的0-9]{0,8}(?:企业|单位|用户|贫困现象|贫困人口|集群)(?![^,;。、\n])"
)
_SCORES: Final = ("高分", "得分", "评分", "总分", "成绩")  # 以92分高分通过
_PLANNED: Final = ("预计", "力争", "今年", "全年", "全市", "全区", "全县", "全省")
_PER: Final = frozenset(listed("人 万 万人 万人口 亿元 万元 亿人次 万人次 万辆 百万人 十万人"))
_POWERS: Final = (1, 10, 100, 1000)
_NEVER_AFTER: Final = frozenset({"%", "‰", SPLIT_DIGITS})


def part_of_more(text: str, figure: Figure) -> bool:
    """Tell whether more of the amount follows: 三年半 that is no half, 3年5个月, 1小时30分钟."""
    follow = text[figure.end : figure.end + 1]
    if not (follow.isdigit() and (figure.unit or "").endswith(_PARTED)):
        return follow == "半"
    rest = read_figure(text, figure.end, spans=False)
    return rest is not None and (rest.unit or "").endswith(names.TIMES)


def says_of_which(text: str, figure: Figure) -> bool:
    """Tell whether a bound says of which ones: 300万以下城市, 100万以上的城市."""
    unit = figure.unit or ""
    if unit.endswith("人口") and text.startswith("城市", figure.end):
        return True  # 20万人口城市
    if figure.bound is None or figure.weak or unit[-1:] in _NEVER_AFTER:
        return False
    if text.endswith("一次死亡", 0, figure.start):
        return True  # 一次死亡10人以上特大事故17起
    sized = unit.endswith(("元", "米")) and pattern(_SIZED).match(text, figure.end) is not None
    return sized or text.startswith(_CLASSED, figure.end)


def must_not_be(text: str, figure: Figure, clause: Clause) -> bool:
    """Tell whether a bound says of what must not happen: 杜绝死亡1人以上事故."""
    upward = figure.bound is not None and figure.bound.kind in _UPWARD
    return upward and any(word in text[clause.start : figure.start] for word in _UNWANTED)


def goes_on(text: str, figure: Figure) -> bool:
    """Tell whether what follows a figure makes it part of something else: 3:1, 5/8, 12%%, 3户4."""
    follow = text[figure.end : figure.end + 1]
    if follow == ":" or (follow == "/" and figure.unit is None):
        return text[figure.end + 1 : figure.end + 2].isdigit()
    named = follow.isdigit() and pattern(_OF_WHICH).match(text, figure.end)
    return (follow.isdigit() and not named and not _side_by_side(text, figure)) or follow in _NEVER_AFTER


def _side_by_side(text: str, figure: Figure) -> bool:
    """Tell whether two counts stand side by side (78户254人), not two parts of one amount (3元5角)."""
    after = read_figure(text, figure.end, spans=True)
    counts = [_counted(figure), after is not None and _counted(after)]
    return all(counts) and after is not None and figure.unit != after.unit


def _counted(figure: Figure) -> bool:
    """Tell whether a figure counts things that cannot be parts of one amount."""
    unit = figure.unit or ""
    return unit[scale_end(unit, 0) :] in _SIDE_BY_SIDE and figure.bound is None


def says_where(text: str, figure: Figure, clause: Clause) -> bool:
    """Tell whether a bounded count says where something is done: 在3个以上街道开展试点."""
    before = text[clause.start : figure.start - 1]
    opens = text[figure.start - 1] == "在" and (not before or before.endswith(_PLANNED))
    counted = figure.bound is not None and figure.unit not in _NEVER_AFTER
    return opens and counted and not names.ends(text, figure.end)


def _explained(text: str, figure: Figure) -> bool:
    """Tell whether a deadline is explained in brackets, so that it only says by when: 4年内(即2027年)降至4%."""
    return figure.bound == AT_MOST and text.startswith("(", figure.end)


def _opens_wording(text: str, figure: Figure) -> bool:
    """Tell whether a deadline stands alone before what is done by then: 3年内,累计投入31亿元."""
    alone = text[: figure.start] in {"", "在"} and names.ends(text, figure.end) and figure.end < len(text)
    return figure.bound == AT_MOST and alone and (figure.unit or "").endswith((*names.SPANS, "年"))


def among(text: str, figure: Figure) -> bool:
    """Tell whether a count says among how many a rank was reached: 在157个城市中位居第一."""
    ranked = text[figure.end : figure.end + _NEAR_RANK]
    if figure.unit == "个" and pattern(_RANKED).match(ranked):
        return True  # 全市20个区县排名第4
    return text[figure.start - 1 : figure.start] == "在" and "中" in ranked and any(word in ranked for word in _RANKS)


def may_count(text: str, figure: Figure, end: int) -> bool:
    """Tell whether what was taken for a name may be a value: 2小时内响应, 100校装设, 达100M以上."""
    span = (figure.bound or figure.high) and (figure.unit or "").endswith(names.SPANS)
    measured = text[figure.end : end] in _LETTER_UNITS
    return bool(span) or measured or figure.unit in _COUNTED_PLACES


def name_end(text: str, figure: Figure, end: int, *, spans_closed: bool) -> int:
    """Return where the name ends that a figure is part of, or 0 where it is none."""
    plain = figure.bound is None and not figure.odd
    if figure.unit is None:
        return _bare_name_end(text, figure, end) if plain else 0
    per = plain and figure.high is None and figure.unit in _PER and figure.low in _POWERS
    titled = (per and names.rate_name(text, figure.end)) or (figure.unit == "个" and names.steps(text, figure.end))
    graded = figure.unit.endswith("级") and not figure.unit.endswith("个等级")
    level = "." in text[figure.start : end] or text[max(0, figure.start - 1) : figure.start] in {"由", "从", "的", "年"}
    opened = spans_closed and level and leads_on(text, figure.end)
    weakly = figure.weak and not opened and _is_aside(text, figure)
    return figure.end if titled or graded or weakly or (figure.bound and _sizes(text, figure)) else 0


def _bare_name_end(text: str, figure: Figure, end: int) -> int:
    """Return where a name ends that begins with a number without a unit: 100M, 110警情, 2012, or 0."""
    follow = text[figure.end : figure.end + 1]
    if follow.isascii() and follow.isalpha():
        return names.latin_end(text, figure.end)
    named = names.named_after(text, figure.start, figure.end) or names.bare_year(text, figure.start, end)
    return figure.end if named else 0


def _sizes(text: str, figure: Figure) -> bool:
    """Tell whether a bounded figure says by when, or how large what is counted next: 4个工作日内回应, 10亿元以上5个."""
    unit = figure.unit or ""
    counted_next = unit.endswith(MONEY) and text[figure.end : figure.end + 1].isdigit()
    return counted_next or names.within_days(text, unit, figure.end)


def _is_aside(text: str, figure: Figure) -> bool:
    """Tell whether a unit that also names places and periods does so here: 12线, 近5年, 4年内(即2027年)."""
    scored = figure.unit == "分" and any(word in text for word in _SCORES)
    if scored or text.startswith("的目标", figure.end):
        return False
    period = figure.unit == "年" and names.period(text, figure.start)
    period |= _opens_wording(text, figure)
    return period or _explained(text, figure) or not names.ends(text, figure.end)
