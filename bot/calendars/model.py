"""Address: a secret way to a calendar. Whoever knows it reads that calendar, and nothing else."""

import re
import secrets
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from bot.chat.languages import Language

SECRET_BYTES = 24
"""Of an address's secret: 192 bits, 32 signs of A-Z a-z 0-9 _ -."""


@dataclass(eq=False)
class Address:
    """Leads to the calendar of one member, or (`group_id`) of one group. Its secret is kept as a digest only.

    `made_by` made it; of a group's it may be None, when that member was erased since.
    """

    digest: str
    made_at: datetime
    made_by: int | None
    member_id: int | None = None
    group_id: int | None = None
    id: int = field(default=0, init=False)


def new_secret() -> str:
    """A secret that nobody guesses."""
    return secrets.token_urlsafe(SECRET_BYTES)


def digest_of(secret: str) -> str:
    """What is kept of a secret. It is long and random, so a plain hash cannot be turned back."""
    return sha256(secret.encode()).hexdigest()


FOLDER = "/calendar/"
NAME = re.compile(r"(?P<secret>[A-Za-z0-9_-]{32})(?:\.(?P<language>zh|de|en))?\.ics")


def path_of(secret: str, language: Language | None = None) -> str:
    """Where the calendar is found below the program's public address; in a language, or in the usual one."""
    return f"{FOLDER}{secret}.{language.value}.ics" if language else f"{FOLDER}{secret}.ics"


def taken_apart(name: str) -> tuple[str, Language | None] | None:
    """The secret and the language in the last part of such a path; None when it is none."""
    found = NAME.fullmatch(name)
    if found is None:
        return None
    return found["secret"], Language(found["language"]) if found["language"] else None
