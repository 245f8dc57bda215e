"""Table and queries of tasks."""

from collections.abc import Sequence

from sqlalchemy import (
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    and_,
    func,
    select,
    update,
)
from sqlalchemy.orm import Session

from bot.tasks.model import Kind, Task, TaskState
from storage.base import Instant, InTongues, Word, mapper, metadata

tasks = Table(
    "tasks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("owner_id", ForeignKey("members.id", ondelete="CASCADE"), nullable=False),
    Column("title", InTongues, nullable=False),
    Column("given_by", ForeignKey("members.id", ondelete="SET NULL")),
    Column("given_at", Instant, nullable=False),
    Column("due_at", Instant),
    Column("opens", String(48), nullable=False),
    Column("about", String(40), nullable=False, index=True),
    Column("kind", Word(Kind), nullable=False),
    Column("state", Word(TaskState), nullable=False),
    Column("ended_at", Instant),
    Index(None, "owner_id", "state"),
    Index(None, "group_id", "state"),
)

mapper.map_imperatively(Task, tasks)


class SqlTasks:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, task: Task) -> None:
        self._session.add(task)
        self._session.flush()

    def find(self, task_id: int) -> Task | None:
        return self._session.get(Task, task_id)

    def lock(self, task_id: int) -> Task | None:
        query = select(Task).where(tasks.c.id == task_id).with_for_update()
        return self._session.scalar(query.execution_options(populate_existing=True))

    def open_of(self, owner_id: int, offset: int, limit: int) -> Sequence[Task]:
        return self._page(_open(tasks.c.owner_id, owner_id), offset, limit)

    def count_open_of(self, owner_id: int) -> int:
        return self._count(_open(tasks.c.owner_id, owner_id))

    def open_in(self, group_id: int, offset: int, limit: int) -> Sequence[Task]:
        return self._page(_open(tasks.c.group_id, group_id), offset, limit)

    def count_open_in(self, group_id: int) -> int:
        return self._count(_open(tasks.c.group_id, group_id))

    def about(self, about: str) -> Sequence[Task]:
        return self._session.scalars(select(Task).where(tasks.c.about == about).order_by(tasks.c.id)).all()

    def hand_over(self, kept_id: int, gone_id: int) -> None:
        self._session.execute(update(tasks).where(tasks.c.owner_id == gone_id).values(owner_id=kept_id))

    def _page(self, which: ColumnElement[bool], offset: int, limit: int) -> Sequence[Task]:
        soonest = (tasks.c.due_at.is_(None), tasks.c.due_at, tasks.c.id)
        query = select(Task).where(which).order_by(*soonest).offset(offset).limit(limit)
        return self._session.scalars(query).all()

    def _count(self, which: ColumnElement[bool]) -> int:
        return self._session.scalar(select(func.count()).select_from(tasks).where(which)) or 0


def _open(column: Column[int], number: int) -> ColumnElement[bool]:
    return and_(column == number, tasks.c.state == TaskState.OPEN)
