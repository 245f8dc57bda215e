"""The buttons by which people vote: in a shared room what one press can say, in private everything."""

from collections.abc import Iterable

from bot.charts.rendering import available
from bot.chat.cards import Button, Buttons, Style
from bot.chat.text import _
from bot.polls.actions import CastVote, ShowChart, ShowPoll, TakeBackVote
from bot.polls.counting import Method
from bot.polls.counting.marks import PREFERENCES, WHOLE
from bot.polls.deciding import NO
from bot.polls.methods.actions import AskObjection, FillBallot, ListVotes, ShowPairs
from bot.polls.methods.saying import ranked_words
from bot.polls.model import Ballot, Poll, PollState
from bot.polls.secret import cards as secret
from bot.polls.terms import Secrecy


def room_buttons(poll: Poll) -> tuple[Buttons, ...]:
    """For everybody in a room: an option where a single press is a vote, and the way to vote in private."""
    by_form = poll.method in WHOLE and not poll.terms.secret
    opens = FillBallot(poll.id) if by_form else ShowPoll(poll.id)
    alone = Button(_("Vote in private"), opens, privately=True)
    if poll.terms.secret or poll.method in PREFERENCES | WHOLE:
        return (Buttons((alone,)),)
    pressed = tuple(
        _objecting(poll) if _objects(poll, number) else Button(words, CastVote(poll.id, number))
        for number, words in enumerate(poll.labels)
    )
    return (Buttons(pressed), Buttons((alone,)))


def own_buttons(poll: Poll, mine: Ballot, *, voted: bool = False) -> tuple[Buttons, ...]:
    """For one member: every way to vote, to change the vote and to take it back; a double press does no harm.

    `voted`: whether a secret vote is cast, which cannot be read back.
    """
    if poll.terms.secret:
        return secret.own_buttons(poll, voted=voted)
    buttons = [_ballot_button(poll, mine)] if poll.method in WHOLE else list(_options(poll, mine))
    if mine:
        again = _("Start over") if poll.method in PREFERENCES else _("Take back my vote")
        buttons.append(Button(again, TakeBackVote(poll.id)))
    return (Buttons(tuple(buttons)),)


def _ballot_button(poll: Poll, mine: Ballot) -> Button:
    label = _("Change my vote") if mine else _("Fill in my ballot")
    return Button(label, FillBallot(poll.id), Style.PLAIN if mine else Style.MAIN)


def _options(poll: Poll, mine: Ballot) -> Iterable[Button]:
    for number, words in enumerate(poll.own_labels):
        chosen = bool(mine and mine[number])
        if _objects(poll, number):
            yield _objecting(poll)
        elif chosen and poll.method in PREFERENCES:
            ranked = ranked_words(mine[number], words)
            yield Button(_("Remove: {option}", option=ranked), CastVote(poll.id, number, False))
        elif chosen and poll.method is Method.SEVERAL:
            yield Button(_("Remove: {option}", option=words), CastVote(poll.id, number, False))
        else:
            yield Button(words, CastVote(poll.id, number, True))


def _objects(poll: Poll, option: int) -> bool:
    return poll.method is Method.CONSENT and option == NO


def _objecting(poll: Poll) -> Button:
    """An objection needs a reason, which is asked and read in private."""
    return Button(poll.labels[NO], AskObjection(poll.id), privately=True)


def looking_buttons(poll: Poll, *, shown: bool) -> tuple[Buttons, ...]:
    """What there is to look at besides the count: who voted how, how a ranking's options compare, the chart."""
    buttons = []
    if shown and poll.terms.secrecy is Secrecy.NAMED and poll.state is not PollState.WITHDRAWN:
        buttons.append(Button(_("Who voted how"), ListVotes(poll.id), privately=True))
    if poll.method is Method.RANKED and poll.result and poll.result.voters and not poll.result.withheld:
        buttons.append(Button(_("Compare in pairs"), ShowPairs(poll.id), privately=True))
    if has_chart(poll):
        buttons.append(Button(_("Chart"), ShowChart(poll.id), privately=True))
    return (Buttons(tuple(buttons)),) if buttons else ()


def has_chart(poll: Poll) -> bool:
    """Whether the result can be drawn: somebody voted, the figures may be told, and pictures can be made here."""
    result = poll.result
    return result is not None and result.voters > 0 and not result.withheld and available()
