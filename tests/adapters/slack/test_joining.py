"""Joining a working group by modal."""

import html

from bot.chat.exchange import Account
from bot.membership.model import JoinMode
from tests.adapters.slack.running import Running
from tests.adapters.slack.state import TEAM


async def test_an_outsider_applies_by_modal_with_an_error_at_its_field(slack: Running) -> None:
    jonas, alex = slack.person("jonas"), slack.person("alex")
    await jonas.command("beitreten")
    card = await jonas.reads("Arbeitsgruppe")
    await jonas.press(card, "Arbeitsgruppe Intelligente Fertigung")
    window = await jonas.sees_window("Arbeitsgruppe Intelligente Fertigung", "Organisation")
    assert window.view["title"]["text"] == "Bitte ausfüllen"

    errors = await jonas.submit(organisation="Dresdner\u202eWerk", kind="company", side="de", small="yes")
    assert list(errors) == ["organisation"]
    assert "Steuerzeichen" in errors["organisation"]
    assert jonas.window is window, "the window with everything typed stays open"

    assert await jonas.submit(organisation="Dresdner Werk", kind="company", side="de", small="yes") == {}
    assert slack.server.space.stacks[jonas.id] == []
    await jonas.reads("Arbeitsgruppe")
    await slack.sender.send_due()
    await alex.reads("Jonas Weber", "Dresdner Werk")


async def test_a_newcomer_is_greeted_once_in_the_language_of_their_profile(slack: Running) -> None:
    jonas = slack.person("jonas")
    await jonas.open_home("messages")
    await jonas.reads("Willkommen")
    await jonas.open_home("messages")
    await jonas.say("hilfe")
    await jonas.reads("Was Sie mich fragen können")
    assert sum("Willkommen" in each.seen for each in jonas.seen) == 1
    with slack.app.open_work() as work:
        member = work.members.by_account(Account("slack", jonas.id, TEAM))
        assert member is not None
        assert member.name == "Jonas Weber"


async def test_an_error_of_the_whole_form_stands_on_top_and_keeps_the_answers(slack: Running) -> None:
    jonas = slack.person("jonas")
    await jonas.command("beitreten")
    await jonas.press(await jonas.reads("Arbeitsgruppe"), "Arbeitsgruppe Intelligente Fertigung")
    await jonas.sees_window("Organisation")
    asked = len(jonas.window.view["blocks"])
    let_join(slack, JoinMode.INVITATION)
    typed = {"organisation": "Dresdner Werk", "kind": "company", "side": "de", "small": "yes"}
    for _attempt in range(2):
        assert await jonas.submit(**typed) == {}
        first, *others = jonas.window.view["blocks"]
        assert (first["type"], first["block_id"]) == ("section", "error")
        assert len(others) == asked, "the error of the attempt before is gone"
    let_join(slack, JoinMode.APPLICATION)
    assert await jonas.submit() == {}, "everything typed is still there"
    assert slack.server.space.stacks[jonas.id] == []
    await slack.sender.send_due()
    await slack.person("alex").reads("Jonas Weber", "Dresdner Werk")


async def test_a_name_full_of_markup_pings_nobody(slack: Running) -> None:
    jonas, name = slack.person("jonas"), "<!channel> *J* & <@U0ANNA>"
    slack.server.space.users[jonas.id].name = name
    await jonas.command("beitreten")
    await jonas.press(await jonas.reads("Arbeitsgruppe"), "Arbeitsgruppe Intelligente Fertigung")
    await jonas.sees_window("Organisation")
    await jonas.submit(organisation="<!here> GmbH", kind="company", side="de", small="yes")
    await slack.sender.send_due()
    asked = await slack.person("alex").reads(name, "<!here> GmbH")
    assert "<" not in asked.text, "in the text beside the blocks it is escaped"
    assert name in html.unescape(asked.text)


def let_join(slack: Running, mode: JoinMode) -> None:
    """Change how people join the working group."""
    with slack.app.open_work() as work:
        [group, *_experts] = work.groups.page(0, 2)
        group.join_mode = mode
