"""Bolt's side: every kind of event has its listener; Slack is told "received" only after the transaction."""

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable

from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.response import BoltResponse

from adapters.app import App
from adapters.platforms import Wakeful
from adapters.settings import SlackSettings
from adapters.slack import inbound
from adapters.slack.absent import LEAVING, Absent
from adapters.slack.answering import Answering
from adapters.slack.api import Api
from adapters.slack.discretion import library_log
from adapters.slack.happenings import KINDS
from adapters.slack.home import PAGE, Home
from adapters.slack.inbound import Asking, Body
from adapters.slack.leaving import Leaving
from adapters.slack.modals import BACK, CARD, FORM, WAITING
from adapters.slack.noting import Noting
from adapters.slack.people import People
from adapters.slack.render import LEAD, PRESS
from adapters.slack.shortcuts import SHORTCUTS, read_shortcut
from adapters.slack.submissions import Submissions
from adapters.slack.text import COMMAND
from adapters.slack.watched import WatchedApp
from bot.chat.exchange import Account

log = logging.getLogger(__name__)


class Listening:
    """Answers what comes in."""

    def __init__(
        self,
        app: App,
        api: Api,
        people: People,
        home: Home,
        answering: Answering,
        submissions: Submissions,
    ) -> None:
        self._app = app
        self._api = api
        self._noting = Noting(app, people)
        self._leaving = Leaving(app, api.workspaces)
        self._home = home
        self._answering = answering
        self._submissions = submissions
        self._afterwards = answering.afterwards

    def bolt(self, settings: SlackSettings) -> AsyncApp:
        """The app that Slack's events are given to. It answers Slack after its listeners, not before."""

        async def authorize(team_id: str | None) -> AuthorizeResult | None:  # Bolt takes no method here
            return await self._authorization(team_id or "")

        async def before_authorize(body: Body, next_: Callable[[], Awaitable[BoltResponse]]) -> BoltResponse:
            return await absent.pass_over(body, next_)

        absent = Absent(self._api.line, self._api.workspaces, self._app.phrasebook)
        secret = settings.signing_secret
        bolt = WatchedApp(
            self._app.watch,
            name=__name__,
            logger=library_log(),
            client=self._api.line.client(),
            authorize=authorize,  # it may say None, though Bolt's type does not
            signing_secret=secret.get_secret_value() if secret else "",
            process_before_response=True,
            before_authorize=before_authorize,
        )
        bolt.command(COMMAND)(self._on_command)
        bolt.action(re.compile(f"^{PRESS}:"))(self._on_press)
        bolt.action(re.compile(f"^{LEAD}:"))(_on_nothing)
        bolt.action(BACK)(self._submissions.back)
        bolt.action(re.compile(rf"^{PAGE}\d+$"))(self._on_page)
        for shortcut in SHORTCUTS:
            bolt.shortcut(shortcut.id)(self._on_shortcut)
        bolt.view(FORM)(self._submissions.take)
        bolt.view(CARD)(_on_nothing)
        bolt.view(WAITING)(_on_nothing)
        bolt.event("message")(self._on_message)
        bolt.event("app_mention")(self._on_mention)
        bolt.event("app_home_opened")(self._on_home)
        for kind in LEAVING:
            bolt.event(kind)(self._leaving.hear)
        for kind in KINDS:
            bolt.event(kind)(self._on_happening)
        bolt.event(re.compile(".*"))(_on_nothing)
        bolt.error(_on_error)
        return bolt

    @property
    def sender(self) -> Wakeful | None:
        """What sends the bot's own messages; woken after each interaction."""
        return self._answering.sender

    @sender.setter
    def sender(self, sender: Wakeful | None) -> None:
        self._answering.sender = sender

    async def introduce(self) -> None:
        """Learn who the bot is; DeliveryFailed when Slack does not take the token."""
        await self._api.workspaces.open()

    async def finish(self) -> None:
        """Wait for the answers that are under way."""
        await self._answering.finish()

    async def _authorization(self, team: str) -> AuthorizeResult | None:
        """Who the bot is in a workspace: known here, so that no event waits for a call to Slack."""
        own = await self._api.workspaces.find(team)
        if own is None:
            return None
        return AuthorizeResult(
            enterprise_id=None,
            team_id=own.team,
            bot_id=own.bot_id,
            bot_user_id=own.bot_user_id,
            bot_token=own.token,
        )

    async def _on_command(self, ack: AsyncAck, body: Body) -> None:
        await self._answer(inbound.read_command(body))
        await ack()

    async def _on_press(self, ack: AsyncAck, body: Body) -> None:
        await self._answer(inbound.read_press(body))
        await ack()

    async def _on_shortcut(self, ack: AsyncAck, body: Body) -> None:
        await self._answer(read_shortcut(body))
        await ack()

    async def _on_page(self, ack: AsyncAck, body: Body) -> None:
        """Another page of the App Home."""
        asking = inbound.read_press(body)
        await ack()
        page = int(str(body["actions"][0]["action_id"]).removeprefix(PAGE))
        self._afterwards.go_on(self._home.publish(asking.account, asking.team, page))

    async def _on_message(self, body: Body) -> None:
        asking = inbound.read_message(body)
        if asking is not None:
            await self._answer(asking)

    async def _on_mention(self, body: Body) -> None:
        asking = inbound.read_mention(body)
        if asking is not None:
            await self._answer(asking)

    async def _on_happening(self, body: Body, context: AsyncBoltContext) -> None:
        """Taken note of; and whoever brings the bot into a channel is shown what it can do there."""
        self._afterwards.keep(asyncio.current_task())
        bot = str(context.bot_user_id)
        await self._noting.note(body, bot)
        if self.sender is not None:
            self.sender.wake()
        asking = inbound.read_invitation(body, bot)
        if asking is not None:
            await self._answer(asking)

    async def _on_home(self, body: Body) -> None:
        """Somebody new is greeted; whoever looks at the App Home sees it as it is now."""
        asking = inbound.read_arrival(body)
        if not await asyncio.to_thread(self._knows, asking.account):
            await self._answer(asking)
        if body["event"].get("tab") == "home":
            self._afterwards.go_on(self._home.publish(asking.account, asking.team))

    def _knows(self, account: Account) -> bool:
        with self._app.open_work() as work:
            return work.members.by_account(account) is not None

    async def _answer(self, asking: Asking) -> None:
        await self._answering.answer(asking)


async def _on_nothing(ack: AsyncAck) -> None:
    """Taken, and nothing to do."""
    await ack()


async def _on_error(error: Exception) -> None:
    """Bolt answers 500, or does not acknowledge: Slack sends events again."""
    log.error("not acknowledged: %s", type(error).__name__)
