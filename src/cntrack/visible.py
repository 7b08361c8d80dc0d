"""Makes text from data harmless to show: what would act on a terminal is shown as a visible escape."""

from __future__ import annotations

import re

# C0 and C1 controls, DEL, line and paragraph separators, bidi and zero-width controls, the byte-order mark,
# and lone surrogates (what a byte that is not UTF-8 becomes in an argument).
_ACTING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]",
)


def visible(text: str) -> str:
    r"""The text with every control, bidi and zero-width character as an escape such as \x1b or \u202e."""
    if text.isascii() and text.isprintable():
        return text
    return _ACTING.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"  # noqa: PLR2004  the last one-byte code
