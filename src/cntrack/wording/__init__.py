"""Reads official wordings: `read` turns a phrase into a Reading, or refuses it with a reason."""

from .reader import MOST_CHARACTERS, read
from .reading import Basis, Change, Kind, Number, Reading, Relation, Side

__all__ = ["MOST_CHARACTERS", "Basis", "Change", "Kind", "Number", "Reading", "Relation", "Side", "read"]
