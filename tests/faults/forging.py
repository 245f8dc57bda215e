"""Payloads that somebody made up: changed, cut, put together anew, moved to another place, signed by nobody."""

import hashlib
import random
import re
import string
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from enum import StrEnum
from typing import Any, get_args, get_type_hints

from sqlalchemy import Connection, Engine, select

from bot import links
from bot.bot import Bot
from bot.chat.actions import ACTIONS, Action, FormAction
from bot.chat.exchange import (
    Account,
    Arrived,
    Checked,
    Destination,
    Followed,
    Interaction,
    Pressed,
    Room,
    Submitted,
    place_of,
)
from bot.features import REGISTRY
from storage.base import open_engine
from storage.schema import every_table
from storage.work import works_on
from tests.cast import ALEX, ANNA, JONAS, LI, NOW, PLENARY, SEAL, THOMAS, WANG, private, seeded

COUNTED = frozenset({"inbox", "code_tries"})
"""What came, and wrong codes that were tried, are written down: that is what these tables are for."""

PEOPLE = (LI, ANNA, ALEX, WANG, THOMAS, JONAS)
SIGNS = string.ascii_letters + string.digits + "~_-="
ODD = ("\x00", "\ud800", "\u202e", "\u200b", "氢", "\n", "%s", "{0}", "'", '"', "\\", "~~", "😀", " ")


def payloads() -> list[str]:
    """A button of every kind, of things that are there, as shown in the room and to somebody in private."""
    shown: list[Destination] = [PLENARY, LI, ALEX]
    return [SEAL.close(each, place_of(place)) for each in buttons() for place in shown]


def words() -> list[str]:
    """The same as links carry them."""
    carried = (links.carrying(each, SEAL) for each in buttons())
    return [word for word in carried if word is not None]


def buttons() -> Iterator[Action]:
    """One action of every kind that a button can have, about the first of everything."""
    for kind in ACTIONS.values():
        if not issubclass(kind, FormAction) and kind.__module__.startswith("bot"):
            hints = get_type_hints(kind)
            yield kind(**{each.name: _first(hints[each.name]) for each in fields(kind)})


def _first(hint: Any) -> Any:
    hint = next((each for each in get_args(hint) if each is not type(None)), hint)
    if issubclass(hint, StrEnum):
        return next(iter(hint))
    return {bool: True, int: 1}.get(hint, "x")


def forged(genuine: Sequence[str], chance: random.Random) -> str:
    """Something that looks like one of these, and is none."""
    known = frozenset(map(_meant, genuine))
    while True:
        made = _changed(chance.choice(genuine), chance.choice(genuine), chance)
        if made.strip() and _meant(made) not in known:
            return made


def _meant(word: str) -> str:
    """What a link's word stands for: some signs can be written in two ways there (bot/links.py)."""
    return re.sub("__|_s", lambda found: links.PLAIN[found[0]], word)


def _changed(one: str, other: str, chance: random.Random) -> str:
    at, sign = chance.randrange(len(one)), chance.choice(SIGNS)
    match chance.randrange(10):
        case 0:
            return one[:at] + sign + one[at + 1 :]
        case 1:
            return one[:at] + sign + one[at:]
        case 2:
            return one[:at] + one[at + 1 :]
        case 3:
            return one[:at]
        case 4:
            return one.rpartition("~")[0] + "~" + other.rpartition("~")[2]
        case 5:
            return one[:at] + other[chance.randrange(len(other)) :]
        case 6:
            return one[:at] + chance.choice(ODD) + one[at:]
        case 7:
            return one.swapcase()
        case 8:
            return one.replace("~1~", f"~{chance.choice((-1, 0, 2, 2**31, 2**63, 10**30))}~") + "x" * at
        case _:
            return "".join(chance.choices([*SIGNS, *ODD], k=chance.randrange(200)))


@contextmanager
def a_bot() -> Iterator[tuple[Bot, Engine]]:
    """The whole bot with the example group."""
    engine = open_engine("sqlite://")
    every_table().create_all(engine)
    open_work = works_on(engine)
    seeded(open_work)
    bot = Bot(open_work, REGISTRY, SEAL)
    for each in PEOPLE:  # all are known before anything is forged
        bot.handle(Interaction(each, private(each), Arrived()), NOW)
    try:
        yield bot, engine
    finally:
        engine.dispose()


def state(engine: Engine) -> str:
    """A digest of everything that matters in the database."""
    digest = hashlib.sha256()
    with engine.connect() as connection:
        for table in every_table().sorted_tables:
            if table.name not in COUNTED:
                digest.update(repr((table.name, _rows(connection, table))).encode("utf-8", "replace"))
    return digest.hexdigest()


def _rows(connection: Connection, table: Any) -> list[str]:
    return sorted(repr(tuple(row)) for row in connection.execute(select(table)))


def press(bot: Bot, count: int, seed: int = 1) -> list[str]:
    """Press, submit and follow so many forged ones; returns those that were not refused in a sentence."""
    chance, genuine, carried = random.Random(seed), payloads(), words()
    taken = []
    for _number in range(count):
        who = chance.choice(PEOPLE)
        room = chance.choice((private(who), PLENARY))
        if chance.randrange(4) == 0:
            made = forged(carried, chance)
            asks: Pressed | Submitted | Checked | Followed = Followed(made)
            room = private(who)
        else:
            made = forged(genuine, chance)
            asks = chance.choice((Pressed(made), Submitted(made, {}), Checked(made, {}, ())))
        if not _refused(bot, who, room, asks):
            taken.append(f"{type(asks).__name__} {made!r}")
    return taken


def _refused(bot: Bot, who: Account, room: Room, asks: Pressed | Submitted | Checked | Followed) -> bool:
    answer = bot.handle(Interaction(who, room, asks), NOW)
    if answer is None:
        return False
    reply = answer.reply
    if isinstance(asks, Submitted | Checked):
        return bool(reply.errors) and reply.ask is None and reply.show is None
    typed = isinstance(asks, Followed) and not links.carries_action(
        asks.word
    )  # for a code, which is shown anew
    return reply.toast is not None and (typed or (reply.show, reply.update, reply.ask) == (None, None, None))


def press_moved(bot: Bot) -> list[str]:
    """Press genuine buttons where they were never shown; returns those that were not refused."""
    elsewhere = [
        SEAL.close(each, place) for each in buttons() for place in ("@test::nobody", "test:elsewhere")
    ]
    return [each for each in elsewhere if not _refused(bot, LI, PLENARY, Pressed(each))]
