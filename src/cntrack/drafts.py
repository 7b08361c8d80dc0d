"""What is to be recorded, as it was given: JSON Lines or CSV become drafts, each with the line that it stands on."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from cntrack.problem import DataError, Path, Place, Problem, nearest

KEYS = (
    "indicator", "year", "target", "actual", "reference", "as_of", "published", "stage", "source", "at", "note",
    "as_text", "replaces", "retracts",
)  # fmt: skip
_COLUMNS = (*KEYS, "id")
_SHOWN = "indicator, year, actual, as_of"


class Draft(NamedTuple):
    """One entry to be, in the words of whoever gave it; of a line of a file, with that line."""

    said: dict[str, str]
    line: int = 0
    excerpt: str = ""

    def problem(self, code: str, path: Path, what: str, remedy: str) -> Problem:
        """What is wrong with it, and where."""
        place = Place(self.line, 1, max(1, len(self.excerpt)), self.excerpt) if self.line else None
        return Problem(code, path, what, remedy, file="-" if self.line else "", place=place)


def read(text: str) -> list[Draft]:
    """The drafts of a text in JSON Lines, where it begins with a brace, else in CSV; DataError lists what is wrong."""
    text = text.removeprefix("\ufeff")
    found = list(_json_lines(text) if text.lstrip().startswith("{") else _csv(text))
    problems = [item for item in found if isinstance(item, Problem)]
    if problems:
        raise DataError(problems[:20], len(problems[20:]))
    if not found:
        raise DataError([Problem("nothing-given", (), "nothing to record", f"give lines with {_SHOWN}", file="-")])
    return [item for item in found if isinstance(item, Draft)]


def _json_lines(text: str) -> Iterator[Draft | Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        draft = Draft({}, number, line.removesuffix("\r"))
        try:
            # A number keeps its digits, as a wording does: 3.20 is not 3.2.
            data = json.loads(line, parse_float=str, parse_int=str, parse_constant=str, object_pairs_hook=_object)
        except (ValueError, RecursionError) as error:
            what = str(error) if isinstance(error, _TwiceError) else "this line is no JSON object"
            yield draft.problem("not-json", (), what, 'write {"indicator": "gdp", "year": 2022, "actual": "5%"}')
            continue
        yield from _checked(draft, data)


class _TwiceError(ValueError):
    """A key that is given twice."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        message = "a key is given twice"
        raise _TwiceError(message)
    return found


def _csv(text: str) -> Iterator[Draft | Problem]:
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    lines = text.split("\n")
    header: list[str] = []
    at = 1
    try:
        for row in rows:
            draft = Draft({}, at, lines[min(at, len(lines)) - 1].removesuffix("\r"))
            at = rows.line_num + 1
            if not any(row):
                continue
            if not header:
                header = [name.strip() for name in row]
                if len(set(header)) < len(header):
                    yield draft.problem("wrong-type", (), "a column is named twice", f"name each once: {_SHOWN}")
                    return
                strange = [_unknown(draft, name) for name in header if name not in _COLUMNS]
                if strange:  # said of the header once, not of every line below it
                    yield from strange
                    return
            elif len(row) != len(header):
                what = f"{len(row)} cells under {len(header)} columns"
                yield draft.problem("wrong-type", (), what, "put a cell that holds a comma in double quotes")
            else:
                yield from _checked(draft, dict(zip(header, row, strict=True)))
    except csv.Error as error:
        place = Draft({}, at, lines[min(at, len(lines)) - 1])
        yield place.problem("not-csv", (), f"this is no CSV: {error}", "close quotes; double those within a cell")


def _checked(draft: Draft, data: Any) -> Iterator[Draft | Problem]:  # noqa: ANN401  JSON can be anything
    """The draft of a line, with texts only, or all that is wrong with its keys."""
    if not isinstance(data, dict):
        yield draft.problem("wrong-type", (), "this line is no JSON object", 'write {"indicator": …}')
        return
    said = {"indicator" if key == "id" else key: value for key, value in data.items()}
    problems = []
    for key, value in said.items():
        if key not in KEYS:
            problems.append(_unknown(draft, key))
        elif not (value is None or isinstance(value, str) or (key == "as_text" and isinstance(value, bool))):
            problems.append(draft.problem("wrong-type", (key,), "a text is wanted", f'write "{key}": "…"'))
    if problems:
        yield from problems
    else:
        texts = {key: str(value).lower() if isinstance(value, bool) else value for key, value in said.items() if value}
        yield draft._replace(said=texts)


def _unknown(draft: Draft, key: str) -> Problem:
    guess = nearest(key, KEYS)
    remedy = f'did you mean "{guess}"?' if guess else f"the keys are: {', '.join(KEYS)}"
    return draft.problem("unknown-key", (), f'unknown key "{key}"', remedy)
