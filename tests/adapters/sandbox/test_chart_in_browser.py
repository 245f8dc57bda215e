"""A chart in the page: asked for below the result, seen as a picture, described for those who do not see it."""

from datetime import timedelta

import pytest
from playwright.async_api import expect

from bot.chat.exchange import Account
from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.polls import service, voting
from bot.polls.counting import Method
from bot.polls.service import Asking
from tests.adapters.sandbox.browsing import Reader, chromium
from tests.adapters.sandbox.running import Running
from tests.cast import NOW
from tests.polls.scenes import member

pytestmark = pytest.mark.browser

WIDTH = "picture => picture.decode().then(() => picture.naturalWidth)"


def in_three(zh: str, de: str, en: str) -> Variants:
    """Something in every language."""
    return Variants({Language.ZH: zh, Language.DE: de, Language.EN: en}, Language.EN)


OPTIONS = (
    in_three("线上研讨会", "Online-Workshop", "Online workshop"),
    in_three("汉诺威现场会议", "Treffen in Hannover", "Meeting in Hanover"),
)


def closed_poll(running: Running) -> None:
    """A poll that two took part in, closed."""
    with running.app.open_work() as work:
        alex, anna, li = (member(work, Account("sandbox", user)) for user in ("alex", "anna", "liwei"))
        question = in_three("下次会议形式？", "Wie tagen wir als Nächstes?", "How do we meet next?")
        asking = Asking(question, OPTIONS, Method.ONE)
        poll = service.open_poll(work, alex, 1, asking, NOW + timedelta(days=1), NOW)
        for who, option in ((anna, 0), (li, 1), (alex, 0)):
            voting.cast_vote(work, who, poll.id, option, True, NOW)
        service.end_poll(work, alex, poll.id, NOW)


async def test_a_chart_is_seen_and_described(running: Running) -> None:
    closed_poll(running)
    await running.sender.send_due()
    async with chromium() as browser:
        reader = await Reader.play(browser, running.address, "anna", "plenary")
        await reader.page.get_by_role("button", name="Diagramm").first.click()
        picture = reader.page.locator(".private img.picture")
        await expect(picture).to_have_attribute("alt", "Dasselbe als Bild")
        assert await picture.evaluate(WIDTH) > 1000
        await expect(reader.page.locator(".private").last).to_contain_text("67")
        assert reader.complaints == []
