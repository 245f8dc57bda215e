"""A file in the page: read by its words, downloaded by a click, and by nobody who may not see it."""

import asyncio
from pathlib import Path

import pytest
from playwright.async_api import expect

from bot.example import enliven
from tests.adapters.sandbox.browsing import Reader, chromium
from tests.adapters.sandbox.running import Running
from tests.cast import NOW

pytestmark = pytest.mark.browser


async def test_a_calendar_file_is_downloaded_by_a_click(running: Running) -> None:
    with running.app.open_work() as work:
        enliven(work, NOW)
    await running.sender.send_due()
    async with chromium() as browser:
        anna = await Reader.play(browser, running.address, "anna", "plenary")
        link = anna.page.locator(".file a").first
        await expect(link).to_contain_text("日历文件 · Kalenderdatei")
        async with anna.page.expect_download() as download:
            await link.click()
        file = await download.value
        assert file.suggested_filename.endswith(".ics")
        content = await file.path()
        assert (await asyncio.to_thread(Path(content).read_bytes)).startswith(b"BEGIN:VCALENDAR")
        await anna.page.get_by_role("button", name="Kalenderdatei").first.click()
        own = anna.page.locator(".private .file a")
        await expect(own).to_contain_text("Kalenderdatei")
        assert await own.get_attribute("download")
        assert anna.complaints == []
