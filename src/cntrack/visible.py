"""Makes text from data harmless to show: what would act on a terminal is shown as a visible escape."""

from __future__ import annotations

import re
from functools import cache

# C0 and C1 controls, DEL, line and paragraph separators, every format character (category Cf: bidi and zero-width
# controls, soft hyphen, tags), the byte-order mark, and lone surrogates (what a byte that is not UTF-8 becomes).
_ACTING = (
    "[\x00-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001-\U000e007f]"
)


def visible(text: str) -> str:
    r"""The text with every control, bidi and zero-width character as an escape such as \x1b or \u202e."""
    if text.isascii() and text.isprintable():
        return text
    return _pattern().sub(_escape, text)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_ACTING)  # when first needed: most calls show no such text, and all of them start


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x20 else match[0].encode("unicode-escape").decode()  # noqa: PLR2004  a blank
