"""The Chinese words around a number: bounds, senses of change, comparisons, links and names.

Tables only; what the words do to a number is decided in `clauses`.
"""

from typing import Final

from .reading import Change, Relation
from .roles import ABOUT, AT_LEAST, AT_MOST, LESS_THAN, MORE_THAN, NEARLY, ODD, Entry, Role
from .said import SAID
from .tables import by_first, listed

_BEFORE: Final = {
    AT_LEAST: listed(
        """
        不低于 不少于 不小于 不短于 不得低于 不得少于 不能低于 不能少于 不下于 不亚于 至少 最少 最低 起码
        大于等于 大于或等于 达到或超过 达到或高于 等于或高于 高于或等于 ≥ >= 未低于 没有低于 下限
        """
    ),
    MORE_THAN: listed(
        """
        超过 超 突破 大于 多于 逾 超出 > 破 超越 首超 远超 已超 超额完成 冲破 高达逾 超逾 不止 过 已过 跨越 跨过 迈过
        """
    ),
    AT_MOST: listed(
        """
        不高于 不超过 不多于 不大于 不超 不长于 不得超过 不得高于 不得大于 不能超过 不突破 不得突破 至多 最多
        最高 最高不超过 小于等于 小于或等于 低于或等于 等于或低于 ≤ <= 未超过 没有超过 未突破 上限 未高于
        控制在不超过 不逾
        """
    ),
    LESS_THAN: listed("小于 少于 不足 不到 不满 未达 未达到 未满 < 尚不足 短于"),
    ABOUT: listed("约 大约 大概 大致 大体 约为 约占 约达 约有 约合 大约为 ~ ≈ 约在"),
    NEARLY: listed("近 接近 将近 逼近 趋近 趋近于 接近于 临近"),
}
# Bounds before a number, relations before a reference (高于全国平均水平).
_COMPARISONS: Final = {
    (
        MORE_THAN,
        Relation.ABOVE,
    ): listed(
        """
        高于 快于 好于 优于 高出 领先 领先于 超过 超 超出 多于 大于 快过 高过 强于 略高于 明显高于 明显快于 超越
        跑赢 赶超 跑赢了 先于
        """
    ),
    (
        LESS_THAN,
        Relation.BELOW,
    ): listed(
        """
        低于 慢于 落后 落后于 低过 塌 欠 少于 小于 距 距离 差 略低于 明显低于 滞后 滞后于 短 弱于
        """
    ),
}
# After a reference in 比全国高0.4个百分点.
_STANDING: Final = {
    Relation.ABOVE: listed("高 快 多 好 高了 快了 多了 高出"),
    Relation.BELOW: listed("低 慢 少 低了 慢了 少了"),
}
AFTER: Final = {
    AT_LEAST: listed(
        """
        以上 及以上 或以上 之上 或更高 或更多 以上水平 起 (含)以上 以上的水平 及其以上 或以上水平 水平以上 的水平以上
        """
    ),
    AT_MOST: listed(
        """
        以下 以内 之内 之下 及以下 或以下 内 范围内 范围以内 范围之内 或更低 以下水平 以内的水平 以内水平 水平以下
        水平以内
        """
    ),
    ABOUT: listed("左右 上下 左右的水平 左右水平"),
    MORE_THAN: listed("开外"),
    ODD: listed("有余 多一点"),
}
WITHIN_RANGE: Final = ("之间", "区间", "的区间", "范围", "的范围")
_VERBS: Final = {
    Change.INCREASE: listed(
        """
        增长 增加 调升 提高 上升 提升 上涨 回升 增 升 涨 上扬 攀升 递增 净增 净增长 净增加 加快 提速 扩大 增大
        ↑ 增产 增收 增支 增高 成长 拉高 多增 少减 少降 正增长率 增长了 增加了 提高了 上升了 提升了 上涨了 扩大了 加快了
        升高 调高 上浮 反弹 跃升 新增长 增进 抬升 增幅达 涨幅达
        """
    ),
    Change.DECREASE: listed(
        """
        下降 降低 减少 压减 缩减 减 降 ↓ 减碳 降碳 压缩 回落 收窄 缩短 下跌 跌 下滑 削减 减量 减排 减量化 下调 缩小 减缓
        调低 下浮 下挫 跌落
        放缓 压降 调减 核减 净减 净减少 少增 多减 多降 减负 降本 下降了 降低了 减少了 回落了 收窄了 缩短了 衰退
        萎缩 收缩 递减 消减 减亏 调降 下修 减税降费 压缩了 压减了 走低 减支 减收 减产
        """
    ),
}
_EITHER_WAY: Final = ("改善",)  # of PM2.5 a fall, of the rate of good days a rise
_NOUNS: Final = {
    Change.INCREASE: listed(
        """
        增速 涨幅 增幅 增长率 成长率 增长速度 增长幅度 增加幅度 提高幅度 上涨幅度 升幅 上升幅度 涨速 增长目标 年均增速
        提升幅度 上涨率 上升率 提高率 增加率 提升率 回升幅度 成长幅度 递增率 年增率 月增率
        """
    ),
    Change.DECREASE: listed(
        """
        降幅 下降率 降低率 下降幅度 降低幅度 跌幅 减幅 减少率 减少幅度 减排率 压减率 压缩比例 回落幅度 削减率
        减量率 下降速度 缩减率 递减率 压缩率 压减幅度 缩减幅度
        """
    ),
}
RATES: Final = frozenset(word for group in _NOUNS.values() for word in group)
_LINKS: Final = listed(
    """
    达到 达到了 达 达成 为 是 有 在 完成 实现 控制在 保持在 稳定在 维持在 控制到 限制在 保持 稳定 维持 共 共有
    累计 总计 合计 计 占 占比 约束在 确定为 定为 设定为 设为 调整为 预期为 目标为 目标 目标值 确保在 力争在 落在
    处于 守住 高达 多达 可达 已达 均为 分别为 分别达 分别达到 均达 均达到 各 介于 等于 只有 仅 仅为 仅有 相当于
    合 幅度为 幅度 了 : = 低至 高至 的 突破性达到
    """
)
_SKIPPED: Final = listed(
    """
    预计 预期 预算 计划 目标 力争 努力 确保 争取 力求 奋力 力保 拟 将 可 有望 首次 再 分别 均 都 各 同比 环比
    同期 累计 已 又 平均 年均 月均 日均 全年 实际 可比 按可比口径 名义 总体 基本 初步 大幅 大幅度 明显 小幅 略
    略微 稳步 持续 继续 显著 进一步 合计 也 就 则 还 要 须 应 应当 必须 至今 目前 已经 仍 大力 较快 平稳 逐年
    每年 率先 历史性 历史性地 成功 一举 强力 顺利 预计可 能 约定 每月 每年 每人 每天 每日 每人每月 每人每年
    每小时 奋斗目标 挑战目标 争取目标 整整
    不断 估计 另 同步 较大幅度 整体 全部 超额 不变价 人均 分年度 每年分别 依次 依次为 稳定 绝对额
    """
)
AMBITION: Final = listed("力争 努力 确保 争取 力求 奋力 力保 致力 奋斗目标 挑战目标")
_NAMES: Final = listed(
    """
    通过 经过 度过 渡过 走过 跨越式 跨越发展 胜过 过程 过去 过渡 上年 去年 上年同期 去年同期 增加值 增值税 增值 增长点
    增长极 增强 增进 增设 增补 增添 增效 增绿 增量 增容 新增 增持 减税 降费 减负 减污 降本增效 降水
    降雨 降解 起降 升级 升旗 提升改造 提升工程 提升行动 提高标准 减灾 减排量 降级 升学 升学率 高质量 高水平 高新技术
    高技术 高等 高标准 高校 高速 高层次 高层 高端 高品质 高速公路 高铁 高中 高职 高压 高架 高空 高度 高效 高原
    高考 高峰 高温 高龄 高值 大学 大学生 大厦 大街 大道 大型 大力 大会 大赛 大楼 大专 大数据 大气 大中型 大病
    大宗 大修 小学 小区 小学生 小微 小型 小镇 小组 小康 小额 小时 小城镇 小流域 多元 多样 多式联运 多层 多功能
    多方 多媒体 少年 少数民族 少儿 少先队 长江 长效 长期 长宁 长三角 长征 长者 长护险 长治 长沙 长春 长远 短板
    短期 短信 短视频 好评 好转 好评率 快递 快速 快速路 快件 快办 慢性病 慢行 慢病 低碳 低保 低收入 低效 低空
    低洼 低压 低龄 低值 近海 近零碳 近期 近郊 近年 近视 近视率 近代 近岸 近岸海域 破产 破解 破题 破除 突破口
    关键技术突破 超市 超高清 超低 超低排放 超级 超大 超大城市 超算 超前 超导 超时 超声 差别 差异 差额 差价 差旅
    距今 从业 从事 从严 从业人员 自由 自来水 自贸区 自主 自然 自动 自治区 自治州 自治县 自行车 自然增长率 自然增加率
    自给率 双过半 时间过半 任务过半 补贴 倍增
    自治 自营 自愿 自费 自助 自建 自有 自有品牌 自驾 至少 甚至 乃至 以至 至诚 到位 到位资金 到期 到账 到位率
    到港 到家 到访 到户 到人 到岗 直到 得到 遇到 感到 提到 看到 约束 约束性 约谈 预约 签约 条约 节约 节约集约
    集约 合约 契约 特约 公约 不约而同 签约率 履约 履约率 附近 邻近 远近 贴近 升降 升降机 降压 降尘 降噪 降温
    降温 降息 上升通道 涨停 升高 升温 减肥 减量化 减速 减震 减员 减免 增减 增发 增高 增收节支 增产增效 增持
    有序 有效 有机 有关 有力 所有 国有 私有 拥有 拥有量 保有 保有量 专有 共有产权 有限 有限公司 有色 有线
    有害 有望 有条件 公共 共享 共同 共建 共治 共青 共产党 计算 计算机 计量 会计 统计 设计 审计 估计 计生
    计划生育 行为 成为 作为 为民 为老 为主 为辅 为期 因为 为农 认为 人为 在建 在校 在线 在册 在岗 在编 在职 在园
    在地 所在 存在 现在 在保 在孵 在营 在外 在户 是否 合作 合格 合格率 合理 合同 合法 合规 合并 综合 联合 融合
    混合 结合 集合 合资 合金 合肥 合成 合力 合计 完成率 实现率 达标 达标率 到达 表达 发达 抵达 送达 下达 转达
    达产 达效 达人 占地 占用 占道 占补 可再生 可持续 可回收 可追溯 可视 可信 可用 许可 认可 可靠 可降解 将军
    应急 应用 应对 应届 应收 应税 应届生 供应 反应 响应 适应 对应 应检 应保 应还 应答 就业 就医 就诊 就学 就近
    成就 就地 就读 就餐 要素 主要 重要 必要 要求 需要 要点 要闻 紧要 再生 再就业 再造 再贷款 再投资 再担保 各类
    各级 各项 各县 各区 各市 各地 各种 各界 均衡 均等 均价 平均 人均 户均 亩均 地均 车均 均匀 均值 年均浓度 都市
    首都 成都 稳定性 稳定器 稳定就业 保持性 保持水土 水土保持 能力 能源 功能 智能 能耗 性能 节能 产能 动能 职能
    新能源 能级 可能 能效 效能 势能 电能 热能 核能 太阳能 总部 计划单列 规划 目标责任 目标任务 目标管理 预算收入
    预算支出 预算管理 预算内 预计划 已建 已有 另类 拟建 拟上市 还款 还建 还贷 还迁 仍然 提高能力 提高质量 距离
    成长型 成长性 成长股 成长期 差评 差距 倍差 级差 温差 逆差 顺差 价差 偏差 误差 落差 时差 相差 清欠 欠薪 欠税 欠费
    欠发达 塌陷 改善项目 改善工程 改善面积 改善居住 条件改善 居住条件改善 环境改善 的士 目的 的确 标的 扩大会议
    扩大有效投资 扩大内需 扩大开放 减排任务 减排目标 压缩机 压缩空气 缩小差距 改善民生 提升能级 提升品质
    压缩天然气 上涨压力 历史最低 历史最高 历史最低水平 历史最高水平
    """
)
_BASES: Final = listed(
    """
    同口径 可比口径 同比口径 按可比口径 剔除 扣除 还原 按同口径 同口径计算 不含 不考虑
    """
)


def _build() -> dict[str, Entry]:
    """Merge the tables; a comparison word takes over from the plain bound of the same spelling."""
    words = dict.fromkeys(_NAMES, Entry(Role.NAME))
    words |= dict.fromkeys(_LINKS, Entry(Role.LINK))
    words |= dict.fromkeys(_SKIPPED, Entry(Role.SKIP))
    words |= dict.fromkeys(_BASES, Entry(Role.BASIS))
    words |= dict.fromkeys(SAID, Entry(Role.FIGURE))
    words |= dict.fromkeys(("到", "至", "到了", "至了", "到的", "到今年", "至今年"), Entry(Role.TO))
    words |= dict.fromkeys(("从", "由", "自"), Entry(Role.FROM))
    for bound, group in _BEFORE.items():
        words |= dict.fromkeys(group, Entry(Role.BOUND, bound))
    for role, senses in ((Role.VERB, _VERBS), (Role.NOUN, _NOUNS)):
        for change, group in senses.items():
            words |= dict.fromkeys(group, Entry(role, None, change))
    words |= dict.fromkeys(_EITHER_WAY, Entry(Role.VERB))
    for (bound, relation), group in _COMPARISONS.items():
        words |= dict.fromkeys(group, Entry(Role.COMPARE, bound, None, relation))
    for relation, group in _STANDING.items():
        words |= dict.fromkeys(group, Entry(Role.COMPARE, None, None, relation))
    return words


WORDS: Final = _build()
BY_FIRST: Final = by_first(WORDS)
