"""What people can ask about a formal vote under way, and after its close."""

from dataclasses import dataclass
from datetime import datetime

from bot.chat.actions import Action, FormAction


@dataclass(frozen=True)
class ShowTurnout(Action, name="fvturn"):
    """Show which organisations' votes are in."""

    poll: int
    page: int = 0


@dataclass(frozen=True)
class AskExtension(Action, name="fvmore"):
    """Ask until when a vote shall run on."""

    poll: int


@dataclass(frozen=True)
class ExtendPoll(FormAction):
    """The new deadline (UTC) of a vote."""

    poll: int
    closes_at: datetime


@dataclass(frozen=True)
class AskCoChairs(Action, name="fvchairs"):
    """Ask both co-chairs whether a vote shall be closed early."""

    poll: int


@dataclass(frozen=True)
class AgreeToEnd(Action, name="fvagree"):
    """Agree as co-chair to close a vote early, or take that back."""

    poll: int
    agree: bool


@dataclass(frozen=True)
class ListHolders(Action, name="fvhand"):
    """Show to whom one's organisation can hand its vote."""

    poll: int
    page: int = 0


@dataclass(frozen=True)
class GiveProxy(Action, name="fvhand2"):
    """Hand the vote of one's organisation to the organisation of a seat."""

    poll: int
    seat: int


@dataclass(frozen=True)
class RevokeProxy(Action, name="fvrevoke"):
    """Take the vote of one's organisation back from whom it was handed to."""

    poll: int


@dataclass(frozen=True)
class ShowProxy(Action, name="fvfor"):
    """Show the vote of another organisation's seat, which one holds."""

    poll: int
    seat: int


@dataclass(frozen=True)
class CastFor(Action, name="fvcast"):
    """Choose an option for another organisation's seat; `ticked` as in CastVote."""

    poll: int
    seat: int
    option: int
    ticked: bool | None = None


@dataclass(frozen=True)
class TakeBackFor(Action, name="fvback"):
    """Take back the vote one cast for another organisation's seat."""

    poll: int
    seat: int


@dataclass(frozen=True)
class ReviseVote(Action, name="fvagain"):
    """Copy a vote that was not adopted as a new draft."""

    poll: int


@dataclass(frozen=True)
class AskReview(Action, name="fvreview"):
    """Ask when a decision shall be looked at again."""

    poll: int


@dataclass(frozen=True)
class SetReview(FormAction):
    """When the coordinator is reminded of a decision (UTC); None: not any more."""

    poll: int
    review_at: datetime | None
