"""Tells a wording that says there is no value (—, 未提出, n/a) from one that says something.

It looks at whole wordings only.
"""

from __future__ import annotations

from typing import Final

from .tables import listed

_LONGEST: Final = 40  # characters; a longer wording says more than that a value is missing
_NO_VALUES: Final = frozenset(
    listed(
        """
        - -- --- ---- ~ / // . .. ... ...... * n/a na n.a. n.a n/d nd none nil null nan tbd tba tbc 无 暂无 空 空缺 缺
        缺失 未提出 未设 未设定 未设置 未定 待定 未公布 未发布 未下达 未统计 未列 未列入 未纳入 未明确 未设目标
        未定目标 没有 没有目标 没有提出 不适用 不设 不设目标 无目标 无数据 暂无数据 尚未公布 暂未公布 未提
        未作要求 不作要求 未提及 未提出目标 未提出具体目标 未设具体目标 暂缺 待公布 未填 未报 无指标 空白 不涉及
        未开展 未考核 不考核 无要求 不要求 不做要求 不作具体要求 未做要求 取消 国家未下达 省未下达 市未下达 待下达
        待国家下达 待省下达 待市下达 另行下达 另行确定
        """
    )
) | {"\\"}
_ABSENT_HEADS: Final = listed(
    """
    未提出 没有提出 未设 没有设 不设 不再设 不提出 未明确 尚未公布 未公布 暂不设 未下达 没有明确 不再提出 未制定
    不再下达 不下达 待国家下达后 待省下达后 待市下达后
    """
)

_HEADS: Final = frozenset(word[0] for word in _ABSENT_HEADS)


def is_no_value(text: str) -> bool:
    """Tell whether a whole wording says that there is no value."""
    if len(text) > 2 * _LONGEST:
        return False
    bare = text.strip("。.()（） \t\n\u3000").lower() or text.strip()
    return bare in _NO_VALUES or (bare[:1] in _HEADS and bare.startswith(_ABSENT_HEADS) and len(bare) <= _LONGEST)
