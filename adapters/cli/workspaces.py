"""Slack's workspaces as they rest in the database, for an operator: keys, and how many there are."""

from collections.abc import Sequence

from adapters.cli.database import is_current
from adapters.doctor.findings import Finding, ok, problem
from adapters.settings import SlackSettings
from bot.errors import Failure, Unavailable
from storage.base import open_engine
from storage.installations import Installation, SqlInstallations
from storage.sealing import BadKey, Keys, Unsealable

NEW = "`wgbot slack keys new` prints one"


class KeyTrouble(Exception):
    """Keys that are none, or do not fit; says what to do."""


def keys_of(own: SlackSettings) -> Keys:
    """The keys that are set; raises KeyTrouble."""
    try:
        return Keys.read(own.encryption_keys.get_secret_value() if own.encryption_keys else "")
    except BadKey as error:
        raise KeyTrouble(f"WGBOT_SLACK__ENCRYPTION_KEYS: {error}; {NEW}.") from None


def rotate(database_url: str, own: SlackSettings) -> int:
    """Seal every token with the first key; returns in how many workspaces. Raises KeyTrouble."""
    keys, engine = keys_of(own), open_engine(database_url)
    try:
        return SqlInstallations(engine, keys).reseal()
    except Unsealable as error:
        raise KeyTrouble(
            f"A token cannot be read: {error}. Please add the key that it was sealed with to "
            "WGBOT_SLACK__ENCRYPTION_KEYS, behind the new one."
        ) from None
    except Unavailable:
        raise KeyTrouble("The database does not answer. `wgbot doctor` says more.") from None
    finally:
        engine.dispose()


def workspaces_findings(database_url: str, own: SlackSettings) -> list[Finding]:
    """Whether the keys are keys and open every token, and whether every workspace granted what the bot needs."""
    subject = "Slack keys"
    try:
        keys = keys_of(own)
        found = _installed(database_url, keys) if is_current(database_url) else []
    except KeyTrouble as trouble:
        return [problem(subject, str(trouble))]
    except Unsealable as error:
        words = (
            f"a token in the database cannot be read: {error}. Please add the key that it was sealed with."
        )
        return [problem(subject, words)]
    except Failure as failure:
        return [problem(subject, f"readable, but the workspaces are not: {failure}.")]
    opened = ok(subject, f"readable; they open the tokens of every workspace ({len(found)}).")
    return [opened, *(lacking for each in found if (lacking := _lacking(each)))]


def _installed(database_url: str, keys: Keys) -> Sequence[Installation]:
    """Every workspace, its token opened."""
    engine = open_engine(database_url)
    try:
        return SqlInstallations(engine, keys).all()
    finally:
        engine.dispose()


def _lacking(installed: Installation) -> Finding | None:
    """What a workspace did not grant: it installed an earlier version."""
    from adapters.slack.manifest import SCOPES  # Slack's library only where Slack is configured

    if not (missing := sorted(SCOPES.keys() - set(installed.scopes.split(",")))):
        return None
    again = "Please update the app by `wgbot slack manifest`, then open /slack/install there once more."
    return problem("Slack scopes", f"{installed.name} ({installed.team}) lacks {', '.join(missing)}. {again}")
