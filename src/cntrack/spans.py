r"""Finds the place in a TOML text of every key and value, which tomllib does not tell.

It reads text that tomllib has accepted and so judges nothing. Lines end with "\n" alone: to show a line, take
`text.split("\n")`, since `splitlines` breaks at further characters.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field

from cntrack.depth import STRING

_Range = tuple[int, int]  # where something begins in the text, and the place just after it
_Part = str | int

# Loops are possessive, as in `depth`.
_GAP = re.compile(r"(?:[ \t\r\n,]++|#[^\n]*+)*+")  # all that may stand between two keys or two values
_STEP = re.compile(rf"({STRING}|[^\s.=\]]*+)[ \t]*+([.=]?+)[ \t]*+", re.DOTALL)  # one part of a dotted key
_HEADER = re.compile(r"\[(\[?+)[ \t]*+")
_HEADER_END = re.compile(r"\]{0,2}+")
_SCALAR = re.compile(rf"{STRING}|(?:.[^,\]}}#\n]*+)?+", re.DOTALL)

_POSITION = re.compile(r" \(at (?:line (?P<line>[0-9]+), column (?P<column>[0-9]+)|end of document)\)\Z")


@dataclass(frozen=True, slots=True)
class Span:
    """A place on one line of a text: line and column count from 1, column and length in characters.

    The length is at least 1, so that there is always something to underline. Of a key or value that goes on over
    several lines it covers the first.
    """

    line: int
    column: int
    length: int


class Spans:
    """The places of the keys and values of one text, by the key paths that pydantic reports."""

    def __init__(self, text: str) -> None:
        """Begin at the first line; `go_on` reads on."""
        self._scanner = _Scanner(text)
        self._root = self._scanner.root
        self._lines = Lines(text)

    def go_on(self, steps: int) -> bool:
        """Read so many keys and values further, and say whether there may be more."""
        return self._scanner.go_on(steps)

    def key(self, path: Sequence[_Part]) -> Span:
        """Where the key at the end of the path is named; an array element has no name, so its value stands for it.

        A path that the text does not have gets the place of the nearest table or value above it that is there: for
        a missing key, the header or the braces of the table that lacks it.
        """
        node, found = self._find(path)
        return self._lines.span(node.key if found and node.key else node.value)

    def value(self, path: Sequence[_Part]) -> Span:
        """Where the value at the path stands, or else the nearest above it.

        A table's value is its header or its braces. One that is only implied, as `a` by [a.b] or a.b = 1, has the
        place where it is first named; an array of tables has that of its first header.
        """
        node, _ = self._find(path)
        return self._lines.span(node.value)

    def offset(self, path: Sequence[_Part], *, on_key: bool) -> int | None:
        """Where in the text the key or the value at the path begins, or None where the path was not yet met."""
        node, found = self._find(path)
        if not found:
            return None
        return (node.key or node.value)[0] if on_key else node.value[0]

    def _find(self, path: Sequence[_Part]) -> tuple[_Node, bool]:
        """Go down the path as far as it is there, and say whether that was to its end.

        The index of an array with one element may be left out.
        """
        node = self._root
        for part in path:
            below = node.below.get(part) or (node.last().below.get(part) if len(node.below) == 1 else None)
            if below is None:
                return node, False
            node = below
        return node, True


def scan(text: str) -> Spans:
    """Find the places of all keys and values in a text that tomllib has accepted, in one pass."""
    found = Spans(text)
    found.go_on(len(text) + 1)  # each step takes a character, and the last finds the end
    return found


def position(error: ValueError, text: str) -> tuple[Span, str]:
    """Where tomllib stopped reading, and its message without that.

    The end of the document is just behind the last character that is not blank.
    """
    match = _POSITION.search(str(error))
    if match is None:
        return Span(1, 1, 1), str(error)
    end = len(text.rstrip())
    span = Span(int(match["line"]), int(match["column"]), 1) if match["line"] else Lines(text).span((end, end))
    return span, str(error)[: match.start()]


@dataclass(slots=True)
class _Node:
    """A table, array or scalar: where it is named and where it stands, and what is in it by key or index."""

    key: _Range | None
    value: _Range
    below: dict[_Part, _Node] = field(default_factory=dict)

    def last(self) -> _Node:
        """Of an array of tables the element that headers speak of; anything else is meant itself."""
        return self.below.get(len(self.below) - 1, self)  # only an array has whole numbers for keys

    def add(self, place: _Range) -> _Node:
        """Append an element to an array."""
        element = self.below[len(self.below)] = _Node(None, place)
        return element


class Lines:
    """The line breaks of a text, which turn offsets into lines and columns."""

    def __init__(self, text: str) -> None:
        """Keep the text; few places are asked for, and of a long text a list of all breaks would be dear."""
        self._text = text

    def span(self, place: _Range) -> Span:
        """Give the line and column of a range, and its length as far as its first line goes."""
        start, end = place
        begin = self._text.rfind("\n", 0, start) + 1
        stop = self._text.find("\n", start)
        if start <= stop < end:
            end = start + len(self._text[start:stop].rstrip())
        return Span(self._text.count("\n", 0, start) + 1, start - begin + 1, max(end - start, 1))


class _Scanner:
    """One pass over a text; open arrays and inline tables are on a list, so that depth costs no recursion."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self.root = _Node(None, (0, 0))
        self._table = self.root  # of the latest header
        self._open: list[tuple[str, _Node]] = []  # arrays and inline tables not yet closed, with the opening mark

    def go_on(self, steps: int) -> bool:
        """Read so many headers, keys, values and ends of brackets, and say whether there may be more."""
        for _ in range(steps):
            mark = self._next()
            if not mark:
                return False
            self._step(mark)
        return True

    def _step(self, mark: str) -> None:
        opened, holder = self._open[-1] if self._open else ("", self._table)
        if opened and mark in "]}":
            self._at += 1
            holder.value = (holder.value[0], self._at)
            self._open.pop()
        elif opened == "[":
            self._value(holder.add((self._at, self._at)), mark)
        elif mark == "[" and not opened:
            self._header()
        else:
            node, _ = self._key(holder)
            self._value(node, self._text[self._at : self._at + 1])

    def _next(self) -> str:
        """Skip to the next key, value or bracket, and look at its first character; "" is the end."""
        self._skip(_GAP)
        return self._text[self._at : self._at + 1]

    def _skip(self, pattern: re.Pattern[str]) -> str:
        """Pass over a pattern, and give its first group, or all of it where it has none."""
        match = pattern.match(self._text, self._at)
        if match is None:
            return ""
        self._at = match.end()
        return match[pattern.groups]

    def _header(self) -> None:
        """Read [table] or [[array of tables]], which later keys belong to."""
        start = self._at
        double = self._skip(_HEADER)
        node, named = self._key(self.root)
        self._skip(_HEADER_END)
        place = (start, self._at)
        if double:
            node.value = node.value if node.below else place
            node = node.add(place)
        else:
            node.key, node.value = named, place
        self._table = node

    def _key(self, node: _Node) -> tuple[_Node, _Range]:
        """Read a dotted key down from a node, with the = behind; give the node that it names and where its name is."""
        named = (self._at, self._at)
        while step := _STEP.match(self._text, self._at):
            self._at = step.end()
            named = step.span(1)
            node = node.last().below.setdefault(_name(step[1]), _Node(named, named))
            if step[2] != ".":
                break
        return node, named

    def _value(self, node: _Node, mark: str) -> None:
        """Read a scalar, or open an array or inline table, and note its place."""
        start = self._at
        if mark and mark in "[{":
            self._at += 1
            self._open.append((mark, node))
            node.value = (start, self._at)
        else:
            node.value = (start, start + len(self._skip(_SCALAR).rstrip()))


def _name(part: str) -> str:
    """Read one part of a key as tomllib reads it."""
    if "\\" in part and part.startswith('"'):
        return next(iter(tomllib.loads(f"{part} = 0")))  # whatever escapes this version of tomllib knows
    return part[1:-1] if part[:1] in {'"', "'"} else part
