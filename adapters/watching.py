"""Who watches how quickly things are acknowledged and how sending goes: metrics where they are on, else nobody."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from adapters.platforms import Hearing, Outbound


class Watch(Protocol):
    """Is told of each thing as it happens. Of a platform and a kind, never of a person or a text."""

    def acknowledged(self, platform: str, kind: str, seconds: float) -> None:
        """Something came in, was stored, and the platform may be told so, this long after its bytes were there."""
        ...

    def unacknowledged(self, platform: str, kind: str) -> None:
        """Something could not be stored; the platform brings it again."""
        ...

    def over(self, platform: str, outbound: Outbound) -> Outbound:
        """What sends on a platform, watched."""
        ...

    def beside(self, platforms: Sequence[Hearing]) -> None:
        """These are the platforms of this process."""
        ...


class Nobody:
    """Watches nothing, and costs nothing."""

    def acknowledged(self, platform: str, kind: str, seconds: float) -> None:
        return

    def unacknowledged(self, platform: str, kind: str) -> None:
        return

    def over(self, platform: str, outbound: Outbound) -> Outbound:
        return outbound

    def beside(self, platforms: Sequence[Hearing]) -> None:
        return


@contextmanager
def acknowledging(watch: Watch, platform: str, kind: str) -> Iterator[None]:
    """Around everything from the bytes to the commit; an error means that nothing is acknowledged."""
    begun = time.monotonic()
    try:
        yield
    except BaseException:
        watch.unacknowledged(platform, kind)
        raise
    watch.acknowledged(platform, kind, time.monotonic() - begun)
