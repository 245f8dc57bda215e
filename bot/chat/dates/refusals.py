"""The sentences for words that are not understood or not exact enough: what is unclear, how to write it instead."""

from dataclasses import replace

from bot.chat.text import Text, Verbatim, _
from bot.errors import Refusal


class Unread(Refusal):
    """The words make no sense in this language; another language may know them."""


def unknown(word: str) -> Unread:
    """A word that has nothing to do with dates."""
    if not word.isprintable():
        return Unread(
            _(
                "This contains characters that cannot be read in a date. "
                "Please type the day and the time anew, for example “1 December, 15:00”."
            )
        )
    return Unread(
        _(
            "“{word}” is not understood in a date. "
            "Please write only the day and the time, for example “1 December, 15:00”.",
            word=Verbatim(word),
        )
    )


def stray(word: str) -> Unread:
    """A word or number that is known but hangs in the air."""
    return Unread(
        _(
            "It is not clear what “{word}” means here. "
            "Please write only the day and the time, for example “1 December, 15:00”.",
            word=Verbatim(word),
        )
    )


def empty() -> Refusal:
    """Nothing was typed."""
    return Refusal(_("Please write a day and a time, for example “1 December, 15:00”."))


TELLING: dict[str, Text] = {
    "choice": _(
        "“{word}” leaves a choice. Please write one day and one time, for example “1 December, 15:00”."
    ),
    "span": _(
        "“{word}” makes this a span of time. Please write one moment only, for example “1 December, 15:00”."
    ),
    "repeats": _(
        "“{word}” says that something repeats. "
        "Please write the date of the first time, for example “1 December, 15:00”."
    ),
    "gone": _("“{word}” points to the past. Please write a day to come, for example “1 December”."),
    "vague": _(
        "“{word}” is not exact enough. Please write the day and the time, for example “1 December, 15:00”."
    ),
    "idiom": _("“{word}” can mean a week or eight days. Please write the date, for example “1 December”."),
    "lunar": _(
        "The lunar calendar is not read here. "
        "Please write the date in the common calendar, for example “1 December”."
    ),
    "moves": _(
        "“{word}” falls on another date every year. Please write the date itself, for example “1 December”."
    ),
    "varies": _(
        "“{word}” is not the same day everywhere. Please write the date itself, for example “1 December”."
    ),
    "zones": _(
        "“{word}” is the name of more than one time zone. Please write “Beijing time” or “Berlin time”, "
        "or the offset, for example “15:00 UTC+8”."
    ),
    "nowhere": _(
        "“{word}” does not say in which place. "
        "Please name it, for example “15:00 Beijing time” or “15:00 Berlin time”."
    ),
}
"""What a word says that no date can hold, by the kind of the word."""


def telling(kind: str, word: str) -> Refusal:
    """The refusal for a word of one of the TELLING kinds."""
    return Refusal(replace(TELLING[kind], args={"word": Verbatim(word)}))
