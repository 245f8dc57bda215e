"""How long things take at most when sending."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.errors import DeliveryFailed

MOST_ATTEMPTS = 8
GROWTH = 4
"""How many times longer each waiting time is than the one before: eight attempts take about two and a half hours."""


@dataclass(frozen=True)
class Waits:
    """`lease`: how long a lane is one sender's. `retry`, `longest`: the first and the longest wait after a failure.

    `stagger`: what is sent and not yet kept when the process is killed is sent twice, so a message is begun when the
    one before it is kept, or this much later: often enough for the quickest platform, however slowly it answers.
    """

    lease: timedelta = timedelta(seconds=40)
    retry: timedelta = timedelta(seconds=4)
    longest: timedelta = timedelta(hours=1)
    attempts: int = MOST_ATTEMPTS
    stagger: timedelta = timedelta(seconds=1 / 30)

    @property
    def sending(self) -> timedelta:
        """How long one message may take. With `begin_within` it ends within the lease, whatever the platform does."""
        return self.lease / 4

    @property
    def begin_within(self) -> timedelta:
        """How long after taking a lane a message may still be begun: who stalls longer may have lost it."""
        return self.lease * 0.7

    def after(self, error: DeliveryFailed, attempts: int, chance: Callable[[], float]) -> timedelta:
        """How long to wait after so many attempts: as the platform says, or longer each time.

        Between half and all of it, by `chance` (0 to 1): those who failed together must not come back together.
        """
        if error.retry_after is not None:
            return error.retry_after
        grown: float = float(GROWTH) ** (attempts - 1)
        return min(self.retry * grown, self.longest) * (0.5 + 0.5 * chance())
