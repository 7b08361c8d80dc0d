"""Assesses wordings as a user would: as a small plan file, read by `store` and judged by `assess`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from cntrack import store
from cntrack.assessment import status
from cntrack.assessment.results import Assessment

YEAR = 2021


def _said(key: str, said: str | None) -> str:
    """A wording as a user writes it, in quotes; what is a TOML table or list already stands as it is."""
    if said is None:
        return ""
    return f"years.{YEAR}.{key} = {said}\n" if said[0] in "{[" else f'years.{YEAR}.{key} = "{said}"\n'


@pytest.fixture
def judge_all(tmp_path: Path) -> Callable[..., tuple[Assessment, ...]]:
    """Assess pairs of target and actual, all of indicators with the same keys, in one plan file."""

    def judge_all(pairs: Sequence[tuple[str | None, str | None]], *keys: str, head: str = "") -> tuple[Assessment, ...]:
        name = () if any(key.startswith("name") for key in keys) else ('name = "指标"',)
        text = f'format = 1\n[plan]\nid = "plan"\n{head}\n'
        for row, (target, actual) in enumerate(pairs):
            entry = "\n".join(("[[indicators]]", f'id = "row-{row}"', *name, *keys))
            text += f"{entry}\n{_said('target', target)}{_said('actual', actual)}"
        file = tmp_path / "plan.toml"
        file.write_text(text, encoding="utf-8")
        return status(store.load(str(file)), YEAR).indicators

    return judge_all


@pytest.fixture
def judge(judge_all: Callable[..., tuple[Assessment, ...]]) -> Callable[..., Assessment]:
    """Assess one actual of 2021 against its target; further keys of the indicator are lines of TOML."""

    def judge(target: str | None, actual: str | None, *keys: str, head: str = "") -> Assessment:
        (found,) = judge_all([(target, actual)], *keys, head=head)
        return found

    return judge
