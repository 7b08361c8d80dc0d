"""Describes an export as a Data Package (specs.frictionlessdata.io): what each column of its table holds."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, get_args, get_type_hints

from cntrack.export import ROLES, Export, Observed
from cntrack.wording.reading import Kind

TABLE = "observations.csv"
_ABOUT = {
    "plan": "id of the plan",
    "indicator": "id of the indicator",
    "number": "its row among the plan's headline indicators",
    "theme": "code of its theme",
    "measure": "what the number is: growth, share, level, stock, flow or compliance",
    "direction": "where better values lie",
    "year": "the year that the plan speaks of",
    "period": "the year, or the day that a figure within the year is about (SDMX TIME_PERIOD)",
    "role": "target, actual, a related figure of another definition, or the reference that a target leans on",
    "wording": "the official wording, verbatim",
    "part": "the part of a compound wording, from 1",
    "label": "what a part counts",
    "kind": "how the wording binds",
    "low": "the least number of the wording; of a floor its number",
    "high": "the greatest number; of a ceiling its number",
    "value": "the number of an exact or about wording, as it is printed",
    "unit": "what is counted",
    "multiplier": "what the numbers are to be multiplied by: 10000 where 万 is printed",
    "unit_mult": "the power of ten that the numbers are printed in (SDMX UNIT_MULT)",
    "change": "the sense of a change that the wording states",
    "stage": "how settled an actual is",
    "obs_status": "A normal, E estimate, P preliminary, F forecast (SDMX OBS_STATUS)",
    "freq": "A: annual (SDMX FREQ)",
    "comparable": "how the definition of an actual stands to the later target's",
    "under": "id of the headline indicator that this one serves",
    "source": "id of the document, or its title",
    "place": "table, row or section in it",
    "entry": "number of the entry, of a value that was recorded beside the plan",
}
_TYPES = {int: "integer", Decimal: "number"}


def descriptor(found: Export) -> dict[str, Any]:
    """What datapackage.json says."""
    name = found.plan.name or found.plan.place
    licences = [{"name": found.licence}] if found.licence else []
    sources = [{"title": item.title, **({"path": item.url} if item.url else {})} for item in found.sources]
    return {
        "$schema": "https://datapackage.org/profiles/1.0/datapackage.json",
        "name": found.plan.id,
        "title": name.en if name else found.plan.id,
        **({"licenses": licences} if licences else {}),
        **({"sources": sources} if sources else {}),
        "resources": [
            {
                "name": "observations",
                "type": "table",
                "path": TABLE,
                "scheme": "file",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {"fields": _fields(), "missingValues": [""]},
            }
        ],
    }


def _fields() -> list[dict[str, Any]]:
    allowed = {"role": list(ROLES), "kind": [str(kind) for kind in Kind]}
    found = []
    for key, kind in get_type_hints(Observed).items():
        kinds = get_args(kind) or (kind,)
        named = next((_TYPES[each] for each in kinds if each in _TYPES), "string")
        constraints: dict[str, Any] = {} if type(None) in kinds else {"required": True}
        constraints |= {"enum": allowed[key]} if key in allowed else {}
        about = {"description": _ABOUT[key]} if key in _ABOUT else {}
        found.append({"name": key, "type": named, **about, **({"constraints": constraints} if constraints else {})})
    return found
