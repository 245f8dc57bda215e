"""Having the bot apply what came in, and answering: at once, or in a window that says so while it takes its time."""

import asyncio
from collections.abc import Coroutine
from dataclasses import replace
from typing import Any

from adapters.app import App
from adapters.platforms import Wakeful
from adapters.slack.afterwards import Afterwards
from adapters.slack.home import Home
from adapters.slack.inbound import Asking
from adapters.slack.modals import Modals
from adapters.slack.people import People
from adapters.slack.replies import Replies
from adapters.slack.ways import Ways
from bot.chat.cities import usual_city
from bot.chat.exchange import Answer, Interaction, Reply
from bot.chat.labels import done_already, out_of_reach
from bot.chat.languages import Language
from bot.chat.readers import Reader
from bot.errors import Unavailable

PATIENCE_SECONDS = 1.2
"""How long an answer may take before a window is opened for it: the right to open one ends after three seconds."""

EVERY_READER = tuple(Reader.person(language, usual_city(language)) for language in Language)
"""For somebody whose language the database would know, when it does not answer."""


class Answering:
    """The way to the bot and back."""

    def __init__(
        self, app: App, people: People, replies: Replies, home: Home, ways: Ways, modals: Modals
    ) -> None:
        self._app = app
        self._people = people
        self._replies = replies
        self._home = home
        self._ways = ways
        self._modals = modals
        self.afterwards = Afterwards()
        self.sender: Wakeful | None = None

    async def answer(self, asking: Asking) -> None:
        """Apply it, then answer. Returns after the transaction; Unavailable goes up to Bolt, so that Slack is not
        told "received"."""
        handling = asyncio.create_task(self.handle(asking))
        asking = await self._hold(asking, handling)
        try:
            answer = await handling
        except Unavailable:
            if asking.held:
                self.go_on(self._give_up(asking))
            raise
        if answer is None and asking.held:
            answer = Answer(Reply(toast=done_already()), EVERY_READER[-1])
        if answer is not None:
            self.go_on(self.give(asking, answer))

    async def handle(self, asking: Asking) -> Answer | None:
        """Have the bot apply it in a transaction; raises Unavailable."""
        self.afterwards.keep(asyncio.current_task())
        profile = await self._people.profile(asking.account, asking.team, asking.called)
        interaction = Interaction(
            asking.account,
            asking.room,
            asking.asks,
            profile.hint,
            profile.name,
            asking.source_id or None,
            redraws=asking.room.private or asking.ephemeral or asking.in_window,
        )
        answer = await asyncio.to_thread(self._app.bot.handle, interaction, self._app.clock.now())
        if self.sender is not None:
            self.sender.wake()
        return answer

    async def give(self, asking: Asking, answer: Answer) -> None:
        """Show an answer, and with it the App Home anew."""
        await self._replies.give(asking, answer)
        await self.freshen(asking)

    async def freshen(self, asking: Asking) -> None:
        """Draw the App Home anew, where it was looked at."""
        await self._home.freshen(asking.account, asking.team)

    def go_on(self, work: Coroutine[Any, Any, None]) -> None:
        """Do this after Slack was told "received"."""
        self.afterwards.go_on(work)

    async def finish(self) -> None:
        """Wait for what is under way."""
        await self.afterwards.finish()

    async def _hold(self, asking: Asking, handling: "asyncio.Task[Answer | None]") -> Asking:
        """When the answer takes long: a window that says so, to be filled with it."""
        done, _pending = await asyncio.wait({handling}, timeout=PATIENCE_SECONDS)
        if done or not asking.trigger:
            return asking
        held = await self._ways.hold(asking, self._modals.waiting(EVERY_READER))
        return replace(asking, held=held) if held else asking

    async def _give_up(self, asking: Asking) -> None:
        answer = Answer(Reply(toast=out_of_reach()), EVERY_READER[-1])
        await self._replies.give(asking, answer)
