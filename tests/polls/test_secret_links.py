"""After the close nothing links a voter to a choice: not in a table, not by order, time or size, not on the disk."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from bot.bot import Bot
from bot.chat.exchange import Interaction, Pressed, place_of
from bot.delivery import Courier
from bot.features import REGISTRY
from bot.polls.rules import Quorum, Rule
from bot.polls.secret.actions import CastSecretBallot, FillSecretBallot
from bot.polls.terms import Kind, Secrecy, Terms, Unit
from bot.work import OpenWork
from storage.sealing import Keys
from storage.secret_keys import reseal, scrub
from storage.work import works_on
from tests.cast import SEAL, private, seeded
from tests.polls.formal_scenes import LATER, convened, founded, person
from tests.polls.linking import Claims, Known, dump, link, poll_keys, readable
from tests.polls.scenes import CLOSES, DAY
from tests.polls.secret_scenes import KEY, KEYS, cast

pytestmark = pytest.mark.slow

ORDER = ("de3", "cn1", "de0", "cn4", "de6", "cn0", "de1", "de4", "cn3", "de2", "cn2", "de5")
CHOICES = {
    name: 0 if name in ("de3", "cn1", "cn0", "cn4", "de1", "de2", "de0", "cn2") else 1 for name in ORDER
}
SECRECIES = pytest.mark.parametrize("secrecy", [Secrecy.SEALED, Secrecy.FINAL])


class Stage:
    """A secret vote in which everybody voted, by their own buttons, a minute apart; another one stays open."""

    def __init__(self, engine: Engine, secrecy: Secrecy, bytes_of: Callable[[], bytes]) -> None:
        self.engine, self.bytes_of = engine, bytes_of
        self.open_work: OpenWork = works_on(engine, KEYS)
        seeded(self.open_work)
        terms = Terms(Kind.FORMAL, Unit.ORGANISATION, Rule.SIMPLE, Quorum.NONE, secrecy=secrecy)
        group = founded(self.open_work)
        other = convened(self.open_work, group, terms)
        self.poll = convened(self.open_work, group, terms)
        cast(self.open_work, ORDER[0], other, 0)
        bot = Bot(self.open_work, REGISTRY, SEAL)
        for minute, name in enumerate(ORDER):
            self._votes(bot, name, minute)
        extended(self.open_work, other)

    def _votes(self, bot: Bot, name: str, minute: int) -> None:
        marks = "100" if CHOICES[name] == 0 else "010"
        for step, action in enumerate(
            (
                FillSecretBallot(self.poll),
                FillSecretBallot(self.poll, marks),
                CastSecretBallot(self.poll, marks),
            )
        ):
            account = person(name)
            pressed = Pressed(SEAL.close(action, place_of(account)))
            asked = Interaction(account, private(account), pressed, "en", source_id=f"{minute:03}-{step}")
            assert bot.handle(asked, LATER + timedelta(minutes=minute, seconds=step)) is not None

    def close(self) -> None:
        Courier(self.open_work, REGISTRY, ("test",)).tick(CLOSES)
        with self.open_work() as work:
            found = work.polls.find(self.poll)
        assert found is not None
        assert found.result is not None
        assert found.result.votes == (8, 4, 0)

    def voters(self) -> Sequence[int]:
        with self.open_work() as work:
            of_names = {seat.name: seat.voter for seat in work.polls.seats(self.poll)}
        return [of_names[f"Org {name}"] for name in ORDER]

    def links(self, keys: Keys | None = KEYS) -> Claims:
        """What parts the voters just as their choices do."""
        voters = self.voters()
        claims = link(Known(self.poll, voters, keys), dump(self.engine), self.bytes_of())
        truth = dict(zip(voters, (CHOICES[name] for name in ORDER), strict=True))
        return {way: said for way, said in claims.items() if parts_alike(said, truth)}

    def has_key(self) -> bool:
        """Whether the key of the poll is left."""
        return any(poll_keys(Known(self.poll, (), KEYS), self.bytes_of()))

    def readable(self, keys: Keys | None = KEYS) -> list[str]:
        return readable(Known(self.poll, self.voters(), keys), self.bytes_of())


def extended(open_work: OpenWork, poll: int) -> None:
    """Let a poll run on, so that its rows lie among those that go."""
    with open_work() as work:
        found = work.polls.find(poll)
        assert found is not None
        found.closes_at = CLOSES + DAY


def parts_alike(said: Mapping[int, str], truth: Mapping[int, int]) -> bool:
    """Whether everybody of whom the same is said chose the same, and something is said of everybody."""
    of_choices = {(said[voter], truth[voter]) for voter in truth if voter in said}
    return set(said) == set(truth) and len(of_choices) == len(set(said.values())) == 2


def of_file(engine: Engine) -> Callable[[], bytes]:
    """Every byte of the SQLite file, its journal and whatever lies beside it."""
    file = Path(str(engine.url.database))

    def found() -> bytes:
        return b"".join(each.read_bytes() for each in sorted(file.parent.iterdir()) if each.is_file())

    return found


@SECRECIES
def test_on_sqlite_nothing_links_anybody_once_it_is_closed(file_engine: Engine, secrecy: Secrecy) -> None:
    stage = Stage(file_engine, secrecy, of_file(file_engine))
    assert stage.has_key()
    assert len(stage.readable()) >= len(ORDER), "the program must be able to find what is there"
    assert stage.readable(Keys.read(Keys.new())) == []
    assert stage.links(None) == {}
    assert set(stage.links()) == ({"opened"} if secrecy is Secrecy.SEALED else set()), "as people are told"

    stage.close()

    assert not stage.has_key(), "a backup from before the close would open with it"
    assert stage.readable() == []
    assert stage.links() == {}


def test_what_a_careless_program_would_leave_is_found(file_engine: Engine) -> None:
    """Planted: a key that is not destroyed, rows in the order of their coming, ballots with names, sizes that tell."""
    stage = Stage(file_engine, Secrecy.SEALED, of_file(file_engine))
    rows = dump(file_engine)
    kept = {
        table: [dict(row) for row in rows[table] if row["poll_id"] == stage.poll]
        for table in ("ballot_keys", "secret_ballots")
    }
    stage.close()
    marks = ["100" if CHOICES[name] == 0 else "010" for name in ORDER]
    voters = stage.voters()
    planted: dict[str, list[dict[str, object]]] = {
        "in_order": [{"poll_id": stage.poll, "marks": each} for each in marks],
        "named": [
            {"poll_id": stage.poll, "voter": v, "marks": m} for v, m in zip(voters, marks, strict=True)
        ],
        "sized": [{"poll_id": stage.poll, "box": "x" * (5 + int(each == "100"))} for each in marks],
    }
    with file_engine.begin() as connection:
        for table, every in {**kept, **planted}.items():
            columns = ", ".join(every[0])
            if table in planted:
                connection.execute(text(f"CREATE TABLE {table} ({columns})"))
            values = ", ".join(f":{column}" for column in every[0])
            connection.execute(text(f"INSERT INTO {table} ({columns}) VALUES ({values})"), every)

    found = stage.links()

    assert set(found["opened"]) == set(voters)
    assert found["beside: named"] == dict(zip(voters, marks, strict=True))
    assert any(way.startswith("order: in_order") for way in found)
    assert any(way.startswith("order: sized") for way in found)


@pytest.mark.postgres
@SECRECIES
def test_on_postgresql_nothing_is_left_in_tables_and_their_files(
    postgres_engine: Engine, secrecy: Secrecy
) -> None:
    stage = Stage(postgres_engine, secrecy, lambda: of_cluster(postgres_engine, "base"))
    assert len(stage.readable()) >= len(ORDER)

    stage.close()

    assert not stage.has_key(), "a backup from before the close would open with it"
    assert stage.readable() == []
    assert stage.links() == {}


@pytest.mark.postgres
def test_what_postgresqls_journal_still_holds_is_worth_nothing_once_the_operators_key_is_changed(
    postgres_engine: Engine,
) -> None:
    """The limit that the decision names: the journal, and what was copied from it, ends with the operator's key."""
    stage = Stage(postgres_engine, Secrecy.SEALED, lambda: of_cluster(postgres_engine, "base", "pg_wal"))
    stage.close()
    assert set(stage.links()) <= {"opened"}, "for a while, the journal may hold what the operator's key opens"

    newest = Keys.new()
    reseal(postgres_engine, Keys.read(f"{newest} {KEY}"))
    scrub(postgres_engine)

    assert stage.links(Keys.read(newest)) == {}


def of_cluster(engine: Engine, *folders: str) -> bytes:
    """Every byte of these folders of PostgreSQL's data directory that has to do with this database, written out."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("CHECKPOINT"))
        root = Path(str(connection.scalar(text("SHOW data_directory"))))
        number = connection.scalar(text("SELECT oid FROM pg_database WHERE datname = current_database()"))
    files = [
        each
        for folder in folders
        for each in (root / folder / (str(number) if folder == "base" else "")).rglob("*")
        if each.is_file()
    ]
    return b"".join(each.read_bytes() for each in files)
