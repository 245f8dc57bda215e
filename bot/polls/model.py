"""Topics and polls: what a group discusses, what it is asked, and what was answered.

A ballot is the set of options that one member chose; an empty one is no vote. An option is known by its number, its
place in the list that the poll was opened with, and that list never changes.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.chat.text import Text, Variants, _

Ballot = frozenset[int]
"""The numbers of the options one member chose."""

NO_VOTE: Ballot = frozenset()


class Area(StrEnum):
    """A field of work of the groups; the value is stored."""

    DATA_SECURITY = "data_security"
    INTELLECTUAL_PROPERTY = "intellectual_property"
    COOPERATION = "cooperation"
    OTHER = "other"

    @property
    def words(self) -> Text:
        """The name of the area, as a value or on a button."""
        match self:
            case Area.DATA_SECURITY:
                return _("Data security")
            case Area.INTELLECTUAL_PROPERTY:
                return _("Intellectual property rights")
            case Area.COOPERATION:
                return _("Cooperation")
            case Area.OTHER:
                return _("Other")


class HowMany(StrEnum):
    """How many options one ballot may hold."""

    ONE = "one"
    SEVERAL = "several"


@dataclass(eq=False)
class Topic:
    """Something a group discusses. `starter` is the key of the library entry it was taken from."""

    group_id: int
    title: Variants
    summary: Variants | None
    area: Area
    created_by: int | None
    created_at: datetime
    starter: str | None = None
    id: int = field(default=0, init=False)


class PollState(StrEnum):
    """Where a poll stands. `withdrawn`: taken back by a coordinator before anybody voted."""

    OPEN = "open"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Tally:
    """Votes by option number, how many members voted, and how many could."""

    votes: tuple[int, ...]
    voters: int
    entitled: int


@dataclass(eq=False)
class Poll:
    """A question to a group with 2 to 12 options and a deadline (UTC; `zone` is the clock it was set on).

    `result` is counted once, from the ballots, in the transaction that closes the poll.
    """

    group_id: int
    question: Variants
    options: tuple[Variants, ...]
    multiple: bool
    opened_at: datetime
    closes_at: datetime
    zone: str
    opened_by: int | None
    topic_id: int | None = None
    state: PollState = PollState.OPEN
    ended_at: datetime | None = None
    result: Tally | None = None
    id: int = field(default=0, init=False)

    def words_of(self, ballot: Ballot) -> tuple[Variants, ...]:
        """The options of a ballot, in the order of the poll."""
        return tuple(self.options[option] for option in sorted(ballot))

    def takes_votes(self, now: datetime) -> bool:
        """Whether a vote counts at this moment; past the deadline none does, closed already or not."""
        return self.state is PollState.OPEN and now < self.closes_at

    def marked(self, before: Ballot, option: int, ticked: bool | None) -> Ballot:
        """The ballot after choosing an option. `ticked` None: choose it, or where several may be chosen, flip it."""
        if not self.multiple:
            return before - {option} if ticked is False else frozenset({option})
        if ticked is None:
            return before ^ {option}
        return before | {option} if ticked else before - {option}
