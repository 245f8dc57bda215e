"""On what terms a platform takes messages: how many in what time, declared as data, and the reckoning with them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.chat.exchange import Account, Destination, place_of
from bot.outbox.model import Kind

ALLOWANCE = 1.02
"""One message may be quicker on its way than the one before it: each window is taken this much longer.

A message that took longer than that is counted as later (`counted_at`), so that nothing is left to luck.
"""


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


@dataclass(frozen=True)
class Slot:
    """When a message may go (UTC). `booked`: it is counted there and must go then; else it may be asked for again then.

    `next_at`: when the next message of the same chat fits, as far as this is known.
    """

    at: datetime
    booked: bool
    next_at: datetime


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


def bot_count(platform: str, bot: str = "") -> str:
    """The name under which everything that a bot sends is counted."""
    return f"{platform}#{bot}"


def is_for_any_kind(count: str) -> bool:
    """Whether both new messages and edits are counted here."""
    return not count.endswith(tuple(f"!{kind}" for kind in Kind))


def held_by(terms: Terms, to: Destination, kind: Kind) -> str:
    """Where a waiting time is noted for all chats of a bot: for this kind alone, if it has a rate of its own."""
    bot = bot_count(to.platform, terms.bot_of(to))
    own = any(rate.over is Over.BOT and rate.only is kind for rate in terms.rates)
    return f"{bot}!{kind}" if own else bot


def whole_bot(terms: Terms) -> Sequence[Rate]:
    """The rates that hold for all messages to a platform, where that can be said without looking at the chat."""
    if terms.bot_of is not _one_bot:
        return ()
    return [rate for rate in terms.rates if rate.over is Over.BOT and rate.only is None]


def earliest(sent: Sequence[datetime], rates: Sequence[Rate], now: datetime) -> datetime:
    """When one more message fits all rates; `sent`: the moments of the latest ones, oldest first (all UTC)."""
    return max([now, *(sent[-rate.most] + _window(rate) for rate in rates if len(sent) >= rate.most)])


def slots(
    sent: Sequence[datetime], rates: Sequence[Rate], now: datetime, latest: datetime, most: int
) -> Sequence[datetime]:
    """When the next messages may go: as many as fit until `latest`, and no more than `most`.

    Not all at one moment, since they cannot leave at one moment: at distances that fill four fifths of the window.
    """
    planned, found = list(sent), list[datetime]()
    gap = max(rate.per / rate.most for rate in rates) * 0.8
    while len(found) < most:
        at = max(earliest(planned, rates, now), planned[-1] + gap if planned else now)
        if at > latest:
            break
        found.append(at)
        planned.append(at)
    return found


def counted_at(planned: datetime, answered: datetime, rates: Sequence[Rate]) -> datetime:
    """Where a message is counted whose answer came then: later than planned if it may have arrived too late for that.

    It arrived before it was answered, and what follows it leaves no earlier than a window after this moment.
    """
    return max(planned, answered - min(_window(rate) - rate.per for rate in rates))


def _window(rate: Rate) -> timedelta:
    return rate.per * ALLOWANCE
