"""Work: what one transaction offers. Opened and closed in Bot and in Courier, nowhere else."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol

from bot.dialogs.ports import Drafts
from bot.meetings.ports import Meetings
from bot.membership.ports import Applications, Codes, Groups, Members, Organisations
from bot.outbox.ports import Inbox, Lanes, Outbox, Postings
from bot.polls.ports import Polls, Topics
from bot.proposals.ports import Proposals
from bot.record.ports import Records
from bot.reminders.ports import Reminders
from bot.rooms.ports import Rooms
from bot.workdays.ports import Notices


class Work(Protocol):
    """The repositories, all in one transaction. A service changes what they hold and never commits."""

    @property
    def members(self) -> Members: ...
    @property
    def groups(self) -> Groups: ...
    @property
    def organisations(self) -> Organisations: ...
    @property
    def applications(self) -> Applications: ...
    @property
    def codes(self) -> Codes: ...
    @property
    def rooms(self) -> Rooms: ...
    @property
    def topics(self) -> Topics: ...
    @property
    def polls(self) -> Polls: ...
    @property
    def proposals(self) -> Proposals: ...
    @property
    def meetings(self) -> Meetings: ...
    @property
    def reminders(self) -> Reminders: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def lanes(self) -> Lanes: ...
    @property
    def postings(self) -> Postings: ...
    @property
    def inbox(self) -> Inbox: ...
    @property
    def drafts(self) -> Drafts: ...
    @property
    def notices(self) -> Notices: ...
    @property
    def records(self) -> Records: ...


OpenWork = Callable[[], AbstractContextManager[Work]]
"""Begins a transaction; commits when the block ends, rolls back when it raises."""
