"""Links into the private chat: what they carry, and how it is read.

A link carries a sealed action, in no more than 64 of the signs A-Z a-z 0-9 _ - (what Telegram takes), or a word: the
code of an invitation. The seal says that the bot made the link; everybody may follow it, so rights are checked by
whoever answers the action, as for any button.
"""

import re

from bot.chat.actions import Action, UnreadableAction
from bot.chat.seal import Seal
from bot.chat.text import _
from bot.errors import Refusal

LONGEST = 64
GO = "go"
"""Carries nothing: the private chat, and no more."""

EVERYWHERE = "link"
"""The place that links are sealed to: they may be followed from anywhere."""

CARRYING = re.compile(r"p_[A-Za-z0-9_-]+")
ESCAPES = {"_": "__", "~": "_s"}
PLAIN = {written: sign for sign, written in ESCAPES.items()}


def carrying(action: Action, seal: Seal) -> str | None:
    """What a link carries to ask for this action; None when that would be too long."""
    payload = seal.close(action, EVERYWHERE)
    word = "p_" + re.sub("[_~]", lambda found: ESCAPES[found[0]], payload)
    return word if len(word) <= LONGEST and CARRYING.fullmatch(word) else None


def carries_action(word: str) -> bool:
    """Whether a followed link says that it carries an action."""
    return CARRYING.fullmatch(word) is not None


def carried(word: str, seal: Seal) -> Action:
    """The action in a followed link; Refusal when the bot did not make it like this."""
    payload = re.sub("__|_s", lambda found: PLAIN[found[0]], word.removeprefix("p_"))
    try:
        return seal.open(payload, EVERYWHERE)
    except UnreadableAction:
        raise Refusal(
            _(
                "This link is no longer valid, or part of it is missing. Please ask anew, for instance with /help."
            )
        ) from None
