"""Which workspaces the settings mean: one by the bot's token, or all that install the bot."""

from collections.abc import Sequence

from aiohttp.web import RouteDef

from adapters.app import App
from adapters.settings import Settings
from adapters.slack.credentials import Credentials
from adapters.slack.line import Line
from adapters.slack.oauth import OAuth
from adapters.slack.one_workspace import OneWorkspace
from adapters.slack.rotation import Rotation
from adapters.slack.several_workspaces import SeveralWorkspaces
from adapters.slack.workspaces import Workspaces


def workspaces_of(app: App, settings: Settings, line: Line) -> tuple[Workspaces, Sequence[RouteDef]]:
    """The workspaces, and the routes by which people bring the bot into more of them.

    ValueError when the settings lack something, or a key is none.
    """
    own, public_url = settings.slack, settings.http.public_url
    if own is None:
        raise ValueError("nothing of WGBOT_SLACK__… is set")
    if own.bot_token is not None:
        return OneWorkspace(line, own.bot_token.get_secret_value()), ()
    if (
        own.client_id is None
        or own.client_secret is None
        or own.encryption_keys is None
        or public_url is None
    ):
        raise ValueError(
            "several workspaces need WGBOT_SLACK__CLIENT_ID, __CLIENT_SECRET and __ENCRYPTION_KEYS"
        )
    store = app.installations(own.encryption_keys.get_secret_value())
    credentials = Credentials(own.client_id, own.client_secret.get_secret_value())
    workspaces = SeveralWorkspaces(store, Rotation(line, store, app.clock, credentials))
    return workspaces, OAuth(app, line, store, workspaces, credentials, public_url).routes
