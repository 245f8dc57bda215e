"""The chain: how an entry is hashed, and how a record is checked, with nothing but the record itself."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC
from hashlib import sha256

from bot.record.model import BEGINNING, Disclosure, Entry, Fact, Head


def hash_of(entry: Entry) -> str:
    """SHA-256 over the hash before and the entry, written the one way there is to write it."""
    said: dict[str, Fact] = {
        "group": entry.group_id,
        "number": entry.number,
        "step": entry.step.value,
        "at": entry.at.astimezone(UTC).isoformat(),
        "facts": dict(entry.facts),
        "sealed": dict(entry.sealed),
    }
    return sha256(f"{entry.before}\n{canonical(said)}".encode()).hexdigest()


def canonical(said: Mapping[str, Fact]) -> str:
    """The one way to write these facts: keys in order, no spaces, every character as itself."""
    return json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def seal_of(salt: str, text: str) -> str:
    """What an entry holds in place of a text that names a person."""
    return sha256(f"{salt}\n{text}".encode()).hexdigest()


def chained(entry: Entry, head: Head) -> Entry:
    """The entry as the next after `head`."""
    numbered = replace(entry, number=head.number + 1, before=head.hash)
    return replace(numbered, hash=hash_of(numbered))


@dataclass(frozen=True)
class Fault:
    """What is wrong with a record, and at which entry."""

    number: int
    reason: str


def verify(
    entries: Iterable[Entry], disclosures: Iterable[Disclosure] = ()
) -> tuple[Head | None, list[Fault]]:
    """Follow the chain from its beginning. Returns its head and every fault; no fault: nothing was changed or left out.

    Entries cut off at the end show only against a head that was printed or posted before.
    """
    faults: list[Fault] = []
    head: Head | None = None
    sealed: dict[tuple[int, str], str] = {}
    for entry in entries:
        expected = head.number + 1 if head else 1
        if entry.number != expected:
            faults.append(Fault(entry.number, f"number {expected} was expected here"))
        if entry.before != (head.hash if head else BEGINNING):
            faults.append(Fault(entry.number, "does not follow the entry before it"))
        if entry.hash != hash_of(entry):
            faults.append(Fault(entry.number, "was changed after it was written"))
        sealed.update({(entry.number, name): seal for name, seal in entry.sealed.items()})
        head = Head(entry.group_id, entry.number, entry.hash)
    for each in disclosures:
        if sealed.get((each.number, each.name)) != seal_of(each.salt, each.text):
            faults.append(Fault(each.number, f"{each.name} is not what was sealed"))
    return head, faults
