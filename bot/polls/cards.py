"""The cards of polls: for everybody in a room, for one member, before the close and after."""

from collections.abc import Iterable
from datetime import datetime

from bot.chat.cards import Bar, Bars, Block, Button, Buttons, Card, Facts, Paragraph, Style
from bot.chat.text import Text, Value, Words, _
from bot.polls.actions import (
    AskEndPoll,
    AskWithdrawPoll,
    CastVote,
    EndPoll,
    ExportPoll,
    ShowPoll,
    TakeBackVote,
    WithdrawPoll,
)
from bot.polls.counting import Method
from bot.polls.model import NO_VOTE, Ballot, Poll, PollState
from bot.polls.outcome import ballot_words, outcome, turnout
from bot.polls.standing import Part, Standing


def poll_card(seen: Standing, now: datetime) -> Card:
    """A poll for everybody in a room; without vote buttons once it is over."""
    options: tuple[Block, ...] = ()
    if seen.poll.takes_votes(now):
        alone = Button(_("Vote in private"), ShowPoll(seen.poll.id), privately=True)
        options = (Buttons(tuple(_vote_buttons(seen.poll))), Buttons((alone,)))
    return Card(seen.poll.question, (*_body(seen, NO_VOTE), *options))


def own_poll_card(seen: Standing, part: Part, now: datetime) -> Card:
    """A poll for one member: with their own vote, and for a coordinator the means to end it."""
    blocks = [*_body(seen, part.ballot), *_own_vote(seen.poll, part, now)]
    if seen.poll.takes_votes(now):
        if part.votes:
            blocks.append(Buttons(tuple(_own_buttons(seen.poll, part.ballot))))
        if part.coordinates:
            blocks.append(Buttons(tuple(_ending_buttons(seen))))
    if seen.poll.state is PollState.CLOSED and part.coordinates:
        blocks.append(Buttons((Button(_("Results as CSV"), ExportPoll(seen.poll.id)),)))
    return Card(seen.poll.question, tuple(blocks))


def reminder_card(poll: Poll) -> Card:
    """For one member who may vote and has not."""
    return Card(
        _("Your vote is still missing"),
        (
            Paragraph(poll.question),
            Facts(((_("Deadline"), poll.closes_at),)),
            *_several(poll),
            Buttons(tuple(_vote_buttons(poll, ticked=True))),
        ),
    )


def _body(seen: Standing, mine: Ballot) -> tuple[Block, ...]:
    poll, tally = seen.poll, seen.tally
    if poll.state is PollState.WITHDRAWN:
        return (
            Paragraph(_("This poll was withdrawn before anybody voted. /vote shows the open ones.")),
            Facts(((_("State"), state_words(poll)),)),
        )
    bars = Bars(
        tuple(
            Bar(words, votes, tally.voters, bool(mine and mine[number]))
            for number, (words, votes) in enumerate(zip(poll.labels, tally.votes, strict=True))
        )
    )
    ending = (Paragraph(outcome(poll, tally)),) if poll.state is PollState.CLOSED else _several(poll)
    return (bars, *ending, Facts(_facts(seen)))


def _several(poll: Poll) -> tuple[Paragraph, ...]:
    return (Paragraph(_("Several options can be chosen.")),) if poll.method is Method.SEVERAL else ()


def _facts(seen: Standing) -> tuple[tuple[Words, Value], ...]:
    poll = seen.poll
    facts: list[tuple[Words, Value]] = [(_("State"), state_words(poll))]
    facts.append((_("Deadline"), poll.closes_at))
    if poll.state is PollState.CLOSED and poll.ended_at and poll.ended_at < poll.closes_at:
        facts.append((_("Closed early"), poll.ended_at))
    facts.append((_("Turnout"), turnout(seen.tally)))
    if seen.topic is not None:
        facts.append((_("Topic"), seen.topic.title))
    facts.append((_("Who can vote"), _("members of “{group}”, except observers", group=seen.group.name)))
    return tuple(facts)


def state_words(poll: Poll) -> Text:
    """Where the poll stands, in a word."""
    match poll.state:
        case PollState.OPEN:
            return _("open")
        case PollState.CLOSED:
            return _("closed")
        case PollState.WITHDRAWN:
            return _("withdrawn")


def _own_vote(poll: Poll, part: Part, now: datetime) -> tuple[Paragraph, ...]:
    if part.ballot:
        return (Paragraph(_("Your vote: {options}", options=ballot_words(poll, part.ballot))),)
    if not poll.takes_votes(now):
        return ()
    if part.votes:
        return (Paragraph(_("You have not voted yet.")),)
    return (Paragraph(_("You can follow this poll; voting is for the members named above.")),)


def _vote_buttons(poll: Poll, ticked: bool | None = None) -> Iterable[Button]:
    """The same for everybody; in a room a press flips the option where several may be chosen."""
    for number, words in enumerate(poll.labels):
        yield Button(words, CastVote(poll.id, number, ticked))


def _own_buttons(poll: Poll, mine: Ballot) -> Iterable[Button]:
    for number, words in enumerate(poll.labels):
        if poll.method is Method.SEVERAL and mine and mine[number]:
            yield Button(_("Remove: {option}", option=words), CastVote(poll.id, number, False))
        else:
            yield Button(words, CastVote(poll.id, number, True))
    if mine:
        yield Button(_("Take back my vote"), TakeBackVote(poll.id))


def _ending_buttons(seen: Standing) -> Iterable[Button]:
    if seen.tally.voters == 0:
        yield Button(_("Withdraw the poll"), AskWithdrawPoll(seen.poll.id), Style.DANGER)
    yield Button(_("Close the poll now"), AskEndPoll(seen.poll.id), Style.DANGER)


def confirm_end_card(seen: Standing) -> Card:
    """Asks a coordinator whether to close a poll before its deadline."""
    return Card(
        _("Close this poll now?"),
        (
            Paragraph(seen.poll.question),
            Facts(((_("Turnout"), turnout(seen.tally)), (_("Deadline"), seen.poll.closes_at))),
            Paragraph(
                _(
                    "No further vote will count, and the result goes to the group’s rooms. This cannot be undone."
                )
            ),
            _decide(Button(_("Close the poll"), EndPoll(seen.poll.id), Style.DANGER), seen.poll),
        ),
    )


def confirm_withdraw_card(poll: Poll) -> Card:
    """Asks a coordinator whether to withdraw a poll in which nobody has voted."""
    return Card(
        _("Withdraw this poll?"),
        (
            Paragraph(poll.question),
            Paragraph(_("Nobody has voted yet. The group’s rooms will read that it was withdrawn.")),
            _decide(Button(_("Withdraw the poll"), WithdrawPoll(poll.id), Style.DANGER), poll),
        ),
    )


def _decide(button: Button, poll: Poll) -> Buttons:
    return Buttons((button, Button(_("Keep it open"), ShowPoll(poll.id, here=True))))
