"""A storm of presses on one poll. Chance is seeded, so a storm that shows a fault can be played again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Protocol

from tests.journeys.ledger import votes
from tests.journeys.stage import Stage
from tests.journeys.whole_way import QUESTION_DE, QUESTION_ZH, a_poll_is_opened_from_the_library

VOTERS = ("liwei", "anna", "alex", "wangfang")
OPTIONS = 5
PRESSES, AT_ONCE = 40, 5
QUIET = timedelta(hours=2)
"""Nothing is tried again later than this."""


@dataclass(frozen=True)
class Press:
    """Somebody presses an option."""

    user: str
    option: int


class Weather(Protocol):
    """A platform in a storm."""

    async def rain(self, stage: Stage, presses: Sequence[Press], chance: Random) -> int:
        """Let these presses come in, the first time in this order, and again in any; returns how many came in all."""
        ...

    def trouble(self, chance: Random) -> int:
        """Spoil some of the answers to what the bot will send next; returns how many."""
        ...

    @property
    def unspent(self) -> int:
        """How many of those are still to come."""
        ...


@dataclass
class Figures:
    """What happened."""

    pressed: int = 0
    delivered: int = 0
    spoilt: int = 0
    lost: int = 0
    twice: int = 0

    def __str__(self) -> str:
        return (
            f"{self.pressed} presses, delivered {self.delivered} times; {self.spoilt} answers spoilt; "
            f"lost {self.lost}, applied twice {self.twice}"
        )


async def storm(stage: Stage, weather: Weather, seed: int) -> Figures:
    """Votes in bad weather; afterwards the ledger and the card in the room must say the same, as pressed."""
    chance, figures = Random(seed), Figures(pressed=PRESSES)
    await a_poll_is_opened_from_the_library(stage)
    presses = [Press(chance.choice(VOTERS), chance.randrange(OPTIONS)) for _press in range(PRESSES)]
    for start in range(0, PRESSES, AT_ONCE):
        figures.spoilt += weather.trouble(chance)
        figures.delivered += await weather.rain(stage, presses[start : start + AT_ONCE], chance)
        await stage.deliver()
    await until_quiet(stage)
    figures.spoilt -= weather.unspent
    last = {press.user: press.option for press in presses}
    expected = [list(last.values()).count(option) for option in range(OPTIONS)]
    counted = votes(stage)
    figures.lost = sum(max(0, want - have) for want, have in zip(expected, counted, strict=True))
    figures.twice = sum(max(0, have - want) for want, have in zip(expected, counted, strict=True))
    card = stage.room_reads("plenary", QUESTION_ZH, QUESTION_DE)
    for option, share in enumerate(expected):
        assert f"{share} · {100 * share // len(last)}%" in card.text, (option, share, card.text)
    return figures


async def until_quiet(stage: Stage) -> None:
    """Let time pass until nothing is tried again."""
    end = stage.now + QUIET
    while stage.now < end:
        await stage.until(stage.now + timedelta(minutes=10))
