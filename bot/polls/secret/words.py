"""What a secret vote protects and what it does not, in the words of drafts, cards and forms."""

from collections.abc import Mapping

from bot.chat.text import Text, _
from bot.polls.deciding import rule_of
from bot.polls.methods.words import both
from bot.polls.model import Poll
from bot.polls.secret.telling import FEWEST, FEWEST_OF_SIDE, asks_each_side
from bot.polls.terms import Secrecy

PROTECTED: Mapping[Secrecy, Text] = {
    Secrecy.SEALED: _(
        "Secret and changeable: votes are sealed and can be changed until the close. Then they are only counted and "
        "the key is destroyed, so nothing that is kept links anybody to a vote."
    ),
    Secrecy.FINAL: _(
        "Secret and final: a vote is put in without any link to whoever cast it, so it cannot be changed afterwards."
    ),
}

UNPROTECTED: Mapping[Secrecy, Text] = {
    Secrecy.SEALED: _(
        "Not hidden: who voted; what is pressed, from the chat platform and from whoever sees the screen; and until "
        "the close the votes, from whoever runs this bot and has its key. A unanimous result tells every vote."
    ),
    Secrecy.FINAL: _(
        "Not hidden: who voted; what is pressed, from the chat platform and from whoever sees the screen; and while "
        "it is open each vote as it comes in, from whoever watches this bot’s machine with its key. A unanimous "
        "result tells every vote."
    ),
}


def fewest_words(poll: Poll) -> Text:
    """How many must take part; that figures by side are never told goes with a rule that asks each side."""
    if asks_each_side(rule_of(poll)):
        return _(
            "With fewer than {fewest} ballots, or fewer than {of_side} of a side that takes part, nothing is decided. "
            "Of each side it is told whether its condition is met, never how many voted how.",
            fewest=FEWEST,
            of_side=FEWEST_OF_SIDE,
        )
    return _(
        "With fewer than {fewest} ballots nothing is decided and no result is told.",
        fewest=FEWEST,
    )


ABOUT_SECRECY = both(
    both(PROTECTED[Secrecy.SEALED], UNPROTECTED[Secrecy.SEALED]),
    both(PROTECTED[Secrecy.FINAL], UNPROTECTED[Secrecy.FINAL]),
)
"""Both kinds of secret vote, as the form of a draft explains them."""
