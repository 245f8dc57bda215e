"""Slack repeats, refuses, waits and falls silent: nothing is lost, nothing is applied twice."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.adapters.away import database_away
from tests.adapters.slack.running import PLENARY, Running, running_slack
from tests.adapters.slack.state import BOT
from tests.adapters.slack.test_voting import first_button, open_poll


async def test_an_event_that_comes_three_times_is_answered_once(slack: Running) -> None:
    anna = slack.person("anna")
    chat = slack.server.space.private_chat(anna.id).id
    event = {"type": "message", "channel_type": "im", "user": anna.id, "text": "hilfe", "channel": chat}
    for _time in range(3):
        assert (await anna.happens(event, "Ev0REPEATED"))[0] == 200
    await anna.say("datenschutz")
    await anna.reads("über Sie")
    assert sum("Was Sie mich fragen können" in each.seen for each in anna.seen) == 1


@pytest.mark.parametrize("http", [True, False])
async def test_what_was_not_stored_is_not_acknowledged_and_comes_again(tmp_path: Path, http: bool) -> None:
    async with running_slack(tmp_path, http=http) as slack:
        anna = slack.person("anna")
        chat = slack.server.space.private_chat(anna.id).id
        event = {"type": "message", "channel_type": "im", "user": anna.id, "text": "hilfe", "channel": chat}
        payload = {"type": "event_callback", "event_id": "Ev0AWAY", "team_id": "T0WORKING", "event": event}
        with database_away(slack.app.engine):
            assert (await slack.server.deliver_once("events_api", payload))[0] == 500
        assert anna.seen == []
        assert (await slack.server.deliver_once("events_api", payload, retry=1))[0] == 200
        await anna.reads("Was Sie mich fragen können")


async def test_a_message_waits_as_long_as_slack_asks(slack: Running) -> None:
    open_poll(slack)
    slack.server.busy("chat.postMessage", 20)
    await slack.sender.send_due()
    slack.clock.advance(timedelta(seconds=19))
    await slack.sender.send_due()
    assert slack.server.space.made("chat.postMessage") == []
    slack.clock.advance(timedelta(seconds=1))
    await slack.sender.send_due()
    assert len(slack.server.space.in_channel(PLENARY)) == 1


async def test_an_answer_waits_too(slack: Running) -> None:
    anna = slack.person("anna")
    slack.server.busy("chat.postMessage", 0)
    await anna.say("hilfe")
    await anna.reads("Was Sie mich fragen können")


@pytest.mark.parametrize("error", ["is_archived", "channel_not_found", "not_in_channel", "account_inactive"])
async def test_what_slack_never_takes_is_given_up_at_once(slack: Running, error: str) -> None:
    open_poll(slack)
    slack.server.refuse("chat.postMessage", error)
    await slack.sender.send_due()
    slack.clock.advance(timedelta(hours=3))
    await slack.sender.send_due()
    assert slack.server.space.in_channel(PLENARY) == []


async def test_a_passing_failure_is_tried_again(slack: Running) -> None:
    open_poll(slack)
    slack.server.refuse("chat.postMessage", "internal_error")
    await slack.sender.send_due()
    slack.clock.advance(timedelta(seconds=5))
    await slack.sender.send_due()
    assert len(slack.server.space.in_channel(PLENARY)) == 1


async def test_a_form_whose_trigger_is_too_old_is_offered_by_a_button(slack: Running) -> None:
    alex = slack.person("alex")
    slack.server.refuse("views.open", "expired_trigger_id")
    await alex.command("meet", PLENARY)
    offer = await alex.reads("Schedule a meeting")
    await alex.press(offer, first_button(offer))
    await alex.sees_window("Schedule a meeting")


async def test_where_the_bot_is_no_member_people_are_answered_all_the_same(slack: Running) -> None:
    slack.server.space.channels[PLENARY].members.discard(BOT)
    alex = slack.person("alex")
    await alex.command("settings", PLENARY)
    card = await alex.reads("Alex Morgan")
    await alex.press(card, "Change name")
    await alex.sees_window("Your name")
    assert await alex.submit(person="Alexandra Morgan") == {}
    assert (await alex.reads("Alexandra Morgan")).channel == f"D{alex.id}"


async def test_a_card_that_somebody_deleted_is_shown_anew(slack: Running) -> None:
    open_poll(slack)
    anna = slack.person("anna")
    await anna.say("abstimmen")
    card = await anna.reads("░")
    payload = anna.pressed(card, first_button(card))
    slack.server.space.messages.remove(card)
    await slack.server.deliver("interactive", payload)
    assert (await anna.reads("Ihre Stimme", "░")).ts != card.ts


async def test_an_answer_whose_address_has_expired_comes_in_the_private_chat(slack: Running) -> None:
    open_poll(slack)
    await slack.sender.send_due()
    [card] = slack.server.space.in_channel(PLENARY)
    anna = slack.person("anna")
    payload = anna.pressed(card, first_button(card))
    slack.server.space.addresses.clear()
    await slack.server.deliver("interactive", payload)
    assert (await anna.reads("Ihre Stimme")).channel == f"D{anna.id}"


async def test_a_connection_that_slack_ends_is_taken_up_again(slack: Running) -> None:
    await slack.server.sockets[-1].send_json({"type": "disconnect", "reason": "refresh_requested"})
    await slack.server.space.until(lambda: slack.server.connections == 2)
    anna = slack.person("anna")
    await anna.command("hilfe")
    await anna.reads("Was Sie mich fragen können")


async def test_a_connection_that_only_looks_alive_is_replaced(tmp_path: Path) -> None:
    async with running_slack(tmp_path, deaf=True, ping_seconds=0.3) as slack:
        await slack.server.space.until(lambda: slack.server.connections >= 2)
        assert slack.slack.hears, "there is some time for it"
        await slack.server.space.until(lambda: not slack.slack.hears)
