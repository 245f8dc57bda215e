"""The page in a browser: by keyboard, for the ear, on a phone, and when the line breaks."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, expect

from adapters.sandbox import connect
from tests.adapters.sandbox.browsing import Reader, chromium
from tests.adapters.sandbox.running import Running

pytestmark = pytest.mark.browser

SENT_BY_LI = '<b id="bold">你好</b><img src="x" onerror="document.title=1">'


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as browser:
        yield browser


async def test_choosing_typing_and_sending_need_no_mouse(running: Running, browser: Browser) -> None:
    somebody = await Reader.arrive(browser, running.address)
    page = somebody.page
    await expect(page.locator(".person").first).to_be_visible()
    await page.keyboard.press("Tab")
    await expect(page.locator(".person").first).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator("html")).to_have_attribute("lang", "zh")
    await expect(page).to_have_title("李伟 · wgbot")
    await somebody.box.press_sequentially("／hilf")
    options = page.get_by_role("option")
    await expect(options).to_have_count(1)
    await page.keyboard.press("ArrowDown")
    await expect(somebody.box).to_have_attribute(
        "aria-activedescendant", await options.first.get_attribute("id") or ""
    )
    await page.keyboard.press("Enter")
    await expect(somebody.box).to_have_value("/hilfe")
    await page.keyboard.press("Enter")
    await somebody.sees("/帮助")
    await expect(somebody.box).to_be_focused()
    assert somebody.complaints == []


async def test_enter_that_ends_a_chinese_word_does_not_send(running: Running, browser: Browser) -> None:
    li = await Reader.play(browser, running.address, "liwei", "plenary")
    await li.box.fill("ni hao")
    await li.box.dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True})
    await expect(li.box).to_have_value("ni hao")
    await li.box.press("Shift+Enter")
    await li.box.press("Enter")
    await li.sees("ni hao")


async def test_a_form_takes_the_focus_keeps_what_was_typed_and_gives_the_focus_back(
    running: Running, browser: Browser
) -> None:
    alex = await Reader.play(browser, running.address, "alex", "plenary")
    await alex.say("/meet")
    first = alex.form.locator("input").first
    await expect(first).to_be_focused()
    await alex.fill("German", "Sitzung <b>eins</b>")
    await alex.fill("Day and time", "gibberish")
    await alex.page.keyboard.press("Enter")
    moment = alex.form.get_by_label("Day and time", exact=False).first
    await expect(moment).to_be_focused()
    await expect(moment).to_have_attribute("aria-invalid", "true")
    described = (await moment.get_attribute("aria-describedby") or "").split()
    await expect(alex.page.locator(f"#{described[1]}")).not_to_be_empty()
    await expect(alex.form.get_by_role("alert")).to_contain_text("Day and time")
    await expect(alex.form.get_by_label("German")).to_have_value("Sitzung <b>eins</b>")
    await moment.fill("next Tuesday at 3 pm")
    await expect(alex.form.locator("output")).to_contain_text("1 Dec 2026, 15:00 Beijing · 08:00 Berlin")
    await expect(moment).not_to_have_attribute("aria-invalid", "true")
    await alex.page.keyboard.press("Escape")
    await expect(alex.form).to_have_count(0)
    await expect(alex.box).to_be_focused()
    assert alex.complaints == []


async def test_a_button_that_opened_a_form_has_the_focus_again(running: Running, browser: Browser) -> None:
    anna = await Reader.play(browser, running.address, "anna")
    await anna.say("/settings")
    button = anna.last.locator(".button.main")
    await button.focus()
    await anna.page.keyboard.press("Enter")
    await expect(anna.form).to_be_visible()
    await anna.page.keyboard.press("Escape")
    await expect(button).to_be_focused()


async def test_what_people_write_is_inert(running: Running, browser: Browser) -> None:
    li = await Reader.play(browser, running.address, "liwei", "plenary")
    anna = await Reader.play(browser, running.address, "anna", "plenary")
    await li.say(SENT_BY_LI)
    await anna.sees(SENT_BY_LI)
    for reader in (li, anna):
        await expect(reader.page.locator("#bold, .message img")).to_have_count(0)
        assert await reader.page.title() != "1"
        assert reader.complaints == []


async def test_every_text_of_a_card_says_its_language(running: Running, browser: Browser) -> None:
    li = await Reader.play(browser, running.address, "liwei", "plenary")
    await li.say("/帮助")
    await expect(li.last.locator(".card")).to_be_visible()
    bare = """() => [...document.querySelectorAll(".card *")].filter((node) =>
        [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim().length > 3)
        && !node.closest("[lang]:not(html)")).map((node) => node.textContent)"""
    assert await li.page.evaluate(bare) == []
    await expect(li.page.get_by_role("log")).to_have_attribute("aria-live", "polite")
    await expect(li.last.locator(".only-you")).to_have_text("仅您可见")


async def test_everything_that_can_be_pressed_has_a_name(running: Running, browser: Browser) -> None:
    alex = await Reader.play(browser, running.address, "alex", "plenary")
    await alex.say("/meet")
    await expect(alex.form).to_be_visible()
    nameless = """() => [...document.querySelectorAll("button, input:not([aria-hidden]), textarea, select, iframe")]
        .filter((node) => !(node.textContent.trim() || node.ariaLabel || node.title || node.labels?.length))
        .map((node) => node.outerHTML)"""
    assert await alex.page.evaluate(nameless) == []
    for landmark in ("navigation", "main", "log"):
        await expect(alex.page.get_by_role(landmark)).to_have_count(1)


async def test_a_phone_is_wide_enough(running: Running, browser: Browser) -> None:
    anna = await Reader.play(browser, running.address, "anna", "plenary", width=360)
    page = anna.page
    await anna.say("/hilfe")
    await expect(anna.last.locator(".card")).to_be_visible()
    wide = "() => [...document.querySelectorAll('.view *')].filter((e) => e.getBoundingClientRect().right > 361).length"
    assert await page.evaluate(wide) == 0
    assert await page.evaluate("() => document.documentElement.scrollWidth") <= 360
    rooms = page.locator(".sidebar")
    await expect(rooms).to_be_hidden()
    await page.locator(".menu").press("Enter")
    await expect(rooms).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(rooms).to_be_hidden()
    await expect(page.locator(".menu")).to_be_focused()


async def test_a_second_person_fits_beside_the_first(running: Running, browser: Browser) -> None:
    alex = await Reader.play(browser, running.address, "alex", "plenary")
    await alex.page.locator(".split").click()
    pane = alex.page.frame_locator("iframe.pane")
    await pane.locator(".person", has_text="Anna Becker").click()
    await pane.locator(".menu").click()
    await pane.locator('.room[data-room="plenary"]').click()
    await alex.say("Good morning")
    await expect(pane.locator(".message").last).to_contain_text("Good morning")
    await pane.locator(".composer textarea").fill("Guten Morgen")
    await pane.locator(".composer textarea").press("Enter")
    await alex.sees("Guten Morgen")
    await alex.say("/settings")
    await alex.press("Deutsch")
    await expect(alex.page.locator("html")).to_have_attribute("lang", "de")
    await expect(pane.locator(".message").last).to_contain_text("Guten Morgen")
    assert alex.complaints == []


async def test_a_broken_line_mends_itself_and_nothing_is_missed(running: Running, browser: Browser) -> None:
    anna = await Reader.play(browser, running.address, "anna", "plenary")
    port = int(running.address.rpartition(":")[2])
    await running.sandbox.stop()
    await expect(anna.page.locator(".banner")).to_contain_text("Verbindung")
    at = running.app.clock.now()
    await anna.say("auf dem Weg")
    await anna.box.fill("halb getippt")
    running.store.add_message("plenary", {"text": "inzwischen"}, at, author="liwei")
    again = connect(running.app, running.store, "127.0.0.1", port)
    await again.start()
    await anna.sees("auf dem Weg")
    await expect(anna.page.locator(".bubble")).to_have_text(["inzwischen", "auf dem Weg"])
    await expect(anna.page.locator(".banner")).to_be_hidden()
    await anna.told("Wieder verbunden")
    await expect(anna.box).to_have_value("halb getippt")
    await anna.box.press("Enter")
    await anna.sees("halb getippt")
    await again.stop()


async def test_the_clock_moves_for_every_window(running: Running, browser: Browser) -> None:
    li = await Reader.play(browser, running.address, "liwei")
    anna = await Reader.play(browser, running.address, "anna")
    await expect(li.page.locator(".time")).to_contain_text("10:00")
    await anna.page.get_by_role("button", name="+1 Stunde").click()
    await expect(anna.page.locator(".time")).to_contain_text("04:00")
    await expect(li.page.locator(".time")).to_contain_text("11:00")


async def test_whoever_wants_no_motion_gets_none(running: Running, browser: Browser) -> None:
    anna = await Reader.play(browser, running.address, "anna")
    await anna.page.emulate_media(reduced_motion="reduce")
    moving = """() => document.getAnimations().length + [...document.querySelectorAll("*")]
        .filter((each) => parseFloat(getComputedStyle(each).transitionDuration) > 0).length"""
    assert await anna.page.evaluate(moving) == 0
