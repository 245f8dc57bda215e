"""Objects from rows that a prepared statement brought: the short way for what every press loads."""

from typing import Any, TypeVar

from sqlalchemy import Table, inspect
from sqlalchemy.orm import Mapper, Session, make_transient_to_detached
from sqlalchemy.orm.attributes import instance_dict
from sqlalchemy.orm.util import identity_key

from storage.prepared import Row

E = TypeVar("E")


def loose(kind: type[E], table: Table, row: Row) -> E:
    """An object to look at; what is changed in it is not stored. The row holds every column of its table, in order."""
    mapper: Mapper[E] = inspect(kind)
    made: Any = mapper.class_manager.new_instance()
    instance_dict(made).update(zip(table.c.keys(), row, strict=True))
    result: E = made
    return result


def loaded(session: Session, kind: type[E], table: Table, row: Row) -> E:
    """The session's own object for this row, as a query of the session would give it."""
    made = loose(kind, table, row)
    key = identity_key(kind, instance_dict(made)["id"])
    known: E | None = session.identity_map.get(key)
    if known is not None:
        return known
    make_transient_to_detached(made)
    session.add(made)
    return made
