"""The composition root: builds the program from its parts."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from socket import gethostname

from sqlalchemy import Engine

from adapters.clock import Clock, DatabaseClock, StandingClock, SystemClock
from adapters.holding import Endless, Holding, Pace
from adapters.platforms import Outbound
from adapters.sending import Sender
from adapters.watching import Nobody, Watch
from adapters.zones import use_pinned
from bot.bot import Bot
from bot.chat.phrasebook import Phrasebook
from bot.chat.seal import Seal
from bot.delivery import Courier
from bot.features import REGISTRY
from bot.work import OpenWork
from storage.base import open_engine
from storage.installations import SqlInstallations
from storage.kept import Kept
from storage.leases import SqlLease, held
from storage.moment import moment_on
from storage.retention import clean
from storage.schema import HEAD, revision_on
from storage.sealing import BadKey, Keys
from storage.secret_keys import scrub
from storage.standing import Standing
from storage.work import reads_on, works_on

SECRET = "button_secret"


@dataclass(frozen=True)
class App:
    """Everything an adapter needs: the bot to ask, the words to say, the seal for its buttons, the clock."""

    engine: Engine
    open_work: OpenWork
    bot: Bot
    phrasebook: Phrasebook
    seal: Seal
    clock: Clock
    kept: Kept
    watch: Watch = field(default_factory=Nobody)
    pace: Pace = field(default_factory=Pace)

    def courier(self, platforms: Mapping[str, Outbound]) -> Courier:
        """What finds the due deliveries of these platforms, and keeps their pace.

        Not by a clock that stands: no time passes on it between two messages, so the second would never go.
        """
        standing = isinstance(self.clock, StandingClock)
        terms = {} if standing else {name: each.terms for name, each in platforms.items()}
        return Courier(self.open_work, REGISTRY, tuple(platforms), terms)

    def installations(self, keys: str) -> SqlInstallations:
        """Slack's workspaces, their tokens sealed with these keys; BadKey (a ValueError) when one is none."""
        try:
            return SqlInstallations(self.engine, Keys.read(keys))
        except BadKey as error:
            raise BadKey(
                f"WGBOT_SLACK__ENCRYPTION_KEYS: {error}; `wgbot slack keys new` prints one"
            ) from None

    def sender(self, platforms: Mapping[str, Outbound]) -> Sender:
        """What sends on these platforms.

        Where several machines may send, all go by the database's clock, or a lease would mean something else on each.
        """
        clock = DatabaseClock(lambda: moment_on(self.engine)) if self._is_one_of_several else self.clock
        watched = {name: self.watch.over(name, each) for name, each in platforms.items()}
        return Sender(self.courier(platforms), watched, clock)

    def one_of_all(self, name: str, begin: Callable[[], Endless]) -> Endless:
        """Work that one process does for all: by a lease of this name where there may be several."""
        if not self._is_one_of_several:
            return begin()
        ours = f"{gethostname()[:40]}:{secrets.token_hex(8)}"
        return Holding(SqlLease(self.engine, name, ours, self.pace.length), self.pace, begin, name)

    @property
    def leases(self) -> Mapping[str, bool]:
        """Which such work there is, and whether a process does it now. Raises Unavailable."""
        return held(self.engine) if self._is_one_of_several else {}

    def clean(self, go_on: Callable[[], bool]) -> Mapping[str, int] | None:
        """The nightly clean-up (storage/retention.py), by the clock that all machines share."""
        counts = clean(self.engine, self.moment(), go_on)
        if counts is not None:
            scrub(self.engine)  # once more after each end of a secret vote, for the case that it was held up
        return counts

    def moment(self) -> datetime:
        """What time it is on the clock that all machines share (UTC). Unavailable when that cannot be asked."""
        return moment_on(self.engine) if self._is_one_of_several else self.clock.now()

    @property
    def read_work(self) -> OpenWork:
        """Opens a look at the database that waits for no writer and keeps no change."""
        return reads_on(self.engine)

    @property
    def standing(self) -> Standing:
        """How sending stands."""
        return Standing(self.engine)

    def fits(self) -> bool:
        """Whether the database has the tables of this version; Unavailable when it does not answer."""
        return revision_on(self.engine) == HEAD

    @property
    def _is_one_of_several(self) -> bool:
        """Whether other machines may work on the same database."""
        return self.engine.dialect.name == "postgresql" and isinstance(self.clock, SystemClock)


def build(
    database_url: str, clock: Clock, phrasebook: Phrasebook | None = None, keys: Keys | None = None
) -> App:
    """The program on a database whose tables are there (storage.schema).

    Without a phrasebook it reads the catalogues, or does not start. `keys`: the operator's, without which no vote can
    be secret (adapters/cli/key_file.py).
    """
    use_pinned()
    engine = open_engine(database_url)
    open_work = works_on(engine, keys)
    kept = Kept(engine)
    seal = Seal(bytes.fromhex(kept.get_or_put(SECRET, secrets.token_hex(32))))
    bot = Bot(open_work, REGISTRY, seal)
    return App(engine, open_work, bot, phrasebook or Phrasebook.load(), seal, clock, kept)
