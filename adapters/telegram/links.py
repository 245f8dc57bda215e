"""Addresses that open the private chat with the bot and ask for something there."""

from collections.abc import Callable

from bot import links
from bot.chat.actions import Action
from bot.chat.seal import Seal


class Links:
    """Makes them for one bot, whose name is known once it has introduced itself."""

    def __init__(self, username: Callable[[], str], seal: Seal) -> None:
        self._username = username
        self._seal = seal

    def bringing(self, word: str) -> str:
        """The address that brings this word (bot/links.py) into the private chat."""
        return f"https://t.me/{self._username()}?start={word}"

    def asking(self, action: Action) -> str | None:
        """The address that asks for an action there; None when it does not fit."""
        word = links.carrying(action, self._seal)
        return None if word is None else self.bringing(word)
