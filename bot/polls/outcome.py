"""What a poll has come to: the result card, and how many took part."""

from collections.abc import Sequence

from bot.chat.cards import Block, Card, Facts, Paragraph
from bot.chat.text import Percent, Text, _
from bot.polls.counting import Method
from bot.polls.methods.buttons import looking_buttons
from bot.polls.methods.objections import Objection, objection_blocks
from bot.polls.methods.outcomes import outcome
from bot.polls.methods.tallies import bars, details
from bot.polls.methods.words import BARS
from bot.polls.model import Poll, Tally

__all__ = ["outcome", "result_card", "taken_part", "turnout"]


def turnout(poll: Poll, tally: Tally) -> Text:
    """How many voted of those who may: people, or in a formal vote those who have one."""
    if poll.terms.formal:
        return taken_part(tally.voters, tally.entitled)
    share = Percent(tally.voters / tally.entitled if tally.entitled else 0)
    return _("{voters} of {entitled} ({share})", voters=tally.voters, entitled=tally.entitled, share=share)


def taken_part(voted: int, entitled: int) -> Text:
    """How many votes are in."""
    share = Percent(voted / entitled if entitled else 0)
    return _("{voted} of {entitled} took part ({share})", voted=voted, entitled=entitled, share=share)


def result_card(poll: Poll, tally: Tally, objections: Sequence[Objection] = ()) -> Card:
    """The result of a closed poll: what every option got, and what the method says beyond."""
    said = details(poll, tally)
    about = None if tally.withheld else _about_bars(poll.method)
    blocks: tuple[Block, ...] = (
        Paragraph(outcome(poll, tally)),
        *(() if tally.withheld else (bars(poll, tally, poll.labels),)),
        *((Paragraph(about),) if about else ()),
        *((Facts(said),) if said else ()),
        *objection_blocks(poll, tally, objections),
        Facts(((_("Turnout"), turnout(poll, tally)), (_("Closed"), poll.ended_at or poll.closes_at))),
        *looking_buttons(poll, shown=True),
    )
    return Card(_("Result: {question}", question=poll.question), blocks)


def _about_bars(method: Method) -> Text | None:
    match method:
        case Method.SEVERAL:
            return _("Several options could be chosen, so the shares may add up to more than a whole.")
        case Method.RANKED | Method.RUNOFF:
            return _("The bars show first choices.")
        case _:
            return BARS.get(method)
