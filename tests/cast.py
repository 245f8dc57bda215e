"""The named cast of the tests: the example group on a platform called "test", and ways to speak for its people."""

from datetime import UTC, datetime

from bot.bot import Bot
from bot.chat.actions import Action
from bot.chat.exchange import (
    Account,
    Answer,
    Arrived,
    Interaction,
    Pressed,
    Room,
    Said,
    Submitted,
    place_of,
)
from bot.chat.forms import Answers
from bot.chat.seal import Seal
from bot.example import seed
from bot.work import OpenWork

NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
"""A Wednesday: 10:00 in Beijing, 03:00 in Berlin."""

SEAL = Seal(b"a secret of the tests")

LI, ANNA, ALEX = Account("test", "liwei"), Account("test", "anna"), Account("test", "alex")
WANG, THOMAS, JONAS = Account("test", "wangfang"), Account("test", "thomas"), Account("test", "jonas")
"""Representative (CN), representative (DE), coordinator; member (CN), observer (DE), no member yet."""

PLENARY, EXPERTS = Room("test", "plenary"), Room("test", "experts")

HINTS = {"liwei": "zh-CN", "wangfang": "zh-hans", "alex": "en-GB"}


def seeded(open_work: OpenWork) -> None:
    """Put the example group into an empty database."""
    with open_work() as work:
        seed(work, "test", NOW)


def private(account: Account) -> Room:
    """The private chat of somebody with the bot."""
    return Room("test", f"dm:{account.user}", private=True)


def ask(
    bot: Bot,
    account: Account,
    asks: Action | str | Arrived | tuple[Action, Answers],
    *,
    room: Room | None = None,
    now: datetime = NOW,
    forms: bool = True,
    columns: int = 1,
) -> Answer | None:
    """Somebody says a line, presses a button (an action) or fills a form (its opener and the answers)."""
    where = room or private(account)
    place = place_of(account)  # what they press was shown to them
    content: Said | Pressed | Submitted | Arrived
    match asks:
        case str():
            content = Said(asks)
        case Arrived():
            content = asks
        case Action():
            content = Pressed(SEAL.close(asks, place))
        case (opener, answers):
            content = Submitted(SEAL.close(opener, place), answers)
    hint = HINTS.get(account.user, "de")
    asked = Interaction(account, where, content, hint, account.user, forms=forms, columns=columns)
    return bot.handle(asked, now)
