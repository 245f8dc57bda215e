"""What Slack takes at most (docs.slack.dev, November 2026). Characters are UTF-16 units: the strictest reading."""

from datetime import timedelta

from adapters.slack.places import parts_of
from bot.chat.exchange import Destination, Room
from bot.outbox.model import Kind
from bot.outbox.terms import Over, Rate, Terms

BLOCKS_OF_MESSAGE = 50
BLOCKS_OF_VIEW = 100
BYTES_OF_VIEW = 250_000
BLOCKS_OF_STEP = 60
BYTES_OF_STEP = 200_000
"""Of the inputs of one window: leaves room for what stands above them."""

BYTES_OF_BLOCKS = 12_000
"""Of one message's blocks as JSON: above about 13,200 Slack refuses them, though it does not say so anywhere."""

FALLBACK = 3_000
"""Of the text beside the blocks; chat.update refuses more than 4,000."""

SECTION = 3_000
HEADER = 150
FIELD = 2_000
FIELDS_OF_SECTION = 10
CONTEXT = 3_000

BUTTON = 75
BUTTONS_OF_ROW = 25
URL = 3_000

VIEW_TITLE = 24
"""Also of the words on a view's two buttons."""

LABEL = 2_000
PLACEHOLDER = 150
INPUT = 3_000
OPTION = 75
OPTIONS_OF_GROUP = 100
OPTIONS_AT_A_GLANCE = 10
"""Radio buttons and check boxes; more options become a menu."""

RESPONSES = 5
"""How often one response_url may be used."""

HISTORY = 15
"""Messages that conversations.history gives at once to apps sold outside of the Marketplace."""

SOURCE = 110
"""Characters of an event's id as it is kept."""


def workspace_of(to: Destination) -> str:
    """The workspace whose limits a message counts for."""
    return parts_of(to)[0] if isinstance(to, Room) else to.team


TERMS = Terms(
    rates=(
        Rate(1, timedelta(seconds=1), Over.CHAT),
        Rate(200, timedelta(minutes=1), Over.BOT, Kind.POST),
        Rate(50, timedelta(minutes=1), Over.BOT, Kind.EDIT),
    ),
    bot_of=workspace_of,
    recalls=True,
)
"""chat.postMessage: one a second in a channel and "several hundred" a minute in a workspace; chat.update: tier 3.
Marked messages can be found again in a channel's history."""
