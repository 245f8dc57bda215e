"""A few values of this installation: the secret behind the buttons, the sandbox's time."""

from sqlalchemy import Column, Engine, String, Table, Text, select
from sqlalchemy.orm import Session

from storage.base import metadata, upsert

kept = Table(
    "kept",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)


class Kept:
    """Values by name, each read and written in a transaction of its own."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, name: str) -> str | None:
        """The value, or None."""
        with Session(self._engine) as session:
            return session.scalar(select(kept.c.value).where(kept.c.name == name))

    def put(self, name: str, value: str) -> None:
        """Keep a value in the place of an earlier one."""
        with Session(self._engine) as session, session.begin():
            row = upsert(session, kept).values(name=name, value=value)
            session.execute(row.on_conflict_do_update(index_elements=["name"], set_={"value": value}))

    def get_or_put(self, name: str, value: str) -> str:
        """The value that is there already, or this one from now on; the same answer for every process."""
        with Session(self._engine) as session, session.begin():
            session.execute(upsert(session, kept).values(name=name, value=value).on_conflict_do_nothing())
            found: str = session.execute(select(kept.c.value).where(kept.c.name == name)).scalar_one()
            return found
