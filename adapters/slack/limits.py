"""What Slack takes at most (docs.slack.dev, November 2026). Characters are UTF-16 units: the strictest reading."""

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
