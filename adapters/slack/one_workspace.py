"""The simplest way: one workspace, and the bot's token for it in the settings."""

from datetime import datetime

from adapters.slack.line import Line, taken
from adapters.slack.workspaces import Workspace
from bot.chat.exchange import Account


class OneWorkspace:
    """What was learnt at the start holds: nothing is looked up, and no event waits for another call."""

    def __init__(self, line: Line, token: str) -> None:
        self._line = line
        self._token = token
        self._own = Workspace("", "", "", token)

    async def open(self) -> None:
        """Ask Slack who the bot is."""
        answer = await taken(self._line.client(self._token).auth_test())
        team, bot, user = (str(answer.get(name)) for name in ("team_id", "bot_id", "user_id"))
        self._own = Workspace(team, bot, user, self._token)

    async def find(self, team: str) -> Workspace | None:
        """Always the one."""
        return self._own

    async def home_of(self, account: Account) -> str:
        """People of other workspaces are written to through this one, too."""
        return self._own.team

    async def meet(self, account: Account, team: str) -> None:
        """Nothing to remember."""

    async def forget(self, team: str, before: datetime) -> bool:
        """The token is in the settings, where the operator takes it out; it is worth nothing any more."""
        return True
