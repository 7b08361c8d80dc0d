"""Charts in a line of text: where the mark of the target and the bar of the actual stand."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cntrack import store
from cntrack.chart import chart
from cntrack.view.bars import bar, line

PLAN = """
format = 1
[plan]
id = "demo"
[[indicators]]
id = "jobs"
name = "Jobs"
measure = "{measure}"
direction = "{direction}"
{before}
years.2021 = {{ target = "{target}"{actual} }}
"""


@pytest.mark.parametrize(
    ("measure", "direction", "target", "actual", "before", "drawn"),
    [
        ("flow", "higher", "100家", "50家", "", "━━━━━━━━━───────┃─"),
        ("flow", "higher", "50家", "100家", "", "━━━━━━━━┃━━━━━━━━─"),
        ("flow", "higher", "100家", "100家", "", "━━━━━━━━━━━━━━━━┃─"),
        ("flow", "lower", "不超过10起", "4起", "", "━━━━━━━─────────┃─"),
        ("growth", "higher", "5%", "-5%", "", "─━━━━━━━━━──────┃─"),
        ("growth", "higher", "5%-10%", "8%", "", "━━━━━━━━┃━━━━━──┃─"),
        # A share has no bar: its axis does not begin at zero.
        ("share", "higher", "95%以上", "96%", "", "────────┃●────────"),
        ("share", "higher", "95%以上", "76%", "", "─●──────────────┃─"),
        ("flow", "higher", "100家", "80家以上", "", "─────────────━━━┃━"),
        ("flow", "higher", "200张", "", 'years.2020.actual = "141张"', "───────────○────┃─"),
        ("flow", "higher", "200张", "", 'years.2020 = { actual = "141张", comparable = "near" }', "────────────────┃─"),
        ("flow", "higher", "完成市下达指标", "5家", "", ""),
    ],
)
def test_bar(measure: str, direction: str, target: str, actual: str, before: str, drawn: str, tmp_path: Path) -> None:
    """From zero to the actual where zero is on the axis; the target's numbers as marks; last year's as a circle."""
    file = tmp_path / "plan.toml"
    said = f', actual = "{actual}"' if actual else ""
    file.write_text(
        PLAN.format(measure=measure, direction=direction, target=target, actual=said, before=before),
        encoding="utf-8",
    )
    plan = store.load(str(file))
    assert bar(chart(plan, plan.indicators[0], 2021)) == drawn


@pytest.mark.parametrize(
    ("values", "drawn"), [((1, 2, 4), "▃▅█"), ((5, 5), "██"), ((0, 0), "▁▁"), ((-1, 1), "▁█"), ((), "")]
)
def test_line(values: tuple[int, ...], drawn: str) -> None:
    """The years beside each other, from zero or the least number below it."""
    assert line([Decimal(value) for value in values]) == drawn


@given(st.lists(st.decimals(-1000, 1000, places=2), min_size=1, max_size=12))
def test_line_keeps_the_order(values: list[Decimal]) -> None:
    """A greater number never has a lower column."""
    drawn = line(values)
    assert len(drawn) == len(values)
    assert [drawn[i] for i in sorted(range(len(values)), key=lambda i: values[i])] == sorted(drawn)
