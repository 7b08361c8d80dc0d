"""Reads wordings in English; the numerals, bounds and readings are those that Chinese has, too."""

from .reader import read_english

__all__ = ["read_english"]
