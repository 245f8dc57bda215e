"""The install page and the way back: one browser, once, in time; every error is a page that says what to do."""

from datetime import timedelta
from pathlib import Path

import pytest

from adapters.slack.oauth import COOKIE
from adapters.slack.paths import INSTALL, REDIRECT
from adapters.web.languages import asked_for
from bot.chat.languages import Language
from tests.adapters.away import database_away
from tests.adapters.slack.installing import OTHER, several
from tests.adapters.slack.state import TEAM


@pytest.mark.parametrize(
    ("languages", "language", "invites", "done"),
    [
        (
            "de-AT,de;q=0.9,en;q=0.8",
            "de",
            "Zu Slack hinzufügen",
            "Der Bot ist jetzt in „Hydrogen &lt;T0PARTNER",
        ),
        ("zh-CN", "zh", "添加到 Slack", "/wg bind"),
        ("fr", "en", "Add to Slack", "type /invite @wgbot, then /wg bind"),
    ],
)
async def test_a_visitor_installs_the_bot_and_is_told_what_to_do_next(
    tmp_path: Path, languages: str, language: str, invites: str, done: str
) -> None:
    async with several(tmp_path) as slack, slack.browser(languages) as browser:
        page = await browser.open(INSTALL)
        assert (page.status, page.language) == (200, language)
        assert invites in page.text
        page = await browser.open(await slack.back(browser, OTHER))
        assert (page.status, page.language) == (200, language)
        assert done in page.text
        assert page.link == f"{slack.server.address}/app_redirect?app=A0BOT&team={OTHER}"
        assert await slack.slack.workspaces.find(OTHER) is not None


async def test_the_way_back_is_open_once_and_only_in_the_same_browser(tmp_path: Path) -> None:
    async with several(tmp_path) as slack, slack.browser() as own, slack.browser("de") as other:
        back = await slack.back(own)
        stolen = await other.open(back)
        assert stolen.status == 400
        assert "Dieser Link gilt nicht mehr" in stolen.text
        assert stolen.link == INSTALL
        assert (await own.open(back)).status == 200
        assert (await own.open(back)).status == 400
        await other.open(INSTALL)  # now it has a cookie, but of its own
        assert (await other.open(await slack.back(own))).status == 400
        assert slack.server.asked.count("oauth.v2.access") == 1


async def test_two_pages_in_one_browser_do_not_disturb_each_other(tmp_path: Path) -> None:
    async with several(tmp_path) as slack, slack.browser() as browser:
        first, second = await slack.back(browser), await slack.back(browser, OTHER)
        for back in (second, first):
            assert (await browser.open(back)).status == 200


async def test_after_ten_minutes_the_way_back_is_closed(tmp_path: Path) -> None:
    async with several(tmp_path) as slack, slack.browser() as browser:
        back = await slack.back(browser)
        slack.clock.advance(timedelta(minutes=10))
        page = await browser.open(back)
        assert (page.status, "no longer valid" in page.text) == (400, True)


@pytest.mark.parametrize("query", ["", "?code=x", "?state=x&code=x", f"?code=x&state={'x' * 43}", "?error=x"])
async def test_whoever_comes_back_without_having_been_there_is_sent_to_the_beginning(
    tmp_path: Path, query: str
) -> None:
    async with several(tmp_path) as slack, slack.browser() as browser:
        await browser.open(INSTALL)
        page = await browser.open(REDIRECT + query)
        assert (page.status, page.link) == (400, INSTALL)
        assert slack.server.asked.count("oauth.v2.access") == 0


async def test_whoever_declines_reads_that_nothing_was_installed(tmp_path: Path) -> None:
    async with several(tmp_path) as slack, slack.browser() as browser:
        slack.server.consents = False
        page = await browser.open(await slack.back(browser))
        assert "The bot was not added" in page.text
        assert await slack.slack.workspaces.find(TEAM) is None


async def test_what_slack_does_not_confirm_is_not_kept(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with several(tmp_path) as slack, slack.browser() as browser:
        slack.server.refuse("oauth.v2.access", "bad_client_secret")
        page = await browser.open(await slack.back(browser))
        assert (page.status, "did not confirm" in page.text) == (502, True)
        assert "an installation failed: bad_client_secret" in caplog.text
        slack.server.whole_organisation = True
        assert "choose a single workspace" in (await browser.open(await slack.back(browser))).text
        assert await slack.slack.workspaces.find(TEAM) is None


async def test_while_the_database_is_away_the_page_says_so(tmp_path: Path) -> None:
    async with several(tmp_path) as slack, slack.browser() as browser:
        back = await slack.back(browser)
        with database_away(slack.app.engine):
            for url in (INSTALL, back):
                page = await browser.open(url)
                assert (page.status, "try again in a moment" in page.text) == (503, True)
        assert (await browser.open(back)).status == 200


async def test_the_cookie_is_kept_from_scripts_and_other_sites(tmp_path: Path) -> None:
    async with several(tmp_path) as slack, slack.browser() as browser:
        cookie = await browser.cookie(INSTALL, COOKIE)
        assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/slack")
        assert cookie["max-age"] == "600"


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", Language.EN),
        ("fr,es", Language.EN),
        ("fr, zh-Hans-CN;q=0.9, en;q=0.5", Language.ZH),
        ("en;q=0.1,de;q=0.2", Language.DE),
        ("de;q=0,en", Language.EN),
        ("de;q=much", Language.EN),
        ("*", Language.EN),
    ],
)
def test_a_visitor_is_read_the_best_of_our_languages(accepted: str, language: Language) -> None:
    assert asked_for(accepted) is language
