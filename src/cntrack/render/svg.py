"""A chart as SVG: an axis, the ground that meets the target, its mark, and what the actual allows."""

from __future__ import annotations

from fractions import Fraction
from html import escape

from cntrack.chart import Chart, Stretch
from cntrack.view.cells import Mark, Tone
from cntrack.view.report import Entry
from cntrack.visible import visible

WIDTH, HEIGHT = 200, 26
_MIDDLE = HEIGHT // 2
# The shape tells the status, so that colour need not.
_SHAPES = {
    Mark.SURPASSED: "M{x} {t}l5 9h-10z",
    Mark.NOT_MET: "M{x} {b}l5 -9h-10z",
    Mark.MET: "M{l} {m}a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z",
}
_OTHER = "M{x} {t}l5 5l-5 5l-5 -5z"
COLORS = {
    Tone.BEST: "#0b57a4",
    Tone.GOOD: "#146c4d",
    Tone.OPEN: "#8a5300",
    Tone.BAD: "#b3261e",
    Tone.MUTED: "#5f6368",
    Tone.STRONG: "#1d1f22",
}


def drawing(chart: Chart, mark: Mark) -> str:
    """The parts of a chart without the element round them, whose colour is that of the status."""
    parts = [_band(chart.core, "c")]
    parts += [_band(part, "d") for part in chart.doubt]
    parts.append(f'<path class="a" d="M0 {_MIDDLE}H{WIDTH}"/>')
    if chart.zero is not None and chart.zero > 0:
        parts.append(f'<path class="a" d="M{_x(chart.zero)} 5V{HEIGHT - 5}"/>')
    if chart.actual:
        parts.append(_actual(chart))
    parts += [f'<path class="t" d="M{_x(at)} 2V{HEIGHT - 2}"/>' for at in chart.marks]
    if chart.before is not None:
        parts.append(f'<circle class="b" cx="{_x(chart.before)}" cy="{_MIDDLE}" r="4"/>')
    if chart.point is not None:
        x = float(_x(chart.point))
        places = {"x": f"{x:g}", "l": f"{x - 4.5:g}", "t": _MIDDLE - 5, "b": _MIDDLE + 5, "m": _MIDDLE}
        parts.append(f'<path class="p" d="{_SHAPES.get(mark, _OTHER).format(**places)}"/>')
    return "".join(parts)


def _actual(chart: Chart) -> str:
    """A bar from zero to the number, or the stretch of numbers that the actual allows."""
    if chart.actual is None:
        return ""
    if chart.point is not None and chart.zero is not None:
        start, end = sorted((chart.zero, chart.point))
        bar = _rect(start, end, _MIDDLE - 3, 6, "v")
    else:
        bar = ""
    allowed = chart.actual
    if allowed.start == allowed.end:
        return bar
    ends = [f"M{_x(at)} {_MIDDLE - 5}v10" for at, open_end in
            ((allowed.start, allowed.open_start), (allowed.end, allowed.open_end)) if not open_end]  # fmt: skip
    return f'{bar}<path class="r" d="M{_x(allowed.start)} {_MIDDLE}H{_x(allowed.end)}{"".join(ends)}"/>'


def _band(part: Stretch, kind: str) -> str:
    return _rect(part.start, part.end, 4, HEIGHT - 8, kind) if part.end > part.start else ""


def _rect(start: Fraction, end: Fraction, top: int, height: int, kind: str) -> str:
    width = f"{float((end - start) * WIDTH):.1f}".removesuffix(".0")
    return f'<rect class="{kind}" x="{_x(start)}" y="{top}" width="{width}" height="{height}"/>'


def _x(position: Fraction) -> str:
    return f"{float(position * WIDTH):.1f}".removesuffix(".0")


_STYLE = (
    ".c{fill:#cfe8d8}.d{fill:#dcdcdc}.a{stroke:#8a8f94;fill:none}.t{stroke:#1d1f22;stroke-width:2.5;fill:none}"
    ".v{fill:currentColor;opacity:.55}.r{stroke:currentColor;stroke-width:2.5;fill:none}.p{fill:currentColor}"
    ".b{fill:#fff;stroke:#1d1f22;stroke-width:1.5}"
)


def document(entry: Entry, lang: str, source: str) -> str:
    """One chart with its name, wordings, status and source, for a document; texts keep their widths in any font."""
    told = getattr(entry.chart_text, lang)
    name = f"{entry.number} {getattr(entry.name, lang)}".strip()
    inner = "" if entry.chart is None else drawing(entry.chart, entry.mark)
    lines = ((name, 22, 15, "#1d1f22"), (told, 84, 12, COLORS[entry.tone]), (source, 104, 10, "#5f6368"))
    width = max(420, *(round(_em(text) * size) + 40 for text, _, size, _ in lines))
    texts = "".join(_text(text, y, size, color) for text, y, size, color in lines if text)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 116" width="{width}" height="116" role="img" '
        f'aria-label="{_said(f"{name}: {told}")}" font-family="system-ui, sans-serif"><style>{_STYLE}</style>'
        f'<rect width="100%" height="100%" fill="#fff"/>{texts}<svg x="20" y="34" width="{width - 40}" height="30" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="none" color="{COLORS[entry.tone]}">{inner}</svg></svg>\n'
    )


def _text(text: str, y: int, size: int, color: str) -> str:
    """A line of text that takes the width that it is given: wide characters an em, others a little over half."""
    length = round(_em(text) * size)
    return (
        f'<text x="20" y="{y}" font-size="{size}" fill="{color}" textLength="{length}" '
        f'lengthAdjust="spacingAndGlyphs">{_said(text)}</text>'
    )


def _em(text: str) -> float:
    from unicodedata import east_asian_width  # noqa: PLC0415  few calls draw

    return sum(1.0 if east_asian_width(char) in "WF" else 0.56 for char in visible(text))


def _said(text: str) -> str:
    return escape(visible(text), quote=True)
