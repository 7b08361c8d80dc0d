"""Every word that cntrack shows to people, in Chinese and English: one table, looked up by key."""

from __future__ import annotations

from enum import StrEnum


class Lang(StrEnum):
    """The languages of the output; keys and codes of the machine formats are the same in both."""

    ZH = "zh"
    EN = "en"


def say(key: str, lang: str, **parts: object) -> str:
    """The text of a key in a language, with its blanks filled in."""
    zh, en = WORDS[key]
    return (zh if lang == "zh" else en).format(**parts)


def say_if(key: str, lang: str) -> str:
    """The text of a key, or the key itself where it is a code without a text."""
    return say(key, lang) if key in WORDS else key


WORDS: dict[str, tuple[str, str]] = {
    # statuses
    "surpassed": ("超额完成", "surpassed"),
    "met": ("完成", "met"),
    "met_reported": ("报告称完成", "met (reported)"),
    "partial": ("部分完成", "partly met"),
    "uncertain": ("不能断定", "uncertain"),
    "not_met": ("未完成", "not met"),
    "not_comparable": ("不可比", "not comparable"),
    "no_target": ("未设目标", "no target"),
    "no_data": ("尚无数据", "no data yet"),
    # reasons
    "about_zone": ("落在“左右”的模糊区间内，没有官方宽度", "within the doubt of “about”, which has no official width"),
    "overlap": ("措辞允许两种结果", "the wording allows both outcomes"),
    "reference_missing": ("参照数（{reference}）没有记录：在目标旁加 reference", "the number it refers to ({reference}) is not recorded (add reference = … beside the target)"),
    "direction_unknown": ("没有说明高好还是低好", "whether higher or lower is better is not said"),
    "two_bases": ("两种口径的结论不同", "two bases of the figure give different answers"),
    "same_wording": ("与目标措辞相同", "same wording as the target"),
    # flags and stages
    "forecast": ("预测", "forecast"),
    "estimate": ("预计", "estimate"),
    "preliminary": ("初步核算", "preliminary"),
    "final": ("最终核实", "final"),
    "adjusted_target": ("目标有调整", "target was adjusted"),
    "direction_inferred": ("方向由名称推断", "direction inferred from the name"),
    "direction_conflict": ("措辞与所设方向相反", "wording contradicts the declared direction"),
    "unit_misuse": ("“%”按百分点理解", "% is printed where points are meant"),
    "ratio_rounding": ("所印完成率有舍入出入", "printed ratio differs by rounding"),
    "ratio_mismatch": ("所印完成率复算不符", "printed ratio does not recompute"),
    "ambiguous": ("措辞有另一种读法", "wording has another reading"),
    # why there is no ratio
    "ratio_not_numeric": ("没有可比的数", "there are not two numbers to compare"),
    "ratio_not_exact": ("实绩不是确数", "the actual is not an exact number"),
    "ratio_range": ("目标是区间", "the target is a range"),
    "ratio_ceiling": ("目标是上限", "the target is a ceiling"),
    "ratio_rate": ("增速和比重只比百分点", "rates and shares are compared in points"),
    "ratio_not_a_volume": ("不是总量指标", "the measure is not a volume"),
    "ratio_lower_is_better": ("越低越好", "lower is better"),
    "ratio_direction": ("方向不明", "the direction is not one-sided"),
    "ratio_not_positive": ("目标不是正数", "the target is not positive"),
    # measures and directions
    "growth": ("增速", "growth rate"),
    "share": ("比重", "share"),
    "level": ("水平", "level"),
    "stock": ("存量", "stock"),
    "flow": ("流量", "flow"),
    "compliance": ("合规", "compliance"),
    "higher": ("越高越好", "higher is better"),
    "lower": ("越低越好", "lower is better"),
    "target": ("目标", "Target"),
    "best_at_target": ("以目标值为最好", "best at the target"),
    "unknown": ("未说明", "not said"),
    # kinds
    "exact": ("确数", "exact"),
    "about": ("约数", "about"),
    "at_least": ("下限（含）", "at least"),
    "more_than": ("下限（不含）", "more than"),
    "at_most": ("上限（含）", "at most"),
    "less_than": ("上限（不含）", "less than"),
    "sync": ("与他数同步", "in step with another"),
    "range": ("区间", "range"),
    "qualitative": ("文字", "words"),
    "no_value": ("无值", "no value"),
    "refused": ("读不懂", "not read"),
    "increase": ("上升", "increase"),
    "decrease": ("下降", "decrease"),
    "below": ("略低于此数", "just below"),
    "above": ("略高于此数", "just above"),
    "relation_equal": ("与之同步：", "in step with"),
    "relation_above": ("高于", "above"),
    "relation_below": ("低于", "below"),
    "relation_assigned": ("由他处下达：", "assigned elsewhere:"),
    # columns and labels
    "number": ("序号", "No"),
    "indicator": ("指标", "Indicator"),
    "theme": ("领域", "Theme"),
    "actual": ("实绩", "Actual"),
    "gap": ("差距", "Gap"),
    "attainment": ("完成率", "Ratio"),
    "status": ("状态", "Status"),
    "at": ("出处", "Place in source"),
    "flags": ("附注", "Remarks"),
    "year": ("年份", "Year"),
    "wording": ("原文", "Wording"),
    "reading": ("读法", "Read as"),
    "role": ("类别", "What"),
    "stage": ("阶段", "Stage"),
    "related": ("相关数（口径不同）", "related (other definition)"),
    "target_of": ("{year}年目标", "{year} target"),
    "actual_of": ("{year}年实绩", "{year} actual"),
    "ask_of": ("{after}年目标较{before}年实绩", "{after} target less {before} actual"),
    "target_change": ("目标变化", "Target change"),
    "actual_change": ("实绩变化", "Change of actual"),
    "same": ("相同", "same"),
    "near": ("相近", "nearly the same"),
    # target changes
    "raised": ("数值提高", "raised"),
    "lowered": ("数值降低", "lowered"),
    "equal": ("数值不变", "same number"),
    "tightened": ("要求收紧", "tighter"),
    "loosened": ("要求放宽", "looser"),
    "reworded": ("换了说法", "reworded"),
    "unchanged": ("不变", "unchanged"),
    "unlike": ("不可比", "unlike"),
    "new": ("新设", "new"),
    "dropped": ("未设", "none set"),
    # titles and summaries
    "status_title": ("{plan} · {year}年", "{plan} · {year}"),
    "stages": ("实绩为{stages}数", "actuals: {stages}"),
    "compare_title": ("{plan} · {before}年与{after}年", "{plan} · {before} and {after}"),
    "summary": ("{total}项中{achieved}项完成", "{achieved} of {total} achieved"),
    "summary_parts": ("（{parts}）", " ({parts})"),
    "count": ("{word}{count}项", "{count} {word}"),
    "reported_short": ("报告称完成", "reported"),
    "waiting": ("尚无实绩（目标{total}个）", "no actuals yet (targets: {total})"),
    "nothing": ("没有符合条件的指标", "no indicator matches"),
    "unlisted": (
        "{year}年另有无当年目标的数{count}个，见 cntrack compare {year} {later}",
        "further figures of {year}, without a target of that year: {count} (cntrack compare {year} {later} shows them)",
    ),
    "compared": ("{count}项可比", "{count} compared"),
    "rest": ("{count}项无可比：{reasons}", "{count} with nothing to compare: {reasons}"),
    "rest_unset": ("来源文件未设{year}年目标的{count}项（{which}）", "the sources set no {year} target for {count} ({which})"),
    "rest_unrecorded": ("没有{year}年记录的{count}项（{which}）", "nothing recorded for {year} for {count} ({which})"),
    "rest_related": ("只有上列口径不同的相关数的{count}项", "only the related figures above for {count}"),
    "rest_new": ("没有{before}年数的{count}项（{which}；见 cntrack status {after}）", "no figure of {before} for {count} ({which}; cntrack status {after} lists them)"),
    "rest_unlike": ("只有一年的目标、另一年的实绩的{count}项（{which}）", "a target in one year and an actual in the other for {count} ({which})"),
    "definition_near": ("口径相近而不全同", "definition nearly, not wholly, the same"),
    "definition_other": ("口径不同的相关数，不相减", "related figure with another definition, never subtracted"),
    "not_comparable_short": ("不可比", "not comparable"),
    # show
    "about_indicator": ("英文名", "In Chinese"),
    "id": ("标识", "Id"),
    "measure": ("类型", "Measure"),
    "direction": ("方向", "Direction"),
    "unit": ("单位", "Unit"),
    "note": ("说明", "Note"),
    "served_by": ("由这些指标支撑", "Served by"),
    "serves": ("所属主要指标", "Serves headline indicator"),
    "baseline": ("基期值", "Baseline"),
    "progress": ("自基期的进展", "Progress from the baseline"),
    "verdict_of": ("{year}年的判断", "How {year} was judged"),
    "step_target": ("目标读作", "Target read as"),
    "step_actual": ("实绩读作", "Actual read as"),
    "step_direction": ("方向", "Direction"),
    "step_core": ("满足目标的值", "Values that meet the target"),
    "step_fail": ("未达目标的值", "Values that miss it"),
    "step_best": ("优于目标的值", "Values that surpass it"),
    "step_allowed": ("实绩可能的值", "Values the actual allows"),
    "step_rule": ("规则", "Rule"),
    "step_gap": ("差距", "Gap"),
    "step_ratio": ("完成率", "Ratio"),
    "step_result": ("结论", "Result"),
    "no_fail_set": ("未知：方向不明", "not known: the direction is not said"),
    "no_ratio": ("不计算：{why}", "not given: {why}"),
    "sources": ("来源", "Sources"),
    "reference": ("参照", "Refers to"),
    "complete_none": ("{year}年：来源文件未设目标", "{year}: the sources set no target"),
    # the rule that gave a status
    "rule_surpassed": ("实绩允许的每个值都优于目标所说的最好值", "every value that the actual allows is better than the best that the target states"),
    "rule_met": ("实绩允许的每个值都满足目标", "every value that the actual allows meets the target"),
    "rule_same_wording": ("实绩与目标措辞和数字相同", "the actual has the target's own wording and number"),
    "rule_met_reported": ("实绩重复目标的文字：据报告完成，无法核验", "the actual repeats the target's words: reported, and cannot be checked"),
    "rule_partial": ("有的部分完成，有的未完成", "some parts are achieved and some are not met"),
    "rule_uncertain": ("实绩允许的值中既有满足目标的也有未达目标的", "what the actual allows leaves both outcomes open"),
    "rule_reference_missing": ("目标依照另一个数，而该数没有记录", "the target leans on another number, which is not recorded"),
    "rule_not_met": ("实绩允许的值没有一个满足目标", "no value that the actual allows meets the target"),
    "rule_not_comparable": ("两者的种类、单位或口径不同", "kind, unit or basis of the two are unlike"),
    "rule_no_target": ("没有设目标", "no target was set"),
    "rule_no_data": ("还没有实绩", "there is no actual yet"),
    "rule_words": ("一方是文字，另一方是数", "one side is words, the other a number"),
    "has_note": ("有说明", "note"),
    "step_about": ("“左右”的范围", "Reach of “about”"),
    "about_ulp": ("原文没有说明宽度；约定为所印末位的一个单位，其间的值不能断定（plan.about 可改）", "the wording gives no width; by convention one unit of its last printed digit, within which nothing is certain (plan.about changes it)"),
    "about_none": ("本计划不设宽度", "this plan claims no width"),
    "about_tolerance": ("按本计划所引的容许差", "the tolerance that this plan cites"),
    # parse
    "parse_title": ("措辞的读法", "How wordings are read"),
    "refused_because": ("不读：{reason}", "not read: {reason}"),
    "kind": ("种类", "Kind"),
    "value": ("数值", "Value"),
    "part": ("部分", "part"),
}  # fmt: skip

# How a reading is told in a sentence, by kind: {v} is the number with its unit.
READINGS: dict[str, tuple[str, str]] = {
    "exact": ("{v}", "{v}"),
    "about": ("约 {v}", "about {v}"),
    "at_least": ("不低于 {v}", "at least {v}"),
    "more_than": ("超过 {v}", "more than {v}"),
    "at_most": ("不超过 {v}", "at most {v}"),
    "less_than": ("低于 {v}", "less than {v}"),
    "range": ("{low} 至 {v}", "{low} to {v}"),
    "sync": ("与{reference}同步", "in step with {reference}"),
    "near": ("与{reference}大体同步", "roughly in step with {reference}"),
    "qualitative": ("文字：无可比的数", "words without a number"),
    "no_value": ("无值", "no value"),
}
