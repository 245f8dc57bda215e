"""Words and signs that renderers share: the frame of a chat page, tallies, labelled lines."""

from collections.abc import Mapping
from datetime import datetime

from bot.chat.text import City, Clocks, Percent, Text, Value, Words, _

BAR_CELLS = 10

LABELS: Mapping[str, Text] = {
    "sandbox": _("This is a sandbox: everything stays on this machine, and no tokens are needed."),
    "choose": _("Whom would you like to play?"),
    "choose_help": _(
        "Each window can be another person. What one of them does, the others see at once, in their own language."
    ),
    "switch_person": _("Play another person"),
    "side_by_side": _("Side by side"),
    "second_pane": _("The second person’s view"),
    "rooms": _("Rooms"),
    "show_rooms": _("Show the rooms"),
    "hide_rooms": _("Hide the rooms"),
    "private_chat": _("Private chat with the bot"),
    "new_room": _("New room"),
    "room_name": _("Name of the new room"),
    "create_room": _("Create the room"),
    "unread": _("unread"),
    "messages": _("Messages"),
    "to_latest": _("New messages below"),
    "empty_room": _(
        "Nothing has been said here yet. A coordinator can connect this room with a working group; /help says how."
    ),
    "only_you": _("Only you see this"),
    "bot": _("Bot"),
    "my_choice": _("your choice"),
    "write": _("Message, or / for commands"),
    "send": _("Send"),
    "commands": _("Commands"),
    "clock": _("Time in the sandbox"),
    "plus_hour": _("+1 hour"),
    "plus_day": _("+1 day"),
    "next_due": _("Next due"),
    "next_due_help": _("Go on to the moment when something planned falls due"),
    "cancel": _("Cancel"),
    "optional": _("optional"),
    "please_choose": _("Please choose"),
    "no_answer": _("no answer"),
    "date_help": _("Type it as you would say it, or pick a day and a time."),
    "pick_moment": _("Pick a day and a time"),
    "wrong_answers": _("Please look at these answers again:"),
    "disconnected": _("The connection was lost. Trying to connect again …"),
    "connected": _("Connected again. Everything is up to date."),
    "dismiss": _("Close this note"),
    "needs_script": _(
        "This page needs JavaScript. Please allow it for this address and load the page again."
    ),
}
"""By the name under which the page asks for them."""


def tally(count: int, whole: int) -> Text:
    """A bar's figures in few characters."""
    return _("{count} · {share}", count=count, share=Percent(_share(count, whole)))


def cells(count: int, whole: int) -> str:
    """A bar drawn with characters, always equally long."""
    filled = round(BAR_CELLS * _share(count, whole))
    return "█" * filled + "░" * (BAR_CELLS - filled)


def labelled(label: Value, value: Value) -> Text:
    """A label and its value in one line, with the language's own colon."""
    return _("{label}: {value}", label=label, value=value)


def marked_mine(option: Words) -> Text:
    """An option, marked in words as the reader's own choice."""
    return _("{option} (your choice)", option=option)


def spoken_tally(label: Words, count: int, whole: int) -> Text:
    """A bar as a screen reader says it."""
    return _(
        "{label}: {count} of {whole}, {share}",
        label=label,
        count=count,
        whole=whole,
        share=Percent(_share(count, whole)),
    )


def understood(at: datetime, cities: tuple[City, ...]) -> Text:
    """How a typed moment (UTC) was read, on the reader's clock and on those of these cities."""
    return _("Understood as {when}", when=Clocks(at, cities))


def nothing_planned() -> Text:
    """The answer when the clock should go on to the next thing due, and there is none."""
    return _(
        "Nothing is planned at the moment. Open a poll or schedule a meeting, and the clock can go there."
    )


def unreadable() -> Text:
    """The answer to a request that no page of this version makes."""
    return _("The program could not read this request. Please load the page again.")


def unknown_room() -> Text:
    """The answer to something said where there is no room, or in somebody else's private chat."""
    return _("This room does not exist. Please choose one from the list of rooms.")


def rooms_full(most: int) -> Text:
    """The answer when the sandbox has as many rooms as it takes."""
    return _("There are {most} rooms already, more do not fit. Please use one of them.", most=most)


def nameless() -> Text:
    """The answer to a new room without a name."""
    return _("Please give the room a name.")


def out_of_reach() -> Text:
    """The answer when the database does not answer."""
    return _("The program cannot reach its database at the moment. Please try again shortly.")


def please_fill_in() -> Text:
    """The short title of a form whose own title is too long for the platform's frame (24 characters)."""
    return _("Please fill in")


def close() -> Text:
    """The button that closes a window (24 characters)."""
    return _("Close")


def next_step() -> Text:
    """The button that leads to the next part of a form (24 characters)."""
    return _("Next")


def step_back() -> Text:
    """The button that leads to the part before."""
    return _("Previous step")


def step_of(step: int, steps: int) -> Text:
    """Which part of a form this is."""
    return _("Step {step} of {steps}", step=step, steps=steps)


def form_closed() -> Text:
    """The answer to a form whose earlier answers are no longer kept."""
    return _("This form is closed. /help shows what you can do.")


def one_moment() -> Text:
    """What stands in a window until the answer is there."""
    return _("One moment, please …")


def done_already() -> Text:
    """What a window says when the same thing was asked for twice."""
    return _("This was already done. You can close this window.")


def time_of_day(place: Words | City) -> Text:
    """What is asked beside a day; the place says on whose clock."""
    return _("Time of day ({place})", place=place)


def or_typed() -> Text:
    """The way to give a moment without picking a day and a time."""
    return _("Or type day and time as you would say them")


def open_form() -> Text:
    """The button that opens a form where the platform wants a press first."""
    return _("Open the form")


def opens_form() -> Text:
    """What stands beside that button."""
    return _("This button opens the form.")


def _share(count: int, whole: int) -> float:
    return count / whole if whole else 0.0
