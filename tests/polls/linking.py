"""A program that tries to link voters to their choices, with all that an insider can have.

It knows who voted, in which order, and (where it is given them) the operator's keys. It reads every row of every table
in the order in which the database keeps them, and the raw bytes of the database's files.
"""

import hmac
import json
import re
from base64 import urlsafe_b64decode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, Engine, text

from storage.schema import every_table
from storage.sealing import Keys, Unsealable

BOX = 68
"""Signs of a box: nonce, 23 bytes of ballot, and tag, as Base64."""

BEFORE_MARKS = 11
"""Side, rank and number of the options."""

BEHIND = BOX + 8
"""Bytes behind a name within which its box stands."""

RUN = re.compile(rb"[A-Za-z0-9_=.-]{%d,}" % BOX)
SEALED_KEY = re.compile(rb"1\.[0-9a-f]{8}\.[A-Za-z0-9_=-]{96}")

Rows = Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True)
class Known:
    """What the program knows beforehand: the poll, its voters in the order in which they voted, perhaps keys."""

    poll: int
    voters: Sequence[int]
    keys: Keys | None = None


def dump(engine: Engine) -> Rows:
    """Every row of every table, in the order in which it is kept, with its place there."""
    place = "ctid::text" if engine.dialect.name == "postgresql" else None
    found: dict[str, list[Mapping[str, Any]]] = {}
    with engine.connect() as connection:
        tables = [*every_table().tables, *_others(connection)]
        for table in dict.fromkeys(tables):
            query = (
                f"SELECT {place} AS place_, * FROM {table} ORDER BY ctid"
                if place
                else f"SELECT * FROM {table}"
            )
            rows = connection.execute(text(query)).mappings().all()
            found[table] = [dict(row) for row in rows]
    return found


def _others(connection: Connection) -> Sequence[str]:
    """Tables that are there besides ours."""
    if connection.dialect.name == "postgresql":
        query = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    else:
        query = "SELECT name FROM sqlite_master WHERE type = 'table'"
    return connection.scalars(text(query)).all()


Claims = dict[str, dict[int, str]]
"""By the way it was found, what is said of each voter: it is a link if it parts them as their choices do."""


def link(known: Known, rows: Rows, raw: bytes) -> Claims:
    """Everything that could be a link."""
    claims = {
        "opened": dict(_opened(known, raw)),
        **{f"beside: {table}": found for table, found in _beside(known, rows)},
        **{f"order: {table}.{column}": found for table, column, found in _in_order(known, rows)},
    }
    return {way: found for way, found in claims.items() if found}


def _opened(known: Known, raw: bytes) -> Iterator[tuple[int, str]]:
    """Ballots that can be read in the bytes, found by the hash of a voter."""
    for key in poll_keys(known, raw):
        for voter in known.voters:
            name = hmac.new(key, f"voter:{voter}".encode(), sha256).hexdigest().encode()
            for match in re.finditer(name, raw):
                near = raw[match.end() : match.end() + BEHIND]
                yield from ((voter, said) for said in _boxes(key, near))


def readable(known: Known, raw: bytes) -> list[str]:
    """Every ballot that can be read in the bytes, whoever cast it."""
    return [said for key in poll_keys(known, raw) for said in _boxes(key, raw)]


def poll_keys(known: Known, raw: bytes) -> Iterator[bytes]:
    """The keys of the poll in the bytes that the operator's keys open."""
    if known.keys is None:
        return
    for sealed in {match.group() for match in SEALED_KEY.finditer(raw)}:
        try:
            yield urlsafe_b64decode(known.keys.open(sealed.decode(), f"poll:{known.poll}"))
        except (Unsealable, ValueError):
            continue


def _boxes(key: bytes, raw: bytes) -> Iterator[str]:
    """What every box in the bytes says that this key opens."""
    for found in {run.group() for run in RUN.finditer(raw)}:
        for begin in range(len(found) - BOX + 1):
            try:
                box = urlsafe_b64decode(found[begin : begin + BOX])
                yield AESGCM(key).decrypt(box[:12], box[12:], None).decode()[BEFORE_MARKS:]
            except (InvalidTag, ValueError):
                continue


def _beside(known: Known, rows: Rows) -> Iterator[tuple[str, dict[int, str]]]:
    """Rows about the poll that name a voter and something that looks like marks."""
    for table, every in rows.items():
        found = {}
        for row in every:
            values = [value for value in row.values() if value is not None]
            named = [voter for voter in known.voters if voter in values]
            marks = [value for value in values if isinstance(value, str) and re.fullmatch(r"[01]{3}", value)]
            if len(named) == 1 and marks and known.poll in values:
                found[named[0]] = marks[0]
        yield table, found


def _in_order(known: Known, rows: Rows) -> Iterator[tuple[str, str, dict[int, str]]]:
    """Rows as many as voters, one after the other in some order: a value, or its size, with few kinds tells a choice.

    A list within a single value counts as rows, too.
    """
    count = len(known.voters)
    for table, every in {**rows, **dict(_lists(rows))}.items():
        of_poll = [row for row in every if row.get("poll_id") in (None, known.poll)]
        if len(of_poll) != count:
            continue
        for order in ("", *of_poll[0]):
            ordered = sorted(of_poll, key=lambda row: str(row[order]).zfill(20)) if order else of_poll
            for column in of_poll[0]:
                for said in (
                    [str(row[column]) for row in ordered],
                    [str(len(str(row[column]))) for row in ordered],
                ):
                    if 1 < len(set(said)) < count // 2:
                        yield (
                            table,
                            f"{column} by {order or 'place'}",
                            dict(zip(known.voters, said, strict=True)),
                        )


def _lists(rows: Rows) -> Iterator[tuple[str, Sequence[Mapping[str, Any]]]]:
    for table, every in rows.items():
        for number, row in enumerate(every):
            for column, value in row.items():
                for path, items in _within(_plain(value)):
                    yield f"{table}[{number}].{column}{path}", [{"value": each} for each in items]


def _plain(value: Any) -> Any:
    if isinstance(value, str) and value[:1] in "[{":
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def _within(value: Any, path: str = "") -> Iterator[tuple[str, list[Any]]]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _within(each, f"{path}.{name}")
    if isinstance(value, list):
        yield path, value
        for number, each in enumerate(value):
            yield from _within(each, f"{path}.{number}")
