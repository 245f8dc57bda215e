"""Everything in the database that is about a person, found by what refers to members and to their accounts."""

import secrets
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, and_, delete, false, or_, select, update
from sqlalchemy.orm import Session

from bot.chat.text import Variants
from bot.membership.model import Member
from bot.outbox.model import lane_of
from bot.privacy.model import Plain, Trace
from storage.ballot_tables import ballots
from storage.base import Instant, metadata, to_json
from storage.dialogs import drafts
from storage.errands import errands
from storage.loosening import NOBODY, nobody
from storage.membership import code_tries, codes, members, organisations
from storage.outbox_tables import lanes, outbox, paces, postings
from storage.outdated import outdated
from storage.polls import polls
from storage.reminders import reminders
from storage.rooms import room_people
from storage.sandbox import PRIVATE, sandbox_messages
from storage.seats import poll_seats
from storage.secret_ballots import poll_voters
from storage.visits import slack_guests

ABOUT = frozenset({"ballots", "poll_seats", "record_disclosures"})
"""Tables about a member although they outlive them; others that do are things of others that they did something to."""

HIDDEN = {codes: {"digest"}}
"""What would let others in."""


class SqlTraces:
    def __init__(self, session: Session) -> None:
        self._session = session
        self.erased = False
        """Whether somebody was erased in this transaction, so that the database is to be scrubbed after it."""

    def of(self, member: Member) -> Sequence[Trace]:
        self._session.flush()
        found = [self._trace(members, members.c.id == member.id, own=True)]
        for table, mine, own in _where(member):
            found.append(self._trace(table, mine, own=own))
        took_part = self._took_part(member.id)
        found.append(Trace(poll_voters.name, True, [{"poll_id": number} for number in took_part]))
        return [trace for trace in found if trace.rows]

    def _trace(self, table: Table, mine: ColumnElement[bool], *, own: bool) -> Trace:
        columns = [column for column in table.columns if column.name not in HIDDEN.get(table, ())]
        if not own:
            columns = [each for each in columns if each.primary_key or isinstance(each.type, Instant)]
        rows = self._session.execute(select(*columns).where(mine)).all()
        return Trace(
            table.name, own, [{key: _plain(value) for key, value in row._mapping.items()} for row in rows]
        )

    def _took_part(self, member_id: int) -> list[int]:
        """Votes in which the member is noted as having taken part, open or closed."""
        rows = self._session.execute(select(poll_voters.c.poll_id, poll_voters.c.voters))
        return [poll_id for poll_id, voters in rows if member_id in voters]

    def erase(self, member: Member, views: Collection[str]) -> None:
        self._session.flush()
        self._loosen_ballots(member.id)
        for table in (outbox, postings, outdated, reminders):
            self._delete(table, and_(table.c.subject_id == member.id, table.c.view.in_(views)))
        for table, mine in _by_account(member):
            self._delete(table, mine)
        self._delete(members, members.c.id == member.id)
        for channel in member.channels:
            self._session.expunge(channel)
        self._session.expunge(member)
        self._session.expire_all()
        self.erased = True

    def _delete(self, table: Table, which: ColumnElement[bool]) -> None:
        self._session.execute(delete(table).where(which))

    def _loosen_ballots(self, member_id: int) -> None:
        """A seat’s ballot goes by the number of the seat from now on, any other by a number drawn for it alone.

        Its time says nothing any more either: it is that of the poll's opening.
        """
        seats = select(poll_seats.c.poll_id, poll_seats.c.number).where(poll_seats.c.member_id == member_id)
        numbers = {poll_id: -number for poll_id, number in self._session.execute(seats)}
        cast = select(ballots.c.poll_id, polls.c.opened_at).join(polls).where(ballots.c.voter == member_id)
        for poll_id, opened_at in self._session.execute(cast).all():
            voter = numbers.get(poll_id) or nobody(self._session, poll_id)
            mine = and_(ballots.c.poll_id == poll_id, ballots.c.voter == member_id)
            self._session.execute(update(ballots).where(mine).values(voter=voter, cast_at=opened_at))
        spoken = update(ballots).where(ballots.c.cast_by == member_id)
        opened = select(polls.c.opened_at).where(polls.c.id == ballots.c.poll_id).scalar_subquery()
        self._session.execute(spoken.values(cast_by=None, cast_at=opened))
        for poll_id in self._took_part(member_id):
            self._note_nobody(poll_id, member_id, numbers.get(poll_id))

    def _note_nobody(self, poll_id: int, member_id: int, seat: int | None) -> None:
        query = select(poll_voters.c.voters).where(poll_voters.c.poll_id == poll_id).with_for_update()
        voters = [each for each in self._session.scalar(query) or () if each != member_id]
        voters = sorted([*voters, seat or secrets.choice(NOBODY)])
        row = update(poll_voters).where(poll_voters.c.poll_id == poll_id)
        self._session.execute(row.values(voters=voters))


def _where(member: Member) -> Iterator[tuple[Table, ColumnElement[bool], bool]]:
    """Tables with rows about a member, which rows, and whether they are the member's own."""
    own: dict[Table, list[ColumnElement[bool]]] = {ballots: [ballots.c.voter == member.id]}
    deeds: dict[Table, list[ColumnElement[bool]]] = {}
    for table in metadata.sorted_tables:
        for column, is_own in _referring(table):
            (own if is_own else deeds).setdefault(table, []).append(column == member.id)
    for table, mine in _by_account(member):
        own.setdefault(table, []).append(mine)
    if member.organisation is not None:
        own[organisations] = [organisations.c.id == member.organisation.id]
    for found, is_own in ((own, True), (deeds, False)):
        yield from ((table, or_(*conditions), is_own) for table, conditions in found.items())


def _referring(table: Table) -> Iterator[tuple[Column[Any], bool]]:
    for column in table.columns:
        for key in column.foreign_keys:
            if key.column is members.c.id:
                yield column, key.ondelete == "CASCADE" or table.name in ABOUT


def _by_account(member: Member) -> Iterator[tuple[Table, ColumnElement[bool]]]:
    """Rows found by an account rather than by its member: messages first, then the lanes they went by."""
    accounts = member.accounts
    keys = [account.key for account in accounts]
    ways = [lane_of(account) for account in accounts]
    for table in (outbox, postings):
        yield table, table.c.lane.in_(ways)
    yield lanes, lanes.c.key.in_(ways)
    yield paces, or_(false(), *(paces.c.key.contains(way, autoescape=True) for way in ways))
    for table in (drafts, errands, code_tries):
        yield table, table.c.account_key.in_(keys)
    yield (
        room_people,
        or_(
            false(),
            *(
                and_(
                    room_people.c.platform == each.platform,
                    room_people.c.team == each.team,
                    room_people.c.user == each.user,
                )
                for each in accounts
            ),
        ),
    )
    yield sandbox_messages, _in_sandbox(member)
    slack = [each for each in accounts if each.platform == "slack"]
    yield (
        slack_guests,
        or_(
            false(),
            *(and_(slack_guests.c.team == each.team, slack_guests.c.user == each.user) for each in slack),
        ),
    )


def _in_sandbox(member: Member) -> ColumnElement[bool]:
    """What they said in the browser, what only they saw there, and their chat with the bot."""
    users = [each.user for each in member.accounts if each.platform == "sandbox"]
    return or_(
        sandbox_messages.c.author.in_(users),
        sandbox_messages.c.seen_by.in_(users),
        sandbox_messages.c.room_id.in_([f"{PRIVATE}{user}" for user in users]),
    )


def _plain(value: Any) -> Plain:
    match value:
        case None | bool() | int():
            return value
        case str():
            return str(value)
        case datetime() | date() | time():
            return value.isoformat()
        case Variants():
            return _plain(to_json(value))
        case Mapping():
            return {str(key): _plain(each) for key, each in value.items()}
        case list() | tuple() | frozenset() | set():
            return [_plain(each) for each in value]
        case _:
            return str(value)
