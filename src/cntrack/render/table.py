"""The terminal: aligned columns that fit the screen, stacked records where it is narrow. The only importer of rich.

rich.table measures every cell several times and needs most of a minute for 10,000 rows, so the columns are laid
out here; the width of characters and the colours are rich's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from cntrack.render.marks import GLYPHS
from cntrack.view.cells import Cell, Column, Facts, Lines, Listing, Page, Row, Tone
from cntrack.visible import visible

GAP = 2
NARROW = 60
_RANKS = ((220, 4), (170, 3), (140, 2), (112, 1), (0, 0))
_FLOORS = {"name": 14}
_FLOOR = 10

# Blue and orange stay apart for colour-blind eyes; every status also has a glyph and a word.
_STYLES = {
    Tone.BEST: "bold cyan",
    Tone.GOOD: "cyan",
    Tone.OPEN: "bold yellow",
    Tone.BAD: "bold magenta",
    Tone.MUTED: "dim",
    Tone.STRONG: "bold",
}


class Screen(NamedTuple):
    """What the text is shown on: its width (None: unlimited), whether it has colour, and what it can encode."""

    width: int | None = None
    color: bool = False
    ascii: bool = False
    encoding: str = "utf-8"


def document(page: Page, screen: Screen) -> str:
    """The page as lines that are no wider than the screen."""
    pen = _Pen(screen)
    lines = [pen.styled(line, Tone.STRONG) for line in pen.wrapped(pen.plain(page.title), screen.width)]
    for block in page.blocks:
        written = list(_block(block, pen))
        lines += ["", *written] if written else []
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _block(block: Listing | Facts | Lines, pen: _Pen) -> Iterator[str]:
    if isinstance(block, Lines):
        return _sentences(block, pen)
    if isinstance(block, Facts):
        return _facts(block, pen)
    return _table(block, pen)


class _Pen:
    """Writes text so that the screen can show it."""

    def __init__(self, screen: Screen) -> None:
        self.width = screen.width
        self._encoding = screen.encoding
        self._unicode = screen.encoding.lower().replace("-", "") in {"utf8", "utf16", "utf32"}
        self._glyph = 1 if screen.ascii or self._encoded(_DRAWN) != _DRAWN else 0
        # Signs of our own that the stream lacks, each with its form in ASCII.
        self._signs = {
            code: form for code, form in _SIGNS.items() if self._glyph or self._encoded(chr(code)) != chr(code)
        }
        self._color = screen.color
        self._prefixes: dict[Tone, tuple[str, str]] = {}

    @property
    def rule(self) -> str:
        """The character that a rule is drawn with."""
        return "-" if self._glyph else "─"

    def _encoded(self, text: str) -> str:
        """The text with what the stream cannot encode as escapes, so that widths are right."""
        if self._unicode or text.isascii():
            return text
        return text.encode(self._encoding, "backslashreplace").decode(self._encoding)

    def plain(self, text: str) -> str:
        """The text made harmless and showable; the few signs of our own have a form in ASCII."""
        shown = visible(text)
        if self._signs and not shown.isascii():
            shown = shown.translate(self._signs)
        return self._encoded(shown)

    def cell(self, cell: Cell) -> str:
        """A cell's text behind its mark."""
        return self.plain(f"{GLYPHS[cell.mark][self._glyph]} {cell.text}" if cell.mark else cell.text)

    def styled(self, text: str, tone: Tone | None) -> str:
        """The text in the colour of its meaning; colour never changes the width."""
        if not self._color or tone is None or not text:
            return text
        before, after = self._prefixes.get(tone) or self._prefixes.setdefault(tone, _codes(tone))
        return f"{before}{text}{after}"

    def wrapped(self, text: str, width: int | None) -> list[str]:
        """Lines of at most this width, broken at spaces and between wide characters, never inside a number."""
        if width is None or cell_len(text) <= width:
            return [text]
        lines: list[str] = [""]
        used = 0
        for piece in _pieces(text, width):
            size = cell_len(piece)
            if used + size > width and used:
                lines[-1] = lines[-1].rstrip()
                lines.append("")
                used = 0
                piece = piece.lstrip()  # noqa: PLW2901  a line does not begin with the space it broke at
                size = cell_len(piece)
            lines[-1] += piece
            used += size
        return lines


_DRAWN = "▲●○◆▼≠·…↑↓─"
_SIGNS = str.maketrans({
    "−": "-", "≈": "~", "≥": ">=", "≤": "<=", "…": "...", "·": "|", "∞": "inf", "→": "->", "∅": "{}", "∪": "or",
    "“": '"', "”": '"', "–": "-", "─": "-", "━": "=", "┃": "|", "●": "o", "○": "o",
    **{level: str(number) for number, level in enumerate("▁▂▃▄▅▆▇█", 1)},
})  # fmt: skip


def _codes(tone: Tone) -> tuple[str, str]:
    from rich.color import ColorSystem  # noqa: PLC0415  only a coloured screen needs it, and start-up counts
    from rich.style import Style  # noqa: PLC0415

    before, after = Style.parse(_STYLES[tone]).render("\0", color_system=ColorSystem.STANDARD).split("\0")
    return before, after


# Marks that belong to the character before them.
_CLOSING = "*，。；：、）」』”’%》！？,.;:)]}/"


def _pieces(text: str, width: int) -> Iterator[str]:
    """What must stay together: a word with the space before it, a number with its sign and unit, a wide character."""
    start = 0
    for index in range(1, len(text) + 1):
        if index < len(text) and not _may_break(text[index - 1], text[index]):
            continue
        piece = text[start:index]
        while cell_len(piece) > width:  # a word longer than the line has to be cut somewhere
            cut = max(1, next((i for i in range(1, len(piece)) if cell_len(piece[: i + 1]) > width), 1))
            yield piece[:cut]
            piece = piece[cut:]
        yield piece
        start = index


def _may_break(before: str, after: str) -> bool:
    if after in _CLOSING or before in "（(“「《[{":
        return False
    if before == " ":
        return False  # a break is before the space, which then goes
    if before.isdecimal() and after.isalpha():
        return False  # a number stays with its unit
    return after == " " or cell_len(before) > 1 or cell_len(after) > 1


def _sentences(block: Lines, pen: _Pen) -> Iterator[str]:
    for cell in block.lines:
        indent = "  " if cell.mark else ""
        for number, line in enumerate(pen.wrapped(pen.cell(cell), pen.width and pen.width - len(indent))):
            yield (indent if number else "") + pen.styled(line, cell.tone)


def _facts(block: Facts, pen: _Pen) -> Iterator[str]:
    """Labels in a column, their texts beside them; under each other where the screen is narrow."""
    if block.heading:
        yield from (pen.styled(line, Tone.STRONG) for line in pen.wrapped(pen.plain(block.heading), pen.width))
    labels = [pen.plain(label) for label, _ in block.pairs]
    side = max(map(cell_len, labels), default=0) + 2 * GAP
    beside = pen.width is None or pen.width >= NARROW
    room = None if pen.width is None else max(_FLOOR, pen.width - (side if beside else 2 * GAP))
    for label, (_, cell) in zip(labels, block.pairs, strict=True):
        lines = pen.wrapped(pen.cell(cell), room)
        head = " " * GAP + pen.styled(label, Tone.MUTED)
        if not beside:
            yield head
        for number, line in enumerate(lines):
            blank = " " * (side if beside else 2 * GAP)
            pad = " " * (side - GAP - cell_len(label))
            yield (head + pad if beside and not number else blank) + pen.styled(line, cell.tone)


def _table(listing: Listing, pen: _Pen) -> Iterator[str]:
    """Aligned columns; the flexible ones give way until the table fits, else each row becomes a record."""
    rank = _RANKS[0][1] if pen.width is None else next(rank for width, rank in _RANKS if pen.width >= width)
    while True:
        kept = [
            (index, column)
            for index, column in enumerate(listing.columns)
            if column.rank is not None and column.rank <= rank and any(row.cells[index].text for row in listing.rows)
        ]
        texts = [[_indented(row, index, column, pen) for index, column in kept] for row in listing.rows]
        titles = [pen.plain(column.title) for _, column in kept]
        widths = _fitted([column for _, column in kept], titles, texts, pen.width)
        if widths is not None or not rank:
            break
        rank -= 1
    if not texts:
        return
    if widths is None or (pen.width is not None and pen.width < NARROW):
        yield from _records(listing, kept, texts, pen)
        return
    heads = [pen.wrapped(title, width) for title, width in zip(titles, widths, strict=True)]
    columns = [column for _, column in kept]
    yield from _lines(heads, [Tone.STRONG] * len(kept), columns, widths, pen)
    yield pen.styled(pen.rule * (sum(widths) + GAP * (len(widths) - 1)), Tone.MUTED)
    for row, cells in zip(listing.rows, texts, strict=True):
        wrapped = [_wrapped(text, width, pen) for text, width in zip(cells, widths, strict=True)]
        yield from _lines(wrapped, [row.cells[index].tone for index, _ in kept], columns, widths, pen)


def _indented(row: Row, index: int, column: Column, pen: _Pen) -> str:
    text = pen.cell(row.cells[index])
    return "  " * row.depth + text if column.key == "name" else text


def _wrapped(text: str, width: int, pen: _Pen) -> list[str]:
    """The lines of a cell; those of an indented one keep its indent."""
    indent = " " * (len(text) - len(text.lstrip(" ")))
    return [indent + line for line in pen.wrapped(text[len(indent) :], width - len(indent))]


def _fitted(
    columns: Sequence[Column], titles: Sequence[str], texts: Sequence[Sequence[str]], width: int | None
) -> list[int] | None:
    """The width of each column, or None where the screen is too narrow even when all give way."""
    natural = [max((cell_len(row[i]) for row in texts), default=0) for i in range(len(columns))]
    floors = [
        min(size, _FLOORS.get(column.key, _FLOOR)) if column.flexible else size
        for column, size in zip(columns, natural, strict=True)
    ]
    heads = [min(cell_len(title), max(size, _FLOOR)) for title, size in zip(titles, natural, strict=True)]
    natural = [max(size, cell_len(title) if column.flexible else head)
               for size, title, head, column in zip(natural, titles, heads, columns, strict=True)]  # fmt: skip
    floors = [max(floor, min(head, _FLOOR)) for floor, head in zip(floors, heads, strict=True)]
    if width is None:
        return natural
    room = width - GAP * (len(columns) - 1)
    excess = sum(natural) - room
    sizes = list(natural)
    while excess > 0:
        spare = [
            size - floor if column.flexible else 0 for size, floor, column in zip(sizes, floors, columns, strict=True)
        ]
        if not any(spare):
            return None
        widest = max((i for i in range(len(sizes)) if spare[i]), key=lambda i: sizes[i])
        sizes[widest] -= 1
        excess -= 1
    return sizes


def _lines(
    cells: Sequence[Sequence[str]], tones: Sequence[Tone | None], columns: Sequence[Column], widths: Sequence[int],
    pen: _Pen,
) -> Iterator[str]:  # fmt: skip
    """The screen lines of one row."""
    for number in range(max(map(len, cells))):
        pieces = []
        for lines, tone, column, width in zip(cells, tones, columns, widths, strict=True):
            line = lines[number] if number < len(lines) else ""
            blank = " " * (width - cell_len(line))
            styled = pen.styled(line, tone)
            pieces.append(blank + styled if column.right else styled + blank)
        yield (" " * GAP).join(pieces)


def _records(
    listing: Listing, kept: Sequence[tuple[int, Column]], texts: Sequence[Sequence[str]], pen: _Pen
) -> Iterator[str]:
    """Each row as lines of label and text."""
    for number, (row, cells) in enumerate(zip(listing.rows, texts, strict=True)):
        if number:
            yield ""
        for (index, column), text in zip(kept, cells, strict=True):
            if text.strip():
                title = pen.plain(column.title)
                line = f"{title}{'：' if cell_len(title[-1:]) > 1 else ': '}{text.strip()}"
                indent = " " * GAP * row.depth
                for piece in pen.wrapped(line, pen.width and pen.width - len(indent)):
                    yield indent + pen.styled(piece, row.cells[index].tone)
