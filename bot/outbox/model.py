"""Deliveries (what must still be said), lanes (one per chat) and postings (what stands where)."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.chat.exchange import Account, Destination, Room, place_of


class Kind(StrEnum):
    """A new message, or an earlier one drawn anew."""

    POST = "post"
    EDIT = "edit"


class State(StrEnum):
    """Where a delivery stands. `dead`: the platform will never take it; `dropped`: no longer useful."""

    WAITING = "waiting"
    SENT = "sent"
    DEAD = "dead"
    DROPPED = "dropped"


@dataclass(frozen=True)
class Subject:
    """What a message is about: the view that draws it, the id of the thing, and a word of detail for the view."""

    view: str
    id: int
    detail: str = ""

    @property
    def label(self) -> str:
        """View and number, for the log."""
        return f"{self.view} {self.id}"


def new_mark() -> str:
    """A name for a message that says nothing about it; unlike a number, no other database gives the same."""
    return secrets.token_hex(8)


@dataclass(eq=False)
class Delivery:
    """One message to one chat, built from the state of its subject at the moment of sending.

    `key` is unique: asking twice sends once. `rev` counts how often an edit was asked for while it waited.
    Past `expires_at` it is useless and dropped. All times UTC. `mark` is the name under which the platform may be asked
    for the message, the same at every try; `in_doubt`: it may stand there although we got no answer.
    """

    lane: str
    subject: Subject
    key: str
    due_at: datetime
    expires_at: datetime | None = None
    member_id: int | None = None
    kind: Kind = Kind.POST
    posting_id: int | None = None
    rev: int = 0
    state: State = State.WAITING
    attempts: int = 0
    last_error: str = ""
    settled_at: datetime | None = None
    in_doubt: bool = False
    mark: str = field(default_factory=new_mark)
    id: int = field(default=0, init=False)


@dataclass(eq=False)
class Posting:
    """A message that stands in a chat: where, what about, and the platform's own id of it."""

    lane: str
    subject: Subject
    ref: str
    member_id: int | None = None
    id: int = field(default=0, init=False)


@dataclass(frozen=True)
class Lease:
    """The right to send in a lane until `until`; a later lease has a higher fence and ends this one's rights.

    `slot`: when its first message may go, where the whole bot has a pace; booked, and to be given back if not used.
    """

    lane: str
    fence: int
    until: datetime
    slot: datetime | None = None


def lane_of(to: Destination) -> str:
    """The lane of a chat; its text says where the lane leads."""
    return place_of(to)


def destination_of(lane: str) -> Destination:
    """Where a lane leads."""
    if lane.startswith("@"):
        platform, team, user = lane[1:].split(":", 2)
        return Account(platform, user, team)
    platform, room = lane.split(":", 1)
    return Room(platform, room)
