"""Links into the private chat: what `?start=` carries, and what it asks for when somebody follows the link.

`p_…` is a sealed action, `do_vote` a command, anything else the code of an invitation.
"""

import re

from adapters.telegram.limits import LONGEST_START
from bot.chat.exchange import Pressed, Said

GO = "go"
COMMAND = re.compile(r"do_([a-z0-9_]{1,32})")
SEALED = re.compile(r"p_[A-Za-z0-9_-]+")
ESCAPES = {"_": "__", "~": "_s"}
PLAIN = {written: sign for sign, written in ESCAPES.items()}


def for_payload(payload: str) -> str:
    """The parameter that brings a sealed action along; GO when it would be too long."""
    start = "p_" + re.sub("[_~]", lambda found: ESCAPES[found[0]], payload)
    return start if len(start) <= LONGEST_START and SEALED.fullmatch(start) else GO


def for_command(word: str) -> str:
    """The parameter that brings a command along; GO when it is not spelled in small Latin letters."""
    start = f"do_{word}"
    return start if COMMAND.fullmatch(start) else GO


def asked_by(start: str) -> Said | Pressed:
    """What a parameter asks for."""
    if start == GO:
        return Said("/start")
    if command := COMMAND.fullmatch(start):
        return Said(f"/{command[1]}")
    if SEALED.fullmatch(start):
        return Pressed(re.sub("__|_s", lambda found: PLAIN[found[0]], start[2:]))
    return Said(f"/start {start}")
