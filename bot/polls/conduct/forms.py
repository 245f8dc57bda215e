"""The forms of a formal vote under way and after its close."""

from bot.chat.forms import Form, Moment
from bot.chat.text import City, _
from bot.polls.conduct.actions import ExtendPoll, SetReview
from bot.polls.model import Poll


def extension_form(poll: Poll, city: City) -> Form:
    """Until when it runs on."""
    return Form(
        _("Extend the deadline"),
        ExtendPoll,
        (
            Moment(
                "closes_at",
                _("New deadline (clock: {city})", city=city),
                _("Later than the one that holds now: {when}.", when=poll.closes_at),
                zone=city.zone,
            ),
        ),
        _("Extend it"),
        {"poll": poll.id},
        _("The group’s rooms and everyone whose vote is missing are told, and the step goes on record."),
    )


def review_form(poll: Poll, city: City) -> Form:
    """When the decision is to be looked at again."""
    return Form(
        _("Review a decision"),
        SetReview,
        (
            Moment(
                "review_at",
                _("When shall coordinators look at it again? (clock: {city})", city=city),
                _("They are reminded then. Leave it empty for no review."),
                optional=True,
                zone=city.zone,
            ),
        ),
        _("Save the date"),
        {"poll": poll.id},
        poll.question,
    )
