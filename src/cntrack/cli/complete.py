"""What a shell may complete: ids with their names, years, themes, statuses; silent where the plan cannot be read."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
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
    plan = _plan(ctx)
    return _begun(((code, _name(names.zh, names.en)) for code, names in plan.head.themes.items()) if plan else (),
                  incomplete)  # fmt: skip


def sources(ctx: Context, incomplete: str) -> Pairs:
    """Ids of sources, with their titles as help."""
    plan = _plan(ctx)
    return _begun(((item.id, item.title) for item in plan.sources) if plan else (), incomplete)


def _years(ctx: Context) -> Iterator[tuple[str, str]]:
    plan = _plan(ctx)
    yield from ((str(year), "") for year in (plan.years if plan else ()))


def _indicators(ctx: Context) -> Iterator[tuple[str, str]]:
    plan = _plan(ctx)
    yield from ((item.id, _name(item.name.zh, item.name.en)) for item in (plan.indicators if plan else ()))


def _name(zh: str, en: str) -> str:
    from cntrack.cli.output import language  # noqa: PLC0415
    from cntrack.problem import UsageError  # noqa: PLC0415

    try:
        return zh if language(None) == "zh" else en
    except UsageError:
        return en


def _plan(ctx: Context) -> Plan | None:
    """The plan of the call, if it can be read."""
    from cntrack.cli.output import plan_alone  # noqa: PLC0415
    from cntrack.problem import CntrackError  # noqa: PLC0415

    file = ctx.params.get("file")
    try:
        return None if file == "-" else plan_alone(file)
    except CntrackError:
        return None


def _begun(pairs: Iterable[tuple[str, str]], incomplete: str) -> Pairs:
    """Those that begin so, with a help that no shell takes for anything but words."""
    from cntrack.visible import visible  # noqa: PLC0415

    return [
        (word, _SPECIAL.sub(" ", visible(help_text)).strip())
        for word, help_text in pairs
        if word.startswith(incomplete)
    ]
