"""What people can ask about topics and polls."""

from dataclasses import dataclass
from datetime import datetime

from bot.chat.actions import Action, FormAction
from bot.chat.text import Variants
from bot.polls.counting import Method
from bot.polls.model import Area
from bot.polls.terms import Live


@dataclass(frozen=True)
class ListPolls(Action, name="polls"):
    """Show the open polls: of one group, or of all the person's own."""

    group: int | None
    page: int


@dataclass(frozen=True)
class ShowPoll(Action, name="poll"):
    """Show one poll; `here`: in place of the card whose button was pressed."""

    poll: int
    here: bool = False


@dataclass(frozen=True)
class CastVote(Action, name="vote"):
    """Choose an option. `ticked`: where several may be chosen, whether it shall be; None flips it."""

    poll: int
    option: int
    ticked: bool | None = None


@dataclass(frozen=True)
class TakeBackVote(Action, name="unvote"):
    """Take one's vote back."""

    poll: int


@dataclass(frozen=True)
class StartPoll(Action, name="pollnew"):
    """Ask how a new poll shall be made."""

    group: int
    topic: int | None = None


@dataclass(frozen=True)
class WritePoll(Action, name="pnew"):
    """Ask for the form of a new poll; `live` and `named` are its terms."""

    group: int
    topic: int | None = None
    method: Method = Method.ONE
    live: Live = Live.ALWAYS
    named: bool = False


@dataclass(frozen=True)
class NewPoll:
    """What every filled form of a new poll holds."""

    group: int
    topic: int | None
    method: Method
    live: Live
    named: bool
    question: Variants
    closes_at: datetime


@dataclass(frozen=True)
class OpenWrittenPoll(NewPoll, FormAction):
    """The filled form of a poll with options of one's own, one a line; `closes_at` is UTC."""

    options: Variants


@dataclass(frozen=True)
class OpenProposal(NewPoll, FormAction):
    """The filled form of a proposal, whose options are fixed."""


@dataclass(frozen=True)
class OpenDatePoll(NewPoll, FormAction):
    """The filled form of a date poll: two moments or more (UTC), and further ones as they were typed, one a line."""

    first: datetime
    second: datetime
    third: datetime | None
    further: str


@dataclass(frozen=True)
class AskEndPoll(Action, name="pollend"):
    """Ask to close a poll before its deadline: to be confirmed."""

    poll: int


@dataclass(frozen=True)
class EndPoll(Action, name="pollend2"):
    """Close a poll before its deadline."""

    poll: int


@dataclass(frozen=True)
class AskWithdrawPoll(Action, name="polldrop"):
    """Ask to withdraw a poll in which nobody has voted: to be confirmed."""

    poll: int


@dataclass(frozen=True)
class WithdrawPoll(Action, name="polldrop2"):
    """Withdraw a poll in which nobody has voted."""

    poll: int


@dataclass(frozen=True)
class ListResults(Action, name="pollends"):
    """Show the closed polls of a group, each to be had as files."""

    group: int
    page: int


@dataclass(frozen=True)
class ExportPoll(Action, name="pollcsv"):
    """Get the result of a closed poll as files, with all that a recount needs."""

    poll: int


@dataclass(frozen=True)
class ShowChart(Action, name="pollchart"):
    """Show the result of a closed poll as a picture, with the same figures as text."""

    poll: int


@dataclass(frozen=True)
class UseDate(Action, name="meetdate"):
    """Make the winner of a closed date poll, or another of its dates, a meeting; meetings answer it."""

    poll: int


@dataclass(frozen=True)
class ListTopics(Action, name="topics"):
    """Show what a group discusses."""

    group: int
    page: int


@dataclass(frozen=True)
class ShowTopic(Action, name="topic"):
    """Show one topic and its polls."""

    topic: int


@dataclass(frozen=True)
class WriteTopic(Action, name="topicnew"):
    """Ask for the form of a new topic."""

    group: int


@dataclass(frozen=True)
class AddTopic(FormAction):
    """The filled form of a new topic."""

    group: int
    title: Variants
    summary: Variants | None
    area: Area


@dataclass(frozen=True)
class BrowseLibrary(Action, name="lib"):
    """Show the areas of the library, or the entries of one."""

    group: int
    area: Area | None = None
    page: int = 0


@dataclass(frozen=True)
class ShowStarter(Action, name="libshow"):
    """Show one entry of the library with its questions, to be opened with these settings (library_settings.py)."""

    group: int
    starter: str
    settings: int = 0


@dataclass(frozen=True)
class SettleStarter(Action, name="libset"):
    """Show what can be settled for polls from the library, with this chosen."""

    group: int
    starter: str
    settings: int


@dataclass(frozen=True)
class AdoptStarter(Action, name="libtake"):
    """Make an entry of the library a topic of the group."""

    group: int
    starter: str


@dataclass(frozen=True)
class AskQuestion(Action, name="libq"):
    """Ask for the deadline of a poll with a question from the library; it belongs to the topic taken from there."""

    group: int
    question: str
    settings: int = 0


@dataclass(frozen=True)
class OpenLibraryPoll(FormAction):
    """The deadline (UTC) of a poll with a question from the library."""

    group: int
    question: str
    topic: int | None
    settings: int
    closes_at: datetime
