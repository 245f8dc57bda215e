"""Lines become interactions; replies become print."""

import asyncio

from adapters.app import App
from adapters.console.lines import Forged, Newcomer, NotUnderstood, Number, Turn
from adapters.console.outbound import NAME, private_room
from adapters.console.render import Message, Paper
from bot.chat.exchange import Account, Interaction, Pressed, Reply, Room, Said
from bot.chat.readers import Reader


class Inbound:
    """Who speaks, where everyone is, and what they ask."""

    def __init__(self, app: App, paper: Paper) -> None:
        self._app = app
        self._paper = paper
        self._newcomers: dict[str, Newcomer] = {}
        self._places: dict[Account, Room] = {}
        self._speaker: Account | None = None

    @property
    def prompt(self) -> str:
        """Who speaks where, for a person at the keyboard."""
        if self._speaker is None:
            return "> "
        room = self._places[self._speaker]
        return f"@{self._speaker.user} #{'private' if room.private else room.id}> "

    def introduce(self, newcomer: Newcomer) -> None:
        """Somebody has an account on this platform."""
        self._newcomers[newcomer.user] = newcomer

    def name_of(self, account: Account) -> str:
        """How a person is called: as the bot knows them, else as their account shows it."""
        with self._app.open_work() as work:
            member = work.members.by_account(account)
        known = self._newcomers.get(account.user)
        return member.name if member else known.called if known else account.user

    async def take(self, turn: Turn) -> None:
        """Let somebody go somewhere and do something there; NotUnderstood when nobody or nothing is meant."""
        account = await asyncio.to_thread(self._who, turn.user)
        place = self._where(account, turn.place)
        match turn.does:
            case None:
                pass
            case str(text):
                await self._ask(account, place, Said(text))
            case Forged(payload):
                await self._ask(account, place, Pressed(payload))
            case Number():
                await self._press(account, place, turn.does)

    def _who(self, user: str | None) -> Account:
        if user is not None:
            account = Account(NAME, user)
            with self._app.open_work() as work:
                known = user in self._newcomers or work.members.by_account(account) is not None
            if not known:
                raise NotUnderstood(f"nobody is called @{user} here; somebody new: @{user} = Full Name, en")
            self._speaker = account
        if self._speaker is None:
            raise NotUnderstood("nobody speaks yet; begin with a name, as in “@anna /vote”")
        return self._speaker

    def _where(self, account: Account, place: str | None) -> Room:
        if place is not None:
            self._places[account] = private_room(account) if place == "private" else Room(NAME, place)
        return self._places.setdefault(account, private_room(account))

    async def _press(self, account: Account, place: Room, number: Number) -> None:
        """Press a button in sight; a bare number that no button has is something said."""
        if number.message is None:
            last = self._paper.last_with_buttons(place, account)
            if last is None or not 1 <= number.button <= len(last.payloads):
                await self._ask(account, place, Said(str(number.button)))
                return
            await self._ask(account, last.room, Pressed(last.payloads[number.button - 1]), last)
            return
        message = self._paper.find(number.message)
        if message is None or not (number.forwarded or message.seen_by(account)):
            raise NotUnderstood(f"the speaker sees no message {number.message}")
        if not 1 <= number.button <= len(message.payloads):
            raise NotUnderstood(f"message {number.message} has no button {number.button}")
        payload = message.payloads[number.button - 1]
        if number.forwarded:
            await self._ask(account, place, Pressed(payload))
        else:
            await self._ask(account, message.room, Pressed(payload), message)

    async def _ask(
        self, account: Account, room: Room, asks: Said | Pressed, pressed: Message | None = None
    ) -> None:
        known = self._newcomers.get(account.user)
        hint, called = (known.hint, known.called) if known else (None, account.user)
        interaction = Interaction(account, room, asks, hint, called, forms=False)
        answer = await asyncio.to_thread(self._app.bot.handle, interaction, self._app.clock.now())
        if answer is not None:
            self._show(answer.reply, answer.reader, account, room, pressed)

    def _show(
        self, reply: Reply, reader: Reader, account: Account, room: Room, pressed: Message | None
    ) -> None:
        """A private message whose button was pressed is drawn anew; what hangs in a room, the courier redraws."""
        for words in (reply.toast, *reply.errors.values()):
            if words is not None:
                self._paper.note(words, reader, room, account)
        if reply.update is not None:
            if pressed is None:
                self._paper.post(reply.update, reader, room, account)
            elif pressed.only is not None:
                self._paper.redraw(pressed, reply.update, reader)
        if reply.show is not None:
            self._paper.post(reply.show, reader, room, account)
