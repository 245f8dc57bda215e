"""What meetings ask of storage."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from bot.meetings.model import Attendance, Meeting
from bot.meetings.series import Series
from bot.membership.model import Member


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

    def before(self, meeting: Meeting) -> Meeting | None:
        """The last one before it that was not cancelled: of its series, else of its group."""
        ...


class Attendances(Protocol):
    """The members' answers to meetings."""

    def first_waiting(self, meeting_id: int) -> int | None:
        """Whoever has been waiting for a place longest, by number."""
        ...

    def answer(self, meeting_id: int, member_id: int, attendance: Attendance, now: datetime) -> None:
        """Keep the member's answer in the place of an earlier one."""
        ...

    def answer_of(self, meeting_id: int, member_id: int) -> Attendance | None: ...
    def answers(self, meeting_id: int) -> Mapping[int, Attendance]:
        """Every answer by member id."""
        ...

    def unite(self, kept_id: int, gone_id: int) -> Sequence[int]:
        """Where both members answered, keep the later answer for the first one; returns those meetings' ids."""
        ...

    def tally(self, meeting_id: int) -> Mapping[Attendance, int]:
        """How many gave each answer."""
        ...

    def page_of_answers(
        self, meeting_id: int, offset: int, limit: int
    ) -> Sequence[tuple[Member, Attendance]]:
        """By answer (yes, maybe, no) and name."""
        ...

    def withdraw(self, member_id: int, group_id: int, now: datetime) -> Sequence[int]:
        """Drop the member's answers to the group's meetings still to come; returns those meetings' ids."""
        ...


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
