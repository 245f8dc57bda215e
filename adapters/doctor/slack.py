"""How the bot stands on Slack: tokens, scopes, and the way its events come."""

import re
from urllib.parse import urlsplit

from pydantic import SecretStr

from adapters.doctor.findings import Finding, ok, problem, warning
from adapters.doctor.web import Answer, Unreachable, Web
from adapters.settings import Settings, SlackSettings

SIGNING_SECRET = re.compile(r"[0-9a-f]{32}")
MANIFEST = "Please compare the app with `wgbot slack manifest` (api.slack.com/apps, App Manifest)"


async def findings(web: Web, settings: Settings) -> list[Finding]:
    """Everything about Slack; one finding only when it cannot be asked."""
    own = settings.slack
    if own is None:
        return []
    try:
        bot = await (_bot(web, own, own.bot_token) if own.bot_token else _oauth(web, settings, own))
        return [*bot, *await _way_in(web, own)]
    except Unreachable as error:
        server = urlsplit(own.base_url).netloc or "WGBOT_SLACK__BASE_URL"
        advice = "Please check the network, the proxy and WGBOT_SLACK__BASE_URL."
        return [problem("Slack", f"{server} does not answer as Slack does ({error}). {advice}")]


async def _ask(web: Web, own: SlackSettings, method: str, token: str) -> Answer:
    return await web.ask(f"{own.base_url.rstrip('/')}/{method}", token)


async def _oauth(web: Web, settings: Settings, own: SlackSettings) -> list[Finding]:
    """Several workspaces: whether Slack knows the app. The code is none, which Slack only says to who may ask."""
    secret = own.client_secret.get_secret_value() if own.client_secret else ""
    form = {"client_id": own.client_id or "", "client_secret": secret, "code": "doctor"}
    answer = await web.ask(f"{own.base_url.rstrip('/')}/oauth.v2.access", form=form)
    said = answer.body.get("error", f"status {answer.status}")
    if said != "invalid_code":
        return [
            problem(
                "Slack client",
                f"Slack does not take WGBOT_SLACK__CLIENT_ID with WGBOT_SLACK__CLIENT_SECRET ({said}). Please copy "
                "both from api.slack.com/apps, your app, Basic Information, App Credentials.",
            )
        ]
    back = f"{settings.http.public_url}/slack/oauth"
    words = f"{settings.http.public_url}/slack/install; {back} must stand under OAuth & Permissions, Redirect URLs."
    return [ok("Slack client", "known to Slack."), ok("Slack install page", words)]


async def _bot(web: Web, own: SlackSettings, secret: SecretStr) -> list[Finding]:
    token = secret.get_secret_value()
    where = "Please copy it from api.slack.com/apps, your app, OAuth & Permissions, Bot User OAuth Token."
    if not token.startswith("xoxb-"):
        return [problem("Slack bot token", f"WGBOT_SLACK__BOT_TOKEN must begin with xoxb-. {where}")]
    answer = await _ask(web, own, "auth.test", token)
    if not answer.body.get("ok"):
        said = answer.body.get("error", f"status {answer.status}")
        return [problem("Slack bot token", f"Slack does not take WGBOT_SLACK__BOT_TOKEN ({said}). {where}")]
    team, user = answer.body.get("team"), answer.body.get("user")
    return [ok("Slack bot token", f"belongs to {user} in {team}."), _scopes(answer)]


def _scopes(answer: Answer) -> Finding:
    from adapters.slack.manifest import SCOPES  # Slack's library only where Slack is configured

    if "x-oauth-scopes" not in answer.headers:
        return warning("Slack scopes", f"Slack does not say which it granted. {MANIFEST}.")
    granted = {each.strip() for each in answer.headers["x-oauth-scopes"].split(",")} - {""}
    if missing := sorted(SCOPES.keys() - granted):
        listed = "; ".join(f"{each} ({SCOPES[each]})" for each in missing)
        return problem("Slack scopes", f"missing: {listed}. {MANIFEST}, then reinstall it to the workspace.")
    if more := sorted(granted - SCOPES.keys()):
        return warning("Slack scopes", f"more than the bot needs: {', '.join(more)}. {MANIFEST}.")
    return ok("Slack scopes", "as in the manifest.")


async def _way_in(web: Web, own: SlackSettings) -> list[Finding]:
    """Socket Mode with an app token, signed HTTP without one."""
    if own.app_token is not None:
        return [await _socket_mode(web, own, own.app_token.get_secret_value())]
    secret = own.signing_secret.get_secret_value() if own.signing_secret else ""
    if not SIGNING_SECRET.fullmatch(secret):
        return [
            warning(
                "Slack signing secret",
                "WGBOT_SLACK__SIGNING_SECRET is not 32 digits and letters a–f. "
                "Please copy it from api.slack.com/apps, your app, Basic Information, Signing Secret.",
            )
        ]
    return [ok("Slack signing secret", "looks right; events come by signed HTTP.")]


async def _socket_mode(web: Web, own: SlackSettings, token: str) -> Finding:
    where = "Please make one at api.slack.com/apps, your app, Basic Information, App-Level Tokens (connections:write)."
    if not token.startswith("xapp-"):
        return problem("Slack app token", f"WGBOT_SLACK__APP_TOKEN must begin with xapp-. {where}")
    answer = await _ask(web, own, "apps.connections.open", token)
    if answer.body.get("ok"):
        return ok("Slack app token", "opens connections; events come by Socket Mode.")
    said = answer.body.get("error", f"status {answer.status}")
    return problem("Slack app token", f"Slack does not take WGBOT_SLACK__APP_TOKEN ({said}). {where}")
