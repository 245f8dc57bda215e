"""Proposal: what a member would like the group to discuss, and what became of it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.chat.text import Variants
from bot.polls.model import Area


class Fate(StrEnum):
    """What became of a proposal; the value is stored."""

    OPEN = "open"
    TAKEN = "taken"
    DECLINED = "declined"


@dataclass(eq=False)
class Proposal:
    """Made by one member to one group. A coordinator makes it a topic (`topic_id`) or declines it. Times are UTC."""

    group_id: int
    by: int | None
    title: Variants
    summary: Variants | None
    area: Area
    made_at: datetime
    fate: Fate = Fate.OPEN
    decided_by: int | None = None
    decided_at: datetime | None = None
    topic_id: int | None = None
    id: int = field(default=0, init=False)
