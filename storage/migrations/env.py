"""How Alembic reaches the database: always on the connection that storage.schema hands over."""

from alembic import context

from storage.schema import every_table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=every_table(),
    render_as_batch=True,
    compare_type=False,
)
with context.begin_transaction():
    context.run_migrations()
