"""On what terms a platform takes messages: how many in what time, declared as data, and the reckoning with them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.chat.exchange import Account, Destination, place_of
from bot.outbox.model import Kind

ALLOWANCE = 1.05
"""One message may be quicker on its way than the one before it: each window is taken this much longer."""


class Over(StrEnum):
    """What a rate is counted over: everything the bot sends, each chat, each chat that is a shared room."""

    BOT = "bot"
    CHAT = "chat"
    ROOM = "room"


@dataclass(frozen=True)
class Rate:
    """At most `most` messages in any span of `per`. Edits count, too; with `only`, nothing but this kind does."""

    most: int
    per: timedelta
    over: Over
    only: Kind | None = None


def _one_bot(to: Destination) -> str:
    return ""


@dataclass(frozen=True)
class Terms:
    """What a platform asks of a sender.

    `bot_of` and `chat_of` say what is counted together: a platform with several workspaces counts each for itself, one
    with topics counts a room as a whole. `recalls`: it can be asked for a message that got no answer
    (Outbound.find_posted), so what was begun is noted before it is sent.
    """

    rates: tuple[Rate, ...] = ()
    bot_of: Callable[[Destination], str] = _one_bot
    chat_of: Callable[[Destination], str] = place_of
    recalls: bool = False


Counts = Mapping[str, Sequence[Rate]]
"""By the name of a count: the rates that hold for it."""


def counts_of(terms: Terms, to: Destination, kind: Kind) -> Counts:
    """Where a message of this kind to this chat is counted; with the bot's own count, where waiting times are noted."""
    bot = bot_count(to.platform, terms.bot_of(to))
    counts: dict[str, list[Rate]] = {bot: []} if terms.rates else {}
    for rate in terms.rates:
        if rate.only not in (None, kind) or (rate.over is Over.ROOM and isinstance(to, Account)):
            continue
        whole = bot if rate.over is Over.BOT else terms.chat_of(to)
        counts.setdefault(whole if rate.only is None else f"{whole}!{kind}", []).append(rate)
    return counts


def chat_counts(terms: Terms, to: Destination, edit: bool) -> list[str]:
    """Those counts in which no other chat is counted."""
    bot = bot_count(to.platform, terms.bot_of(to))
    counts = counts_of(terms, to, Kind.EDIT if edit else Kind.POST)
    return [count for count in counts if not count.startswith(bot)]


def bot_count(platform: str, bot: str = "") -> str:
    """The name under which everything that a bot sends is counted."""
    return f"{platform}#{bot}"


def whole_bot(terms: Terms) -> Sequence[Rate]:
    """The rates that hold for all messages to a platform, where that can be said without looking at the chat."""
    if terms.bot_of is not _one_bot:
        return ()
    return [rate for rate in terms.rates if rate.over is Over.BOT and rate.only is None]


def earliest(sent: Sequence[datetime], rates: Sequence[Rate], now: datetime) -> datetime:
    """When one more message fits all rates; `sent`: the moments of the latest ones, oldest first (all UTC)."""
    return max([now, *(sent[-rate.most] + _window(rate) for rate in rates if len(sent) >= rate.most)])


def free_slots(sent: Sequence[datetime], rates: Sequence[Rate], now: datetime) -> int:
    """How many messages fit all rates at this moment."""
    return min(rate.most - sum(now < moment + _window(rate) for moment in sent) for rate in rates)


def _window(rate: Rate) -> timedelta:
    return rate.per * ALLOWANCE
