"""How long things are kept that nobody needs for ever: the periods in one place, and the nightly clean-up by them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import Column, ColumnElement, Engine, Table, delete, select, tuple_
from sqlalchemy.orm import Session

from bot.dialogs.service import FORGOTTEN
from bot.errands.service import KEPT
from bot.outbox.model import State
from storage.base import upsert
from storage.dialogs import drafts
from storage.digests import digests, missed_reminders
from storage.errands import errands
from storage.faults import translated
from storage.inbox import inbox
from storage.kept import kept
from storage.membership import code_tries, codes
from storage.outbox_tables import outbox
from storage.visits import slack_states

NIGHT = time(21)
"""UTC: 05:00 in Beijing, 22:00 or 23:00 in Berlin. A night belongs to the day it begins on."""

CLEANED = "cleaned_on"
AT_ONCE = 1000
"""Rows of one transaction: nobody waits long for it."""


@dataclass(frozen=True)
class Rule:
    """Rows go when the moment in `since` is longer ago than `period`; where there is `only`, those it holds for.

    `why`: the reason for the period, for docs/operating.md.
    """

    kind: str
    since: Column[Any]
    period: timedelta
    why: str
    only: ColumnElement[bool] | None = None

    @property
    def table(self) -> Table:
        return self.since.table


def _days(days: float) -> timedelta:
    return timedelta(days=days)


RULES = (
    Rule("inbox", inbox.c.received_at, _days(8), "Telegram's update ids start anew after a week"),
    Rule(
        "sent and dropped messages",
        outbox.c.settled_at,
        _days(30),
        "asking for one again under its key sends nothing for so long",
        outbox.c.state.in_([State.SENT, State.DROPPED]),
    ),
    Rule(
        "dead messages",
        outbox.c.settled_at,
        _days(90),
        "an operator may look at them, and try again",
        outbox.c.state == State.DEAD,
    ),
    Rule("drafts", drafts.c.started_at, FORGOTTEN, "a form left for so long is forgotten anyway"),
    Rule("errands", errands.c.asked_at, KEPT, "a link followed later is refused anyway"),
    Rule(
        "visits",
        slack_states.c.expires_at,
        _days(1),
        "after they ended: an installation that was not finished",
    ),
    Rule(
        "codes",
        codes.c.expires_at,
        _days(30),
        "after they ended, used or not: who entered one may ask about it",
    ),
    Rule(
        "reminders said together",
        digests.c.made_at,
        _days(30),
        "as long as the message they came in is known",
    ),
    Rule(
        "reminders nobody got",
        missed_reminders.c.noted_at,
        _days(30),
        "the coordinators were told of them",
    ),
    Rule("wrong codes", code_tries.c.at, _days(2), "counted for an hour, against guessing"),
)
"""Everything else is kept until somebody deletes it: members, groups, polls, meetings, the record."""


def clean(
    engine: Engine, now: datetime, go_on: Callable[[], bool] = lambda: True
) -> Mapping[str, int] | None:
    """Delete what is older than its period, in small steps while `go_on`; returns how many rows of each kind.

    None when this night's clean-up was begun already, by whichever process. `now` is UTC. Raises Unavailable.
    """
    if not _begun(engine, now):
        return None
    return {rule.kind: _forget(engine, rule, now - rule.period, go_on) for rule in RULES}


def _begun(engine: Engine, now: datetime) -> bool:
    """Whether this process is the first this night. A clock that is set back begins no night twice."""
    since_midnight = timedelta(hours=NIGHT.hour, minutes=NIGHT.minute)
    night = (now - since_midnight).date().isoformat()
    with translated(), Session(engine) as session, session.begin():
        row = upsert(session, kept).values(name=CLEANED, value=night)
        newer = row.on_conflict_do_update(
            index_elements=["name"], set_={"value": night}, where=kept.c.value < night
        )
        return session.execute(newer.returning(kept.c.name)).first() is not None


def _forget(engine: Engine, rule: Rule, before: datetime, go_on: Callable[[], bool]) -> int:
    forgotten = 0
    keys = rule.table.primary_key.columns
    old = select(*keys).where(rule.since < before).limit(AT_ONCE)
    if rule.only is not None:
        old = old.where(rule.only)
    statement = delete(rule.table).where(tuple_(*keys).in_(old))
    while go_on():
        with translated(), Session(engine) as session, session.begin():
            count: int = session.execute(statement).rowcount  # type: ignore[attr-defined]  # of a DELETE it is there
        forgotten += count
        if count < AT_ONCE:
            break
    return forgotten
