"""Asking for help, in every way Slack offers."""

from tests.adapters.slack.running import PLENARY, Running


async def test_help_is_ephemeral_and_in_the_language_of_the_person(slack: Running) -> None:
    anna = slack.person("anna")
    assert (await anna.command("", PLENARY))[0] == 200
    card = await anna.reads("Was Sie mich fragen können")
    assert card.only == anna.id
    assert slack.server.space.in_channel(PLENARY) == []
