"""Keeps pydantic from looking for plug-ins, of which cntrack has none: it loads importlib.metadata, a tenth of a start.

Since 2.14.4 the switch that pydantic has for it, PYDANTIC_DISABLE_PLUGINS, is read too late to spare that import.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType

_LOADER = "pydantic.plugin._loader"


class _NoPlugins(ModuleType):
    """Stands where pydantic's loader of plug-ins would; what else might be asked of it comes from the loader itself."""

    @staticmethod
    def get_plugins() -> tuple[()]:
        """There are none."""
        return ()

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules.get(_LOADER) is self:
            del sys.modules[_LOADER]
        return getattr(import_module(_LOADER), name)


def unplug() -> None:
    """Do it, for this process, before anything is validated."""
    sys.modules.setdefault(_LOADER, _NoPlugins(_LOADER))
