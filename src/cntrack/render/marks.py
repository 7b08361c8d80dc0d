"""The glyph of each mark: one that every Chinese and Unicode encoding has, and one for ASCII."""

from __future__ import annotations

from cntrack.view.cells import Mark

# All of the first exist in GBK as well. Shape tells the status, so that colour need not.
GLYPHS: dict[Mark, tuple[str, str]] = {
    Mark.SURPASSED: ("▲", "^"),
    Mark.MET: ("●", "*"),
    Mark.REPORTED: ("○", "o"),
    Mark.PARTIAL: ("◆", "/"),
    Mark.UNCERTAIN: ("?", "?"),
    Mark.NOT_MET: ("▼", "v"),
    Mark.NOT_COMPARABLE: ("≠", "#"),
    Mark.NO_TARGET: ("·", "."),
    Mark.NO_DATA: ("…", "-"),
    Mark.UP: ("↑", "^"),
    Mark.DOWN: ("↓", "v"),
    Mark.EQUAL: ("=", "="),
}
