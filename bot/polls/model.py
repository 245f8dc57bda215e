"""Topics and polls: what a group discusses, what it is asked, and what was answered.

An option is known by its number, its place in the list that the poll was opened with, and that list never changes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.chat.cities import BEIJING, BERLIN
from bot.chat.text import Clocks, Text, Variants, Words, _
from bot.membership.roles import Side
from bot.polls.counting import Marks, Method, Round
from bot.polls.counting.marks import PREFERENCES, SINGLE, says
from bot.polls.rules import Votes
from bot.polls.terms import STRAW_POLL, Terms

Ballot = Marks
"""One mark per option, as the poll's method reads them (counting/marks.py)."""

NO_VOTE: Ballot = ()
"""A ballot that says nothing; where marks of 0 say nothing, one that has no others is always written like this."""

Option = Variants | datetime
"""What can be chosen: words, or of a date poll a moment (UTC)."""


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
    """Where a poll stands. `draft`: a formal vote in the making; `withdrawn`: taken back before anybody voted."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Tally:
    """What the ballots come to, how many voted, and how many could.

    `votes`: by option, what its bar shows: votes, points, the sum of ratings, for dates who can come, for
    preferences the first choices. `spread`: by option, how many gave it the mark 1, 2 and so on. `places`,
    `rounds` and `pairs` (of preferences: how many prefer the option of the row to that of the column) are worked
    out when the poll is closed, and of a formal vote the votes by side.

    Of a secret vote that is closed, `met` says of each condition whether it was met; where the figures are `withheld`,
    all there is besides is who took part (secret/telling.py).
    """

    votes: tuple[int, ...]
    voters: int
    entitled: int
    spread: tuple[tuple[int, ...], ...] = ()
    places: tuple[tuple[int, ...], ...] = ()
    rounds: tuple[Round, ...] = ()
    sides: tuple[tuple[Side, Votes], ...] = ()
    pairs: tuple[tuple[int, ...], ...] = ()
    met: tuple[bool, ...] = ()
    withheld: bool = False


@dataclass(eq=False)
class Poll:
    """A question to a group with 2 to 12 options and a deadline (UTC; `zone` is the clock it was set on).

    `result` is counted once, from the ballots, in the transaction that closes the poll; of a formal vote `record_no`
    is then its number in the group's record. `review_at`: when a coordinator wants to look at the decision again.
    """

    group_id: int
    question: Variants
    options: tuple[Option, ...]
    method: Method
    opened_at: datetime
    closes_at: datetime
    zone: str
    opened_by: int | None
    topic_id: int | None = None
    terms: Terms = STRAW_POLL
    state: PollState = PollState.OPEN
    ended_at: datetime | None = None
    result: Tally | None = None
    record_no: int | None = None
    review_at: datetime | None = None
    id: int = field(default=0, init=False)

    @property
    def labels(self) -> tuple[Words, ...]:
        """The options as words, for a room: where they are moments, each language reads its own city's clock."""
        return tuple(_("{when}", when=each) if isinstance(each, datetime) else each for each in self.options)

    @property
    def own_labels(self) -> tuple[Words, ...]:
        """The options as words, for one person: where they are moments, on the clocks of both sides."""
        return tuple(
            _("{when}", when=Clocks(each, (BEIJING, BERLIN))) if isinstance(each, datetime) else each
            for each in self.options
        )

    def chosen(self, ballot: Ballot) -> tuple[int, ...]:
        """The options a ballot marks: in the order of the poll, where it ranks them in its own."""
        marked = [option for option, mark in enumerate(ballot) if mark]
        ranks = self.method in PREFERENCES
        return tuple(sorted(marked, key=lambda option: ballot[option]) if ranks else marked)

    def takes_votes(self, now: datetime) -> bool:
        """Whether a vote counts at this moment; past the deadline none does, closed already or not."""
        return self.state is PollState.OPEN and now < self.closes_at

    def marked(self, before: Ballot, option: int, ticked: bool | None) -> Ballot:
        """The ballot after choosing an option. `ticked` None: choose it, or where several may be chosen, flip it.

        Of a ranking the option becomes the next choice, or leaves it.
        """
        marks = list(before or self._blank)
        mark = not marks[option] if ticked is None and self.method not in SINGLE else ticked is not False
        if self.method in PREFERENCES:
            return written(self.method, _reranked(marks, option, mark))
        if self.method in SINGLE:
            marks = [0] * len(marks) if mark else marks
        marks[option] = int(mark)
        return written(self.method, marks)

    @property
    def _blank(self) -> Ballot:
        return (0,) * len(self.options)


@dataclass(eq=False)
class Seat:
    """One vote of a formal vote: an organisation's (`name` says which) or a person's."""

    poll_id: int
    number: int
    side: Side
    name: str
    organisation_id: int | None = None
    member_id: int | None = None
    id: int = field(default=0, init=False)

    @property
    def voter(self) -> int:
        """The number its ballot is kept under: below 0 for organisations, so that it is never a member's."""
        return -self.number if self.member_id is None else self.member_id


@dataclass(eq=False)
class Proxy:
    """An organisation's vote in one poll, handed to another one of its side. `seat` and `holder` are seats' numbers."""

    poll_id: int
    seat: int
    holder: int
    given_by: int | None
    given_at: datetime


@dataclass(frozen=True)
class Agreement:
    """A co-chair's yes to closing a formal vote before its deadline."""

    side: Side
    member_id: int
    at: datetime


@dataclass(frozen=True)
class Voice:
    """For whom somebody votes: the number their ballot is kept under, and with what rank."""

    voter: int
    rank: int = 0
    seat: Seat | None = None


def written(method: Method, marks: Sequence[int]) -> Ballot:
    """Marks as a ballot; nothing said is no vote."""
    return tuple(marks) if says(method, marks) else NO_VOTE


def _reranked(marks: list[int], option: int, ranked: bool) -> list[int]:
    """The option after all that are ranked, or out of the ranking, the later ones moving up."""
    rank = marks[option]
    if ranked:
        return marks if rank else [*marks[:option], max(marks) + 1, *marks[option + 1 :]]
    up = [mark - 1 if rank and mark > rank else mark for mark in marks]
    return [*up[:option], 0, *up[option + 1 :]]
