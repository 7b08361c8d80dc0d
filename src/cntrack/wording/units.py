"""Reads units of measure and Chinese measure words, simple (万人次) and compound (吨标准煤/万元).

It must not decide whether the number before a unit is a value.
"""

from __future__ import annotations

from typing import Final

from .tables import Groups, by_first, listed

_SCALES: Final = listed("兆 十万亿 百万亿 千万亿 万亿 千亿 百亿 十亿 亿 千万 百万 十万 万 千 百")
_RATES: Final = listed("% ‰ ‱ 个百分点 百分点 个百分比 个千分点 个点 倍 pct bp")
_MONEY: Final = listed(
    """
    元 美元 欧元 日元 港元 港币 澳门元 新台币 英镑 卢布 人民币 元人民币 块钱 加元 澳元 新元 韩元 泰铢 卢比 法郎 瑞士法郎
    马克
    """
)
_MEASURES: Final = listed(
    """
    吨 公吨 斤 公斤 千克 克 毫克 微克 纳克 担 米 延米 公里 车道公里 千米 厘米 毫米 微米 海里 里 平方米 平米
    平方公里 平方千米 平方厘米 平方 立方米 立方 方 方米 亿方 公顷 亩 亩次 升 毫升 度 千瓦 瓦 兆瓦 吉瓦 千瓦时
    千瓦小时 度电 千伏安 千伏 伏安 兆伏安 焦耳 吉焦 吨标准煤 吨标煤 吨标准油 吨标准箱 吨油当量 吨当量 吨二氧化碳
    吨二氧化碳当量 吨公里 人公里 公里/小时 摄氏度 °C 分贝 兆比特 兆字节 兆焦 字节 载重吨 总吨 吨位 蒲式耳 桶 标准立方米
    克标准煤 克标煤 千克标准煤 t标准煤 t标煤 标台 标方
    公尺 平方公尺 立方公尺 公升 公克 坪 瓩 盎司
    千卡 卡 勒克斯 m km cm mm m2 m3 km2 hm2 kg g mg ug μg ng t kt Mt tce kgce gce L ml mL ha W kW MW GW TW kWh
    MWh GWh TWh kV kVA MVA MVAr KW MB GB TB PB EB Mbps Gbps kbps dB dB(A) EFLOPS PFLOPS PFlops EFlops P PPM ppm
    TEU NTU Bq mSv Nm3
    """
)
_COUNTS: Final = listed(
    """
    个 家 人 人口 名 户 件 项 条 座 处 台 套 辆 张 所 栋 幢 间 只 头 头只 头匹 株 棵 丛 场 次 批 批次 篇 本 册 部 支 匹
    口 眼
    块 片 根 宗 起 例 份 笔 单 门 位 对 组 队 艘 架 列 节 段 盏 枚 颗 粒 瓶 箱 袋 包 盒 床 张床位 床位 张床 站
    孔 羽 尾 粒 封 幅 尊 堂 类 种 期 轮 届 级 层
    档 柜 桩 枪 杆 铺 席 位次 名次 标箱 大箱 锭 标准箱 国际标准箱 航次 车次 辆次 架次 班次
    场次 门次 家次 件次 户次 人次 人日 人天 人年 台次 艘次 册次 例次 篇次 剂次 剂 针次 针 只次 点位 点次 泊位 车位
    停车位 学位 座位 席位 岗位 工位 机位 标准间 标准车 个月 个工作日 工作日 个工作天 工作天 个小时 个标箱 个标准箱
    个标准车 个泊位 个学位 个床位 个基点 基点 天 日 小时 分钟 秒 秒钟 年 岁 周岁 周 分 成 票 股 手 套次 线 路 群 团 店
    村 镇 县 市 区 乡 校 园 院 馆 站点 机架 标准机架 机柜 卡 端口 码 重 折 道 餐 幕 集 首 曲 台套 台(套) 套件 件套
    户(次) 人(次) 个等级 字 万字 帧 拨 桌 扇 面 顶 把 杯 滴 束 丝 圈 环 步 趟 遍 顿 盆 缸 捆 管 盘 发 贴 员 团次 档次
    项次 宗次 天次 案次 校次 课时 学时 双 条段 晚 夜 BP bp 重量箱 重量标箱 款 席次 朵 窝 针剂 案 班 厂 处所 处次
    """
)
# Words that are also places, ranks or periods: they count only where the phrase ends after them or is bound there.
WEAK: Final = frozenset(
    listed(
        """
        期 年 日 线 路 村 镇 县 市 区 乡 校 园 院 馆 店 类 码 重 折 面 里 方 道 环 圈 P 分 度 层 员 发 管 盘 周
        字 团 群 幕 集 首 丝 步 手 卡 把 周岁 岁 小时 分钟 天 米 秒 个月 个小时 轮 站 千伏 m h kV
        """
    )
)
# Measure words that make a single Chinese digit a number (三家, but not 一般, 一起, 三级).
AFTER_ONE_NUMERAL: Final = frozenset(
    listed(
        """
        个 家 所 座 条 张 项 件 名 户 处 场 台 套 人 倍 亩 公里 平方公里 平方米 公顷 吨 天 个百分点 百分点 幢 栋
        辆 元 美元 人次 小时 个月 个工作日 工作日 个工作天 工作天 艘 架 株 立方米 千瓦 米 位 例 起 宗 笔 岁
        """
    )
)
_TIGHT: Final = frozenset(listed("% ‰ ‱"))
_DENOMINATORS: Final = listed(
    """
        人 万 千 百 亩 户 年 月 日 天 小时 次 车 人次 人年 人月 人天 台 工 单位 百公里 工日 生 生年 吨钢 吨粮 GDP
        h d a s min 美元GDP
        """
)
_DIGITS: Final = frozenset("0123456789")
_LONGEST_NAME: Final = 6  # characters, with the brackets about it
_SHORTEST_BASE: Final = len("1000")  # 3/1000 is a rate, 2021/12 is not
_PER_MONEY: Final = ("万元", "亿元")
_PER_GROUND: Final = ("立方米", "平方公里", "公顷", "亩")
_PER_NAMES: Final = frozenset({"", "人民币", "GDP", "生产总值", "国内生产总值", "地区生产总值"})
_JOINTS: Final = ("/", "每", "·")


_BASES: Final = by_first({*_RATES, *_MONEY, *_MEASURES, *_COUNTS})
_UNDER: Final = by_first({*_RATES, *_MONEY, *_MEASURES, *_COUNTS, *_DENOMINATORS})
_SCALED: Final = by_first(_SCALES)
COUNTS: Final = frozenset(_COUNTS)
MONEY: Final = tuple(_MONEY)
# Words whose first character only looks like a unit: 5年度, 3本级.
_NOT_UNITS: Final = by_first(
    listed(
        """
        位数 家庭 人均 人工 人民 年度 年均 月均 日均 天然 分别 分之 部分 本级 本科 本地 本市 本区 重点 重大 区域
        区级 市级 县级 村级 级以 发展 发明 方案 方面 线上 线下 首批 首店 步道 道路 面积 元旦 成立 成果 成功 市场
        校园 群众 园区 店铺 员工 路段 路网 乡村 村居 环保 环境 管网 管线 度假 小时候
        """
    )
)


def _match(groups: Groups, text: str, start: int) -> int:
    """Return where the longest word of a table ends that begins here, or `start` where none does.

    A word that ends in a Latin letter must not go on with another: m is no unit in mg.
    """
    for length, words in groups.get(text[start : start + 1], ()):
        end = start + length
        if text[start:end] in words and not _goes_on(text, end):
            return end
    return start


def _goes_on(text: str, end: int) -> bool:
    """Tell whether a Latin word goes on at a place."""
    pair = text[end - 1 : end + 1]
    return len(pair) > 1 and pair.isascii() and pair.isalnum()


def scale_end(text: str, start: int) -> int:
    """Return where a multiplier (万, 亿, 万亿) ends; 千米, 千瓦 and 兆瓦 are units and hold none."""
    end = _match(_SCALED, text, start)
    if end > start and text[start] in {"千", "兆"} and _base_end(text, start) > end:
        return start
    return end


def _base_end(text: str, start: int) -> int:
    """Return where a unit without multiplier or denominator ends."""
    end = _match(_BASES, text, start)
    if end > start and _match(_NOT_UNITS, text, start) > end:
        return start
    if text.startswith("(", end) and end > start:
        closed = text.find(")", end, end + _LONGEST_NAME)
        return closed + 1 if text[end + 1 : closed] in COUNTS else end  # 套(间): what goes by either name
    return end


def unit_end(text: str, start: int) -> int:
    """Return where a unit (after its multiplier) ends, with its denominators."""
    if text[start : start + 1] in _TIGHT:  # every other wording
        return start + 1
    end = _base_end(text, start)
    if text.startswith("年每年", start):
        return end  # 未来10年每年2万个
    while True:
        further = _denominator_end(text, end)
        if further == end:
            return end
        end = further


def _denominator_end(text: str, start: int) -> int:
    """Return where /平方米, /10万 or 每立方米 ends, or `start` where no denominator follows."""
    if text[start : start + 1] not in _JOINTS or not text[start : start + 1]:
        return start
    here = start + 1
    if text[start] == "·" and text[here : here + 1] in _DIGITS:
        return start  # a decimal point as in 12·7, not kg·m
    while here < len(text) and text[here] in _DIGITS:
        here += 1
    digits = here - start - 1
    scaled = scale_end(text, here)
    if digits and scaled == here and digits < _SHORTEST_BASE:
        return start
    end = _match(_UNDER, text, scaled)
    if end > here or digits:
        return max(end, here)
    return start


def is_unit(text: str) -> bool:
    """Tell whether a text is nothing but a unit, or nothing at all."""
    return unit_end(text, 0) == len(text)


def per(unit: str | None, before: str) -> str | None:
    """Complete a unit by what it is measured per: 每亩353公斤 is in 公斤/亩, 每万元…1.16吨标准煤 in 吨标准煤/万元."""
    if unit and "每" in before and "/" not in unit:
        base = before.rpartition("每")[2]
        if base in _PER_GROUND:
            return f"{unit}/{base}"
        for money in _PER_MONEY:
            if base.startswith(money) and base.removeprefix(money) in _PER_NAMES:
                return f"{unit}/{money}"
    return unit
