"""Having the bot take note of what happened: Slack is told "received" only after the transaction."""

import asyncio

from adapters.app import App
from adapters.slack.happenings import notice_of
from adapters.slack.inbound import Body
from adapters.slack.people import People
from adapters.slack.places import team_of
from bot.chat.happenings import PersonCame


class Noting:
    """Takes note. Raises Unavailable when an event could not be stored: it must come again."""

    def __init__(self, app: App, people: People) -> None:
        self._app = app
        self._people = people

    async def note(self, body: Body, bot: str) -> None:
        """Apply an event of happenings.KINDS; `bot` is the user that the bot is in this workspace.

        Another app that comes into a channel is no person: nobody welcomes it or counts it.
        """
        notice = notice_of(body, bot)
        for each in notice.happened:
            if isinstance(each, PersonCame):
                profile = await self._people.profile(each.account, team_of(body), "")
                if profile.app:
                    return
        await asyncio.to_thread(self._app.bot.notice, notice, self._app.clock.now())
