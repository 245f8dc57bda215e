"""What the tests of secret votes begin with: a database with an operator's key, and ballots that are cast whole."""

from datetime import datetime

from bot.polls import voting
from bot.polls.counting import Marks
from bot.work import OpenWork
from storage.sealing import Keys
from tests.polls.formal_scenes import LATER, person
from tests.polls.scenes import member

KEY = Keys.new()
KEYS = Keys.read(KEY)


def cast(
    open_work: OpenWork, name: str, poll: int, option: int | Marks, now: datetime = LATER
) -> voting.Vote:
    """Somebody votes: for one of three options, or with marks of their own."""
    marks = option if isinstance(option, tuple) else tuple(int(each == option) for each in range(3))
    with open_work() as work:
        return voting.cast_secretly(work, member(work, person(name)), poll, marks, now)
