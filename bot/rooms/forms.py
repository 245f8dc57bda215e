"""The questions about a room."""

from bot.chat.cities import CITIES
from bot.chat.forms import Choice, Choices, Form, Option
from bot.chat.languages import Language
from bot.chat.text import _
from bot.rooms.actions import SaveRoom
from bot.rooms.model import GroupRoom

HOME = ("CN", "DE")
"""The countries whose cities come first in a list."""

CITY_OPTIONS = tuple(
    Option(city.key, city)
    for city in sorted(
        CITIES,
        key=lambda city: (HOME.index(city.country) if city.country in HOME else len(HOME), city.key),
    )
)
"""Every city, by country and name."""

LANGUAGE_OPTIONS = tuple(Option(language.value, language) for language in Language)


def room_form(bound: GroupRoom) -> Form:
    """Languages and clocks of a room, filled in as they are."""
    first, *rest = bound.city_keys
    return Form(
        _("Languages and clocks of the room"),
        SaveRoom,
        (
            Choices(
                "languages",
                _("Languages"),
                _("One or two. With two, every message here is read in both."),
                options=LANGUAGE_OPTIONS,
                given=tuple(bound.languages),
            ),
            Choice("city", _("City"), options=CITY_OPTIONS, given=first),
            Choice(
                "second_city",
                _("Second city"),
                _("The other side’s clock is shown beside the first."),
                optional=True,
                options=CITY_OPTIONS,
                given=rest[0] if rest else None,
            ),
        ),
        submit=_("Save"),
        fixed={"room": bound.id},
    )
