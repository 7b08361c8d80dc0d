"""Reads official wordings: `read` turns a phrase into a Reading, or refuses it with a reason."""
