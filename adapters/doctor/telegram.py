"""How the bot stands on Telegram: token, rights in groups, and the way its updates come."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from adapters.doctor.findings import Finding, ok, problem, warning
from adapters.doctor.web import Answer, Unreachable, Web
from adapters.settings import Settings, TelegramSettings

PUBLIC = "https://api.telegram.org"
PORTS = (443, 80, 88, 8443)
MANY = 100
"""So many updates waiting mean that nobody takes them."""

TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


async def findings(web: Web, settings: Settings) -> list[Finding]:
    """Everything about Telegram; one finding only when it cannot be asked."""
    own = settings.telegram
    if own is None:
        return []
    if not TOKEN.fullmatch(own.token.get_secret_value()):
        return [_wrong_token("does not look like one (digits, a colon, letters)")]
    try:
        me, hook = await _ask(web, own, "getMe"), await _ask(web, own, "getWebhookInfo")
    except Unreachable as error:
        return [_unreachable(own, str(error))]
    if me.status in (401, 404):
        return [_wrong_token("is not known to Telegram")]
    if not me.body.get("ok") or not hook.body.get("ok"):
        return [_unreachable(own, f"status {me.status}")]
    return [*_about(me.body["result"]), *_way_in(own, hook.body["result"])]


async def _ask(web: Web, own: TelegramSettings, method: str) -> Answer:
    server = own.base_url.rstrip("/").removesuffix("/bot")
    return await web.ask(f"{server}/bot{own.token.get_secret_value()}/{method}")


def _wrong_token(why: str) -> Finding:
    advice = "Please copy it from @BotFather (/mybots, the bot, API Token)."
    return problem("Telegram token", f"the token in WGBOT_TELEGRAM__TOKEN {why}. {advice}")


def _unreachable(own: TelegramSettings, why: str) -> Finding:
    return problem(
        "Telegram",
        f"{urlsplit(own.base_url).netloc or 'WGBOT_TELEGRAM__BASE_URL'} does not answer as a Bot API server ({why}). "
        "Please check the network, the proxy and WGBOT_TELEGRAM__BASE_URL.",
    )


def _about(me: Mapping[str, Any]) -> list[Finding]:
    found = [ok("Telegram token", f"belongs to @{me.get('username')}.")]
    if not me.get("can_join_groups"):
        found.append(
            problem(
                "Telegram groups", "nobody can add the bot to a group. Please send @BotFather /setjoingroups."
            )
        )
    if me.get("can_read_all_group_messages"):
        found.append(
            warning(
                "Telegram privacy mode",
                "is off: the bot is sent everything said in its groups and needs none of it. Please send @BotFather "
                "/setprivacy, choose Enable, then remove the bot from its groups and add it again.",
            )
        )
    else:
        found.append(ok("Telegram privacy mode", "is on, as it should be."))
    return found


def _way_in(own: TelegramSettings, hook: Mapping[str, Any]) -> list[Finding]:
    if own.webhook_url is None:
        return [_polling(hook)]
    wrong = list(_wrong_settings(own))
    return wrong or [_webhook(own.webhook_url, hook)]


def _polling(hook: Mapping[str, Any]) -> Finding:
    pending = hook.get("pending_update_count", 0)
    if hook.get("url"):
        return warning(
            "Telegram webhook",
            f"one is set ({pending} updates wait) but WGBOT_TELEGRAM__WEBHOOK_URL is not. `wgbot run` removes it; "
            "if another program uses this bot, give one of them a bot of its own.",
        )
    if pending > MANY:
        return warning(
            "Telegram updates", f"{pending} wait. Is `wgbot run` running? Telegram keeps them for a day."
        )
    return ok("Telegram updates", f"are asked for by the bot (long polling); {pending} wait.")


def _wrong_settings(own: TelegramSettings) -> list[Finding]:
    """What Telegram would refuse; a server of one's own takes any address."""
    found = []
    parts = urlsplit(own.webhook_url or "")
    public = own.base_url.rstrip("/") == PUBLIC
    if public and (parts.scheme != "https" or (parts.port or 443) not in PORTS):
        found.append(
            problem(
                "Telegram webhook",
                "WGBOT_TELEGRAM__WEBHOOK_URL must begin with https:// and use port 443, 80, 88 or 8443.",
            )
        )
    secret = own.webhook_secret
    if secret is not None and not WEBHOOK_SECRET.fullmatch(secret.get_secret_value()):
        found.append(
            problem(
                "Telegram webhook",
                "WGBOT_TELEGRAM__WEBHOOK_SECRET may hold 1 to 256 letters, digits, _ and - only. "
                "Please change it, or leave it out: the bot then makes one.",
            )
        )
    return found


def _webhook(url: str, hook: Mapping[str, Any]) -> Finding:
    pending = hook.get("pending_update_count", 0)
    if hook.get("url") != url:
        return warning(
            "Telegram webhook", "another one or none is set yet; `wgbot run` sets it. Is it running?"
        )
    if failed := hook.get("last_error_date"):
        at = datetime.fromtimestamp(failed, UTC)
        said = (
            f"last failed at {at:%Y-%m-%d %H:%M} UTC: “{hook.get('last_error_message', 'no reason given')}”"
        )
        advice = "Please check the address, its certificate and that the proxy leads to WGBOT_HTTP__HOST and __PORT."
        return warning("Telegram webhook", f"{said}; {pending} updates wait. {advice}")
    if pending > MANY:
        return warning("Telegram webhook", f"{pending} updates wait. Is `wgbot run` running?")
    return ok("Telegram webhook", f"is set as configured; {pending} updates wait.")
