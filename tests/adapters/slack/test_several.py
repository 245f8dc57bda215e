"""Two workspaces at once: each is spoken to with its own token, and one ledger is under both."""

import asyncio
import logging
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from adapters.slack import connect
from adapters.slack.places import room_in
from bot.chat.exchange import Account
from bot.errors import DeliveryFailed
from storage.schema import every_table
from storage.sealing import Keys
from tests.adapters.slack.installing import OTHER, Installed, free_port, settings_for, several
from tests.adapters.slack.person import Person
from tests.adapters.slack.running import PLENARY, id_of, prepared
from tests.adapters.slack.several import SECONDS, SeveralSlack
from tests.adapters.slack.state import TEAM, Message
from tests.adapters.slack.test_http import everything_at_debug
from tests.adapters.slack.test_voting import first_button, open_poll


def account(user: str, team: str) -> Account:
    """Somebody's account in a workspace."""
    return Account("slack", id_of(user), team)


async def cards(slack: Installed) -> list[Message]:
    """The card of a new poll in the channel of each workspace."""
    open_poll(slack)
    await slack.sender.send_due()
    return [
        card for team in (TEAM, OTHER) for card in slack.server.workspaces[team].space.in_channel(PLENARY)
    ]


@pytest.mark.parametrize("http", [True, False])
async def test_a_vote_from_each_workspace_reaches_the_same_poll(tmp_path: Path, http: bool) -> None:
    async with several(tmp_path, http=http) as slack:
        await slack.install()
        one, two = await cards(slack)
        anna, thomas = slack.person("anna"), slack.person("wangfang", OTHER)
        await anna.press(one, first_button(one))
        await anna.reads("Ihre Stimme")
        await thomas.press(two, first_button(two))
        await thomas.reads("您的选票")
        await slack.sender.send_due()
        assert one.seen == two.seen
        assert "2 · 100" in one.seen
        made = slack.server.asked + [m for each in slack.server.workspaces.values() for m in each.asked]
        assert made.count("auth.test") == 2, "once for each installation, and never for an event"


async def test_no_token_reaches_a_log_or_lies_open_in_a_table(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with several(tmp_path) as slack:
        slack.server.rotates = True
        with everything_at_debug():
            await slack.install()
            one, _two = await cards(slack)
            await slack.person("anna").press(one, first_button(one))
            slack.clock.advance(timedelta(seconds=SECONDS - 60))
            await slack.person("anna").say("hilfe")
            async with slack.browser() as browser:
                await browser.open(await slack.back(browser) + "x")
        with slack.app.engine.connect() as connection:
            rows = [
                repr(tuple(row))
                for table in every_table().sorted_tables
                for row in connection.execute(select(table))
            ]
    assert len(rows) > 40
    told = [*(record.getMessage() for record in caplog.records if record.name != "aiosqlite"), *rows]
    found = [line for line in told for word in ("xoxb-", "xoxp-", "xoxe", "canary") if word in line]
    assert found == []


async def test_an_event_of_a_workspace_without_the_bot_is_taken_and_nothing_else(tmp_path: Path) -> None:
    async with several(tmp_path) as slack:
        await slack.install(TEAM)
        anna = slack.person("anna", OTHER)
        assert (await anna.say("hilfe"))[0] == 200
        assert (await anna.command("hilfe"))[0] == 200
        await anna.reads("no longer installed", "nicht mehr installiert", "不再安装")
        assert len(anna.seen) == 1
        with slack.app.open_work() as work:
            assert work.members.by_account(account("anna", OTHER)) is None


async def test_what_goes_to_a_workspace_without_the_bot_is_given_up_at_once(tmp_path: Path) -> None:
    async with several(tmp_path) as slack:
        await slack.install(TEAM)
        assert len(await cards(slack)) == 1
        with pytest.raises(DeliveryFailed, match="not installed") as failed:
            await slack.slack.outbound.private_chat(account("anna", OTHER))
        assert failed.value.permanent


@pytest.mark.parametrize("kind", ["app_uninstalled", "tokens_revoked"])
async def test_a_workspace_that_drops_the_bot_is_forgotten_and_its_rooms_closed(
    tmp_path: Path, kind: str
) -> None:
    async with several(tmp_path) as slack:
        await slack.install()
        slack.server.drop(OTHER)
        event = {"type": kind, "tokens": {"oauth": [], "bot": ["U0BOT"]}}
        assert (await slack.person("alex", OTHER).happens(event))[0] == 200
        with slack.app.open_work() as work:
            here, there = (work.rooms.bound(room_in(team, PLENARY)) for team in (TEAM, OTHER))
            assert here is not None
            assert there is not None
            assert (here.closed_at, there.closed_at) == (None, slack.clock.now())
        assert len(await cards(slack)) == 1
        assert await slack.slack.workspaces.find(OTHER) is None
        assert await slack.slack.workspaces.find(TEAM) is not None


async def test_somebodys_own_token_is_none_of_the_bots(tmp_path: Path) -> None:
    async with several(tmp_path) as slack:
        await slack.install(TEAM)
        await slack.person("anna").happens({"type": "tokens_revoked", "tokens": {"oauth": ["U0ANNA"]}})
        assert await slack.slack.workspaces.find(TEAM) is not None


async def test_an_old_farewell_does_not_undo_a_new_installation(tmp_path: Path) -> None:
    async with several(tmp_path) as slack:
        await slack.install(TEAM)
        slack.clock.advance(timedelta(seconds=2))
        await slack.install(TEAM)
        assert (await slack.person("anna").happens({"type": "app_uninstalled"}))[0] == 200
        assert await slack.slack.workspaces.find(TEAM) is not None


async def test_a_guest_is_written_to_where_they_were_met(tmp_path: Path) -> None:
    async with several(tmp_path) as slack:
        await slack.install(OTHER)
        guest = Person(slack.server.workspaces[OTHER], id_of("anna"), team="T0ELSEWHERE")
        card = await guest_card(slack, guest)
        assert card.channel == f"D{guest.id}"
        own = account("anna", "T0ELSEWHERE")
        assert await slack.slack.outbound.private_chat(own) == room_in(OTHER, f"D{guest.id}")
        with slack.app.open_work() as work:
            assert work.members.by_account(own) is not None
            assert work.members.by_account(account("anna", OTHER)) is None


async def guest_card(slack: Installed, guest: Person) -> Message:
    """What the bot says to somebody of a workspace that has not installed it."""
    await guest.say("hilfe", user_team=guest.team)
    return await guest.reads("Was Sie mich fragen können")


async def test_a_token_is_renewed_before_it_ends_and_only_once(tmp_path: Path) -> None:
    async with several(tmp_path) as slack:
        slack.server.rotates = True
        await slack.install(TEAM)
        first = await slack.slack.workspaces.find(TEAM)
        slack.clock.advance(timedelta(seconds=SECONDS) - timedelta(hours=3))
        assert await slack.slack.workspaces.find(TEAM) == first
        slack.clock.advance(timedelta(hours=2))
        found = await asyncio.gather(*(slack.slack.workspaces.find(TEAM) for _task in range(5)))
        assert len({each.token for each in found if each}) == 1
        assert found[0] != first
        assert slack.server.asked.count("oauth.v2.access") == 2
        slack.server.speakers.pop(first.token if first else "")
        await slack.person("anna").say("hilfe")
        await slack.person("anna").reads("Was Sie mich fragen können")


async def test_while_slack_gives_no_new_token_the_old_one_is_used_to_its_end(tmp_path: Path) -> None:
    async with several(tmp_path) as slack:
        slack.server.rotates = True
        await slack.install(TEAM)
        first = await slack.slack.workspaces.find(TEAM)
        slack.clock.advance(timedelta(seconds=SECONDS - 60))
        slack.server.refuse("oauth.v2.access", "internal_error")
        for _time in range(3):
            assert await slack.slack.workspaces.find(TEAM) == first
        assert slack.server.asked.count("oauth.v2.access") == 2, "it does not ask for each event"
        slack.clock.advance(timedelta(seconds=61))
        slack.server.refuse("oauth.v2.access", "internal_error")
        with pytest.raises(DeliveryFailed, match="internal_error"):
            await slack.slack.workspaces.find(TEAM)
        assert await slack.slack.workspaces.find(TEAM) != first


async def test_with_keys_that_do_not_fit_it_does_not_start(tmp_path: Path) -> None:
    async with several(tmp_path) as slack:
        await slack.install(TEAM)
        other = connect(slack.app, settings_for(slack.server, free_port(), key=Keys.new()))
        with pytest.raises(DeliveryFailed, match="do not fit WGBOT_SLACK__ENCRYPTION_KEYS"):
            await other.start()


async def test_a_key_that_is_none_is_named(tmp_path: Path) -> None:
    app, _clock = prepared(tmp_path)
    with pytest.raises(ValueError, match="WGBOT_SLACK__ENCRYPTION_KEYS: one of the keys") as raised:
        connect(app, settings_for(SeveralSlack(()), 1, key="hunter2"))
    assert "hunter2" not in str(raised.value)
    app.engine.dispose()
