"""Adding to a lane while it is being freed, in two processes: does a delivery ever wait in a lane that sleeps?"""

import sys
from datetime import UTC, datetime, timedelta
from subprocess import PIPE, Popen
from threading import Event, Thread

from sqlalchemy import func, select

from bot.chat.exchange import Room
from bot.delivery import Courier
from bot.outbox import service as outbox
from bot.outbox.model import State, Subject
from storage.base import open_engine
from storage.outbox_tables import outbox as deliveries
from storage.work import works_on
from tests.faults.world import PLATFORM, fill, made, registry

EACH = 4
"""Deliveries that are added to one lane, and then none any more: a later one would wake it and hide the fault."""


def drain(url: str) -> None:
    """Send whatever is due, at once; end when the input has ended and nothing more is due."""
    courier = Courier(works_on(open_engine(url)), registry(), (PLATFORM,))
    told = Event()

    def listen() -> None:
        sys.stdin.read()
        told.set()

    Thread(target=listen, daemon=True).start()
    while True:
        last, now = told.is_set(), datetime.now(UTC)
        leases = courier.lease(now)
        for lease in leases:
            while parcel := courier.pack(lease, now):
                courier.sent(lease, parcel, "m", now)
            courier.free(lease)
        if last and not leases:
            return


def run(url: str, rounds: int) -> tuple[int, int]:
    """Rounds of adding; then how many deliveries wait although their lanes sleep, and how many were sent."""
    with made(url) as open_work:
        fill(open_work, 0, rounds // EACH + 1)
        command = [sys.executable, "-m", "tests.faults.wakeups", url]
        with Popen(command, stdin=PIPE) as draining:
            assert draining.stdin is not None
            for number in range(rounds):
                with open_work() as work:
                    room = Room(PLATFORM, f"room{number // EACH}")
                    outbox.post(work, room, Subject("news", number), datetime.now(UTC) - timedelta(seconds=1))
            draining.stdin.close()
    return _count(url, State.WAITING), _count(url, State.SENT)


def _count(url: str, state: State) -> int:
    """Deliveries in this state, all lanes being at rest."""
    engine = open_engine(url)
    query = select(func.count()).select_from(deliveries).where(deliveries.c.state == state)
    with engine.begin() as connection:
        count = connection.scalar(query)
    engine.dispose()
    return int(count or 0)


if __name__ == "__main__":
    drain(sys.argv[1])
