"""Eight voters in two processes vote until the poll refuses, while it is closed under their hands; then all is counted.

Each voter remembers the last choice that was accepted. The result must hold exactly these: one that is missing was
accepted too late, one more than that was lost by its voter.
"""

import random
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from threading import Event

from bot.bot import Bot
from bot.chat.actions import Action
from bot.chat.exchange import Account
from bot.errors import Unavailable
from bot.features import REGISTRY
from bot.membership.roles import Side
from bot.polls.actions import CastVote, EndPoll
from bot.polls.conduct.actions import AgreeToEnd
from bot.polls.rules import SIDES
from bot.work import OpenWork
from storage.base import open_engine
from storage.schema import every_table
from storage.work import works_on
from tests.cast import ALEX, SEAL, ask, seeded
from tests.polls.formal_scenes import LATER, convened, founded, person
from tests.polls.scenes import open_poll, toast

VOTERS = ("cn0", "cn1", "cn2", "cn3", "de0", "de1", "de2", "de3")
PROCESSES = 2
PRESSES = 6
TRIES = 20
OPTIONS = 3

Accepted = dict[tuple[int, str], int]
"""By poll and voter, the last choice that was accepted."""


@dataclass
class Seen:
    """What one process saw."""

    accepted: Accepted = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    again: list[Action] = field(default_factory=list)


@dataclass(frozen=True)
class Figures:
    """What came of it. `late`: accepted and not in the result; `lost`: in it and accepted from nobody.

    `again`: presses that the database did not take in time, on a busy machine, and that were given again, as the
    platforms do with what nobody confirmed.
    """

    polls: int
    votes: int
    late: int
    lost: int
    errors: tuple[str, ...]
    again: int = 0


def run(url: str, polls: int) -> Figures:
    """So many polls, every other one formal, on an empty database at this address."""
    engine = open_engine(url)
    every_table().create_all(engine)
    open_work = works_on(engine)
    seeded(open_work)
    group = founded(open_work)
    numbers = [
        convened(open_work, group) if number % 2 else open_poll(open_work, group=group)
        for number in range(polls)
    ]
    figures = _counted(open_work, numbers, _race(url, numbers))
    engine.dispose()
    return figures


def _race(url: str, polls: Sequence[int]) -> Seen:
    context = get_context("spawn")
    barrier = context.Barrier(PROCESSES)
    seen = Seen()
    with ProcessPoolExecutor(PROCESSES, context, _meet_at, (barrier,)) as pool:
        for runner in [pool.submit(_runner, url, number, polls) for number in range(PROCESSES)]:
            some = runner.result()
            seen.accepted.update(some.accepted)
            seen.errors.extend(some.errors)
            seen.again.extend(some.again)
    return seen


_START: list[Barrier] = []
"""Where the processes meet before each poll; set when a process begins."""


def _meet_at(barrier: Barrier) -> None:
    _START.append(barrier)


def _runner(url: str, number: int, polls: Sequence[int]) -> Seen:
    """One process: its share of the voters, and in the first one whoever closes."""
    engine = open_engine(url)
    bot = Bot(works_on(engine), REGISTRY, SEAL)
    seen, mine = Seen(), VOTERS[number::PROCESSES]
    with ThreadPoolExecutor(len(mine) + 1) as pool:
        for poll in polls:
            _START[0].wait(timeout=600)
            voted = Event()
            tasks: list[Callable[[], object]] = [
                partial(_vote, bot, name, poll, seen, voted) for name in mine
            ]
            if number == 0:
                tasks.append(partial(_close, bot, poll, seen, voted))
            for done in [pool.submit(task) for task in tasks]:
                done.result()
    engine.dispose()
    return seen


def _vote(bot: Bot, name: str, poll: int, seen: Seen, voted: Event) -> None:
    chance = random.Random(f"{poll} {name}")
    for _press in range(PRESSES):
        option = chance.randrange(OPTIONS)
        words = _pressed(bot, person(name), CastVote(poll, option, True), seen.again)
        if "was open until" in words:
            return
        if not words.startswith("Your vote"):
            seen.errors.append(words)
            return
        seen.accepted[poll, name] = option
        voted.set()


def _close(bot: Bot, poll: int, seen: Seen, voted: Event) -> None:
    """As soon as somebody has voted: a straw poll by its coordinator, a formal vote by both co-chairs."""
    voted.wait(timeout=300)
    words = _pressed(bot, ALEX, EndPoll(poll), seen.again)
    if "co-chairs" in words:
        _pressed(bot, person("cn0"), AgreeToEnd(poll, True), seen.again)
        words = _pressed(bot, person("de0"), AgreeToEnd(poll, True), seen.again)
    if "is closed" not in words:
        seen.errors.append(words)


def _pressed(bot: Bot, account: Account, action: Action, again: list[Action]) -> str:
    for _try in range(TRIES):
        try:
            return toast(ask(bot, account, action, now=LATER))
        except Unavailable:
            again.append(action)
    return "the database did not answer"


def _counted(open_work: OpenWork, polls: Sequence[int], seen: Seen) -> Figures:
    accepted = seen.accepted
    late = lost = 0
    for poll in polls:
        expected = [[0] * OPTIONS for _side in SIDES]
        for name in VOTERS:
            if (poll, name) in accepted:
                expected[SIDES.index(Side(name[:2]))][accepted[poll, name]] += 1
        held = _held(open_work, poll)
        for wanted, got in zip(_as_held(expected, len(held)), held, strict=True):
            for one, other in zip(wanted, got, strict=True):
                late, lost = late + max(0, one - other), lost + max(0, other - one)
    return Figures(len(polls), len(accepted), late, lost, tuple(seen.errors), len(seen.again))


def _as_held(expected: list[list[int]], parts: int) -> list[list[int]]:
    """By side, or where the result knows no sides, all together."""
    return expected if parts > 1 else [[sum(each) for each in zip(*expected, strict=True)]]


def _held(open_work: OpenWork, poll: int) -> list[list[int]]:
    with open_work() as work:
        found = work.polls.find(poll)
        assert found is not None
        assert found.result is not None, poll
        if found.terms.formal:
            sides = dict(found.result.sides)
            return [[sides[side].yes, sides[side].no, sides[side].abstained] for side in SIDES]
        return [list(found.result.votes)]
