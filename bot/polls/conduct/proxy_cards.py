"""The cards of proxies: to whom a vote can be handed, and the vote one casts for another organisation."""

from collections.abc import Iterable, Sequence

from bot.chat.cards import Button, Buttons, Card, Facts, Paragraph
from bot.chat.paging import PAGE, page_buttons
from bot.chat.text import Text, Verbatim, _
from bot.polls.actions import ShowPoll
from bot.polls.conduct.actions import CastFor, GiveProxy, ListHolders, ShowProxy, TakeBackFor
from bot.polls.conduct.proxies import MOST
from bot.polls.counting import Method
from bot.polls.counting.marks import PREFERENCES
from bot.polls.methods.saying import ballot_words, ranked_words
from bot.polls.model import Ballot, Poll, Seat


def holders_card(poll: Poll, own: Seat, seats: Sequence[Seat], page: int) -> Card:
    """To whom one's organisation can hand its vote."""
    title = _("Hand on the vote of “{organisation}”", organisation=Verbatim(own.name))
    back = Buttons((Button(_("Back to the poll"), ShowPoll(poll.id, here=True)),))
    if not seats:
        words = _("No other organisation of your side can take it: each may hold at most {most}.", most=MOST)
        return Card(title, (Paragraph(words), back))
    words = _(
        "The organisation you choose votes in your place in this poll only. You can take the vote back at any time "
        "until the close; what was cast with it is then withdrawn. Coordinators see that it is handed on."
    )
    last = (len(seats) - 1) // PAGE
    shown = seats[min(page, last) * PAGE :][:PAGE]
    buttons = Buttons(tuple(Button(Verbatim(seat.name), GiveProxy(poll.id, seat.number)) for seat in shown))
    more = page_buttons(min(page, last), len(seats), lambda turned: ListHolders(poll.id, turned))
    return Card(title, (Paragraph(poll.question), Paragraph(words), buttons, *more, back))


def proxy_card(poll: Poll, seat: Seat, ballot: Ballot) -> Card:
    """The vote of another organisation, to be cast for it."""
    said = (
        _("Its vote: {options}", options=ballot_words(poll, ballot))
        if ballot
        else _("No vote was cast for it yet.")
    )
    back = Buttons((Button(_("Back to the poll"), ShowPoll(poll.id, here=True)),))
    return Card(
        _("Vote for “{organisation}”", organisation=Verbatim(seat.name)),
        (
            Paragraph(poll.question),
            Paragraph(said),
            Facts(((_("Deadline"), poll.closes_at),)),
            Buttons(tuple(_buttons(poll, seat.number, ballot))),
            back,
        ),
    )


def _buttons(poll: Poll, seat: int, ballot: Ballot) -> Iterable[Button]:
    for number, words in enumerate(poll.own_labels):
        if poll.method in PREFERENCES | {Method.SEVERAL} and ballot and ballot[number]:
            label: Text = _("Remove: {option}", option=words)
            if poll.method in PREFERENCES:
                label = _("Remove: {option}", option=ranked_words(ballot[number], words))
            yield Button(label, CastFor(poll.id, seat, number, False))
        else:
            yield Button(words, CastFor(poll.id, seat, number, True))
    if ballot:
        yield Button(_("Take this vote back"), TakeBackFor(poll.id, seat))


def proxy_reminder_card(poll: Poll, held: Sequence[Seat]) -> Card:
    """For a member who has voted, and whose organisation holds votes that are still missing."""
    buttons = tuple(
        Button(
            _("Vote for {organisation}", organisation=Verbatim(seat.name)), ShowProxy(poll.id, seat.number)
        )
        for seat in held
    )
    words = _("Votes that were handed to your organisation are still missing.")
    return Card(
        _("A vote you hold is still missing"),
        (
            Paragraph(poll.question),
            Paragraph(words),
            Facts(((_("Deadline"), poll.closes_at),)),
            Buttons(buttons),
        ),
    )
