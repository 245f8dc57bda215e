"""How sending stands: what waits, what is late, what died and why. For operators: no texts, no ids of people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Engine, Select, and_, case, func, select, update
from sqlalchemy.orm import Session

from bot.outbox.model import Kind, State
from storage.faults import translated
from storage.lanes import SqlLanes
from storage.outbox_tables import lanes, outbox
from storage.reading import reading


class LaneState(StrEnum):
    """What a lane does: it has nothing to send, something is due in it, it is being sent, it was told to rest."""

    IDLE = "idle"
    DUE = "due"
    SENDING = "sending"
    RESTING = "resting"


@dataclass(frozen=True)
class Waiting:
    """Messages that wait, of one platform, kind and view; `due` of them should be out, the first since `since`."""

    platform: str
    kind: Kind
    view: str
    count: int
    due: int
    since: datetime | None
    next_at: datetime


@dataclass(frozen=True)
class Dead:
    """A message that was given up. `why`: what the platform said, or what went wrong with us."""

    id: int
    platform: str
    view: str
    subject_id: int
    settled_at: datetime
    attempts: int
    why: str
    expires_at: datetime | None

    def is_useless(self, now: datetime) -> bool:
        """Whether nobody needs it any more."""
        return self.expires_at is not None and self.expires_at <= now


class Standing:
    """Questions about the outbox that hold nobody up; every time is UTC. Raises Unavailable."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def waiting(self, now: datetime) -> Sequence[Waiting]:
        """What waits."""
        late = outbox.c.due_at <= now
        groups = (lanes.c.platform, outbox.c.kind, outbox.c.view)
        sums = (
            func.count(),
            func.sum(case((late, 1), else_=0)),
            func.min(case((late, outbox.c.due_at)), type_=outbox.c.due_at.type),
            func.min(outbox.c.due_at),
        )
        query = select(*groups, *sums).join(lanes, lanes.c.key == outbox.c.lane)
        query = query.where(outbox.c.state == State.WAITING).group_by(*groups).order_by(*groups)
        return [Waiting(*row) for row in self._rows(query)]

    def lanes(self, now: datetime) -> Mapping[tuple[str, LaneState], int]:
        """How many lanes of each platform are in each state; all states, for each platform that has lanes."""
        state = case(
            (lanes.c.lease_until > now, LaneState.SENDING.value),
            (and_(lanes.c.next_at.is_not(None), lanes.c.not_before > now), LaneState.RESTING.value),
            (lanes.c.next_at <= now, LaneState.DUE.value),
            else_=LaneState.IDLE.value,
        )
        counted = {
            (platform, LaneState(found)): count
            for platform, found, count in self._rows(
                select(lanes.c.platform, state, func.count()).group_by(lanes.c.platform, state)
            )
        }
        platforms = sorted({platform for platform, _state in counted})
        return {(name, each): counted.get((name, each), 0) for name in platforms for each in LaneState}

    def silent(self) -> Mapping[str, int]:
        """How many rooms of each platform take no messages."""
        query = select(lanes.c.platform, func.count()).where(lanes.c.silent_since.is_not(None))
        return {platform: count for platform, count in self._rows(query.group_by(lanes.c.platform))}

    def dead(self, most: int | None = None) -> Sequence[Dead]:
        """What was given up, the newest first."""
        query = _dead().order_by(outbox.c.settled_at.desc(), outbox.c.id.desc())
        return [Dead(*row) for row in self._rows(query if most is None else query.limit(most))]

    def dead_counts(self) -> Mapping[tuple[str, str], int]:
        """How many were given up, by platform and view."""
        groups = (lanes.c.platform, outbox.c.view)
        query = select(*groups, func.count()).join(lanes, lanes.c.key == outbox.c.lane)
        rows = self._rows(query.where(outbox.c.state == State.DEAD).group_by(*groups).order_by(*groups))
        return {(platform, view): count for platform, view, count in rows}

    def find_dead(self, delivery_id: int) -> Dead | None:
        """One that was given up."""
        found = self._rows(_dead().where(outbox.c.id == delivery_id))
        return Dead(*found[0]) if found else None

    def revive(self, delivery_id: int, now: datetime) -> bool:
        """Let one that was given up wait again, as if it had never been tried; whether it was there and given up."""
        mine = (outbox.c.id == delivery_id) & (outbox.c.state == State.DEAD)
        fresh = {"state": State.WAITING, "attempts": 0, "settled_at": None, "due_at": now}
        with translated(), Session(self._engine) as session, session.begin():
            lane = session.scalar(update(outbox).where(mine).values(**fresh).returning(outbox.c.lane))
            if lane is not None:
                SqlLanes(session).wake(lane, now)
        return lane is not None

    def _rows(self, query: Select[Any]) -> Sequence[Any]:
        with reading(self._engine) as connection:
            return connection.execute(query).all()


def _dead() -> Select[Any]:
    return (
        select(
            outbox.c.id,
            lanes.c.platform,
            outbox.c.view,
            outbox.c.subject_id,
            outbox.c.settled_at,
            outbox.c.attempts,
            outbox.c.last_error,
            outbox.c.expires_at,
        )
        .join(lanes, lanes.c.key == outbox.c.lane)
        .where(outbox.c.state == State.DEAD)
    )
