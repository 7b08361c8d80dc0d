"""A chart as SVG: an axis, the ground that meets the target, its mark, and what the actual allows."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from html import escape

from cntrack.chart import Chart, Stretch
from cntrack.view.cells import Mark, Tone
from cntrack.view.numbers import plain, unit_text
from cntrack.view.sheet import Entry, Key, Sheet
from cntrack.visible import visible

WIDTH, HEIGHT = 200, 26
_MIDDLE = HEIGHT // 2
# The shape tells the status, so that colour need not.
_SHAPES = {
    Mark.SURPASSED: "M{x} {t}l6 10h-12z",
    Mark.NOT_MET: "M{x} {b}l6 -10h-12z",
    Mark.MET: "M{l} {m}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z",
}
_OTHER = "M{x} {t}l5.5 5.5l-5.5 5.5l-5.5 -5.5z"
COLORS = {
    Tone.BEST: "#0b57a4",
    Tone.GOOD: "#146c4d",
    Tone.OPEN: "#8a5300",
    Tone.BAD: "#b3261e",
    Tone.MUTED: "#5f6368",
    Tone.STRONG: "#1d1f22",
}


def drawing(chart: Chart, mark: Mark, width: int = WIDTH) -> str:
    """The parts of a chart without the element round them, whose colour is that of the status."""
    return "".join(_parts(chart, mark, width))


def _parts(chart: Chart, mark: Mark, width: int) -> Iterator[str]:
    yield _band(chart.core, width)
    # Stripes, so that doubt is told apart without colour: a line as thick as the band, in dashes.
    for part in chart.doubt:
        yield f'<path class="d" d="M{_x(part.start, width)} {_MIDDLE}H{_x(part.end, width)}"/>'
    yield f'<path class="a" d="M0 {_MIDDLE}H{width}"/>'
    if chart.zero is not None and chart.zero > 0:
        yield f'<path class="a" d="M{_x(chart.zero, width)} 5v16"/>'
    yield _arrows(chart.core, width)
    yield _bar(chart, width)
    if chart.due is not None:
        yield f'<path class="u" d="M{_x(chart.due, width)} 1v24"/>'
    if chart.marks:
        yield f'<path class="t" d="{"".join(f"M{_x(at, width)} 2v22" for at in chart.marks)}"/>'
    yield _allowed(chart, width)
    if chart.before is not None:
        yield f'<circle class="b" cx="{_x(chart.before, width)}" cy="{_MIDDLE}" r="4"/>'
    if chart.point is not None:
        x = float(_x(chart.point, width))
        places = {"x": f"{x:g}", "l": f"{x - 5:g}", "t": _MIDDLE - 6, "b": _MIDDLE + 6, "m": _MIDDLE}
        yield f'<path class="p" d="{_SHAPES.get(mark, _OTHER).format(**places)}"/>'


def _arrows(core: Stretch, width: int) -> str:
    """A tip at the end of the axis beyond which the target is met as well: the direction."""
    tips = f"M{width - 5} 9l5 4l-5 4" * core.open_end + "M5 9l-5 4l5 4" * core.open_start
    return f'<path class="a" d="{tips}"/>' if tips else ""


def _bar(chart: Chart, width: int) -> str:
    """A bar from zero to the number, where the axis has a zero."""
    if chart.actual is None or chart.point is None or chart.zero is None:
        return ""
    start, end = sorted((chart.zero, chart.point))
    return f'<path class="v" d="M{_x(start, width)} {_MIDDLE}H{_x(end, width)}"/>' if end > start else ""


def _allowed(chart: Chart, width: int) -> str:
    """The stretch of numbers that the actual allows, where it is more than one; an end that is open has no stop."""
    allowed = chart.actual
    if allowed is None or allowed.start == allowed.end:
        return ""
    ends = ((allowed.start, allowed.open_start), (allowed.end, allowed.open_end))
    stops = "".join(f"M{_x(at, width)} 8v10" for at, is_open in ends if not is_open)
    return f'<path class="r" d="M{_x(allowed.start, width)} {_MIDDLE}H{_x(allowed.end, width)}{stops}"/>'


def _band(part: Stretch, width: int) -> str:
    if part.end <= part.start:
        return ""
    return f'<path class="c" d="M{_x(part.start, width)} {_MIDDLE}H{_x(part.end, width)}"/>'


def _x(position: Fraction, width: int) -> str:
    return f"{float(position * width):.1f}".removesuffix(".0")


_SAMPLE = Chart(
    low=Fraction(0), high=Fraction(1), unit=None, zero=None, marks=(), core=Stretch(Fraction(0), Fraction(0)), doubt=(),
    actual=None, point=None, before=None,
)  # fmt: skip
_HALF, _ALL = Fraction(1, 2), Stretch(Fraction(0), Fraction(1))
_SAMPLES = {
    Key.TARGET: _SAMPLE._replace(marks=(_HALF,)),
    Key.CORE: _SAMPLE._replace(core=Stretch(Fraction(0), Fraction(1), open_end=True)),
    Key.DOUBT: _SAMPLE._replace(doubt=(_ALL,)),
    Key.ACTUAL: _SAMPLE._replace(
        zero=Fraction(0), point=Fraction(2, 3), actual=Stretch(Fraction(2, 3), Fraction(2, 3))
    ),
    Key.ALLOWED: _SAMPLE._replace(actual=Stretch(Fraction(1, 8), Fraction(7, 8))),
    Key.BEFORE: _SAMPLE._replace(before=_HALF),
    Key.DUE: _SAMPLE._replace(due=_HALF),
}


def sample(key: Key, width: int) -> str:
    """A small chart that shows one part alone, for the legend."""
    return drawing(_SAMPLES[key], Mark.MET, width)


STYLE = (
    ".c{stroke:#cfe8d8;stroke-width:18}.d{stroke:#9aa0a6;stroke-width:18;stroke-dasharray:2 2}"
    ".a{stroke:#8a8f94;fill:none}.t{stroke:#1d1f22;stroke-width:3}"
    ".u{stroke:#1d1f22;stroke-width:1.5;stroke-dasharray:3 2}"
    ".v{stroke:currentColor;stroke-width:8;opacity:.55}.r{stroke:currentColor;stroke-width:2;fill:none}"
    ".p{fill:currentColor;stroke:#fff}.b{fill:#fff;stroke:#1d1f22;stroke-width:1.5}"
)
_INK, _SOFT = "#1d1f22", "#5f6368"
_PADDING = 20  # round the drawing
_AXIS, _LEGEND = 11, 10  # the sizes of the letters below the axis and in the legend
_SWATCH, _GAP, _LINE = 24, 16, 18  # of the legend: a sample, what is between two of them, and a line


def document(sheet: Sheet, lang: str) -> str:
    """The chart of the one indicator of a sheet, with its name, wordings, status, legend and source.

    Each text has the width that it is given, whatever the font.
    """
    entry = sheet.entries[0]
    told = getattr(entry.chart_text, lang)
    name = f"{entry.number} {getattr(entry.name, lang)}".strip()
    source = " · ".join(filter(None, (getattr(sheet.title, lang), entry.places)))
    lines = [(name, 15, _INK, 600), (told, 12, COLORS[entry.tone], 400), (source, _LEGEND, _SOFT, 400)]
    inside = max(400, *(_width(text, size, weight) for text, size, _, weight in lines))
    parts = [_text(*lines[0], y=12)]
    y = 42
    if entry.chart:
        parts.append(_figure(entry.chart, entry, inside, lang))
        y = 94
    parts.append(_text(*lines[1], y=y))
    legend, y = _legend(sheet, lang, inside, y + 12)
    parts += [legend, _text(*lines[2], y=y + 18)]
    width, height = inside + 2 * _PADDING, y + 18 + 2 * _PADDING - 6
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-label="{_said(f"{name}: {told}")}" font-family="system-ui, sans-serif">'
        f'<style>{STYLE}</style><rect width="100%" height="100%" fill="#fff"/>'
        f'<g transform="translate({_PADDING} {_PADDING - 6})">{"".join(parts)}</g></svg>\n'
    )


def _legend(sheet: Sheet, lang: str, width: int, top: int) -> tuple[str, int]:
    """Samples with their words, in as many lines as they need, and where the last of these ends."""
    parts, x, y = [], 0, top
    for key, text in sheet.legend:
        said = getattr(text, lang)
        length = _SWATCH + 6 + _width(said, _LEGEND)
        if x and x + length > width:
            x, y = 0, y + _LINE
        drawn = f'<g transform="translate({x} {y}) scale(.7)">{sample(key, round(_SWATCH / 0.7))}</g>'
        parts.append(drawn + _text(said, _LEGEND, _SOFT, x=x + _SWATCH + 6, y=y + 13))
        x += length + _GAP
    return f'<g color="{COLORS[Tone.GOOD]}">{"".join(parts)}</g>' if parts else "", y + _LINE * bool(parts)


def _figure(chart: Chart, entry: Entry, width: int, lang: str) -> str:
    """The drawing, and the numbers of the target and zero below its axis where there is room for them."""
    labels: list[str] = []
    taken: list[tuple[int, int]] = []
    for at in (*chart.marks, *([chart.zero] if chart.zero is not None else [])):
        number = chart.number(at)
        text = "0" if number == 0 else f"{plain(number)}{unit_text(chart.unit, lang)}"
        length = _width(text, _AXIS)
        start = min(max(round(float(at * width)) - length // 2, 0), width - length)
        if all(start > end + 4 or start + length + 4 < begin for begin, end in taken):
            taken.append((start, start + length))
            labels.append(_text(text, _AXIS, _SOFT, x=start, y=39))
    return (
        f'<g transform="translate(0 26)" color="{COLORS[entry.tone]}">{drawing(chart, entry.mark, width)}'
        f"{''.join(labels)}</g>"
    )


def _text(  # noqa: PLR0913  what SVG asks of a text
    text: str, size: int, color: str, weight: int = 400, *, x: int = 0, y: int = 0
) -> str:
    if not text:
        return ""
    heavy = f' font-weight="{weight}"' if weight != 400 else ""  # noqa: PLR2004  what a text has that says nothing
    return (
        f'<text x="{x}" y="{y}" font-size="{size}"{heavy} fill="{color}" '
        f'textLength="{_width(text, size, weight)}" lengthAdjust="spacingAndGlyphs">{_said(text)}</text>'
    )


def _width(text: str, size: int, weight: int = 400) -> int:
    """How wide a text is in common fonts; bold letters are a little wider, Chinese ones are not."""
    return round(_em(text, 1.07 if weight > 400 else 1.0) * size)  # noqa: PLR2004  regular


_NARROW, _BROAD = frozenset("fijlrtI|!.,:;'()[]/ -·“”"), frozenset("mwMW%@—…+−≈≥≤")


def _em(text: str, heavy: float) -> float:
    """The width of a text in ems: a wide character has one, others what they have in common sans-serif fonts."""
    from unicodedata import east_asian_width  # noqa: PLC0415  few calls draw

    def one(char: str) -> float:
        if east_asian_width(char) in "WF":
            return 1.0
        if char in _NARROW:
            return 0.33 * heavy
        if char in _BROAD:
            return 0.8 * heavy
        return (0.68 if char.isupper() else 0.55) * heavy

    return sum(map(one, visible(text)))


def _said(text: str) -> str:
    return escape(visible(text), quote=True)
