"""The JSON Schemas of the data file and of each output, generated from the types that they are made of."""

from __future__ import annotations

import inspect
import json
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue
from pydantic_core import core_schema

from cntrack import model, shorthand
from cntrack.assessment.results import StatusReport
from cntrack.checking import Checked
from cntrack.comparison.results import Comparison
from cntrack.explain import Story
from cntrack.export import Export
from cntrack.many import Many
from cntrack.recording import Recording
from cntrack.wording.reading import Readings

OUTPUTS: dict[str, type] = {
    "status": StatusReport,
    "plans": Many,
    "compare": Comparison,
    "show": Story,
    "export": Export,
    "record": Recording,
    "check": Checked,
    "parse": Readings,
}
NAMES = ("plan", *OUTPUTS)
VERSION = 1
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


class _Schema(GenerateJsonSchema):
    """Numbers are JSON numbers, and every key of an output is always there."""

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        del schema
        return {"type": "number"}

    def fraction_schema(self, schema: core_schema.FractionSchema) -> JsonSchemaValue:
        del schema
        return {"type": "number"}

    def named_tuple_schema(self, schema: core_schema.NamedTupleSchema) -> JsonSchemaValue:
        """A named tuple is written as an object; the first key of an output names it and its version."""
        properties = {field["name"]: self.generate_inner(field["schema"]) for field in schema["fields"]}
        name = next((name for name, kind in OUTPUTS.items() if kind is schema["cls"]), None)
        if name:
            properties["schema"] = {"const": f"cntrack/{name}/{VERSION}"}
        return {
            "type": "object",
            "description": inspect.cleandoc(schema["cls"].__doc__ or ""),
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
        }

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        """What a validator of `model` accepts besides the type it makes of it."""
        inner = super().function_before_schema(schema)
        function = schema["function"]["function"]
        if function is shorthand.wording_table or function is shorthand.both_languages:
            return {"anyOf": [{"type": "string", "minLength": 1}, inner]}
        if function is shorthand.one_or_more:
            return {"anyOf": [inner["items"], inner]}
        if function is shorthand.year_keys:
            return {
                "type": "object",
                "patternProperties": {"^[0-9]{4}$": inner["additionalProperties"]},
                "additionalProperties": False,
            }
        return inner

    def field_is_required(self, field: Any, total: bool) -> bool:  # noqa: ANN401, FBT001  pydantic's signature
        return True if self.mode == "serialization" else super().field_is_required(field, total)

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Defaults are the program's affair; an editor that fills them in would only make a file longer."""
        return self.generate_inner(schema["schema"])


def schema_of(name: str) -> dict[str, Any]:
    """The JSON Schema of a data file or of an output."""
    mode: JsonSchemaMode = "validation" if name == "plan" else "serialization"
    adapter: TypeAdapter[Any] = TypeAdapter(model.Plan if name == "plan" else OUTPUTS[name])
    found = adapter.json_schema(mode=mode, by_alias=True, schema_generator=_Schema)
    return {"$schema": _DRAFT, "$id": f"urn:cntrack:{name}:{VERSION}", **found}


def text(name: str) -> str:
    """The schema as it is published."""
    return json.dumps(schema_of(name), ensure_ascii=False, indent=2) + "\n"
