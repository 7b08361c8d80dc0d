"""Plans of any size, by a seeded generator that writes what a user would: all kinds of wording, Chinese and English.

The same draws give the plain numbers for programs that read no wordings.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple


class Kind(NamedTuple):
    """A kind of indicator: its unit, the decimals of its numbers, its name, and how numbers n (and m) are worded."""

    measure: str
    unit: str
    places: int
    zh: str
    en: str
    wordings: tuple[str, ...]


KINDS = (
    Kind("growth", "%", 1, "增速", "Growth of indicator", (
        "{n}%", "{n}%左右", "{n}%以上", "不低于{n}%", "{n}%以内", "超过{n}%", "低于{n}%", "近{n}%", "{n}%-{m}%",
        "增长{n}%左右", "下降{n}%", "力争{n}%以上", "about {n} percent", "at least {n} percent", "no more than {n}%",
        "nearly {n}%", "between {n}% and {m}%", "与全市目标基本同步", "与经济增长同步", "持平",
    )),
    Kind("stock", "家", 0, "户数", "Number of", (
        "{n}家", "{n}家左右", "{n}余家", "不少于{n}家", "{n}家以上", "{n}-{m}家", "新增{n}家", "新建{n}家,改建{m}家",
        "完成市下达指标", "—",
    )),
    Kind("flow", "万平方米", 2, "面积", "Floor area of", (
        "{n}万平方米", "{n}万平方米左右", "{n}万平方米以上", "新开工{n}万平方米",
        "开工{n}万平方米以上,竣工{m}万平方米以上", "完成市下达任务",
    )),
)  # fmt: skip


class Row(NamedTuple):
    """An indicator: its target and actual, each as the number drawn and as it is worded, and the next year's target."""

    id: str
    number: int
    kind: Kind
    direction: str
    target: Decimal
    actual: Decimal
    asked: str
    reached: str
    later: str


def rows(size: int) -> Iterator[Row]:
    """As many indicators, the same at each call."""
    pick = random.Random(size)  # noqa: S311  a seeded sample, no secret
    for number in range(1, size + 1):
        kind = pick.choice(KINDS)
        low = pick.randrange(10, 900)
        drawn = [Decimal(low + pick.randrange(-5, 9)).scaleb(-kind.places) for _ in range(3)]
        wider = Decimal(low + 20).scaleb(-kind.places)
        worded = [pick.choice(kind.wordings).format(n=value, m=wider) for value in drawn]
        direction = pick.choice(("higher", "lower", "target"))
        yield Row(f"indicator-{number}", number, kind, direction, drawn[0], drawn[1], *worded)


def plan(size: int, years: int = 2) -> str:
    """The indicators as a plan, of 2021 alone or with the targets of 2022 too."""
    lines = ["format = 1", "[plan]", 'id = "made"', "[[sources]]", 'id = "report"', 'title = "报告"']
    for row in rows(size):
        place = f'source = "report", at = "表{{}} 第{row.number}行"'
        lines += [
            "[[indicators]]", f'id = "{row.id}"', f"number = {row.number}",
            f'name = {{ zh = "第{row.number}项{row.kind.zh}", en = "{row.kind.en} {row.number}" }}',
            f'measure = "{row.kind.measure}"', f'direction = "{row.direction}"', f'unit = "{row.kind.unit}"',
            f'years.2021 = {{ target = "{row.asked}", actual = "{row.reached}", {place.format(1)} }}',
            f'years.2022 = {{ target = "{row.later}", {place.format(2)} }}',
        ][: None if years > 1 else -1]  # fmt: skip
    return "\n".join(lines)
