"""Which plans a call is about: options, environment and the data folder name their files, `store` reads them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cntrack.cli.waiting import THE_WAIT
from cntrack.problem import UsageError
from cntrack.visible import visible

if TYPE_CHECKING:  # `parse` and --help need no plan
    from cntrack.model import Plan


def plan_file(asked: Sequence[str] | None) -> str:
    """The one --file, else CNTRACK_FILE, else the plan that comes with the program."""
    from cntrack.store import bundled  # noqa: PLC0415  `parse` and --help need no plan

    if asked and len(asked) > 1:
        message = "--file is given twice; of several plans at once only cntrack status tells"
        raise UsageError(message)
    return asked[0] if asked else os.environ.get("CNTRACK_FILE") or str(bundled())


def plans_alone(files: Sequence[str]) -> list[tuple[str, Plan]]:
    """The plans that are asked for, each with its file, without what was recorded of them; a folder holds several."""
    from cntrack import store  # noqa: PLC0415

    return store.load_all(files or [plan_file(None)])


def plans_of(files: Sequence[str], records: str | None) -> list[tuple[str, Plan]]:
    """The plans that are asked for, each with its file and with what was recorded of it."""
    return [(name, _with_records(plan, records)) for name, plan in plans_alone(files)]


def plan_alone(file: Sequence[str] | None) -> Plan:
    """The plan that is asked for, without what was recorded of it."""
    from cntrack import store  # noqa: PLC0415

    return store.load(plan_file(file))


def plan_of(file: Sequence[str] | None, records: str | None) -> Plan:
    """The plan that is asked for, with what was recorded of it."""
    return _with_records(plan_alone(file), records)


def _with_records(plan: Plan, records: str | None) -> Plan:
    from cntrack import store  # noqa: PLC0415  `parse` and --help need no plan

    place = records_file(records)
    if place is None or (records is None and not os.path.lexists(place)):  # nothing was recorded yet
        return plan
    from cntrack.records import merged  # noqa: PLC0415  most calls have no records

    found = merged(plan, store.records(place), place)
    if found.strangers:
        named = ", ".join(dict.fromkeys(f"{item.number} ({item.indicator})" for item in found.strangers[:5]))
        THE_WAIT.remark(f"{visible(place)}: the plan has no such indicators: entries {named}; see cntrack check")
    return found.plan


def records_file(asked: str | None) -> str | None:
    """--records, else CNTRACK_RECORDS, else the file in the data folder; none where just the plan is wanted."""
    from cntrack.store import default_records  # noqa: PLC0415  `parse` and --help need no records

    chosen = asked if asked is not None else os.environ.get("CNTRACK_RECORDS") or str(default_records())
    return None if chosen == "none" else chosen
