"""The pigeonholes: one for each room and one for each person, everything in the order it was put there."""

from itertools import count

from bot.chat.cards import Card
from bot.chat.exchange import Destination, place_of
from bot.chat.readers import Reader
from bot.errors import DeliveryFailed
from bot.outbox.terms import Terms
from tests.adapters.toy.render import Renderer, Slip

NAME = "toy"


class Pigeonholes:
    """What lies where, by number of the slip."""

    terms = Terms()

    def __init__(self, renderer: Renderer) -> None:
        self.renderer = renderer
        self.slips: dict[str, dict[int, Slip]] = {}
        self._numbers = count(1)

    async def post(self, to: Destination, card: Card, reader: Reader, mark: str = "") -> str:
        return str(self.put(place_of(to), self.renderer.slip(card, reader, place_of(to))))

    async def find_posted(self, to: Destination, mark: str) -> str | None:
        """Nothing is ever lost on the way to a pigeonhole."""
        return None

    async def edit(self, to: Destination, ref: str, card: Card, reader: Reader) -> str:
        if int(ref) not in self.slips.get(place_of(to), {}):
            raise DeliveryFailed("the slip is gone", gone=True)
        self.put(place_of(to), self.renderer.slip(card, reader, place_of(to)), int(ref))
        return ref

    def put(self, place: str, slip: Slip, number: int | None = None) -> int:
        """Put a slip into a pigeonhole, or in the place of an earlier one; returns its number."""
        own = number or next(self._numbers)
        self.slips.setdefault(place, {})[own] = slip
        return own
