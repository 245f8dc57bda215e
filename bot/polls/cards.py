"""The cards of polls: for everybody in a room, for one member, before the close and after."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.chat.cards import Block, Button, Buttons, Card, Facts, Paragraph, Style
from bot.chat.text import Text, Value, Words, _
from bot.polls.actions import (
    AskEndPoll,
    AskWithdrawPoll,
    EndPoll,
    ExportPoll,
    ShowPoll,
    UseDate,
    WithdrawPoll,
)
from bot.polls.counting import Method
from bot.polls.counting.marks import PREFERENCES, WHOLE
from bot.polls.methods.buttons import looking_buttons, own_buttons, room_buttons
from bot.polls.methods.objections import objection_blocks
from bot.polls.methods.saying import ballot_pairs, ballot_words, quoted
from bot.polls.methods.seeing import hidden_words, shows_tally
from bot.polls.methods.tallies import bars, details
from bot.polls.methods.words import BARS, RANKING, counting_words
from bot.polls.model import NO_VOTE, Ballot, Poll, PollState
from bot.polls.outcome import outcome, turnout
from bot.polls.secret import cards as secret
from bot.polls.standing import Part, Standing
from bot.polls.wording import SECRECY


def poll_card(seen: Standing, now: datetime) -> Card:
    """A poll for everybody in a room; without vote buttons once it is over."""
    poll, shown = seen.poll, shows_tally(seen.poll)
    buttons = room_buttons(poll) if poll.takes_votes(now) else ()
    body = _body(seen, poll.labels, NO_VOTE, shown=shown)
    return Card(poll.question, (*body, *buttons, *looking_buttons(poll, shown=shown)))


def own_poll_card(seen: Standing, part: Part, now: datetime) -> Card:
    """A poll for one member: with their own vote, and for a coordinator the means to end it."""
    poll = seen.poll
    shown = shows_tally(poll, voted=part.voted)
    body = _body(seen, poll.own_labels, part.ballot, shown=shown)
    blocks: list[Block] = [*body, *_own_vote(poll, part, now)]
    if poll.takes_votes(now):
        if part.votes:
            blocks.extend(own_buttons(poll, part.ballot, voted=part.voted))
        if part.coordinates:
            blocks.append(Buttons(tuple(_ending_buttons(seen))))
    blocks.extend(looking_buttons(poll, shown=shown))
    if poll.state is PollState.CLOSED and part.coordinates:
        blocks.append(Buttons(tuple(_further_buttons(poll))))
    return Card(poll.question, tuple(blocks))


def _further_buttons(poll: Poll) -> Iterable[Button]:
    if poll.method is Method.DATES:
        yield Button(_("Make it a meeting"), UseDate(poll.id), Style.MAIN)
    yield Button(_("Result as files"), ExportPoll(poll.id))


def reminder_card(poll: Poll) -> Card:
    """For one member who may vote and has not."""
    ranks = poll.method in PREFERENCES and not poll.terms.secret
    hint = (Paragraph(RANKING),) if ranks else _about_bars(poll, shown=False)
    return Card(
        _("Your vote is still missing"),
        (
            Paragraph(poll.question),
            Facts(((_("Deadline"), poll.closes_at),)),
            *hint,
            *own_buttons(poll, NO_VOTE),
        ),
    )


def _body(seen: Standing, labels: Sequence[Words], mine: Ballot, *, shown: bool) -> tuple[Block, ...]:
    poll, tally = seen.poll, seen.tally
    if poll.state is PollState.WITHDRAWN:
        return (
            Paragraph(_("This poll was withdrawn before anybody voted. /vote shows the open ones.")),
            Facts(((_("State"), state_words(poll)),)),
        )
    count = _counted(seen, labels, mine) if shown else _uncounted(poll, labels)
    if poll.state is PollState.CLOSED:
        said = details(poll, tally)
        more: tuple[Block, ...] = (Paragraph(outcome(poll, tally)), *((Facts(said),) if said else ()))
    else:
        more = _about_bars(poll, shown=shown)
    return (*count, *more, Facts(_facts(seen)))


def _counted(seen: Standing, labels: Sequence[Words], mine: Ballot) -> tuple[Block, ...]:
    return (
        bars(seen.poll, seen.tally, labels, mine),
        *objection_blocks(seen.poll, seen.tally, seen.objections),
    )


def _uncounted(poll: Poll, labels: Sequence[Words]) -> tuple[Block, ...]:
    options = Facts(((_("Options"), quoted(labels)),))
    return (options,) if poll.state is PollState.CLOSED else (options, Paragraph(hidden_words(poll)))


def _about_bars(poll: Poll, *, shown: bool) -> tuple[Paragraph, ...]:
    """What the bars show; that several options can be chosen is said in any case."""
    words = BARS.get(poll.method)
    return (Paragraph(words),) if words and (shown or poll.method is Method.SEVERAL) else ()


def _facts(seen: Standing) -> tuple[tuple[Words, Value], ...]:
    poll = seen.poll
    facts: list[tuple[Words, Value]] = [(_("State"), state_words(poll))]
    facts.append((_("Deadline"), poll.closes_at))
    if poll.state is PollState.CLOSED and poll.ended_at and poll.ended_at < poll.closes_at:
        facts.append((_("Closed early"), poll.ended_at))
    facts.append((_("Turnout"), turnout(poll, seen.tally)))
    if seen.topic is not None:
        facts.append((_("Topic"), seen.topic.title))
    if not poll.terms.formal:
        facts.append((_("Who can vote"), _("members of “{group}”, except observers", group=seen.group.name)))
    if poll.state is PollState.OPEN:
        facts.append((_("Counting"), counting_words(poll.method)))
    facts.append((_("Secrecy"), SECRECY[poll.terms.secrecy]))
    return tuple(facts)


def state_words(poll: Poll) -> Text:
    """Where the poll stands, in a word."""
    match poll.state:
        case PollState.DRAFT:
            return _("draft")
        case PollState.OPEN:
            return _("open")
        case PollState.CLOSED:
            return _("closed")
        case PollState.WITHDRAWN:
            return _("withdrawn")


def _own_vote(poll: Poll, part: Part, now: datetime) -> tuple[Block, ...]:
    if part.ballot:
        return _read_back(poll, part.ballot, now)
    if not poll.takes_votes(now):
        return ()
    if part.votes and poll.terms.secret:
        return secret.own_words(poll, voted=part.voted)
    if part.votes and poll.method in PREFERENCES:
        return (Paragraph(_("You have not voted yet.")), Paragraph(RANKING))
    if part.votes:
        return (Paragraph(_("You have not voted yet.")),)
    return (Paragraph(_("You can follow this poll; voting is for the members named above.")),)


def _read_back(poll: Poll, ballot: Ballot, now: datetime) -> tuple[Block, ...]:
    """One's own vote in words."""
    if poll.method in WHOLE:
        return (Paragraph(_("Your vote:")), Facts(ballot_pairs(poll, ballot)))
    said = Paragraph(_("Your vote: {options}", options=ballot_words(poll, ballot)))
    ranks = poll.method in PREFERENCES and poll.takes_votes(now)
    return (said, Paragraph(RANKING)) if ranks else (said,)


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
            Facts(((_("Turnout"), turnout(seen.poll, seen.tally)), (_("Deadline"), seen.poll.closes_at))),
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
