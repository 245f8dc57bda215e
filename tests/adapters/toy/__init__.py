"""A toy platform: a board of pigeonholes. People hand in slips of paper, and the bot puts slips where they are read.

It shows how little a new platform needs, and keeps the contract and the journeys free of what only some platforms do.
"""

from collections.abc import Sequence

from aiohttp.web import RouteDef

from adapters.app import App
from adapters.platforms import Wakeful
from adapters.settings import Settings
from tests.adapters.toy.inbound import Inbound
from tests.adapters.toy.outbound import NAME, Pigeonholes
from tests.adapters.toy.render import Renderer


class Toy:
    """The connected platform."""

    name = NAME
    sender: Wakeful | None = None
    routes: Sequence[RouteDef] = ()
    hears = True

    def __init__(self, app: App) -> None:
        self.outbound = Pigeonholes(Renderer(app.phrasebook, app.seal))
        self.inbound = Inbound(app, self.outbound)

    async def start(self) -> None:
        """The board hangs there; nothing needs to be begun."""

    async def stop(self) -> None:
        """Nothing goes on by itself."""


def connect(app: App, settings: Settings) -> Toy:
    """The board for this program; it has no settings of its own."""
    return Toy(app)
