"""Cards as slips of paper: the core's plain text, and beside each number what it brings back."""

from dataclasses import dataclass

from bot.chat.cards import Card
from bot.chat.phrasebook import Phrasebook
from bot.chat.plain import plain_card
from bot.chat.readers import Reader
from bot.chat.seal import Seal
from bot.chat.text import Words


@dataclass(frozen=True)
class Slip:
    """What is written on it, and the payloads of its numbers."""

    text: str
    payloads: tuple[str, ...] = ()


class Renderer:
    """Writes slips."""

    def __init__(self, phrasebook: Phrasebook, seal: Seal) -> None:
        self._phrasebook = phrasebook
        self._seal = seal

    def slip(self, card: Card, reader: Reader, place: str) -> Slip:
        """A card whose numbers work in this place."""
        plain = plain_card(card, self._phrasebook, reader)
        payloads = tuple(self._seal.close(button.action, place) for button in plain.buttons)
        return Slip("\n".join(plain.lines), payloads)

    def note(self, words: Words, reader: Reader) -> Slip:
        """A passing word."""
        return Slip("\n".join(self._phrasebook.lines(words, reader)))
