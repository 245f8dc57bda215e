"""Slack's workspaces as they rest in the database, for an operator: keys, and how many there are."""

from adapters.cli.database import is_current
from adapters.doctor.findings import Finding, ok, problem
from adapters.settings import SlackSettings
from bot.errors import Failure, Unavailable
from storage.base import open_engine
from storage.installations import SqlInstallations
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


def workspaces_finding(database_url: str, own: SlackSettings) -> Finding:
    """Whether the keys are keys and open every token."""
    subject = "Slack keys"
    try:
        keys = keys_of(own)
    except KeyTrouble as trouble:
        return problem(subject, str(trouble))
    try:
        number = _count(database_url, keys) if is_current(database_url) else 0
    except Unsealable as error:
        words = (
            f"a token in the database cannot be read: {error}. Please add the key that it was sealed with."
        )
        return problem(subject, words)
    except Failure as failure:
        return problem(subject, f"readable, but the workspaces are not: {failure}.")
    return ok(subject, f"readable; they open the tokens of every workspace ({number}).")


def _count(database_url: str, keys: Keys) -> int:
    """How many workspaces there are, each token opened."""
    engine = open_engine(database_url)
    try:
        return len(SqlInstallations(engine, keys).all())
    finally:
        engine.dispose()
