"""The words, figures and clauses that a Chinese wording is cut into; they hold places and read nothing."""

from typing import NamedTuple

from .figures import Figure
from .roles import Entry, Role


class Token(NamedTuple):
    """A known word or a figure, and where it stands."""

    start: int
    end: int
    entry: Entry | None = None
    figure: Figure | None = None


class Clause:
    """A stretch between two marks; `figures` are the places of figures in `tokens`."""

    end = 0
    opened = False  # 从 or 由 was met
    doubtful = ""  # what may be a value or part of a name: 100校装设
    deadline: Token | None = None  # a value where the wording has no other figure: 2小时内响应

    def __init__(self, start: int) -> None:
        """Open a clause; the lexer fills it and sets where it ends."""
        self.start = start
        self.tokens: list[Token] = []
        self.figures: list[int] = []

    def take_deadline(self) -> None:
        """Make a figure of the deadline, which was passed over as a name."""
        if self.deadline:
            self.tokens = [token for token in self.tokens if token.start != self.deadline.start]
            place = sum(token.start < self.deadline.start for token in self.tokens)
            self.tokens.insert(place, self.deadline)
            self.figures.append(place)

    def add(self, token: Token) -> int:
        """Append a token and return where it ends."""
        if token.figure is not None:
            self.figures.append(len(self.tokens))
        elif token.entry is not None and token.entry.role is Role.FROM:
            self.opened = True
        self.tokens.append(token)
        return token.end
