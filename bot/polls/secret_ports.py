"""What secret votes ask of storage: ballots nobody can read, and who took part without a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.errors import Failure
from bot.membership.roles import Side
from bot.polls.model import Ballot


class KeyMissing(Failure):
    """A secret vote without a key: it was never begun, is closed, or the operator's key is missing."""


@dataclass(frozen=True)
class SecretBallot:
    """What a sealed ballot holds: the marks, the side they count for, and the rank of who cast it; no voter."""

    marks: Ballot
    side: Side | None = None
    rank: int = 0


class SecretBallots(Protocol):
    """Ballots sealed under a key of their poll, which is destroyed when the poll closes.

    Whoever took part is kept beside them, without a time and without an order.
    """

    @property
    def usable(self) -> bool:
        """Whether the operator has given the key under which the polls' keys rest."""
        ...

    def begin(self, poll_id: int) -> None:
        """Make the key of a poll that opens."""
        ...

    def opens(self, poll_id: int) -> bool:
        """Whether the operator's key opens that of this poll."""
        ...

    def voters(self, poll_id: int) -> frozenset[int]:
        """Who took part (seats.Voice.voter)."""
        ...

    def with_voter(self, voter: int) -> Sequence[int]:
        """Polls in which this voter took part, open or closed, by number."""
        ...

    def rename(self, poll_id: int, old: int, new: int) -> None:
        """Note another voter in the place of one that took part; ballots stay as they are."""
        ...

    def take(self, poll_id: int) -> frozenset[int]:
        """Who took part, locked until the transaction ends: secret votes are cast one after another."""
        ...

    def find(self, poll_id: int, voter: int) -> SecretBallot | None:
        """A voter's ballot that can still be changed; KeyMissing, as with everything that follows."""
        ...

    def put(self, poll_id: int, voter: int, ballot: SecretBallot | None) -> None:
        """Keep a ballot that can be changed until the close; None takes it back."""
        ...

    def drop(self, poll_id: int, voter: int, ballot: SecretBallot) -> None:
        """Keep a ballot that is final: nothing links it to its voter, who is only noted as having taken part."""
        ...

    def open_all(self, poll_id: int) -> Sequence[SecretBallot]:
        """Every ballot, in no order that means anything."""
        ...

    def destroy(self, poll_id: int) -> None:
        """Remove ballots and key for good; who took part stays."""
        ...
