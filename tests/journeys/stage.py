"""Where a journey is played: people on one surface or several, rooms, the clock, and the ledger under it all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.chat.exchange import Account
from bot.work import OpenWork
from tests.journeys.surface import Answers, Shown, Surface

MOST_MESSAGES = 60
LONGEST_WAIT = timedelta(seconds=45)
"""What is due later than this is not held back by a platform's pace, but meant for later."""


@dataclass
class Person:
    """Somebody, on the surface they use. What they read counts from the last thing they did, or the clock moved."""

    stage: "Stage"
    surface: Surface
    user: str
    _before: Mapping[str, str] = field(default_factory=dict)
    _glimpsed: list[Shown] = field(default_factory=list)

    @property
    def account(self) -> Account:
        """Who they are for the bot."""
        return self.surface.account(self.user)

    def turn(self) -> None:
        """From here on, only what is new counts as read."""
        self._before = {each.key: each.text for each in self.surface.sight(self.user)}
        self._glimpsed = []

    @property
    def news(self) -> Sequence[Shown]:
        """What came, or changed, since; also what was changed again before it could be read twice."""
        fresh = self._fresh()
        return [*(each for each in self._glimpsed if each not in fresh), *fresh]

    def _fresh(self) -> list[Shown]:
        sight = self.surface.sight(self.user)
        return [each for each in sight if self._before.get(each.key) != each.text]

    def _does(self, deed: str) -> None:
        self.turn()
        self.stage.note(self, deed)

    async def _rest(self) -> None:
        """What others are to see follows."""
        self._glimpsed = self._fresh()
        self.stage.look()
        await self.stage.deliver()
        self.stage.look()

    async def says(self, words: str, room: str = "") -> None:
        """Type something, in private or in a room."""
        self._does(f"says{_where(room)}: {words}")
        await self.surface.say(self.user, words, room)
        await self._rest()

    async def presses(self, label: str, room: str = "", times: int = 1) -> None:
        """Press the newest button of this label; twice in a row before anything can have changed, if need be."""
        shown = self.finds(label, room)
        await self.presses_on(shown, label, room, times)

    async def presses_on(self, shown: Shown, label: str, room: str = "", times: int = 1) -> None:
        """Press a button as it was shown then, whatever became of it since."""
        offer = shown.offer(label)
        assert offer is not None
        self._does(f"presses{_where(room)}: {offer.label}" + (f" ({times} times)" if times > 1 else ""))
        for _time in range(times):
            await self.surface.press(self.user, shown, offer, room)
        await self._rest()

    async def forges(self, payload: str, room: str = "") -> None:
        """Send a payload that was not theirs to send."""
        self._does(f"sends what no button of theirs carries{_where(room)}")
        await self.surface.forge(self.user, payload, room)
        await self._rest()

    async def fills(self, answers: Answers, send: str = "") -> None:
        """Fill in what is asked; when all is taken and there is a word to send it by, send it."""
        self._does("fills in: " + "; ".join(f"{label} → {value}" for label, value in answers.items()))
        if await self.surface.fill(self.user, answers) and send:
            await self.surface.send(self.user, send)
        await self._rest()

    async def goes_back(self, answers: Answers, send: str) -> None:
        """Change an answer given before, then send."""
        self._does("goes back: " + "; ".join(f"{label} → {value}" for label, value in answers.items()))
        assert await self.surface.go_back(self.user, answers)
        await self.surface.send(self.user, send)
        await self._rest()

    async def calls_off(self) -> None:
        """Leave the form."""
        self._does("leaves the form")
        await self.surface.call_off(self.user)
        await self._rest()

    def finds(self, label: str, room: str = "") -> Shown:
        """The newest thing in sight with such a button."""
        sight = self.surface.room(room) if room else self.surface.sight(self.user)
        found = next((each for each in reversed(sight) if each.offer(label)), None)
        assert found is not None, f"no button {label!r}:\n{_told(sight)}"
        return found

    def reads(self, *words: str) -> Shown:
        """Something new holds all these words."""
        found = next((each for each in self.news if all(word in each.text for word in words)), None)
        assert found is not None, f"{self.user} does not read {words}:\n{_told(self.news)}"
        return found

    def reads_nothing(self) -> None:
        """Nothing new came."""
        assert self.news == [], _told(self.news)


class Stage:
    """People by short name. All surfaces stand on one program."""

    def __init__(self, surfaces: Mapping[str, Surface], everybody: Surface | None = None) -> None:
        self.surfaces = list(dict.fromkeys([*surfaces.values(), *([everybody] if everybody else [])]))
        self._main = everybody or self.surfaces[0]
        self._by_user = surfaces
        self._people: dict[tuple[Surface, str], Person] = {}

    @property
    def open_work(self) -> OpenWork:
        """The ledger."""
        return self._main.app.open_work

    @property
    def now(self) -> datetime:
        """What the office's clock shows (UTC)."""
        return self._main.clock.now()

    def person(self, user: str, on: Surface | None = None) -> Person:
        """Somebody, always the same; who has accounts on two surfaces is somebody on each."""
        surface = on or self._by_user.get(user, self._main)
        return self._people.setdefault((surface, user), Person(self, surface, user))

    def people(self, *users: str) -> list[Person]:
        """Several of them."""
        return [self.person(user) for user in users]

    def room_reads(self, room: str, *words: str, on: Surface | None = None) -> Shown:
        """Something that stands in the room now holds all these words."""
        sight = (on or self._main).room(room)
        found = next((each for each in reversed(sight) if all(word in each.text for word in words)), None)
        assert found is not None, f"#{room} does not read {words}:\n{_told(sight)}"
        return found

    def note(self, person: Person, deed: str) -> None:
        """Somebody does something."""

    def look(self) -> None:
        """A good moment to see what everybody sees."""

    async def deliver(self) -> None:
        """Let everything due be sent and seen; where a platform takes only so much at once, wait as long as it asks."""
        for _message in range(MOST_MESSAGES):
            for surface in self.surfaces:
                await surface.deliver()
            due = self._next_due()
            if due is None or due > self.now + LONGEST_WAIT:
                return
            self._main.clock.advance(max(due - self.now, timedelta(seconds=1)))
        raise AssertionError("the bot finds no end of sending")

    async def until(self, at: datetime) -> None:
        """Let time pass, stopping wherever something falls due; what people read counts from here."""
        for person in self._people.values():
            person.turn()
        while (due := self._next_due()) is not None and due <= at:
            self._main.clock.advance(max(due - self.now, timedelta(seconds=1)))
            await self.deliver()
            self.look()
        self._main.clock.advance(at - self.now)
        await self.deliver()
        self.look()

    def _next_due(self) -> datetime | None:
        due = [at for at in (each.next_due() for each in self.surfaces) if at is not None]
        return min(due, default=None)


def _where(room: str) -> str:
    return f" in #{room}" if room else ""


def _told(sight: Iterable[Shown]) -> str:
    return "\n".join(f"--- {each.text}\n    {[offer.label for offer in each.offers]}" for each in sight)
