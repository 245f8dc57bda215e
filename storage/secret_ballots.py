"""Tables and queries of secret ballots.

A ballot that can be changed is found by a keyed hash of its voter; a final one has a random name. Both are sealed
under the poll's own key, all in boxes of one length. The key rests sealed with the operator's key, which is not in
the database, and goes with the ballots when the poll closes. Rows lie in the order of their names, not of their coming.
"""

import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from hashlib import sha256

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    String,
    Table,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.orm import Session

from bot.membership.roles import Side
from bot.polls.secret_ports import KeyMissing, SecretBallot
from storage.ballot_tables import DIGITS
from storage.base import metadata, upsert
from storage.sealing import Keys, Unsealable

KEY_BYTES, NONCE_BYTES = 32, 12
MOST_OPTIONS = 12
NO_SIDE = "none"

ballot_keys = Table(
    "ballot_keys",
    metadata,
    Column("poll_id", ForeignKey("polls.id", ondelete="CASCADE"), primary_key=True),
    Column("key", String(160), nullable=False),
    sqlite_with_rowid=False,
)
secret_ballots = Table(
    "secret_ballots",
    metadata,
    Column("poll_id", ForeignKey("polls.id", ondelete="CASCADE"), primary_key=True),
    Column("name", String(64), primary_key=True),
    Column("box", String(80), nullable=False),
    sqlite_with_rowid=False,
)
poll_voters = Table(
    "poll_voters",
    metadata,
    Column("poll_id", ForeignKey("polls.id", ondelete="CASCADE"), primary_key=True),
    Column("voters", JSON, nullable=False),
    sqlite_with_rowid=False,
)
"""All of a poll in one sorted list: a row for each would lie, or be numbered, in the order of their votes."""


class SqlSecretBallots:
    def __init__(self, session: Session, keys: Keys | None) -> None:
        self._session = session
        self._keys = keys
        self.ended = False
        """Whether a vote ended in this transaction, so that the database is to be scrubbed after it."""

    @property
    def usable(self) -> bool:
        return self._keys is not None

    def begin(self, poll_id: int) -> None:
        if self._keys is None:
            raise KeyMissing("no operator's key")
        made = urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode()
        sealed = self._keys.seal(made, place_of(poll_id))
        self._session.execute(insert(ballot_keys).values(poll_id=poll_id, key=sealed))
        self._session.execute(insert(poll_voters).values(poll_id=poll_id, voters=[]))

    def opens(self, poll_id: int) -> bool:
        try:
            self._key(poll_id)
        except KeyMissing:
            return False
        return True

    def voters(self, poll_id: int) -> frozenset[int]:
        return self._voters(poll_id, lock=False)

    def with_voter(self, voter: int) -> Sequence[int]:
        rows = self._session.execute(select(poll_voters.c.poll_id, poll_voters.c.voters))
        return sorted(poll_id for poll_id, voters in rows if voter in voters)

    def rename(self, poll_id: int, old: int, new: int) -> None:
        voters = self.take(poll_id)
        if old in voters:
            self._note(poll_id, voters - {old} | {new})

    def take(self, poll_id: int) -> frozenset[int]:
        return self._voters(poll_id, lock=True)

    def find(self, poll_id: int, voter: int) -> SecretBallot | None:
        key = self._key(poll_id)
        box = self._session.scalar(
            select(secret_ballots.c.box).where(
                secret_ballots.c.poll_id == poll_id, secret_ballots.c.name == _name(key, voter)
            )
        )
        return None if box is None else _opened(key, box)

    def put(self, poll_id: int, voter: int, ballot: SecretBallot | None) -> None:
        key = self._key(poll_id)
        name = _name(key, voter)
        if ballot is None:
            mine = delete(secret_ballots).where(
                secret_ballots.c.poll_id == poll_id, secret_ballots.c.name == name
            )
            self._session.execute(mine)
            self._note(poll_id, self.take(poll_id) - {voter})
            return
        box = _boxed(key, ballot)
        row = upsert(self._session, secret_ballots).values(poll_id=poll_id, name=name, box=box)
        self._session.execute(
            row.on_conflict_do_update(index_elements=["poll_id", "name"], set_={"box": box})
        )
        self._note(poll_id, self.take(poll_id) | {voter})

    def drop(self, poll_id: int, voter: int, ballot: SecretBallot) -> None:
        name, box = secrets.token_hex(KEY_BYTES), _boxed(self._key(poll_id), ballot)
        self._session.execute(insert(secret_ballots).values(poll_id=poll_id, name=name, box=box))
        self._note(poll_id, self.take(poll_id) | {voter})

    def open_all(self, poll_id: int) -> Sequence[SecretBallot]:
        key = self._key(poll_id)
        boxes = self._session.scalars(select(secret_ballots.c.box).where(secret_ballots.c.poll_id == poll_id))
        found = (_opened(key, box) for box in boxes)
        return sorted(found, key=lambda each: (each.side or "", each.marks))

    def destroy(self, poll_id: int) -> None:
        for table in (secret_ballots, ballot_keys):
            self._session.execute(delete(table).where(table.c.poll_id == poll_id))
        self.ended = True

    def _voters(self, poll_id: int, *, lock: bool) -> frozenset[int]:
        query = select(poll_voters.c.voters).where(poll_voters.c.poll_id == poll_id)
        return frozenset(self._session.scalar(query.with_for_update() if lock else query) or ())

    def _note(self, poll_id: int, voters: frozenset[int]) -> None:
        row = update(poll_voters).where(poll_voters.c.poll_id == poll_id)
        self._session.execute(row.values(voters=sorted(voters)))

    def _key(self, poll_id: int) -> bytes:
        sealed = self._session.scalar(select(ballot_keys.c.key).where(ballot_keys.c.poll_id == poll_id))
        if sealed is None or self._keys is None:
            raise KeyMissing("this vote has no key")
        try:
            return urlsafe_b64decode(self._keys.open(sealed, place_of(poll_id)))
        except Unsealable as why:
            raise KeyMissing(str(why)) from None


def place_of(poll_id: int) -> str:
    return f"poll:{poll_id}"


def _name(key: bytes, voter: int) -> str:
    return hmac.new(key, f"voter:{voter}".encode(), sha256).hexdigest()


def _boxed(key: bytes, ballot: SecretBallot) -> str:
    """One length for every ballot, whatever it says."""
    marks = "".join(DIGITS[mark] for mark in ballot.marks)
    said = f"{ballot.side or NO_SIDE:<8}{ballot.rank}{len(ballot.marks):02}{marks:<{MOST_OPTIONS}}"
    nonce = secrets.token_bytes(NONCE_BYTES)
    return urlsafe_b64encode(nonce + AESGCM(key).encrypt(nonce, said.encode(), None)).decode()


def _opened(key: bytes, box: str) -> SecretBallot:
    raw = urlsafe_b64decode(box)
    said = AESGCM(key).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], None).decode()
    side, rank, length, marks = said[:8].strip(), int(said[8]), int(said[9:11]), said[11:]
    read = tuple(map(DIGITS.index, marks[:length]))
    return SecretBallot(read, None if side == NO_SIDE else Side(side), rank)
