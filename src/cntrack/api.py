"""cntrack as a library: load a plan, assess it, compare two years; results are the values that the JSON writes out."""

from __future__ import annotations

import os
from datetime import date

from cntrack import comparison, explain, select, store
from cntrack.assessment import status
from cntrack.assessment.results import Assessment, Stated, Status, StatusReport
from cntrack.comparison.results import Compared, Comparison
from cntrack.explain import Story
from cntrack.model import Indicator, Plan
from cntrack.problem import CntrackError, DataError, Problem, UsageError
from cntrack.records import merged
from cntrack.render import json
from cntrack.wording import read
from cntrack.wording.reading import Kind, Reading

__all__ = [
    "Assessment", "CntrackError", "Compared", "Comparison", "DataError", "Indicator", "Kind", "Plan",
    "Problem", "Reading", "Stated", "Status", "StatusReport", "Story", "UsageError", "assess", "compare",
    "load", "read", "show", "to_json",
]  # fmt: skip


def load(path: str | os.PathLike[str] | None = None, records: str | os.PathLike[str] | None = None) -> Plan:
    """The plan of a TOML file, or the one that comes with cntrack; with the records of another file in it, if given.

    Raises DataError with every problem of a file that cannot be used.
    """
    plan = store.load(os.fspath(path) if path is not None else str(store.bundled()))
    if records is None:
        return plan
    name = os.fspath(records)
    return merged(plan, store.records(name), name).plan


def assess(plan: Plan, year: int | None = None, *, as_of: date | None = None) -> StatusReport:
    """The status of each indicator of a year, by default the latest with actuals; of a day, as it was known then."""
    return status(plan, year, as_of=as_of)


def compare(plan: Plan, before: int, after: int) -> Comparison:
    """What changed between two years, and what the later targets ask beyond the earlier actuals."""
    return comparison.compare(plan, before, after)


def show(plan: Plan, indicator: str | int, *, as_of: date | None = None) -> Story:
    """One indicator whole, by its number, id or a part of its name; UsageError where it names none or several."""
    return explain.show(plan, select.find(plan, str(indicator)), as_of)


def to_json(result: object) -> str:
    """A result as the command line writes it with --json."""
    return json.document(result)
