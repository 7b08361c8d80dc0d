"""What a shell may complete: ids with their names, years, themes, statuses; silent where the plan cannot be read."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from typer import Context

if TYPE_CHECKING:
    from cntrack.model import Plan

VARIABLE = "_CNTRACK_COMPLETE"
Pairs = list[tuple[str, str]]
Completer = Callable[..., Pairs]
# What a shell or the completion of one of them might take for its own.
_SPECIAL = re.compile(r"[\"'`$\\\[\]:<>|;&()\s]+")


def when_asked(completer: Completer) -> Any:  # noqa: ANN401  as Typer takes it
    """The completer where a shell asks, else none: Typer looks into each, and every start would pay for it."""
    return completer if VARIABLE in os.environ else None


def words_typed() -> list[str]:
    """The words of the line that a shell asks about, after the program's name."""
    return (os.environ.get("COMP_WORDS") or os.environ.get("_TYPER_COMPLETE_ARGS") or "").split()[1:]


def choices(*words: str) -> Any:  # noqa: ANN401
    """Fixed words."""

    def listed(incomplete: str) -> Pairs:
        return _begun(((word, "") for word in words), incomplete)

    return when_asked(listed)


def years_and_indicators(ctx: Context, incomplete: str) -> Pairs:
    """Years and indicators."""
    return _begun([*_years(ctx), *_indicators(ctx)], incomplete)


def years(ctx: Context, incomplete: str) -> Pairs:
    """Years of which the plan says something."""
    return _begun(_years(ctx), incomplete)


def indicators(ctx: Context, incomplete: str) -> Pairs:
    """Ids of indicators, with their names as help."""
    return _begun(_indicators(ctx), incomplete)


def themes(ctx: Context, incomplete: str) -> Pairs:
    """Codes of themes, with their names as help."""
    pairs = (pair for plan in _plans(ctx) for pair in plan.head.themes.items())
    return _begun(((code, _name(names.zh, names.en)) for code, names in pairs), incomplete)


def sources(ctx: Context, incomplete: str) -> Pairs:
    """Ids of sources, with their titles as help."""
    return _begun(((item.id, item.title) for plan in _plans(ctx) for item in plan.sources), incomplete)


def _years(ctx: Context) -> Iterator[tuple[str, str]]:
    yield from ((str(year), "") for year in sorted({year for plan in _plans(ctx) for year in plan.years}))


def _indicators(ctx: Context) -> Iterator[tuple[str, str]]:
    items = {item.id: item for plan in _plans(ctx) for item in plan.indicators}
    yield from ((name, _name(item.name.zh, item.name.en)) for name, item in items.items())


def _name(zh: str, en: str) -> str:
    from cntrack.cli.asking import language  # noqa: PLC0415
    from cntrack.problem import UsageError  # noqa: PLC0415

    try:
        return zh if language(None) == "zh" else en
    except UsageError:
        return en


def _plans(ctx: Context) -> Sequence[Plan]:
    """The plans of the call, if they can be read."""
    from cntrack.cli.plans import plans_alone  # noqa: PLC0415
    from cntrack.problem import CntrackError  # noqa: PLC0415

    files = ctx.params.get("file") or []
    try:
        return [] if "-" in files else [plan for _, plan in plans_alone(files)]
    except CntrackError:
        return []


def _begun(pairs: Iterable[tuple[str, str]], incomplete: str) -> Pairs:
    """Those that begin so, with a help that no shell takes for anything but words."""
    from cntrack.visible import visible  # noqa: PLC0415

    return [
        (word, _SPECIAL.sub(" ", visible(help_text)).strip())
        for word, help_text in pairs
        if word.startswith(incomplete)
    ]
