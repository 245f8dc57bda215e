"""The text of minutes as plain data, to be stored, and its hash."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.membership.roles import Side
from bot.minutes.model import Sort
from bot.minutes.sheet import Attendee, Count, Line, Sheet
from bot.record.chain import canonical
from bot.record.model import Fact
from bot.record.service import fact_of


def digest(sheet: Sheet) -> str:
    """SHA-256 over the text, written the one way there is to write it."""
    return sha256(canonical(plain(sheet)).encode()).hexdigest()


def plain(sheet: Sheet) -> dict[str, Fact]:
    """The text as plain data."""
    return {
        "title": fact_of(sheet.title),
        "starts_at": sheet.starts_at.astimezone(UTC).isoformat(),
        "ends_at": sheet.ends_at.astimezone(UTC).isoformat(),
        "place": sheet.place,
        "languages": [language.value for language in sheet.languages],
        "attendees": [[each.number, each.side.value, each.organisation] for each in sheet.attendees],
        "lines": [_plain_line(line) for line in sheet.lines],
    }


def _plain_line(line: Line) -> dict[str, Fact]:
    count = line.count
    return {
        "entry": line.entry_id,
        "sort": line.sort.value,
        "number": line.number,
        "heading": fact_of(line.heading) if line.heading else None,
        "text": fact_of(line.text) if line.text else None,
        "count": None
        if count is None
        else {
            "poll": count.poll_id,
            "options": [_plain_option(option) for option in count.options],
            "votes": list(count.votes),
            "voters": count.voters,
            "entitled": count.entitled,
            "adopted": count.adopted,
        },
        "owner": line.owner,
        "due_at": line.due_at.astimezone(UTC).isoformat() if line.due_at else None,
    }


def from_plain(said: Mapping[str, Any]) -> Sheet:
    """The text from plain data."""
    return Sheet(
        _variants(said["title"]),
        datetime.fromisoformat(said["starts_at"]),
        datetime.fromisoformat(said["ends_at"]),
        said["place"],
        tuple(map(Language, said["languages"])),
        tuple(Attendee(number, Side(side), name) for number, side, name in said["attendees"]),
        tuple(_lines(said["lines"])),
    )


def _lines(said: Iterable[Mapping[str, Any]]) -> Iterable[Line]:
    for each in said:
        yield Line(
            each["entry"],
            Sort(each["sort"]),
            each["number"],
            _variants(each["heading"]) if each["heading"] else None,
            _variants(each["text"]) if each["text"] else None,
            _count(each["count"]) if each["count"] else None,
            each["owner"],
            datetime.fromisoformat(each["due_at"]) if each["due_at"] else None,
        )


def _count(said: Mapping[str, Any]) -> Count:
    options = tuple(map(_option, said["options"]))
    return Count(
        said["poll"], options, tuple(said["votes"]), said["voters"], said["entitled"], said["adopted"]
    )


def _plain_option(option: Variants | datetime) -> Fact:
    """Words, or a date to choose (UTC)."""
    return option.astimezone(UTC).isoformat() if isinstance(option, datetime) else fact_of(option)


def _option(said: Any) -> Variants | datetime:
    return datetime.fromisoformat(said) if isinstance(said, str) else _variants(said)


def _variants(said: Mapping[str, str]) -> Variants:
    texts = {Language(language): text for language, text in said.items() if language != "first"}
    return Variants(texts, Language(said["first"]))
