"""The page in a real Chromium, as a person uses it: typing, pressing, reading."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
THERE = CHROMIUM.exists()
PATIENCE = 15_000
"""Milliseconds after which what should be seen is not seen."""

expect.set_options(timeout=PATIENCE)


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Debian's Chromium. Where there is none the test is skipped; on the continuous integration it fails."""
    if not THERE:
        why = f"no Chromium at {CHROMIUM} (Debian: apt-get install chromium)"
        if os.environ.get("CI"):
            pytest.fail(why)
        pytest.skip(why)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        await browser.close()


@dataclass
class Reader:
    """Somebody in front of the page."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    @classmethod
    async def arrive(
        cls, browser: Browser, address: str, *, width: int = 1200, dark: bool = False
    ) -> "Reader":
        """A browser of their own; whatever its console complains of is noted."""
        context = await browser.new_context(
            viewport={"width": width, "height": 780}, color_scheme="dark" if dark else "light", locale="en-GB"
        )
        reader = cls(await context.new_page())
        reader.page.set_default_timeout(PATIENCE)
        reader.page.on("console", lambda said: reader._note(said.type, said.text))
        reader.page.on("pageerror", lambda error: reader.complaints.append(str(error)))
        await reader.page.goto(address)
        return reader

    @classmethod
    async def play(
        cls, browser: Browser, address: str, user: str, room: str = "", *, width: int = 1200
    ) -> "Reader":
        """Open the page as a person, in a room, and wait until it is there."""
        reader = await cls.arrive(browser, f"{address}/#{user}{'/' + room if room else ''}", width=width)
        await expect(reader.box).to_be_visible()
        return reader

    @property
    def box(self) -> Locator:
        """Where one types."""
        return self.page.locator(".composer textarea")

    @property
    def last(self) -> Locator:
        """The newest message of the room that is open."""
        return self.page.locator(".message").last

    @property
    def form(self) -> Locator:
        """The form that is open."""
        return self.page.locator("form.form")

    def _note(self, kind: str, said: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(said)

    async def say(self, words: str) -> None:
        """Type into the box, and send."""
        await self.box.fill(words)
        await self.box.press("Enter")

    async def press(self, label: str) -> None:
        """Wait for the newest message to have a button that holds these words, and press it."""
        await self.last.locator(".button", has_text=label).first.click()

    async def sees(self, words: str) -> None:
        """Wait until the newest message holds these words."""
        await expect(self.last).to_contain_text(words)

    async def told(self, words: str) -> None:
        """Wait until a passing note says these words."""
        await expect(self.page.locator(".toast", has_text=words).first).to_be_visible()

    async def go(self, room: str) -> None:
        """Open a room (by its id)."""
        await self.page.locator(f'.room[data-room="{room}"]').click()

    async def fill(self, field: str, value: str) -> None:
        """Fill the input with this label."""
        await self.form.get_by_label(field, exact=False).first.fill(value)

    async def submit(self) -> None:
        """Send the form off."""
        await self.form.locator("button[type=submit]").click()
