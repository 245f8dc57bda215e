"""What people can ask about proposals."""

from dataclasses import dataclass

from bot.chat.actions import Action, FormAction
from bot.chat.text import Variants
from bot.polls.model import Area


@dataclass(frozen=True)
class Propose(Action, name="propose"):
    """Ask for a topic in one's own words: for this group, or for the room's or one's own."""

    group: int | None = None


@dataclass(frozen=True)
class SendProposal(FormAction):
    """The filled form: a topic for this group."""

    group: int
    title: Variants
    summary: Variants | None
    area: Area


@dataclass(frozen=True)
class ListProposals(Action, name="proposals"):
    """Show what waits for a decision: in one group, or in all that the person coordinates."""

    group: int | None
    page: int


@dataclass(frozen=True)
class ShowProposal(Action, name="proposal"):
    """Show one proposal."""

    proposal: int


@dataclass(frozen=True)
class DecideProposal(Action, name="propdo"):
    """Make a proposal a topic, or decline it."""

    proposal: int
    take: bool
