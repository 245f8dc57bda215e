"""A burst against the limits of a platform: 1 a second in a chat, 20 a minute in a room, 30 a second in all."""

import time
from dataclasses import dataclass, replace

from tests.faults.killing import Crew
from tests.faults.platform import Manners, Platform
from tests.faults.sender import Orders
from tests.faults.world import fill, made

MESSAGES, CHATS = 600, 100
LIMITS = {"": ((30, 1.0),), "chat": ((1, 1.0), (20, 60.0))}
RATES = ((30, 1.0, "bot"), (1, 1.0, "chat"), (20, 60.0, "room"))
LEAST = MESSAGES / 30 - 1
"""Seconds that the limits leave: thirty at once, and thirty more each second."""


@dataclass(frozen=True)
class Paced:
    """Seconds from the first message to the last, times what the limits leave; and how many were too quick."""

    seconds: float
    ratio: float
    refused: int


async def burst(url: str, processes: int) -> Paced:
    """Everything due at once, sent by so many processes."""
    platform = Platform(Manners(takes=0.008, limits=LIMITS))
    with made(url) as open_work:
        fill(open_work, MESSAGES, CHATS)
        orders = replace(Orders("", "", ""), url=url, address=await platform.start(), rates=RATES)
        crew = Crew(orders)
        try:
            for number in range(processes):
                await crew.start(number)
            await platform.until(1)
            began = time.monotonic()
            await platform.until(MESSAGES)
            seconds = time.monotonic() - began
        finally:
            await crew.leave()
            await platform.stop()
    return Paced(seconds, seconds / LEAST, platform.refused)
