"""What topics and polls ask of storage."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.chat.text import Variants
from bot.membership.model import Member
from bot.membership.roles import Side
from bot.polls.counting import Sheaf
from bot.polls.model import Agreement, Ballot, Poll, Proxy, Seat, Tally, Topic


class Topics(Protocol):
    """What groups discuss."""

    def add(self, topic: Topic) -> None: ...
    def find(self, topic_id: int) -> Topic | None: ...
    def page(self, group_id: int, offset: int, limit: int) -> Sequence[Topic]:
        """Newest first."""
        ...

    def count(self, group_id: int) -> int: ...
    def adopted(self, group_id: int, starter: str) -> Topic | None:
        """The group's topic that was taken from this library entry."""
        ...


class Conduct(Protocol):
    """What happens around a formal vote: drafts, proxies, and what co-chairs agree to."""

    def drafts(self, group_id: int, offset: int, limit: int) -> Sequence[Poll]:
        """Formal votes in the making, the newest first."""
        ...

    def count_drafts(self, group_id: int) -> int: ...
    def remove(self, poll: Poll) -> None:
        """Remove a draft."""
        ...

    def lay_counters(self, poll: Poll) -> None:
        """Make the counters of a poll that opens; its options do not change any more."""
        ...

    def turnout(self, poll_id: int) -> Mapping[Side, tuple[int, int]]:
        """By side, how many seats' votes are in, and how many seats there are."""
        ...

    def proxies(self, poll_id: int) -> Sequence[Proxy]:
        """By the number of the seat that handed its vote on."""
        ...

    def proxy_of(self, poll_id: int, seat: int) -> Proxy | None: ...
    def give_proxy(self, proxy: Proxy) -> None: ...
    def revoke_proxy(self, proxy: Proxy) -> None: ...
    def agreements(self, poll_id: int) -> Sequence[Agreement]: ...
    def agree(self, poll_id: int, agreement: Agreement) -> None:
        """Keep a side's agreement in the place of an earlier one."""
        ...

    def disagree(self, poll_id: int, side: Side) -> None: ...


class Polls(Conduct, Protocol):
    """Polls, their ballots, and counters that spare reading the ballots."""

    def add(self, poll: Poll) -> None: ...
    def find(self, poll_id: int) -> Poll | None: ...
    def for_voting(self, poll_id: int) -> Poll | None:
        """The poll as it is now, to look at; locked so that many may vote at once and nobody closes it meanwhile."""
        ...

    def for_ending(self, poll_id: int) -> Poll | None:
        """The poll as it is now, locked alone: every vote under way is in, and no other can begin."""
        ...

    def ballot(self, poll_id: int, voter: int) -> Ballot: ...
    def take_ballot(self, poll_id: int, voter: int, now: datetime) -> Ballot:
        """The voter's ballot (seats.Voice), locked; an empty one is laid out first where there was none."""
        ...

    def caster(self, poll_id: int, voter: int) -> tuple[int, int] | None:
        """Who cast the vote of an organisation's seat, and with what rank."""
        ...

    def ranks(self, poll_id: int) -> Mapping[int, int]:
        """With what rank each ballot of a vote of organisations was cast, by its voter."""
        ...

    def put_ballot(
        self,
        poll_id: int,
        voter: int,
        before: Ballot,
        after: Ballot,
        now: datetime,
        caster: tuple[int, int] | None = None,
        reason: Variants | None = None,
    ) -> None:
        """Replace a taken ballot, with an objection's reason, and move the counters by the difference."""
        ...

    def reason(self, poll_id: int, voter: int) -> Variants | None:
        """Why this voter objects."""
        ...

    def reasons(self, poll_id: int, offset: int, limit: int) -> Sequence[tuple[int, Variants]]:
        """Objections' reasons by voter, in an order that tells nothing of when they came."""
        ...

    def page_ballots(self, poll_id: int, offset: int, limit: int) -> Sequence[tuple[int, Ballot]]:
        """Ballots by voter, in an order that tells nothing of when they came."""
        ...

    def hand_over(self, kept_id: int, gone_id: int) -> None:
        """Two members are one person: ballots and seats of the second become the first's.

        Of two seats in an open vote one stays; in polls that are over both seats and ballots do, the second unlinked.
        """
        ...

    def add_seats(self, seats: Sequence[Seat]) -> None: ...
    def seats(self, poll_id: int) -> Sequence[Seat]: ...
    def seat_of_member(self, poll_id: int, member_id: int) -> Seat | None: ...
    def seat_of_organisation(self, poll_id: int, organisation_id: int) -> Seat | None:
        """Of the topmost parent."""
        ...

    def drop_ballot(self, poll_id: int, voter: int) -> None:
        """Remove a ballot that was emptied."""
        ...

    def with_both(self, one_id: int, other_id: int) -> Sequence[int]:
        """Polls in which both members have a ballot, by number."""
        ...

    def cast_at(self, poll_id: int, member_id: int) -> datetime:
        """When a ballot that there is was last changed (UTC)."""
        ...

    def discard_ballot(self, poll_id: int, member_id: int) -> None:
        """Remove a ballot that was emptied because its voter is somebody else."""
        ...

    def tally(self, poll: Poll) -> Tally:
        """By the counters: the same cost however many voted."""
        ...

    def sheaf(self, poll_id: int) -> Sheaf:
        """Every ballot, alike ones together."""
        ...

    def by_voter(self, poll_id: int) -> Mapping[int, Ballot]:
        """Every ballot by its voter (seats.Seat.voter, or a member's number)."""
        ...

    def recount(self, poll: Poll) -> Tally:
        """By the ballots."""
        ...

    def not_voted(self, poll: Poll) -> Sequence[Member]:
        """Those who may vote and have not."""
        ...

    def closing_by(self, moment: datetime) -> Sequence[int]:
        """Open polls whose deadline has come, by number."""
        ...

    def next_close(self) -> datetime | None: ...
    def page_closed(self, group_id: int, offset: int, limit: int) -> Sequence[Poll]:
        """Polls of a group that have a result, the last one to close first."""
        ...

    def count_closed(self, group_id: int) -> int: ...
    def open_in(self, group_id: int) -> Sequence[int]:
        """A group's open polls, by number."""
        ...

    def hold_open_of(self, member_ids: Collection[int]) -> None:
        """Lock every open poll of the groups these members are in, by number: no vote goes on in them meanwhile."""
        ...

    def on_topic(self, topic_id: int, most: int) -> Sequence[Poll]:
        """Newest first."""
        ...

    def page_open(
        self, group_ids: Collection[int], voter_id: int, votes_in: Collection[int], offset: int, limit: int
    ) -> Sequence[tuple[Poll, bool]]:
        """Open polls of these groups, each with whether it waits for this voter; those first, then by deadline."""
        ...

    def count_open(self, group_ids: Collection[int]) -> int: ...
