"""What goes wrong in the database is told apart: lost races, a database that is away, and our own mistakes."""

from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from bot.chat.exchange import Account
from bot.chat.languages import Language
from bot.errors import Conflict, Unavailable
from bot.membership.model import Member
from bot.work import OpenWork, Work
from storage.base import open_engine
from storage.work import works_on
from tests.cast import ANNA, NOW


def test_what_a_constraint_refuses_is_a_conflict_and_changes_nothing(open_work: OpenWork) -> None:
    twin = Member("Twin", Language.DE, "berlin", NOW)
    twin.accounts.append(ANNA)
    with pytest.raises(Conflict), open_work() as work:
        work.members.add(twin)
    with open_work() as work:
        found = work.members.by_account(ANNA)
        assert found is not None
        assert found.name == "Anna Becker"


def test_a_file_that_cannot_be_opened_is_an_absence(tmp_path: Path) -> None:
    away = works_on(open_engine(f"sqlite:///{tmp_path / 'nowhere' / 'wgbot.sqlite3'}"))
    with pytest.raises(Unavailable), away() as work:
        work.groups.count()


@pytest.mark.postgres
def test_a_server_that_is_not_there_is_an_absence() -> None:
    away = works_on(open_engine("postgresql+psycopg://nobody@127.0.0.1:1/nothing"))
    with pytest.raises(Unavailable), away() as work:
        work.groups.count()


def test_a_table_that_is_missing_is_a_mistake_of_ours() -> None:
    empty = works_on(open_engine("sqlite://"))
    with pytest.raises(OperationalError, match="no such table"), empty() as work:
        work.groups.count()


def test_nothing_is_kept_when_the_block_raises(open_work: OpenWork, engine: Engine) -> None:
    stranger = Account("test", "stranger")
    half = Member("Half", Language.DE, "berlin", NOW)
    half.accounts.append(stranger)
    with pytest.raises(ZeroDivisionError), open_work() as work:
        _add_and_fail(work, half)
    with open_work() as work:
        assert work.members.by_account(stranger) is None


def _add_and_fail(work: Work, member: Member) -> None:
    work.members.add(member)
    raise ZeroDivisionError
