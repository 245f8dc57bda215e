"""Slack's workspaces in the database: sealed, bound to their row, and gone when they are dropped."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import Engine, select, update

from storage.installations import Installation, SqlInstallations, slack_installations
from storage.schema import every_table
from storage.sealing import BadKey, Keys, Unsealable
from storage.visits import slack_states
from tests.cast import NOW

SECRETS = tuple("-".join((kind, "canary", "4711")) for kind in ("xoxb", "xoxe"))
ENDS = NOW + timedelta(hours=12)
FIRST, SECOND = Keys.new(), Keys.new()


@pytest.fixture(params=["engine", pytest.param("postgres_engine", marks=pytest.mark.postgres)])
def anywhere(request: pytest.FixtureRequest) -> Engine:
    """SQLite, and PostgreSQL."""
    found: Engine = request.getfixturevalue(request.param)
    return found


def install(store: SqlInstallations, team: str = "T0ONE") -> Installation:
    """Install the bot in a workspace, with a token that is renewed from time to time."""
    token, refresh_token = SECRETS
    store.save(
        team,
        f"Name of {team}",
        app_id="A0",
        bot_id="B0",
        bot_user_id="U0",
        scopes="chat:write",
        installed_by="U0ADMIN",
        installed_at=NOW,
        token=token,
        refresh_token=refresh_token,
        expires_at=ENDS,
    )
    found = store.find(team)
    assert found is not None
    assert (found.token, found.refresh_token) == SECRETS
    return found


def held(engine: Engine) -> Iterator[str]:
    """Everything that any table holds, as text."""
    with engine.connect() as connection:
        for table in every_table().sorted_tables:
            for row in connection.execute(select(table)):
                yield repr(tuple(row))


def test_a_workspace_comes_back_as_it_was_and_no_table_holds_a_token(anywhere: Engine) -> None:
    store = SqlInstallations(anywhere, Keys.read(FIRST))
    one = install(store)
    install(store, "T0TWO")
    assert (one.name, one.bot_user_id, one.expires_at) == ("Name of T0ONE", "U0", ENDS)
    assert [each.team for each in store.all()] == ["T0ONE", "T0TWO"]
    assert store.find("T0THREE") is None
    everything = "\n".join(held(anywhere))
    assert "Name of T0ONE" in everything
    assert [word for word in (*SECRETS, "xoxb-", "xoxp-", "xoxe", "canary") if word in everything] == []
    assert all(secret not in repr(one) for secret in SECRETS)


def test_a_token_opens_only_in_its_own_row_and_column(engine: Engine) -> None:
    store = SqlInstallations(engine, Keys.read(FIRST))
    install(store)
    install(store, "T0TWO")
    table = slack_installations
    [first] = [each for each in (rows(engine)) if each.team == "T0ONE"]
    for values in (
        {"token": first.token},
        {"token": first.refresh_token},
        {"token": first.token[:-4] + "AAA="},
    ):
        team = "T0TWO" if values["token"] == first.token else "T0ONE"
        with engine.begin() as connection:
            connection.execute(update(table).where(table.c.team == team).values(**values))
        with pytest.raises(Unsealable):
            store.find(team)


def rows(engine: Engine) -> list[Installation]:
    """The rows as they rest."""
    with engine.connect() as connection:
        return [Installation(**row._mapping) for row in connection.execute(select(slack_installations))]


def test_a_new_key_seals_and_the_old_one_still_opens(anywhere: Engine) -> None:
    one = install(SqlInstallations(anywhere, Keys.read(FIRST)))
    both = SqlInstallations(anywhere, Keys.read(f"{SECOND}, {FIRST}"))
    assert both.find("T0ONE") == one
    with pytest.raises(Unsealable, match="a key that is not there"):
        SqlInstallations(anywhere, Keys.read(SECOND)).find("T0ONE")
    assert both.reseal() == 1
    assert both.reseal() == 0
    assert SqlInstallations(anywhere, Keys.read(SECOND)).find("T0ONE") == one


def test_what_was_dropped_is_gone_and_what_was_installed_since_stays(anywhere: Engine) -> None:
    store = SqlInstallations(anywhere, Keys.read(FIRST))
    install(store)
    store.note_guest("T0GUEST", "U0LI", "T0ONE")
    assert not store.forget("T0ONE", NOW)
    assert store.forget("T0ONE", NOW + timedelta(seconds=1))
    assert not store.forget("T0ONE", NOW + timedelta(seconds=1))
    assert store.find("T0ONE") is None
    assert store.met_in("T0GUEST", "U0LI") is None
    assert store.all() == []


def test_of_two_who_renew_tokens_one_is_first(anywhere: Engine) -> None:
    store = SqlInstallations(anywhere, Keys.read(FIRST))
    install(store)
    later = ENDS + timedelta(hours=12)
    assert store.renew("T0ONE", ENDS, token="new", refresh_token="newer", expires_at=later)
    assert not store.renew("T0ONE", ENDS, token="late", refresh_token="later", expires_at=later)
    found = store.find("T0ONE")
    assert found is not None
    assert (found.token, found.refresh_token, found.expires_at) == ("new", "newer", later)


def test_a_state_comes_back_once_and_in_time(anywhere: Engine) -> None:
    store = SqlInstallations(anywhere, Keys.read(FIRST))
    soon = NOW + timedelta(minutes=10)
    store.remember_state("canary-one", soon, NOW)
    store.remember_state("canary-two", soon, NOW)
    assert not store.use_state("canary-three", NOW)
    assert store.use_state("canary-one", NOW)
    assert not store.use_state("canary-one", NOW)
    assert not store.use_state("canary-two", soon)
    assert not any("canary" in row for row in held(anywhere))
    store.remember_state("four", soon + timedelta(hours=1), soon)
    with anywhere.connect() as connection:
        assert len(connection.execute(select(slack_states)).all()) == 1, "expired ones are swept away"


def test_a_guest_is_looked_for_where_they_were_met_last(anywhere: Engine) -> None:
    store = SqlInstallations(anywhere, Keys.read(FIRST))
    assert store.met_in("T0GUEST", "U0LI") is None
    for team in ("T0ONE", "T0TWO"):
        store.note_guest("T0GUEST", "U0LI", team)
    assert store.met_in("T0GUEST", "U0LI") == "T0TWO"


@pytest.mark.parametrize(
    "text",
    ["", " , ", "hunter2", FIRST[:-4], f"{FIRST} x", "密" * 44],
    ids=["none", "commas", "short", "cut", "with more", "Chinese"],
)
def test_a_key_that_is_none_is_refused_without_being_shown(text: str) -> None:
    with pytest.raises(BadKey) as raised:
        Keys.read(text)
    assert not text.strip(" ,") or text not in str(raised.value)


def test_the_same_token_is_sealed_differently_each_time() -> None:
    keys = Keys.read(FIRST)
    assert keys.seal("x", "here") != keys.seal("x", "here")
