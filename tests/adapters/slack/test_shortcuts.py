"""Shortcuts: what works beside a message and in threads, where slash commands do not."""

import json

from tests.adapters.slack.running import EXPERTS, PLENARY, Running
from tests.adapters.slack.state import Message
from tests.adapters.slack.test_manifest import printed

LONG = "Wer haftet, wenn Maschinendaten in fremde Hände geraten?\n" + "Das ist oft gefragt worden. " * 8


def said(slack: Running, text: str, channel: str = PLENARY) -> Message:
    """Something a person wrote in a channel."""
    message = Message(channel, slack.server.space.new_ts(), text, [], by="")
    slack.server.space.messages.append(message)
    return message


def begins_with(slack: Running, user: str, block: str) -> str | None:
    """What an input of the window in sight begins with."""
    blocks = {each.get("block_id"): each for each in slack.person(user).window.view["blocks"]}
    value: str | None = blocks[block]["element"].get("initial_value")
    return value


async def test_the_text_of_a_message_is_proposed_as_a_topic(slack: Running) -> None:
    anna, alex = slack.person("anna"), slack.person("alex")
    message = said(slack, "Wem geh&amp;ören &lt;Daten&gt;, <@U0LIWEI|liwei>?")
    assert (await anna.shortcut("propose_message", message))[0] == 200
    await anna.sees_window("Thema vorschlagen")
    assert begins_with(slack, "anna", "title.de") == "Wem geh&ören <Daten>, @liwei?"
    assert await anna.submit(area="data_security") == {}
    await anna.sees_window("Koordination")
    await slack.sender.send_due()
    card = await alex.reads("Wem geh&ören <Daten>, @liwei?", "Anna")
    await alex.press(card, "Make it a topic")
    await alex.reads("is a topic of the group now")
    with slack.app.open_work() as work:
        assert work.topics.count(1) == 1


async def test_a_long_text_becomes_the_summary_and_chinese_stays_chinese(slack: Running) -> None:
    li, anna = slack.person("liwei"), slack.person("anna")
    await anna.shortcut("propose_message", said(slack, LONG))
    await anna.sees_window("Thema vorschlagen")
    assert begins_with(slack, "anna", "summary.de") == LONG.strip()
    assert begins_with(slack, "anna", "title.de") is None
    await li.shortcut("propose_message", said(slack, "数据归谁所有？"))
    await li.sees_window("提议议题")
    assert begins_with(slack, "liwei", "title.zh") == "数据归谁所有？"


async def test_a_text_full_of_commands_and_line_breaks_is_only_a_text(slack: Running) -> None:
    anna = slack.person("anna")
    await anna.shortcut("propose_message", said(slack, "/leave\n/vote 1\n" + "x" * 5000))
    await anna.sees_window("Thema vorschlagen")
    given = begins_with(slack, "anna", "summary.de")
    assert given is not None
    assert given.startswith("/leave\n/vote 1")
    assert len(given) == 1000


async def test_the_menu_opens_beside_a_message_and_is_about_its_channel(slack: Running) -> None:
    alex = slack.person("alex")
    assert (await alex.shortcut("menu_beside_message", said(slack, "?", EXPERTS)))[0] == 200
    window = await alex.sees_window("What would you like to do?")
    assert "data security" in window.seen.lower()
    await alex.press_in_window("Topics")
    shown = await alex.sees_window("Topics of")
    assert shown is window, "the answer stays in the window"
    assert "data security" in shown.seen.lower(), "and is still about the channel's group"
    assert alex.seen == []


async def test_the_menu_opens_anywhere_in_ones_own_language(slack: Running) -> None:
    li = slack.person("liwei")
    assert (await li.shortcut("menu_anywhere"))[0] == 200
    await li.sees_window("您想做什么？")
    await li.press_in_window("设置")
    await li.sees_window("您的设置")


async def test_a_form_of_the_menu_opens_over_it_and_is_answered_in_its_window(slack: Running) -> None:
    anna = slack.person("anna")
    await anna.shortcut("menu_beside_message", said(slack, "?"))
    await anna.sees_window("Was möchten Sie tun?")
    await anna.press_in_window("Thema vorschlagen")
    await anna.sees_window("Thema vorschlagen", "Zusammenfassung")
    assert await anna.submit(title__de="Haftung", area="other") == {}
    await anna.sees_window("Haftung", "Koordination")


async def test_somebody_new_is_told_what_to_do(slack: Running) -> None:
    jonas = slack.person("jonas")
    await jonas.shortcut("propose_message", said(slack, "Haftung"))
    await jonas.sees_window("/wg join")


async def test_a_mention_with_a_command_still_works(slack: Running) -> None:
    anna = slack.person("anna")
    await anna.mention("<@U0BOT> menü", PLENARY)
    assert (await anna.reads("Was möchten Sie tun?")).only == anna.id
    await anna.mention("<@U0BOT> vorschlagen Haftung", PLENARY)
    await anna.reads("Thema vorschlagen")


def test_the_manifest_names_them_within_slacks_limits() -> None:
    shortcuts = json.loads(printed())["features"]["shortcuts"]
    assert {(each["type"], each["callback_id"]) for each in shortcuts} == {
        ("message", "propose_message"),
        ("message", "menu_beside_message"),
        ("global", "menu_anywhere"),
    }
    for each in shortcuts:
        assert 1 <= len(each["name"]) <= 24
        assert 1 <= len(each["description"]) <= 150
