"""What docs/telegram.md and docs/slack.md promise, step by step: from an empty folder to a room that is used."""

from pathlib import Path

from tests.adapters.slack.person import Person
from tests.adapters.slack.state import BOT, Channel, User
from tests.adapters.telegram.people import GROUP, Human
from tests.operate.process import said, wgbot
from tests.operate.servers import ScopedSlack, TelegramServer


async def test_on_telegram(tmp_path: Path, telegram: TelegramServer) -> None:
    alex = Human(telegram, 1003, "Alex", "en")
    settings = telegram.environment()
    async with wgbot(tmp_path, "run", **settings) as bot:
        await bot.until("The bot is on Telegram.")
        await alex.type(f"/start {await code(tmp_path, settings)}")
        await alex.sees("liaison office")
        await alex.type("/groups")
        await alex.press(await alex.sees("no working group yet"), "Found a working group")
        await found(alex)
        await alex.type("/bind")
        shown = await alex.sees("type there: /bind")
        await alex.type(shown.text[shown.text.index("/bind") :].splitlines()[0], GROUP)
        await alex.sees("is now used by")
        await telegram.until(lambda: telegram.said_to(GROUP))
        assert await bot.stop() == 0
    assert "Traceback" not in bot.printed


async def found(alex: Human) -> None:
    """Answer the questions about the group: its name in three languages, the rest as it is proposed."""
    for number, name in enumerate(("氢能", "Wasserstoff", "Hydrogen"), start=1):
        await alex.sees(f"Question {number} of 8")
        await alex.type(name)
    for number in (4, 5, 6):
        await alex.press(await alex.sees(f"Question {number} of 8"), "Skip this question")
    await alex.press(await alex.sees("Question 7 of 8"), "Done with the choice")
    await alex.press(await alex.sees("Question 8 of 8"), "Keep this answer")
    await alex.press(await alex.sees("Please check your answers"), "Found")


async def test_on_slack(tmp_path: Path, slack: ScopedSlack) -> None:
    slack.space.users["U0ALEX"] = User("U0ALEX", "Alex Morgan", "en-GB")
    slack.space.channels["C0ROOM"] = Channel("C0ROOM", {BOT, "U0ALEX"})
    alex = Person(slack, "U0ALEX")
    settings = slack.environment()
    async with wgbot(tmp_path, "run", **settings) as bot:
        await bot.until("The bot is on Slack.")
        await alex.command(f"start {await code(tmp_path, settings)}", "C0ROOM")
        await alex.reads("liaison office")
        assert await bot.stop() == 0
    assert "Traceback" not in bot.printed


async def code(folder: Path, settings: dict[str, str]) -> str:
    """What `wgbot coordinator` prints first."""
    status, printed = await said(folder, "coordinator", **settings)
    assert status == 0
    return printed.split()[0]
