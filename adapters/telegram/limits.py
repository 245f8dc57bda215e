"""What Telegram takes at once. Source: the Bot API's documentation, version 10.1, unless a line says otherwise."""

from datetime import timedelta

from bot.chat.exchange import Destination, place_of
from bot.outbox.model import Kind
from bot.outbox.terms import Over, Rate, Terms

LONGEST_TEXT = 4096
"""UTF-16 units of a message, after its entities are parsed."""

ROOMY_TEXT = 3600
"""UTF-16 units of a new message: what stands in a room and grows with each vote keeps its number of messages."""

LONGEST_TOAST = 200
"""Characters of an answer to a press."""

PASSING_TOAST = 120
"""Characters that can be read before a toast fades; what is longer waits to be closed. By trying it out."""

LONGEST_PAYLOAD = 64
"""Bytes that a button carries."""

LONGEST_START = 64
"""Characters after `?start=` in a link to the bot; A-Z, a-z, 0-9, _ and -."""

MOST_BUTTONS = 100
"""Buttons under one message."""

ROW_CELLS = 36
"""Columns of a row of buttons on a narrow phone; a Chinese character takes two. By trying it out."""

WIDEST_LABEL = 40
"""Columns of a label that has a row to itself. By trying it out."""

MOST_IN_ROW = 8
"""Buttons in one row."""

READABLE_IN_ROW = 4
"""Buttons in a row that is filled as far as labels can be read. By trying it out."""

LONGEST_HELP = 256
"""Characters of a command's description in the menu."""

MOST_UPDATES = 100
"""Updates that are fetched at once."""

POLL_SECONDS = 25
"""How long a question for updates may stand open; a connection that died unseen is noticed 10 s later."""

MOST_SIDE_BY_SIDE = 8
"""Chats whose updates are applied at the same time."""

PATIENCE_SECONDS = 60
"""How long an answer waits when Telegram asks for patience; what must wait longer is dropped and logged."""

TRIES = 3
"""How often an answer is sent when the network fails."""


def chat_of(to: Destination) -> str:
    """The chat that a message counts for: all topics of a group together."""
    return place_of(to).partition("/")[0]


TERMS = Terms(
    rates=(
        Rate(30, timedelta(seconds=1), Over.BOT),
        Rate(1, timedelta(seconds=1), Over.CHAT),
        Rate(20, timedelta(minutes=1), Over.ROOM),
        Rate(1, timedelta(seconds=3), Over.ROOM, Kind.EDIT),
    ),
    chat_of=chat_of,
)
"""Source: the Bots FAQ. That edits count like messages in a group is not documented, but so; a tally that changes with
each vote would use the twenty up, so it is drawn every three seconds at most."""
