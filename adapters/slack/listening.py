"""Bolt's side: every kind of event has its listener; Slack is told "received" only after the transaction."""

import asyncio
import logging
import re
from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.ack.async_ack import AsyncAck

from adapters.app import App
from adapters.platforms import Wakeful
from adapters.settings import SlackSettings
from adapters.slack import inbound
from adapters.slack.afterwards import Afterwards
from adapters.slack.api import Api, taken
from adapters.slack.discretion import library_log
from adapters.slack.home import Home
from adapters.slack.inbound import Asking, Body
from adapters.slack.modals import CARD, FORM, errors_in, with_error
from adapters.slack.people import People
from adapters.slack.render import LEAD, PRESS, Renderer
from adapters.slack.replies import Replies
from adapters.slack.text import COMMAND
from bot.chat.exchange import Account, Answer, Interaction

log = logging.getLogger(__name__)


class Listening:
    """Answers what comes in."""

    def __init__(
        self, app: App, api: Api, people: People, replies: Replies, home: Home, renderer: Renderer
    ) -> None:
        self._app = app
        self._api = api
        self._people = people
        self._replies = replies
        self._home = home
        self._renderer = renderer
        self._identity: Mapping[str, Any] = {}
        self._afterwards = Afterwards()
        self.sender: Wakeful | None = None

    def bolt(self, settings: SlackSettings) -> AsyncApp:
        """The app that Slack's events are given to. It answers Slack after its listeners, not before."""

        async def authorize() -> AuthorizeResult:  # Bolt takes no method here
            return self._authorization()

        secret = settings.signing_secret
        bolt = AsyncApp(
            name=__name__,
            logger=library_log(),
            client=self._api.stranger(),
            authorize=authorize,
            signing_secret=secret.get_secret_value() if secret else "",
            process_before_response=True,
        )
        bolt.command(COMMAND)(self._on_command)
        bolt.action(re.compile(f"^{PRESS}:"))(self._on_press)
        bolt.action(re.compile(f"^{LEAD}:"))(_on_nothing)
        bolt.view(FORM)(self._on_submission)
        bolt.view(CARD)(_on_nothing)
        bolt.event("message")(self._on_message)
        bolt.event("app_mention")(self._on_mention)
        bolt.event("app_home_opened")(self._on_home)
        bolt.event("member_joined_channel")(self._on_invitation)
        bolt.event(re.compile(".*"))(_on_nothing)
        bolt.error(_on_error)
        return bolt

    async def introduce(self) -> None:
        """Ask Slack who the bot is; DeliveryFailed when it does not take the token."""
        answer = await taken(self._api.client.auth_test())
        self._identity = {name: answer.get(name) for name in ("team_id", "bot_id", "user_id")}
        self._api.team = str(self._identity["team_id"])

    async def finish(self) -> None:
        """Wait for the answers that are under way."""
        await self._afterwards.finish()

    def _authorization(self) -> AuthorizeResult:
        """One workspace: what was learnt at the start holds, and no event waits for another call."""
        return AuthorizeResult(
            enterprise_id=None,
            team_id=self._identity["team_id"],
            bot_id=self._identity["bot_id"],
            bot_user_id=self._identity["user_id"],
            bot_token=self._api.client.token,
        )

    async def _on_command(self, ack: AsyncAck, body: Body) -> None:
        await self._answer(inbound.read_command(body))
        await ack()

    async def _on_press(self, ack: AsyncAck, body: Body) -> None:
        await self._answer(inbound.read_press(body))
        await ack()

    async def _on_submission(self, ack: AsyncAck, body: Body) -> None:
        """Errors and what stays in the window go back at once; the rest of the answer follows."""
        asking = inbound.read_submission(body)
        answer = await self._handle(asking)
        if answer is None:
            await ack()
            return
        if answer.reply.errors:
            await ack(**self._errors(body["view"], answer))
            return
        view = self._replies.next_view(asking, answer)
        if view is not None:
            await ack(response_action="update", view=view)
            self._afterwards.go_on(self._replies.hand_over(asking, answer))
            self._afterwards.go_on(self._freshen(asking))
            return
        await ack()
        self._afterwards.go_on(self._give(asking, answer))

    async def _on_message(self, body: Body) -> None:
        asking = inbound.read_message(body)
        if asking is not None:
            await self._answer(asking)

    async def _on_mention(self, body: Body) -> None:
        asking = inbound.read_mention(body)
        if asking is not None:
            await self._answer(asking)

    async def _on_invitation(self, body: Body) -> None:
        """Whoever brings the bot into a channel is shown what it can do there."""
        asking = inbound.read_invitation(body, str(self._identity["user_id"]))
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
        answer = await self._handle(asking)
        if answer is not None:
            self._afterwards.go_on(self._give(asking, answer))

    async def _handle(self, asking: Asking) -> Answer | None:
        """Have the bot apply it in a transaction; Unavailable goes up to Bolt, so that Slack is not told "received"."""
        self._afterwards.keep(asyncio.current_task())
        profile = await self._people.profile(asking.account, asking.team, asking.called)
        interaction = Interaction(
            asking.account, asking.room, asking.asks, profile.hint, profile.name, asking.source_id
        )
        answer = await asyncio.to_thread(self._app.bot.handle, interaction, self._app.clock.now())
        if self.sender is not None:
            self.sender.wake()
        return answer

    def _errors(self, view: Body, answer: Answer) -> dict[str, Any]:
        words = answer.reply.errors.items()
        said = {name: self._renderer.say(each, answer.reader) for name, each in words}
        placed = errors_in(view, said)
        if placed is not None:
            return {"response_action": "errors", "errors": placed}
        return {"response_action": "update", "view": with_error(view, "\n".join(said.values()))}

    async def _give(self, asking: Asking, answer: Answer) -> None:
        await self._replies.give(asking, answer)
        await self._freshen(asking)

    async def _freshen(self, asking: Asking) -> None:
        await self._home.freshen(asking.account, asking.team)


async def _on_nothing(ack: AsyncAck) -> None:
    """Taken, and nothing to do."""
    await ack()


async def _on_error(error: Exception) -> None:
    """Bolt answers 500, or does not acknowledge: Slack sends events again."""
    log.error("not acknowledged: %s", type(error).__name__)
