"""Turns results into pages of cells; every word shown to people is chosen here, no style and no arithmetic."""
