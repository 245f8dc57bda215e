"""Where "now" comes from: the only place that reads the machine's clock."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

ASKS = 7
"""How often a clock elsewhere is asked to find out what time it is there."""


class Clock(Protocol):
    """Tells the present moment, aware and in UTC."""

    def now(self) -> datetime: ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class DatabaseClock:
    """The database's clock, which several machines share, carried on by this machine's steady one.

    What the wall clocks of the machines say, and how they are set, does not matter then.
    """

    def __init__(self, ask: Callable[[], datetime]) -> None:
        self._ask = ask
        self.set()

    def set(self) -> None:
        """Ask the database what time it is; once a minute is enough. Not on the event loop.

        The quickest of some answers counts: one that was long on its way tells little about the present moment, and
        the pace that machines keep together is as exact as their clocks agree.
        """
        _took, self._known = min(self._asked() for _time in range(ASKS))

    def _asked(self) -> tuple[float, tuple[datetime, float]]:
        before = time.monotonic()
        told = self._ask()
        after = time.monotonic()
        return after - before, (told, (before + after) / 2)

    def now(self) -> datetime:
        told, at = self._known
        return told + timedelta(seconds=time.monotonic() - at)


class ShiftedClock:
    """The machine's clock, set forward: the sandbox's time, which people can move."""

    def __init__(self, shift: timedelta = timedelta()) -> None:
        self.shift = shift

    def now(self) -> datetime:
        return datetime.now(UTC) + self.shift

    def advance(self, step: timedelta) -> None:
        """Move the time on; it never goes back."""
        self.shift += max(step, timedelta())


class StandingClock:
    """A clock that only moves when it is told to: scripts and tests read the same times on every run."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def now(self) -> datetime:
        return self._now

    def advance(self, step: timedelta) -> None:
        """Move the time on; it never goes back."""
        self._now += max(step, timedelta())


MovableClock = ShiftedClock | StandingClock
