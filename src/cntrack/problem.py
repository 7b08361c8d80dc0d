"""What can be wrong, as values: a Problem has a code, a place, what is wrong and how to mend it.

Errors carry parts; the text shown to people is built from them here and nowhere else.
"""

from collections.abc import Collection, Sequence
from typing import Literal, NamedTuple

from cntrack.visible import visible

Path = tuple[str | int, ...]

MOST_SHOWN = 20
_EXCERPT = 160
_MOST_TOLD = 300
_LONGEST_WORD = 100
_TAB = " " * 4


class Place(NamedTuple):
    """Where a problem stands in a file: line and column from 1, and the line itself."""

    line: int
    column: int
    length: int
    excerpt: str


class Problem(NamedTuple):
    """One fault of a data file; `path` is its key path, `place` is known once the text was scanned."""

    code: str
    path: Path
    what: str
    help: str
    on_key: bool = False
    also: Path | None = None  # the other place of a duplicate
    known: Collection[str] = ()  # what could have been meant: sought only for the few problems that are shown
    file: str = ""
    place: Place | None = None
    severity: Literal["error", "warning"] = "error"  # a warning is most likely a slip; the file can be used


class CntrackError(Exception):
    """The work cannot go on; the text is one clear message for people."""


class UsageError(CntrackError):
    """The call names something that is not there, or asks for what cannot be done."""


class OutputError(CntrackError):
    """The result could not be written."""


class DataError(CntrackError):
    """A data file that cannot be used: what is wrong with it, and how many more problems there are."""

    def __init__(self, problems: Sequence[Problem], more: int = 0) -> None:
        """Keep the problems that are to be shown; the message lists them."""
        self.problems = tuple(problems)
        self.more = more
        super().__init__(listing(self.problems, more))


def key_text(path: Path) -> str:
    """A key path as people write it: indicators[3].years.2021.target."""
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{brief(part)}" for part in path)
    return text.removeprefix(".")


def brief(text: str) -> str:
    """A name or value as a message repeats it: no longer than a line."""
    return text if len(text) <= _LONGEST_WORD else f"{text[:_LONGEST_WORD]}…"


def listing(problems: Sequence[Problem], more: int) -> str:
    """Every problem that is shown, and how many more there are."""
    shown = [describe(problem) for problem in problems]
    return "\n".join([*shown, f"and {more} more problem{'s' * (more > 1)}"] if more else shown)


def describe(problem: Problem) -> str:
    """file:line:column: key: what is wrong [code], the line, a caret below the fault, and how to mend it."""
    key = key_text(problem.path)
    place = problem.place
    where = [problem.file, *([str(place.line), str(place.column)] if place else [])]
    mark = "warning: " if problem.severity == "warning" else ""
    said = f"{_short(key) + ': ' if key else ''}{_short(problem.what)} [{problem.code}]"
    lines = [f"{visible(':'.join(where))}: {mark}{said}"]
    if place and place.excerpt.strip():
        lines += _excerpt(place)
    if problem.help:
        lines.append(f"  help: {_short(problem.help)}")
    return "\n".join(lines)


def _short(text: str) -> str:
    """A text made harmless, and cut where it would fill the screen."""
    shown = visible(text[: _MOST_TOLD + 1])
    return shown if len(text) <= _MOST_TOLD else f"{shown[:_MOST_TOLD]}…"


def window(place: Place) -> tuple[int, str]:
    """So much of a line round its fault as can be shown, and how many characters of it stand before."""
    start = max(0, place.column - 1 - _EXCERPT // 2)
    return start, place.excerpt[start : start + _EXCERPT]


def _excerpt(place: Place) -> list[str]:
    """The line and a caret under the fault; a long line is cut round it."""
    start, line = window(place)
    before = line[: place.column - 1 - start].replace("\t", _TAB)
    marked = line[place.column - 1 - start :][: max(1, place.length)]
    line = line.replace("\t", _TAB)
    gutter = f"  {place.line} | "
    blank = " " * (len(gutter) - 2) + "| "
    carets = "^" * max(1, columns(visible(marked)))
    return [gutter + visible(line), blank + " " * columns(visible(before)) + carets]


def columns(text: str) -> int:
    """How many terminal columns a text takes: two for each wide character."""
    from unicodedata import east_asian_width  # noqa: PLC0415  only errors need it, and start-up counts

    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def nearest(word: str, known: Sequence[str]) -> str | None:
    """The known word that a mistyped one most likely meant, if any is near; nobody mistypes a page."""
    if len(word) > _LONGEST_WORD + 1:  # with the … of a brief one
        return None
    from difflib import get_close_matches  # noqa: PLC0415  only a typing error needs it, and start-up counts

    folded = {item.lower(): item for item in known}
    found = get_close_matches(word.lower(), folded, n=1, cutoff=0.6)
    if found:
        return folded[found[0]]
    # Of a long name people may have mistyped one word.
    words = {part: item for name, item in folded.items() for part in name.replace("-", " ").split()}
    found = get_close_matches(word.lower(), words, n=1, cutoff=0.6)
    return words[found[0]] if found else None
