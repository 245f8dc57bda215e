"""What people can ask about polls of the several methods."""

from dataclasses import dataclass

from bot.chat.actions import Action, FormAction
from bot.polls.terms import Live


@dataclass(frozen=True)
class ChooseMethod(Action, name="pollhow"):
    """Show the methods of a poll in one's own words; `live` and `named` are chosen already."""

    group: int
    topic: int | None = None
    live: Live = Live.ALWAYS
    named: bool = False


@dataclass(frozen=True)
class ChooseTerms(Action, name="pollset"):
    """Show what can be settled for a straw poll, with this chosen."""

    group: int
    topic: int | None
    live: Live
    named: bool


@dataclass(frozen=True)
class FillBallot(Action, name="ballot"):
    """Ask for the ballot of a poll that asks about every option at once."""

    poll: int


@dataclass(frozen=True)
class AskObjection(Action, name="object"):
    """Ask why somebody objects."""

    poll: int


@dataclass(frozen=True)
class RaiseObjection(FormAction):
    """Why somebody objects, in their own words."""

    poll: int
    reason: str


@dataclass(frozen=True)
class ListObjections(Action, name="objections"):
    """Show why the group's members object."""

    poll: int
    page: int = 0


@dataclass(frozen=True)
class ListVotes(Action, name="votes"):
    """Show who voted how, where a poll names its voters."""

    poll: int
    page: int = 0


@dataclass(frozen=True)
class ShowPairs(Action, name="pairs"):
    """Show how a ranking's options compare in pairs."""

    poll: int
    page: int = 0
