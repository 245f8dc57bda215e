"""Terms of a poll: fixed when it opens and never changed, but for a deadline that can be extended."""

from dataclasses import dataclass
from enum import StrEnum

from bot.polls.rules import Quorum, Rule


class Kind(StrEnum):
    """A straw poll is quick and counts people; a formal vote decides, with a fixed electorate and rule."""

    STRAW = "straw"
    FORMAL = "formal"


class Unit(StrEnum):
    """Who has one vote."""

    PERSON = "person"
    ORGANISATION = "organisation"


class Live(StrEnum):
    """When somebody sees how the poll stands: at any time, once they have voted, or only after the close."""

    ALWAYS = "always"
    AFTER_VOTE = "after_vote"
    AFTER_CLOSE = "after_close"


class Secrecy(StrEnum):
    """What is known of who voted how.

    NAMED: everyone reads it. CONFIDENTIAL: stored, and hidden by policy. SEALED: kept under a key that is destroyed at
    the close, and changeable until then. FINAL: no link is ever stored, so a vote cannot be changed.
    """

    NAMED = "named"
    CONFIDENTIAL = "confidential"
    SEALED = "sealed"
    FINAL = "final"


@dataclass(frozen=True)
class Terms:
    """What holds for one poll. `rule` None: there is a winner, and nothing is adopted.

    `working_days`: the deadline was given as that many common working days; `provisional`: when a year among them has
    no published make-up days yet.
    """

    kind: Kind = Kind.STRAW
    unit: Unit = Unit.PERSON
    rule: Rule | None = None
    quorum: Quorum = Quorum.NONE
    live: Live = Live.ALWAYS
    secrecy: Secrecy = Secrecy.CONFIDENTIAL
    working_days: int | None = None
    provisional: bool = False

    @property
    def formal(self) -> bool:
        """Whether it decides."""
        return self.kind is Kind.FORMAL

    @property
    def secret(self) -> bool:
        """Whether nobody may ever learn who voted how."""
        return self.secrecy in (Secrecy.SEALED, Secrecy.FINAL)


STRAW_POLL = Terms()
