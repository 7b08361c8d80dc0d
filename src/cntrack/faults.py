"""Says in our words what the TOML parser and pydantic find wrong with a data file; loaded only when they do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from json import JSONDecoder
from typing import Any

from pydantic import BaseModel, ValidationError

from cntrack import model
from cntrack.problem import Path, Problem, brief, nearest

YEAR_KEYS = frozenset(model.Year.model_fields)
MOST_EXPLAINED = 100_000  # where there are more, nobody reads them, and the rest is only counted
_MOST_COMPARED = 10_000
_MOST_BITS = 100
_NO_KEY = "take it out; docs/format.md lists the keys"
_TOP_HELP = {
    "format": "add format = 1 above all tables",
    "plan": 'add [plan] with its keys: id = "…"',
    "indicators": 'add [[indicators]] with its keys: id = "…", name = "…"',
}
_LANGUAGES = 'write it in quotes, or in both languages: { zh = "…", en = "…" }'
_TABLES = {
    "plan": ("a table is wanted", 'write [plan], and its keys below: id = "demo"'),
    "name": ("a text or a table is wanted", _LANGUAGES),
    "place": ("a text or a table is wanted", _LANGUAGES),
    "note": ("a text or a table is wanted", _LANGUAGES),
    "target": ("a wording or a table is wanted", 'write the wording in quotes: "5%"'),
    "actual": ("a wording or a table is wanted", 'write the wording in quotes: "5%"'),
    "related": ("a wording or a table is wanted", 'write the wording in quotes: "5%"'),
}
# What pydantic calls a fault of type → what was wanted, and how to give it.
_TYPES = {
    "string_type": ("a text is wanted", 'write it in quotes: "5%"'),
    "int_type": ("a whole number is wanted", "write it without quotes and without a point"),
    "date_type": ("a date is wanted", "write it without quotes: 2022-01-12"),
    "date_from_datetime_inexact": ("a date is wanted", "write it without a time: 2022-01-12"),
    "tuple_type": ("a list is wanted", "write it in brackets: […]"),
    "list_type": ("a list is wanted", "write it in brackets: […]"),
    "number_type": ("a number is wanted", "write it without quotes"),
    "under_type": (
        "the number or the id of an indicator is wanted",
        'write under = 3 or under = "budget-revenue-growth"',
    ),
}
# What may be given as a word or at more length.
_WAYS = {
    "about_value": (
        ("ulp", "none"),
        "a width of “about”",
        'it is "ulp", "none", or a table such as { points = 1, cite = "…" }',
    ),
    "trajectory_value": (
        ("linear",),
        "a trajectory",
        'it is "linear", or a list such as [{ as_of = 2022-06-30, text = "92%" }]',
    ),
}
_VALUES = {
    "number_finite": ("a finite number is wanted", "write an ordinary number"),
    "number_range": ("a number of at most 30 digits is wanted", "write an ordinary number"),
}


def explained(error: ValidationError, data: dict[str, Any]) -> Iterator[Problem]:
    """Each of pydantic's findings once, with its key path in the file; of a flood of them only the first.

    They come as JSON, which is read piece by piece: as objects they would take more room than the file.
    """
    text = error.json(include_url=False, include_input=False)
    decode, at = JSONDecoder().raw_decode, 1
    last: tuple[Path, str] | None = None
    for _ in range(min(error.error_count(), MOST_EXPLAINED)):
        item, end = decode(text, at)
        at = end + 1
        loc = item["loc"]
        path, given = _found(loc, data, missing=item["type"] == "missing")
        problem = _explain(item["type"], path, item.get("ctx") or {}, path[-1] if loc[-1:] == ["[key]"] else given)
        if (path, problem.code) != last:  # a text that serves both languages is found faulty in each, one by one
            last = (path, problem.code)
            yield problem


def _found(loc: Sequence[str | int], data: Any, *, missing: bool) -> tuple[Path, object]:  # noqa: ANN401  whatever TOML holds
    """Pydantic's location as a key path of the file, without the parts that are not in it, and what stands there."""
    path: list[str | int] = []
    for part in loc:
        if isinstance(data, dict) and (part in data or str(part) in data):
            path.append(part if part in data else str(part))
            data = data[path[-1]]
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            path.append(part)
            data = data[part]
    return ((*path, loc[-1]) if missing else tuple(path)), data


def _explain(kind: str, path: Path, context: dict[str, Any], given: object) -> Problem:
    last = str(path[-1]) if path else ""
    if kind == "extra_forbidden":  # what was meant is sought later, for those that are shown
        return Problem("unknown-key", path, f'unknown key "{brief(last)}"', _NO_KEY, on_key=True)
    if kind == "missing":
        remedy = _TOP_HELP[last] if len(path) == 1 and last in _TOP_HELP else f"add {last} = …"
        return Problem("missing-key", path, f'the key "{last}" is missing', remedy, on_key=True)
    if path[-2:-1] == ("years",) and kind in {"int_type", "greater_than_equal", "less_than_equal"}:
        what = f"{brief(last)} is not a year from {model.FIRST_YEAR} to {model.LAST_YEAR}"
        return Problem("year-out-of-range", path, what, "write the year as four digits: years.2022", on_key=True)
    if kind in {"enum", "literal_error"}:
        return _not_one_of(path, str(context.get("expected", "")), given)
    if kind in _WAYS:
        words, what, remedy = _WAYS[kind]
        known = words if isinstance(given, str) else ()
        return Problem("bad-value", path, f"{_shown(given)} is not {what}", remedy, known=known)
    if kind == "date_type" and isinstance(given, datetime):
        kind = "date_from_datetime_inexact"
    expected = _tables(path) if kind in {"model_type", "dict_type"} else _TYPES.get(kind)
    if expected:
        return Problem("wrong-type", path, f"{expected[0]}, not {_type_name(given, kind)}", expected[1])
    return _bad_value(kind, path, context, given)


def _tables(path: Path) -> tuple[str, str]:
    if path[-2:-1] == ("years",):
        return "a table is wanted", f'say what the wording is: years.{path[-1]}.target = "5%"'
    last = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
    return _TABLES.get(last, ("a table is wanted", "see docs/format.md"))


def _bad_value(kind: str, path: Path, context: dict[str, Any], given: object) -> Problem:
    if kind in _VALUES:
        return Problem("bad-value", path, *_VALUES[kind])
    if kind == "string_pattern_mismatch":
        what = f'"{brief(str(given))}" is no id'
        return Problem("bad-id", path, what, "an id has small letters, digits and hyphens: budget-revenue-growth")
    if context.get("min_length") == 1:
        what = "a text is wanted, not an empty one"
        return Problem("bad-value", path, what, f"write the {path[-1]}, or take the key out")
    if "max_length" in context:
        what = f"a text of at most {context['max_length']} characters is wanted"
        return Problem("bad-value", path, what, "correct the value")
    if "le" in context or "ge" in context:
        end = f"more than {context['le']}" if "le" in context else f"less than {context['ge']}"
        # An integer in hexadecimals may have more digits than Python prints.
        shown = str(given) if isinstance(given, int) and given.bit_length() <= _MOST_BITS else "the number"
        return Problem("bad-value", path, f"{shown} is {end}", "correct the number")
    return Problem("bad-value", path, "this value cannot be used", "see docs/format.md")


def _not_one_of(path: Path, expected: str, given: object) -> Problem:
    known = re.findall(r"'([^']*)'", expected) or expected.split(" or ")
    remedy = f"it is one of: {', '.join(known)}"
    known = known if isinstance(given, str) else []
    return Problem("bad-value", path, f"{_shown(given)} is not a {path[-1]}", remedy, known=known)


def _shown(given: object) -> str:
    """A text as it was given; of anything else, what it is."""
    return f'"{brief(given)}"' if isinstance(given, str) else _type_name(given)


def _type_name(value: object, kind: str = "") -> str:
    """What TOML calls the value that was given."""
    if isinstance(value, Decimal) and kind == "under_type":
        return "a number with a point"
    names = {
        bool: "a true/false value",
        int: "a whole number",
        Decimal: "a number",
        str: "a text",
        list: "a list",
        dict: "a table",
        datetime: "a date with a time",
    }
    return names.get(type(value), "a date or time")


def helped(problem: Problem) -> Problem:
    """The problem with what was most likely meant by a name that is not known; dear, and so for the shown ones only."""
    if problem.code == "unknown-key":
        return problem._replace(help=_other_key(problem.path) or problem.help)
    if not problem.known:
        return problem
    known = sorted(problem.known) if problem.code.startswith("unknown-") else list(problem.known)
    named = re.search(r'"(.*)"', problem.what, re.DOTALL)
    # Of more names than a plan ever has, none is sought: each costs some microseconds.
    guess = nearest(named[1], known) if named and len(known) <= _MOST_COMPARED else None
    if problem.code == "bad-value":
        return problem._replace(help=f'did you mean "{guess}"? {problem.help}' if guess else problem.help)
    return problem._replace(
        help=f'did you mean "{guess}"?' if guess else f"the file has these: {', '.join(known[:10])}"
    )


def _other_key(path: Path) -> str | None:
    """The key of the table at hand that an unknown one is like, or the table that it belongs to."""
    last = str(path[-1])
    if last in YEAR_KEYS and path[:1] == ("indicators",) and len(path) == 3:  # noqa: PLR2004  its depth
        return f"the key stands in a year: years.2022.{last} = …"
    guess = nearest(last, sorted(_keys(path[:-1]) - {last}))
    return f'did you mean "{guess}"?' if guess else None


_RECORDS: tuple[tuple[str, type[BaseModel]], ...] = (
    ("reading", model.Override), ("target", model.Target), ("actual", model.Observation),
    ("related", model.Observation), ("reference", model.Statement),
    ("trajectory", model.Milestone), ("baseline", model.Baseline), ("about", model.AboutWidth),
    ("place", model.Place), ("name", model.Localized), ("note", model.Localized), ("years", model.Year),
    ("indicators", model.Indicator), ("sources", model.Source), ("plan", model.Head),
)  # fmt: skip


def _keys(table: Path) -> set[str]:
    """The keys that a table knows, by the last name in its path."""
    names = [part for part in table if isinstance(part, str) and not part.isdigit()]
    record = next((record for name, record in _RECORDS if names and names[-1] == name), model.Plan)
    return {field.alias or name for name, field in record.model_fields.items()}


# What tomllib says, in its lower-case words → what is wrong, and how to mend it; {0} is the first name it quotes.
_TOML = (
    ("invalid statement", "a line begins with a key, a [table] or a comment",
     "other keys than of letters a to z, digits, - and _ stand in quotes"),
    ("expected newline", "something stands behind the value",
     "one key = value a line; a date is 2022-01-12, a number has no leading zeros, a text stands in quotes"),
    ("unescaped '\\'", "a backslash in a text in double quotes", r"write \\, or put the text in single quotes"),
    ("end of an array declaration", "“]]” is missing behind the name", "write [[indicators]]"),
    ("end of a table declaration", "“]” is missing behind the name", "write [plan]"),
    ("invalid value", "the value is missing or is none that TOML knows", 'a text stands in straight quotes: "5%"'),
    ("expected '='", "“=” is missing behind the key", "write key = value"),
    ("illegal character '\\n'", "the text is not closed on its line", "close the quotes"),
    ("illegal character", "a control character in a text", r"take it out, or write it as an escape: \u001b"),
    ("found invalid character", "a control character in a text", r"take it out, or write it as an escape: \u001b"),
    ("cannot overwrite", "the key is given twice", "a key may be given once"),
    ("duplicate inline table key", "the key “{0}” is given twice", "a key may be given once"),
    ("unclosed inline table", "the table in braces is not closed, or a comma is missing in it",
     r"close it on the same line; a quote within a text is written \""),
    ("unclosed array", "the list is not closed, or a comma is missing in it", "write it in brackets: [2021, 2022]"),
    ("invalid initial character for a key", "a key is wanted here", "a table in braces stands on one line"),
    ("cannot declare", "the table [{0}] is given twice",
     "a table may be given once; a further element of a list is [[…]]"),
    ("cannot mutate", "{1} is closed: it was written in braces", "put the key into the braces"),
    ("unterminated string", "the text in three quotes is not closed", "close the quotes"),
)  # fmt: skip


def toml_words(said: str, text: str) -> tuple[str, str]:
    """What is wrong with the TOML and how to mend it, in place of the parser's own words."""
    lower = said.lower()
    if "expected newline" in lower and "\r" in text.replace("\r\n", ""):
        return "the lines end with a bare CR", "save the file with LF or CRLF line ends"
    for part, what, remedy in _TOML:
        if part in lower:
            names = re.findall(r"'([^']*)'", said)
            return what.format(".".join(names), ".".join(names[1:] or names)), remedy
    return "this is not TOML", "see toml.io for the syntax; a wording is text and stands in quotes"
