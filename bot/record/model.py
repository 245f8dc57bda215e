"""Entries of a group's record.

What names a person is kept beside the entry, and the entry holds only a salted hash of it: the text can be erased
for good, and the chain stays as it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

Fact = str | int | bool | None | list["Fact"] | dict[str, "Fact"]
"""What an entry may say: plain JSON without fractions, which machines write differently."""

BEGINNING = "0" * 64
"""The hash before the first entry."""


class Step(StrEnum):
    """A formal step; the value is stored and hashed."""

    OPENED = "opened"
    EXTENDED = "extended"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    OUTCOME = "outcome"
    PROXY = "proxy"
    ROLE = "role"
    PROTOCOL = "protocol"
    MERGED = "merged"


@dataclass(frozen=True)
class Entry:
    """One step. `number` counts from 1 in the group. `sealed`: by name, the hash of what names a person."""

    group_id: int
    number: int
    step: Step
    at: datetime
    facts: Mapping[str, Fact]
    sealed: Mapping[str, str]
    before: str
    hash: str


@dataclass(frozen=True)
class Disclosure:
    """What is behind a sealed name of an entry: the salt and the text, both erasable."""

    group_id: int
    number: int
    name: str
    salt: str
    text: str
    member_id: int | None


@dataclass(frozen=True)
class Head:
    """The end of a group's record: how many entries there are, and the hash of the last."""

    group_id: int
    number: int = 0
    hash: str = field(default=BEGINNING)

    @property
    def short(self) -> str:
        """The beginning of the hash, for people to compare."""
        return self.hash[:12]
