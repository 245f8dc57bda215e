"""Figures for a Prometheus: of a platform and a kind, never of a person or a text.

Counters and times are this process's own; what waits and what the lanes do is asked of the database, so every replica
says the same of it.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version

from prometheus_client import CollectorRegistry, Counter, Histogram, Info, ProcessCollector
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.registry import Collector

from adapters.app import App
from adapters.platforms import Hearing, Outbound
from bot.chat.cards import Card
from bot.chat.exchange import Destination
from bot.chat.readers import Reader
from bot.errors import DeliveryFailed, Unavailable
from bot.outbox.model import Kind
from bot.outbox.terms import Terms

__all__ = ["CONTENT_TYPE_LATEST", "Metrics"]

ACKNOWLEDGED = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
"""Seconds. Slack waits for three, Telegram's webhook for some more."""

SENT = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Metrics:
    """Watches one process. Nothing of it is global: two programs in one test do not count each other."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._times = Histogram(
            "wgbot_acknowledge_seconds",
            "From the bytes of an update or event to its commit, when the platform may be told so",
            ("platform", "kind"),
            registry=self._registry,
            buckets=ACKNOWLEDGED,
        )
        self._lost = Counter(
            "wgbot_unacknowledged",
            "Updates and events that could not be stored; the platform brings them again",
            ("platform", "kind"),
            registry=self._registry,
        )
        self._sent = Counter(
            "wgbot_deliveries",
            "Messages sent or drawn anew, by what the platform said; asked_to_wait is a 429",
            ("platform", "kind", "outcome"),
            registry=self._registry,
        )
        self._sending = Histogram(
            "wgbot_delivery_seconds",
            "How long the platform took for a message, whatever it said",
            ("platform", "kind"),
            registry=self._registry,
            buckets=SENT,
        )
        self._platforms: Sequence[Hearing] = ()
        self._registry.register(_Hearing(lambda: self._platforms))
        Info("wgbot", "The program", registry=self._registry).info({"version": version("wgbot")})
        ProcessCollector(registry=self._registry)

    def acknowledged(self, platform: str, kind: str, seconds: float) -> None:
        self._times.labels(platform, kind).observe(seconds)

    def unacknowledged(self, platform: str, kind: str) -> None:
        self._lost.labels(platform, kind).inc()

    def over(self, platform: str, outbound: Outbound) -> Outbound:
        return _Watched(self, platform, outbound)

    def beside(self, platforms: Sequence[Hearing]) -> None:
        self._platforms = platforms

    @contextmanager
    def sending(self, platform: str, kind: Kind) -> Iterator[None]:
        """Around one message."""
        begun, outcome = time.monotonic(), "failed"
        try:
            yield
            outcome = "sent"
        except DeliveryFailed as error:
            outcome = _outcome(error)
            raise
        finally:
            self._sent.labels(platform, kind, outcome).inc()
            self._sending.labels(platform, kind).observe(time.monotonic() - begun)

    def text(self, app: App) -> bytes:
        """Everything in Prometheus' text format. Asks the database: not on the event loop."""
        asked = CollectorRegistry()
        asked.register(_Standing(app))
        return generate_latest(self._registry) + generate_latest(asked)


def _outcome(error: DeliveryFailed) -> str:
    if error.retry_after is not None:
        return "asked_to_wait"
    if error.permanent:
        return "refused"
    return "unknown" if error.unknown else "failed"


@dataclass(frozen=True)
class _Watched:
    """Sends as the platform does."""

    metrics: Metrics
    platform: str
    outbound: Outbound

    @property
    def terms(self) -> Terms:
        return self.outbound.terms

    async def post(self, to: Destination, card: Card, reader: Reader, mark: str = "") -> str:
        with self.metrics.sending(self.platform, Kind.POST):
            return await self.outbound.post(to, card, reader, mark)

    async def find_posted(self, to: Destination, mark: str) -> str | None:
        return await self.outbound.find_posted(to, mark)

    async def edit(self, to: Destination, ref: str, card: Card, reader: Reader) -> str:
        with self.metrics.sending(self.platform, Kind.EDIT):
            return await self.outbound.edit(to, ref, card, reader)


@dataclass(frozen=True)
class _Hearing(Collector):
    """What reaches this process."""

    platforms: Callable[[], Sequence[Hearing]]

    def collect(self) -> Iterable[GaugeMetricFamily]:
        hears = GaugeMetricFamily(
            "wgbot_hears", "1 while what people do reaches this process", labels=("platform",)
        )
        for each in self.platforms():
            hears.add_metric((each.name,), each.hears)
        yield hears


class _Standing(Collector):
    """What the database says."""

    def __init__(self, app: App) -> None:
        self._app = app

    def collect(self) -> Iterable[GaugeMetricFamily]:
        up = GaugeMetricFamily("wgbot_database_up", "1 when the database answered to this question")
        try:
            yield from self._asked()
            up.add_metric((), 1)
        except Unavailable:
            up.add_metric((), 0)
        yield up

    def _asked(self) -> Iterable[GaugeMetricFamily]:
        now, standing = self._app.moment(), self._app.standing
        labels = ("platform", "kind", "view")
        waiting = GaugeMetricFamily("wgbot_outbox_waiting", "Messages that wait", labels=labels)
        due = GaugeMetricFamily("wgbot_outbox_due", "Messages that should be out", labels=labels)
        lag = GaugeMetricFamily(
            "wgbot_outbox_lag_seconds", "How late the one that waits longest is", labels=labels
        )
        for each in standing.waiting(now):
            of = (each.platform, each.kind.value, each.view)
            waiting.add_metric(of, each.count)
            due.add_metric(of, each.due)
            lag.add_metric(of, (now - each.since).total_seconds() if each.since else 0)
        lanes = GaugeMetricFamily("wgbot_lanes", "Chats by what they do", labels=("platform", "state"))
        for (platform, state), count in standing.lanes(now).items():
            lanes.add_metric((platform, state.value), count)
        silent = GaugeMetricFamily("wgbot_silent_rooms", "Rooms that take nothing", labels=("platform",))
        for platform, count in standing.silent().items():
            silent.add_metric((platform,), count)
        dead = GaugeMetricFamily("wgbot_outbox_dead", "Messages given up lately", labels=("platform", "view"))
        for (platform, view), count in standing.dead_counts().items():
            dead.add_metric((platform, view), count)
        held = GaugeMetricFamily(
            "wgbot_lease_held", "1 while some process does what one does for all", labels=("name",)
        )
        for name, on in self._app.leases.items():
            held.add_metric((name,), on)
        return [waiting, due, lag, lanes, silent, dead, held]
