"""Secret ballots at rest: changeable or final, of one length, and gone for good once the vote is over."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, select, text

from bot.membership.roles import Side
from bot.polls.secret_ports import KeyMissing, SecretBallot
from bot.work import OpenWork
from storage.schema import every_table
from storage.sealing import Keys
from storage.secret_ballots import secret_ballots
from storage.work import works_on
from tests.cast import seeded
from tests.polls.scenes import open_poll

KEYS = Keys.read(Keys.new())
YES, NO = SecretBallot((1, 0, 0), Side.CN), SecretBallot((0, 1, 0), Side.DE, 1)


@pytest.fixture
def sealing(file_engine: Engine) -> OpenWork:
    """The example group on a file, with an operator's key."""
    work = works_on(file_engine, KEYS)
    seeded(work)
    return work


@pytest.fixture
def poll(sealing: OpenWork) -> int:
    """A vote that has begun."""
    number = open_poll(sealing)
    with sealing() as work:
        work.secrets.begin(number)
    return number


def test_a_sealed_ballot_can_be_read_changed_and_taken_back(sealing: OpenWork, poll: int) -> None:
    with sealing() as work:
        work.secrets.put(poll, 7, YES)
        work.secrets.put(poll, 7, NO)
        work.secrets.put(poll, 8, YES)
        assert work.secrets.find(poll, 7) == NO
        assert work.secrets.find(poll, 9) is None
        assert work.secrets.voters(poll) == {7, 8}
    with sealing() as work:
        work.secrets.put(poll, 7, None)
        assert work.secrets.find(poll, 7) is None
        assert work.secrets.take(poll) == {8}
        assert work.secrets.open_all(poll) == [YES]


def test_a_final_ballot_has_no_way_back_to_its_voter(sealing: OpenWork, poll: int) -> None:
    with sealing() as work:
        work.secrets.drop(poll, 7, YES)
        work.secrets.drop(poll, 8, NO)
        assert work.secrets.find(poll, 7) is None
        assert work.secrets.voters(poll) == {7, 8}
        assert sorted(map(repr, work.secrets.open_all(poll))) == sorted(map(repr, (YES, NO)))


def test_every_box_has_the_same_length(sealing: OpenWork, poll: int, file_engine: Engine) -> None:
    with sealing() as work:
        for voter, ballot in enumerate((YES, NO, SecretBallot((12,) * 12, Side.GUEST), SecretBallot((0, 1)))):
            work.secrets.put(poll, voter, ballot)
    with file_engine.begin() as connection:
        boxes = connection.scalars(select(secret_ballots.c.box)).all()
    assert len({len(box) for box in boxes}) == 1


def test_without_the_operators_key_no_vote_begins_and_none_is_read(
    sealing: OpenWork, poll: int, file_engine: Engine
) -> None:
    bare = works_on(file_engine)
    with bare() as work:
        assert not work.secrets.usable
        with pytest.raises(KeyMissing):
            work.secrets.begin(poll)
        with pytest.raises(KeyMissing):
            work.secrets.open_all(poll)


def test_after_the_end_neither_pages_nor_journal_hold_a_ballot(
    sealing: OpenWork, poll: int, file_engine: Engine
) -> None:
    with sealing() as work:
        for voter in range(20):
            work.secrets.put(poll, voter, YES if voter % 2 else NO)
    with file_engine.begin() as connection:
        rows = connection.execute(select(secret_ballots.c.name, secret_ballots.c.box)).all()
        sealed = connection.scalar(text("SELECT key FROM ballot_keys"))
    before = everything(file_engine)
    assert rows[0].box.encode() in before
    assert isinstance(sealed, str)

    with sealing() as work:
        work.secrets.destroy(poll)

    after = everything(file_engine)
    for row in rows:
        assert row.box.encode() not in after
        assert row.name.encode() not in after
    assert sealed.encode() not in after
    with sealing() as work:
        assert len(work.secrets.voters(poll)) == 20
        with pytest.raises(KeyMissing):
            work.secrets.open_all(poll)


def everything(engine: Engine) -> bytes:
    """Every byte of the database file and its journal."""
    file = Path(str(engine.url.database))
    return b"".join(each.read_bytes() for each in file.parent.iterdir() if each.name.startswith(file.name))


@pytest.mark.postgres
def test_postgresql_forgets_as_well(postgres_engine: Engine) -> None:
    every_table().create_all(postgres_engine)
    sealing = works_on(postgres_engine, KEYS)
    seeded(sealing)
    poll = open_poll(sealing)
    with sealing() as work:
        work.secrets.begin(poll)
        work.secrets.put(poll, 7, YES)
        assert work.secrets.take(poll) == {7}
    with sealing() as work:
        assert work.secrets.open_all(poll) == [YES]
        work.secrets.destroy(poll)
    with postgres_engine.begin() as connection:
        assert connection.execute(select(secret_ballots)).all() == []
