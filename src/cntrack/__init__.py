"""cntrack tracks the indicators of a government plan."""

__version__ = "0.1.0"
