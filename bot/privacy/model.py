"""What is stored about one person, table by table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.chat.text import Text, _

Plain = str | int | bool | None | list["Plain"] | dict[str, "Plain"]
"""A value as JSON knows it."""


@dataclass(frozen=True)
class Trace:
    """The rows of one table that are about a person or name them. `own` False: they did something to what others
    own, so of each row there is only its number, where it names them, and when."""

    table: str
    own: bool
    rows: Sequence[Mapping[str, Plain]]


class Section(StrEnum):
    """What belongs together for the person who reads it."""

    SELF = "self"
    ROLES = "roles"
    VOTES = "votes"
    WORK = "work"
    MESSAGES = "messages"
    DEEDS = "deeds"

    @property
    def words(self) -> Text:
        """What it holds."""
        match self:
            case Section.SELF:
                return _("About you")
            case Section.ROLES:
                return _("Groups, roles and applications")
            case Section.VOTES:
                return _("Votes")
            case Section.WORK:
                return _("Meetings and tasks")
            case Section.MESSAGES:
                return _("Messages and unfinished forms")
            case Section.DEEDS:
                return _("What you opened, proposed or decided")

    @property
    def why(self) -> Text:
        """What it is kept for."""
        match self:
            case Section.SELF:
                return _("to know you on every platform, in your language and on your clock")
            case Section.ROLES:
                return _("to know who takes part and who votes for whom, and to prove it later")
            case Section.VOTES:
                return _("so that every vote counts once, and can be counted again")
            case Section.WORK:
                return _("to plan, and to remind only those whom it concerns")
            case Section.MESSAGES:
                return _("to tell you everything once, and nothing twice")
            case Section.DEEDS:
                return _("so that others know whom to ask")


SECTIONS: Mapping[str, Section] = {
    **dict.fromkeys(("members", "accounts", "organisations", "reminder_wishes"), Section.SELF),
    **dict.fromkeys(
        ("memberships", "mandates", "applications", "approvals", "codes", "code_uses", "record_disclosures"),
        Section.ROLES,
    ),
    **dict.fromkeys(("ballots", "poll_seats", "poll_voters", "proxies"), Section.VOTES),
    **dict.fromkeys(("attendances", "tasks"), Section.WORK),
    **dict.fromkeys(
        (
            "outbox",
            "postings",
            "lanes",
            "reminders",
            "digests",
            "drafts",
            "errands",
            "code_tries",
            "room_people",
            "slack_guests",
        ),
        Section.MESSAGES,
    ),
}


def section_of(trace: Trace) -> Section:
    """Where the rows of a table belong: where the person only did something, with their deeds."""
    if not trace.own:
        return Section.DEEDS
    return SECTIONS.get(trace.table, Section.WORK)
