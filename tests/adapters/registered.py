"""Every platform the tests know, by name; its two holds, `driver.py` and `surface.py`, are found in its folder."""

from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from importlib import import_module
from pathlib import Path

from adapters import platforms
from adapters.platforms import Connect, found_in
from tests.adapters.contract import Driver
from tests.journeys.surface import Surface

PLATFORMS: Mapping[str, Connect] = {
    **platforms.PLATFORMS,
    "toy": found_in("tests.adapters.toy"),
}
"""All that `wgbot run` can start, and one more: one line each."""

NAMES = ("sandbox", "console", *PLATFORMS)
"""With the two that need no tokens and are started by commands of their own."""

OpenSurface = Callable[[Path], AbstractAsyncContextManager[Surface]]


def driver(name: str) -> Driver:
    """The contract's hold on a platform."""
    found: Driver = import_module(f"tests.adapters.{name}.driver").DRIVER
    return found


def surface(name: str) -> OpenSurface:
    """The journeys' hold on a platform: with the example group, on a new database in a folder."""
    found: OpenSurface = import_module(f"tests.adapters.{name}.surface").surface
    return found
