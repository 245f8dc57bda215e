"""Slack: channels, private chats, modals and the App Home, through Bolt."""

from collections.abc import Sequence

from aiohttp.web import RouteDef

from adapters.app import App
from adapters.platforms import Wakeful
from adapters.settings import Settings
from adapters.slack.answering import Answering
from adapters.slack.api import Api
from adapters.slack.doors import HttpDoor, SocketDoor
from adapters.slack.home import Home
from adapters.slack.line import Line
from adapters.slack.listening import Listening
from adapters.slack.modals import Modals
from adapters.slack.outbound import SlackOutbound
from adapters.slack.people import People
from adapters.slack.places import NAME
from adapters.slack.render import Renderer
from adapters.slack.replies import Replies
from adapters.slack.steps import Steps
from adapters.slack.submissions import Submissions
from adapters.slack.ways import Ways
from adapters.slack.wiring import workspaces_of


class Slack:
    """The connected platform. Give it the sender before people come: `slack.sender = app.sender(…)`."""

    name = NAME

    def __init__(self, app: App, settings: Settings) -> None:
        if settings.slack is None:
            raise ValueError("nothing of WGBOT_SLACK__… is set")
        line = Line(settings.slack.base_url)
        self.workspaces, oauth = workspaces_of(app, settings, line)
        self._api = Api(line, self.workspaces)
        renderer = Renderer(app.phrasebook, app.seal)
        self.outbound = SlackOutbound(self._api, renderer)
        ways, modals = Ways(self._api, self.outbound), Modals(renderer, app.seal)
        self.modals = modals
        replies = Replies(ways, renderer, modals)
        home, people = Home(app, self._api, renderer), People(self._api)
        answering = Answering(app, people, replies, home, ways, modals)
        submissions = Submissions(answering, replies, renderer, modals, Steps(app), ways)
        self._listening = Listening(app, self._api, people, home, answering, submissions)
        bolt = self._listening.bolt(settings.slack)
        token, secret = settings.slack.app_token, settings.slack.signing_secret
        self.socket = SocketDoor(bolt, token.get_secret_value()) if token else None
        self.routes: Sequence[RouteDef] = oauth
        if token is None and secret is not None:
            self.routes = (*oauth, HttpDoor(bolt, secret.get_secret_value()).route())

    @property
    def sender(self) -> Wakeful | None:
        """What sends the bot's own messages; woken after each interaction."""
        return self._listening.sender

    @sender.setter
    def sender(self, sender: Wakeful) -> None:
        self._listening.sender = sender

    @property
    def hears(self) -> bool:
        """Whether what happens on Slack reaches us: by signed HTTP that is Slack's affair."""
        return self.socket is None or self.socket.hears

    async def start(self) -> None:
        """Learn who the bot is and begin to listen; DeliveryFailed when Slack does not take the token."""
        await self._api.line.open()
        try:
            await self._listening.introduce()
        except BaseException:
            await self._api.line.close()
            raise
        if self.socket is not None:
            await self.socket.open()

    async def stop(self) -> None:
        """Stop listening, after what is being answered."""
        await self._listening.finish()
        if self.socket is not None:
            await self.socket.close()
        await self._listening.finish()
        await self._api.line.close()


def connect(app: App, settings: Settings) -> Slack:
    """Slack for this program, not yet listening."""
    return Slack(app, settings)
