"""A journey on Slack and Telegram, told chapter by chapter."""

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Sequence

from tests.adapters.slack.surface import SlackSurface
from tests.adapters.telegram.surface import TelegramSurface
from tests.journeys.telling import ToldStage

Chapter = Callable[[], Awaitable[None]]


class InChapters(ABC):
    """What such journeys have in common; each says which chapters it has."""

    slack: SlackSurface
    telegram: TelegramSurface
    stage: ToldStage

    @property
    @abstractmethod
    def chapters(self) -> Sequence[Chapter]:
        """In their order; the name of each is its title."""

    async def play(self, most: int | None = None) -> str:
        """Everything, or so many chapters; returns what everybody saw."""
        for chapter in self.chapters[:most]:
            self.stage.chapter(chapter.__name__.replace("_", " ").capitalize())
            await chapter()
        return self.stage.told

    def rooms_read(self, *words: str) -> None:
        """Both rooms do."""
        for surface in (self.slack, self.telegram):
            self.stage.room_reads("plenary", *words, on=surface)
