"""People and the bot, in private and in a group."""

from tests.adapters.telegram.conftest import Running


async def test_somebody_new_is_welcomed_in_their_language(running: Running) -> None:
    await running.jonas.type("/start")
    welcome = await running.jonas.sees("Guten Tag")
    assert welcome.buttons
