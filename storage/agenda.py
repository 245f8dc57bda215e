"""Tables and queries of agendas, their items, and the groups' standing notices."""

from collections.abc import Sequence

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, select
from sqlalchemy.orm import Session

from bot.agenda.model import LIVE, Agenda, Item, ItemState, StandingNotice
from bot.meetings.model import State
from storage.base import Instant, InTongues, Word, mapper, metadata, upsert
from storage.meeting_tables import meetings

agendas = Table(
    "agendas",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("called_at", Instant),
    Column("deadline_at", Instant),
    Column("planned_for", Instant),
    Column("revision", Integer, nullable=False, default=0),
    Column("published", Integer),
)
agenda_items = Table(
    "agenda_items",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("meeting_id", ForeignKey("meetings.id", ondelete="CASCADE"), nullable=False),
    Column("title", InTongues, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("presenter_id", ForeignKey("members.id", ondelete="SET NULL")),
    Column("topic_id", ForeignKey("topics.id", ondelete="SET NULL")),
    Column("poll_id", ForeignKey("polls.id", ondelete="SET NULL")),
    Column("link", String(400), nullable=False),
    Column("proposed_by", ForeignKey("members.id", ondelete="SET NULL")),
    Column("proposed_at", Instant, nullable=False),
    Column("position", Integer, nullable=False),
    Column("state", Word(ItemState), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("changed_by", ForeignKey("members.id", ondelete="SET NULL")),
    Index(None, "meeting_id", "state"),
)
standing_notices = Table(
    "standing_notices",
    metadata,
    Column("group_id", ForeignKey("groups.id"), primary_key=True),
    Column("text", InTongues, nullable=False),
    Column("changed_by", ForeignKey("members.id", ondelete="SET NULL")),
    Column("changed_at", Instant, nullable=False),
)

mapper.map_imperatively(Agenda, agendas)
mapper.map_imperatively(Item, agenda_items)
mapper.map_imperatively(StandingNotice, standing_notices)


class SqlAgendas:
    def __init__(self, session: Session) -> None:
        self._session = session

    def find(self, meeting_id: int) -> Agenda | None:
        return self._session.get(Agenda, meeting_id)

    def hold(self, meeting_id: int, group_id: int) -> Agenda:
        row = upsert(self._session, agendas).values(meeting_id=meeting_id, group_id=group_id, revision=0)
        self._session.execute(row.on_conflict_do_nothing())
        query = select(Agenda).where(agendas.c.meeting_id == meeting_id).with_for_update()
        return self._session.scalars(query.execution_options(populate_existing=True)).one()

    def displaced(self) -> Sequence[Agenda]:
        query = (
            select(Agenda)
            .join(meetings, meetings.c.id == agendas.c.meeting_id)
            .where(agendas.c.planned_for != meetings.c.starts_at, meetings.c.state == State.PLANNED)
            .with_for_update(of=agendas, skip_locked=True)
        )
        return self._session.scalars(query).all()

    def add_item(self, item: Item) -> None:
        self._session.add(item)
        self._session.flush()

    def item(self, item_id: int) -> Item | None:
        query = select(Item).where(agenda_items.c.id == item_id)
        return self._session.scalar(query.execution_options(populate_existing=True))

    def items(self, meeting_id: int) -> Sequence[Item]:
        live = (agenda_items.c.meeting_id == meeting_id) & agenda_items.c.state.in_(LIVE)
        query = select(Item).where(live).order_by(agenda_items.c.position, agenda_items.c.id)
        return self._session.scalars(query).all()

    def notice(self, group_id: int) -> StandingNotice | None:
        return self._session.get(StandingNotice, group_id)

    def put_notice(self, notice: StandingNotice) -> None:
        self._session.merge(notice)
        self._session.flush()

    def drop_notice(self, group_id: int) -> None:
        notice = self.notice(group_id)
        if notice is not None:
            self._session.delete(notice)
            self._session.flush()
