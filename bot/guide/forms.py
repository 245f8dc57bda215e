"""The questions about oneself."""

from bot.chat.forms import Choice, Form, Line
from bot.chat.text import _
from bot.guide.actions import SaveSettings
from bot.membership.model import Member
from bot.rooms.forms import CITY_OPTIONS

LONGEST_NAME = 80


def settings_form(member: Member) -> Form:
    """Name and city, filled in as they are."""
    return Form(
        _("Name and city"),
        SaveSettings,
        (
            Line(
                "person",
                _("Your name"),
                _("This is how other members see you."),
                longest=LONGEST_NAME,
                given=member.name,
            ),
            Choice(
                "city",
                _("City"),
                _("Its clock is yours: every time is shown to you on it."),
                options=CITY_OPTIONS,
                given=member.city_key,
            ),
        ),
        submit=_("Save"),
    )
