"""What an operator does about the keys of secret votes, and what the database forgets of those that are over."""

import logging

from sqlalchemy import Engine, inspect, select, text, update
from sqlalchemy.exc import OperationalError

from bot.polls.secret_ports import KeyMissing
from storage.faults import translated
from storage.sealing import Keys, Unsealable
from storage.secret_ballots import ballot_keys, place_of, poll_voters, secret_ballots

log = logging.getLogger(__name__)

PATIENCE = "3s"
"""How long a table is waited for before it is written anew: whoever votes meanwhile waits behind."""


def unopened(engine: Engine, keys: Keys | None) -> int:
    """How many polls have a key that none of these opens."""
    with translated(), engine.begin() as connection:
        if not inspect(connection).has_table(ballot_keys.name):
            return 0  # a database that is still to be made
        rows = connection.execute(select(ballot_keys.c.poll_id, ballot_keys.c.key)).all()
    return sum(keys is None or not _opens(keys, poll_id, sealed) for poll_id, sealed in rows)


def _opens(keys: Keys, poll_id: int, sealed: str) -> bool:
    try:
        keys.open(sealed, place_of(poll_id))
    except Unsealable:
        return False
    return True


def reseal(engine: Engine, keys: Keys) -> int:
    """Seal every poll's key with the first of these; returns how many. Raises KeyMissing for one that none opens."""
    with translated(), engine.begin() as connection:
        rows = connection.execute(select(ballot_keys.c.poll_id, ballot_keys.c.key).with_for_update()).all()
        for poll_id, sealed in rows:
            try:
                anew = keys.seal(keys.open(sealed, place_of(poll_id)), place_of(poll_id))
            except Unsealable as why:
                raise KeyMissing(str(why)) from None
            one = update(ballot_keys).where(ballot_keys.c.poll_id == poll_id)
            connection.execute(one.values(key=anew))
    return len(rows)


def scrub(engine: Engine) -> None:
    """Let the database forget what stood in its pages and its journal. Outside of any transaction.

    PostgreSQL writes the tables anew; while somebody holds them (a backup), that waits for the next time (nightly).
    """
    if engine.dialect.name == "postgresql":
        _rewrite(engine)
        return
    pooled = engine.raw_connection()
    try:
        pooled.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        pooled.close()


def _rewrite(engine: Engine) -> None:
    """VACUUM FULL, for a plain one leaves the bytes of dead rows in their pages. The tables are as small as few."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"SET lock_timeout = '{PATIENCE}'"))
        try:
            for table in (secret_ballots, ballot_keys, poll_voters):
                connection.execute(text(f"VACUUM FULL {table.name}"))
        except OperationalError:
            log.warning("the tables of secret votes are held by somebody; they are written anew in the night")
        finally:
            connection.execute(text("RESET lock_timeout"))
