"""What a platform offers the program, and PLATFORMS: one line each."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from aiohttp.web import RouteDef

from bot.chat.cards import Card
from bot.chat.exchange import Destination
from bot.chat.readers import Reader
from bot.outbox.terms import Terms

if TYPE_CHECKING:
    from adapters.app import App
    from adapters.sending import Sender
    from adapters.settings import Settings


class Outbound(Protocol):
    """Sends messages on one platform. Raises DeliveryFailed, never a library's own error."""

    @property
    def terms(self) -> Terms:
        """How many messages it takes in what time: kept by the sender, for all processes together."""
        ...

    async def post(self, to: Destination, card: Card, reader: Reader, mark: str = "") -> str:
        """Show a card in a room or a person's private chat; returns the platform's id of the message.

        `mark` names the delivery, the same at every try, and says nothing else: a platform that can carry it finds
        the message again by it.
        """
        ...

    async def find_posted(self, to: Destination, mark: str) -> str | None:
        """The id of the message that an unanswered `post` left behind; None if there is none or nobody can tell."""
        ...

    async def edit(self, to: Destination, ref: str, card: Card, reader: Reader) -> str:
        """Draw an earlier message anew; returns what the platform calls it from now on.

        That is another id where the card has grown onto further messages, or shrunk. Raises DeliveryFailed, with
        `gone` when the message is no longer there.
        """
        ...


class Wakeful(Protocol):
    """What sends the bot's own messages."""

    def wake(self) -> None:
        """Something may be due: look at once."""
        ...


class Hearing(Protocol):
    """Something that people do things on."""

    @property
    def name(self) -> str: ...
    @property
    def hears(self) -> bool:
        """Whether what they do reaches us just now, as far as that can be known; asked once it has started."""
        ...


class Platform(Hearing, Protocol):
    """A connected platform. Give it the sender before it starts; it wakes it after each interaction."""

    @property
    def outbound(self) -> Outbound: ...
    @property
    def sender(self) -> Wakeful | None: ...
    @sender.setter
    def sender(self, sender: "Sender") -> None: ...
    @property
    def routes(self) -> Sequence[RouteDef]:
        """What the one HTTP server answers for it once all platforms have started; often nothing."""
        ...

    async def start(self) -> None:
        """Begin to listen; returns once people can be answered."""
        ...

    async def stop(self) -> None:
        """Stop listening, after what is being answered."""
        ...


Connect = Callable[["App", "Settings"], Platform]
"""Makes a platform out of the program and its settings, not yet listening."""


def found_in(package: str) -> Connect:
    """A platform's `connect`, its package (and the library in it) imported only when it is called."""

    def connect(app: "App", settings: "Settings") -> Platform:
        platform: Platform = import_module(package).connect(app, settings)
        return platform

    return connect


PLATFORMS: Mapping[str, Connect] = {
    "slack": found_in("adapters.slack"),
    "telegram": found_in("adapters.telegram"),
}
"""By name, which is also the name of their section in the settings: a platform without one is not configured."""
