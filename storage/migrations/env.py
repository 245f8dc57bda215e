"""How Alembic reaches the database: always on the connection that storage.schema hands over."""

from typing import Any, Literal

from alembic import context
from sqlalchemy.types import TypeDecorator

from storage.schema import every_table


def plain_type(kind: str, thing: Any, _context: Any) -> str | Literal[False]:
    """Write our column types as what they are in the database: a migration imports no code of the program."""
    if kind == "type" and isinstance(thing, TypeDecorator):
        return f"sa.{thing.impl_instance!r}"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=every_table(),
    render_as_batch=True,
    render_item=plain_type,
    compare_type=False,
)
with context.begin_transaction():
    context.run_migrations()
