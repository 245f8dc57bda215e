"""Every platform the tests know, by name: one line here; its two holds are found in its folder."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from importlib import import_module
from pathlib import Path

from adapters import platforms
from tests.adapters.contract import Driver
from tests.journeys.surface import Surface

PLATFORMS = ("sandbox", "console", *platforms.PLATFORMS)
"""The two that need no tokens, and all that `wgbot run` can start."""

OpenSurface = Callable[[Path], AbstractAsyncContextManager[Surface]]


def driver(name: str) -> Driver:
    """The contract's hold on a platform."""
    found: Driver = import_module(f"tests.adapters.{name}.driver").DRIVER
    return found


def surface(name: str) -> OpenSurface:
    """The journeys' hold on a platform: with the example group, on a new database in a folder."""
    found: OpenSurface = import_module(f"tests.adapters.{name}.surface").surface
    return found
