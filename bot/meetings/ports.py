"""What meetings ask of storage."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from bot.meetings.answers import Answer, Mode, Tally
from bot.meetings.model import Attendance, Meeting
from bot.meetings.series import Series
from bot.membership.model import Member
from bot.polls.rules import Quorum


class Meetings(Protocol):
    """Meetings."""

    def add(self, meeting: Meeting) -> None: ...
    def find(self, meeting_id: int) -> Meeting | None: ...
    def hold(self, meeting_id: int) -> Meeting | None:
        """Locked: two coordinators who change it at once are served one after the other."""
        ...

    def starting(self, group_id: int, starts_at: datetime) -> Sequence[Meeting]:
        """The group's meetings that start at this moment, the cancelled ones left out."""
        ...

    def upcoming(
        self, group_ids: Collection[int], now: datetime, offset: int, limit: int
    ) -> Sequence[Meeting]:
        """A page of what is not over and not cancelled, soonest first."""
        ...

    def count_upcoming(self, group_ids: Collection[int], now: datetime) -> int: ...
    def turning(self, now: datetime) -> Sequence[Meeting]:
        """Those that began or ended since their cards were drawn; locked, others' locked ones left out."""
        ...

    def next_turn(self) -> datetime | None:
        """When a meeting begins or ends next."""
        ...

    def remove(self, meeting: Meeting) -> None:
        """Forget a meeting that nobody heard of."""
        ...

    def of_series(self, series_id: int, since: date) -> Sequence[Meeting]:
        """A series' meetings whose day of the rule is this one or later, cancelled ones too; locked."""
        ...

    def coming_of_series(self, series_id: int, now: datetime, most: int) -> Sequence[Meeting]:
        """The next ones that are not over and not cancelled, soonest first."""
        ...

    def to_announce(self, now: datetime, most: int) -> Sequence[Meeting]:
        """Those that the rooms shall hear of by now; locked, others' locked ones left out."""
        ...

    def next_announcement(self) -> datetime | None: ...
    def derived_by(self, now: datetime) -> Sequence[tuple[str, str]]:
        """The zones of meetings still to begin, each with every version of its rules that they were derived by."""
        ...

    def derived_otherwise(self, zone: str, version: str, now: datetime, most: int) -> Sequence[Meeting]:
        """Some of those in this zone derived by other rules than these; locked, others' locked ones left out."""
        ...

    def held_between(self, group_id: int, since: datetime, until: datetime) -> Sequence[Meeting]:
        """The group's meetings that begin in this time and are not cancelled, in order."""
        ...

    def quorum_of(self, group_id: int) -> Quorum:
        """How many organisations with a vote a group's meetings need; half of each side's where nobody said."""
        ...

    def set_quorum(self, group_id: int, quorum: Quorum) -> None: ...
    def before(self, meeting: Meeting) -> Meeting | None:
        """The last one before it that was not cancelled: of its series, else of its group."""
        ...


class Attendances(Protocol):
    """The members' answers to meetings."""

    def keep(self, meeting_id: int, member_id: int, answer: Answer) -> None:
        """In the place of an earlier one."""
        ...

    def take_back(self, meeting_id: int, member_id: int) -> None: ...
    def find(self, meeting_id: int, member_id: int) -> Answer | None: ...
    def answer_of(self, meeting_id: int, member_id: int) -> Attendance | None: ...
    def answers(self, meeting_id: int) -> Mapping[int, Attendance]:
        """Every answer by member id."""
        ...

    def naming(self, meeting_id: int, member_id: int) -> Sequence[int]:
        """Those who named this member as their alternate."""
        ...

    def stop_naming(self, meeting_id: int, member_ids: Collection[int]) -> None:
        """Their alternate does not come; nobody is named any more."""
        ...

    def first_waiting(self, meeting_id: int) -> int | None:
        """Whoever has been waiting for a place longest, by number."""
        ...

    def tally(self, meeting_id: int) -> Mapping[Attendance, int]:
        """How many people each answer brings: an alternate who has said yes counts there, and only there."""
        ...

    def count(self, meeting_id: int) -> int:
        """How many members have answered."""
        ...

    def page_of_answers(self, meeting_id: int, offset: int, limit: int) -> Sequence[tuple[Member, Answer]]:
        """By answer (yes, alternate, waiting, maybe, no) and name."""
        ...

    def coming(self, meeting_id: int) -> Sequence[tuple[Member, Answer]]:
        """Those who come, or for whom somebody does."""
        ...

    def unite(self, kept_id: int, gone_id: int) -> Sequence[int]:
        """Where both members answered, keep the later answer for the first one; returns those meetings' ids."""
        ...

    def withdraw(self, member_id: int, group_id: int, now: datetime) -> Sequence[int]:
        """Drop the member's answers to the group's meetings still to come; returns those meetings' ids."""
        ...


class SeriesAnswers(Protocol):
    """Answers that hold for whatever a series brings."""

    def keep(self, series_id: int, member_id: int, answer: Answer) -> None:
        """In the place of an earlier one."""
        ...

    def take_back(self, series_id: int, member_id: int) -> None: ...
    def of_series(self, series_id: int) -> Sequence[tuple[int, Answer]]:
        """By member id, in the order in which they were given."""
        ...

    def unite(self, kept_id: int, gone_id: int) -> None: ...
    def withdraw(self, member_id: int, group_id: int) -> None: ...


class Turnouts(Protocol):
    """Who comes, counted; and who has not answered."""

    def by_side(self, meeting: Meeting) -> Sequence[Tally]: ...
    def by_organisation(self, meeting: Meeting) -> Sequence[Tally]:
        """By side and name."""
        ...

    def represented(self, meeting_id: int) -> Collection[int]:
        """The organisations of whom somebody comes."""
        ...

    def modes(self, meeting_id: int) -> Mapping[Mode, int]:
        """How many of those who come said in what way."""
        ...

    def before(self, meeting_id: int, moment: datetime) -> int:
        """How many of those who come said so before a moment."""
        ...

    def silent(self, meeting: Meeting, offset: int, limit: int) -> Sequence[Member]:
        """A page of those who are invited and have not answered, by side, organisation and name."""
        ...

    def count_silent(self, meeting: Meeting) -> int: ...


class AllSeries(Protocol):
    """Series of meetings."""

    def add(self, series: Series) -> None: ...
    def find(self, series_id: int) -> Series | None: ...
    def hold(self, series_id: int) -> Series | None:
        """Locked: two coordinators who change it at once are served one after the other."""
        ...

    def ripe(self, now: datetime, most: int) -> Sequence[Series]:
        """Those whose next meetings are to be made; locked, others' locked ones left out."""
        ...

    def next_ripe(self) -> datetime | None: ...
