"""Plans of any size, by a seeded generator that writes what a user would: all kinds of wording, Chinese and English."""

from __future__ import annotations

import random

WORDINGS = (
    "{n}%", "{n}%左右", "{n}%以上", "不低于{n}%", "{n}%以内", "超过{n}%", "{n}%-{m}%", "增长{n}%左右", "下降{n}%",
    "about {n} percent", "at least {n} percent", "与全市目标基本同步", "完成市下达指标",
)  # fmt: skip


def plan(size: int) -> str:
    """A plan of this many indicators, the same at each call."""
    pick = random.Random(size)  # noqa: S311  a seeded sample, no secret
    lines = ["format = 1", "[plan]", 'id = "made"', "[[sources]]", 'id = "report"', 'title = "报告"']
    for number in range(1, size + 1):
        low = pick.randrange(10, 900)
        target, actual, later = (
            pick.choice(WORDINGS).format(n=(low + pick.randrange(-5, 9)) / 10, m=low / 10 + 2) for _ in range(3)
        )
        lines += [
            "[[indicators]]", f'id = "indicator-{number}"', f"number = {number}",
            f'name = {{ zh = "第{number}项指标增速", en = "Growth of indicator {number}" }}',
            'measure = "growth"', f'direction = "{pick.choice(("higher", "lower", "target"))}"', 'unit = "%"',
            f'years.2021 = {{ target = "{target}", actual = "{actual}", source = "report", at = "表1 第{number}行" }}',
            f'years.2022 = {{ target = "{later}", source = "report", at = "表2 第{number}行" }}',
        ]  # fmt: skip
    return "\n".join(lines)


def numbers(size: int) -> list[tuple[str, str, str]]:
    """Name, target and actual of as many indicators as plain numbers, for programs that read no wordings."""
    pick = random.Random(size)  # noqa: S311
    rows = []
    for number in range(1, size + 1):
        low = pick.randrange(100, 9000)
        rows.append((f"indicator-{number}", f"{low / 10}", f"{(low + pick.randrange(-50, 90)) / 10}"))
    return rows
