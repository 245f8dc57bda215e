"""What is pressed in a benchmark: a poll that stands in a room, on a platform."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from adapters.app import App
from bot.chat.exchange import Account
from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.polls import service
from bot.polls.counting import Method
from bot.work import OpenWork
from tests.cast import NOW


@dataclass(frozen=True)
class Sent:
    """What a platform sends."""

    body: bytes
    headers: dict[str, str | Sequence[str]] = field(default_factory=dict)


Step = Callable[[Sent], Awaitable[None]]


@dataclass(frozen=True)
class Scene:
    """What is pressed, and the ways to take the press."""

    app: App
    next_press: Callable[[], Sent]
    press: Step
    settle: Callable[[], Awaitable[None]]
    empty: Step


def open_poll(open_work: OpenWork, account: Account) -> int:
    """A poll with two options in the example group, by its coordinator."""
    options = tuple(Variants({Language.EN: word}, Language.EN) for word in ("Yes", "No"))
    asking = service.Asking(Variants({Language.EN: "Shall we?"}, Language.EN), options, Method.ONE)
    with open_work() as work:
        alex = work.members.by_account(account)
        assert alex is not None
        return service.open_poll(work, alex, 1, asking, NOW + timedelta(days=9), NOW).id
