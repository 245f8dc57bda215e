"""The whole way through in the browser: join, vote, meet, be reminded, each person in their own language."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.adapters.sandbox.browsing import Reader, chromium
from tests.adapters.sandbox.running import running_sandbox

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@dataclass
class Cast:
    """Five people, each in front of a browser of their own."""

    jonas: Reader
    alex: Reader
    li: Reader
    anna: Reader
    wang: Reader

    async def next_due(self) -> None:
        """Let time pass until the next thing falls due."""
        before = await self.alex.page.locator(".time").inner_text()
        await self.alex.page.get_by_role("button", name="Next due").click()
        await expect(self.alex.page.locator(".time")).not_to_have_text(before)


@pytest.fixture
async def cast(tmp_path: Path) -> AsyncIterator[Cast]:
    async with chromium() as browser, running_sandbox(tmp_path) as running:
        await running.sender.start()
        people = {
            name: await Reader.play(browser, running.address, user, room)
            for name, user, room in (
                ("jonas", "jonas", ""),
                ("alex", "alex", ""),
                ("li", "liwei", "plenary"),
                ("anna", "anna", "plenary"),
                ("wang", "wangfang", ""),
            )
        }
        yield Cast(**people)
        await running.sender.stop()
    for reader in people.values():
        assert reader.complaints == []


async def test_the_whole_way_through(cast: Cast) -> None:
    await an_outsider_applies_and_is_approved(cast)
    await a_poll_is_opened_from_the_library(cast)
    await both_sides_vote_and_see_it_live(cast)
    await the_poll_reminds_and_closes_by_itself(cast)
    await a_meeting_is_scheduled(cast)
    await both_sides_answer(cast)
    await reminders_arrive_on_everyones_clock(cast)


async def an_outsider_applies_and_is_approved(cast: Cast) -> None:
    jonas, alex = cast.jonas, cast.alex
    await jonas.say("/beitreten")
    await jonas.press("Arbeitsgruppe Intelligente Fertigung")
    await jonas.fill("Ihre Organisation", "Elbtal Steuerungstechnik GmbH <i>")
    await jonas.form.get_by_label("Art der Organisation").select_option(label="Unternehmen")
    await jonas.form.get_by_label("Deutsche Seite").check()
    await jonas.fill("Region", "Sachsen")
    await jonas.submit()
    await jonas.told("liegt jetzt der Koordination vor")
    await alex.sees("Application to join")
    await alex.sees("Elbtal Steuerungstechnik GmbH <i>")
    await alex.press("Approve")
    await alex.sees("Alex Morgan approved this application")
    await jonas.sees("Willkommen bei „Arbeitsgruppe Intelligente Fertigung“")


async def a_poll_is_opened_from_the_library(cast: Cast) -> None:
    alex = cast.alex
    await alex.say("/poll")
    for step in ("Working group on", "From the library", "Data security", "Access to machine data"):
        await alex.press(step)
    await alex.press("Open question 1")
    await alex.fill("Deadline", "2 December, 18:00")
    await expect(alex.form.locator("output")).to_contain_text("2 Dec 2026, 18:00 Beijing · 11:00 Berlin")
    await alex.submit()
    await alex.told("The poll is open until")


async def both_sides_vote_and_see_it_live(cast: Cast) -> None:
    li, anna = cast.li, cast.anna
    for reader in (li, anna):
        await reader.sees("贵机构目前的合同主要如何约定机器数据的使用？")
        await reader.sees("Wie regeln Ihre Verträge die Nutzung von Maschinendaten")
        await reader.sees("截止时间 · Frist")
    figures = ".figures >> nth="
    await li.press("单独的数据协议 · Eigener Datenvertrag")
    await li.told("您的选票已计入")
    await expect(anna.last.locator(figures + "0")).to_have_text("1 · 100%")
    await anna.press("主合同中的详细条款 · Ausführliche Klausel")
    await anna.told("Ihre Stimme zählt")
    for reader in (li, anna):
        await expect(reader.last.locator(figures + "0")).to_have_text("1 · 50%")
        await expect(reader.last.locator(figures + "1")).to_have_text("1 · 50%")


async def the_poll_reminds_and_closes_by_itself(cast: Cast) -> None:
    await cast.next_due()
    await cast.wang.sees("您还没有投票")
    await cast.wang.sees("2026年12月2日周三 18:00 南京")
    await cast.jonas.sees("Ihre Stimme fehlt noch")
    await cast.jonas.press("Eigener Datenvertrag")
    await cast.jonas.told("Ihre Stimme zählt")
    for reader in (cast.li, cast.anna):
        await expect(reader.page.locator('.room[data-room^="dm:"] .count')).to_have_count(
            1
        )  # only the greeting
        await expect(reader.page.locator('.room[data-room^="dm:"] .count')).to_contain_text("1")
    await cast.next_due()
    for reader in (cast.li, cast.anna):
        await reader.sees("结果：贵机构目前的合同主要如何约定机器数据的使用？")
        await reader.sees("Die meisten Stimmen hat „Eigener Datenvertrag“: 2 Stimmen.")


async def a_meeting_is_scheduled(cast: Cast) -> None:
    alex = cast.alex
    await alex.say("/meet")
    await alex.press("Working group on")
    await alex.fill("Chinese", "数据安全研讨会")
    await alex.fill("German", "Workshop zur Datensicherheit")
    await alex.fill("English", "Workshop on data security")
    await alex.fill("Day and time", "10 December, 16:00")
    await alex.submit()
    await expect(alex.form.get_by_role("alert")).not_to_be_empty()  # neither place nor link
    await expect(alex.form.get_by_label("English")).to_have_value("Workshop on data security")
    await alex.fill("Place", "German Centre Beijing, room 3")
    await alex.fill("Web link", "https://meet.example.org/data-security")
    await alex.submit()
    await alex.told("“Workshop on data security” is scheduled")


async def both_sides_answer(cast: Cast) -> None:
    for reader in (cast.li, cast.anna):
        await reader.sees("2026年12月10日周四 16:00 北京")
        await reader.sees("Do., 10. Dez. 2026, 09:00 Berlin")
    link = cast.anna.last.locator("a[target=_blank]")
    await expect(link).to_have_attribute("href", "https://meet.example.org/data-security")
    await expect(link).to_have_attribute("rel", "noopener noreferrer")
    await cast.li.press("现场参加 · Zusage vor Ort")
    await cast.anna.press("待定 · Unter Vorbehalt")
    for reader in (cast.li, cast.anna):
        await reader.sees("参加 1，不参加 0，待定 1")
        await reader.sees("Zusage 1, Absage 0, unter Vorbehalt 1")


async def reminders_arrive_on_everyones_clock(cast: Cast) -> None:
    await cast.li.go("dm:liwei")
    await cast.anna.go("dm:anna")
    stops = ("a week before", "two working days before, others are asked", "a day before", "an hour before")
    for _stop in stops:
        await cast.next_due()
        await cast.li.sees("数据安全研讨会")
        await cast.li.sees("2026年12月10日周四 16:00 上海 · 09:00 柏林")
        await cast.anna.sees("Erinnerung: Workshop zur Datensicherheit")
        await cast.anna.sees("Do., 10. Dez. 2026, 09:00 München · 16:00 Peking")
    await expect(cast.anna.page.locator(".time")).to_contain_text("08:00")
    await expect(cast.li.page.locator(".time")).to_contain_text("15:00")
    await cast.next_due()
    await cast.li.sees("即将开始：数据安全研讨会")
    await cast.anna.sees("Beginnt jetzt: Workshop zur Datensicherheit")
