"""What can go wrong, and who is told.

Exception
├── Refusal          a rule said no: the person reads the words, nothing changed, nothing is logged as an error
└── Failure          the machine or the network: goes to the log with an incident id
    ├── Conflict        two people changed the same thing at once; the interaction may be tried again
    ├── Unavailable     the database cannot be reached; nothing was confirmed, the same input may come again
    └── DeliveryFailed  a platform did not take a message; says whether waiting helps
"""

from datetime import timedelta

from bot.chat.text import Text


class Refusal(Exception):
    """A rule said no. Carries the words for the person: why, and what to do."""

    def __init__(self, words: Text) -> None:
        super().__init__(words.msgid)
        self.words = words


class Failure(Exception):
    """The machine or the network failed; never shown as it is."""


class Conflict(Failure):
    """Two transactions wanted the same thing at once."""


class Unavailable(Failure):
    """The database cannot be reached."""


class DeliveryFailed(Failure):
    """A platform did not take a message.

    `permanent`: it never will (blocked, deleted). `retry_after`: how long the platform asked to wait.
    `unknown`: it gave no answer, so the message may stand all the same. `gone`: the message that was to be drawn
    anew is no longer there, which is permanent, too. `everywhere`: such messages (new ones, or edits) are to wait in
    every chat of the workspace or bot, not only in this one.
    """

    def __init__(
        self,
        reason: str,
        *,
        permanent: bool = False,
        retry_after: timedelta | None = None,
        unknown: bool = False,
        gone: bool = False,
        everywhere: bool = False,
    ) -> None:
        super().__init__(reason)
        self.permanent = permanent or gone
        self.gone = gone
        self.unknown = unknown
        self.retry_after = retry_after
        self.everywhere = everywhere
