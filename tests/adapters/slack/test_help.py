"""Asking for help, in every way Slack offers."""

import re

from tests.adapters.slack.running import PLENARY, Running
from tests.adapters.slack.state import BOT, TEAM


async def test_help_is_ephemeral_and_in_the_language_of_the_person(slack: Running) -> None:
    anna = slack.person("anna")
    assert (await anna.command("", PLENARY))[0] == 200
    card = await anna.reads("Was Sie mich fragen können")
    assert card.only == anna.id
    assert slack.server.space.in_channel(PLENARY) == []


async def test_commands_stand_as_they_are_typed_in_slack(slack: Running) -> None:
    li = slack.person("liwei")
    await li.command("帮助")
    card = await li.reads("/wg join", "/wg vote", "/wg 投票")
    assert not re.search(r"(?<!\w)/(?!wg )", card.seen)
    await li.command("vot")
    await li.reads("/wg vote")


async def test_whoever_brings_the_bot_into_a_channel_is_shown_what_it_can_do(slack: Running) -> None:
    alex = slack.person("alex")
    event = {"type": "member_joined_channel", "channel": PLENARY, "channel_type": "C", "team": TEAM}
    await alex.happens(event | {"user": BOT, "inviter": alex.id})
    assert (await alex.reads("/wg groups")).only == alex.id
    assert (await alex.happens(event | {"user": "U0OTHER"}))[0] == 200


async def test_what_nobody_said_to_the_bot_is_not_answered(slack: Running) -> None:
    anna = slack.person("anna")
    assert (await anna.say("hilfe", subtype="message_changed"))[0] == 200
    assert (await anna.say("hilfe", bot_id="B0OTHER"))[0] == 200
    assert (await anna.say("hilfe", channel=PLENARY, channel_type="channel"))[0] == 200
    assert (await anna.happens({"type": "channel_rename", "channel": {"id": PLENARY}}))[0] == 200
    await anna.say("datenschutz")
    await anna.reads("Was über Sie")
    assert [each for each in slack.server.space.messages if "fragen können" in each.seen] == []
