"""Leases: a thing that one process at a time does for all, on PostgreSQL, by the database's clock.

On SQLite there is one process only (storage/claim.py), so nothing has to be leased.
"""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Column, Engine, Integer, Interval, String, Table, case, func, literal, select, update
from sqlalchemy.dialects.postgresql import insert

from storage.base import Instant, metadata
from storage.faults import translated

leases = Table(
    "leases",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("holder", String(80), nullable=False),
    Column("until", Instant, nullable=False),
    Column("fence", Integer, nullable=False),
)
NOW = func.clock_timestamp()


@dataclass(frozen=True)
class SqlLease:
    """One lease, as one process sees it. `holder` names that process and no other one, ever."""

    engine: Engine
    name: str
    holder: str
    length: timedelta

    def take(self) -> int | None:
        """Hold it from now on for `length`, or go on holding it; None while another one does. Raises Unavailable.

        The number that is returned grows with each change of holder.
        """
        with translated(), self.engine.begin() as connection:
            others = (leases.c.name == self.name) & (leases.c.holder != self.holder) & (leases.c.until > NOW)
            if connection.execute(select(leases.c.name).where(others)).first() is not None:
                return None  # mostly so, and then nothing is written or locked
            until = NOW + literal(self.length, Interval)
            row = insert(leases).values(name=self.name, holder=self.holder, until=until, fence=1)
            ours = leases.c.holder == self.holder
            changed = leases.c.fence + case((ours, 0), else_=1)
            taken = row.on_conflict_do_update(
                index_elements=["name"],
                set_={"holder": self.holder, "until": until, "fence": changed},
                where=ours | (leases.c.until <= NOW),
            )
            fence: int | None = connection.execute(taken.returning(leases.c.fence)).scalar_one_or_none()
            return fence

    def give_back(self) -> None:
        """Let the next one have it at once; nothing happens when it is another's already. Raises Unavailable."""
        ours = (leases.c.name == self.name) & (leases.c.holder == self.holder)
        with translated(), self.engine.begin() as connection:
            connection.execute(update(leases).where(ours).values(until=NOW))


def held(engine: Engine) -> dict[str, bool]:
    """The leases that ever were, and whether somebody holds them now. Raises Unavailable."""
    with translated(), engine.connect() as connection:
        return {
            name: bool(on) for name, on in connection.execute(select(leases.c.name, leases.c.until > NOW))
        }
