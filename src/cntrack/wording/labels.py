"""Gives the words that say what a figure of a Chinese wording counts (开工30公里: 开工).

It only strips idle words; which words belong to the figure itself is for `modifiers`.
"""

from __future__ import annotations

from typing import Final

from .modifiers import Modifiers
from .tables import listed

_IDLE: Final = '、,:/"«»() -+和与及并且\n'
_COMPARISONS: Final = listed("较20 较19 比20 比19 较上 比上 较去 比去 比年初 较年初")
_LEADS: Final = listed("到20 其中 预计 全年 力争 确保 计划 将 共 的 已 并 要 等")
_TAILS: Final = listed("年均 累计 分别 同比 环比 分别 预计 全年 的 在 将 等 力争 要")
_DOINGS: Final = ("完成", "实现")


def label(text: str, begin: int, mods: Modifiers) -> str | None:
    """Give the words of a clause before a figure's modifiers, idle ones stripped."""
    if begin == mods.begin:
        return None
    words = text[begin : mods.start].replace("\x00", " ").strip(_IDLE)
    if not words:
        return text[mods.start : mods.start + 2] if text.startswith(_DOINGS, mods.start) else None
    if "较" in words or "比" in words:
        for mark in _COMPARISONS:
            words = words.partition(mark)[0]
        words = words.rstrip(_IDLE)
    if words.startswith(_LEADS) or words.endswith(_TAILS):
        for lead in _LEADS:
            words = words.removeprefix(lead)
        for tail in _TAILS:
            words = words.removesuffix(tail)
        words = words.strip(_IDLE)
    if not words and text.startswith(_DOINGS, mods.start):
        return text[mods.start : mods.start + 2]
    return words or None
