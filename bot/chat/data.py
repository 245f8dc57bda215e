"""Data for other programs as a file: JSON."""

from dataclasses import dataclass

from bot.chat.cards import Say


@dataclass(frozen=True)
class Json:
    """Plain data as a JSON file; its text is made beforehand, so that the same data gives the same bytes."""

    text: str

    def written(self, _say: Say) -> bytes:
        """UTF-8."""
        return self.text.encode()
