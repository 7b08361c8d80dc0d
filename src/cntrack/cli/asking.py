"""What an option or a variable asks for by a word: it is a known one, or a usage error with the nearest."""

from __future__ import annotations

import os

from cntrack.problem import UsageError, nearest
from cntrack.visible import visible


def one_of(word: str, known: tuple[str, ...], what: str) -> str:
    """The word if it is known; else a usage error with the nearest."""
    if word in known:
        return word
    guess = nearest(word, known)
    hint = f'did you mean "{guess}"?' if guess else f"it is one of: {', '.join(known)}"
    message = f'no {what} "{visible(word)}"; {hint}'
    raise UsageError(message)


def language(asked: str | None) -> str:
    """The option, else CNTRACK_LANG, else Chinese where the locale is Chinese."""
    chosen = asked or os.environ.get("CNTRACK_LANG")
    if chosen:
        short = chosen.lower().replace("_", "-").split("-")[0]
        return one_of(short, ("zh", "en"), "language" if asked else "language (CNTRACK_LANG)")
    locale = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return "zh" if locale.lower().startswith("zh") else "en"
