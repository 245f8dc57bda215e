"""Which way each part of an answer goes."""

import logging
from collections.abc import Sequence
from dataclasses import replace

from adapters.slack.blocks import Json, Message
from adapters.slack.inbound import Asking
from adapters.slack.modals import Modals
from adapters.slack.render import Renderer
from adapters.slack.ways import Ways
from bot.chat.cards import Button, Buttons, Card, Paragraph, Style
from bot.chat.exchange import Answer, Reply, place_of
from bot.chat.forms import Asked
from bot.chat.labels import open_form, opens_form
from bot.chat.notices import sent_in_private
from bot.chat.readers import Reader
from bot.chat.text import Words
from bot.errors import DeliveryFailed

log = logging.getLogger(__name__)


class Replies:
    """Gives answers to the people who asked."""

    def __init__(self, ways: Ways, renderer: Renderer, modals: Modals) -> None:
        self._ways = ways
        self._renderer = renderer
        self._modals = modals

    async def give(self, asking: Asking, answer: Answer) -> None:
        """Show an answer; what Slack does not take in one way is shown in another."""
        try:
            reply, opened = await self._ask(asking, answer)
            asking = replace(asking, held=None) if opened else asking
            if not await self._in_window(asking, replace(answer, reply=reply)):
                await self._show(asking, reply, answer.reader)
            await self.hand_over(asking, answer)
        except DeliveryFailed as error:
            log.warning("an answer was not taken: %s", error)

    async def hand_over(self, asking: Asking, answer: Answer) -> None:
        """The files of a new card go to the private chat, and the person is told so where they are."""
        files = self._renderer.files(answer.reply.show, answer.reader) if answer.reply.show else ()
        if files:
            await self._ways.hand_over(asking, files)
            if not asking.room.private:
                await self._ways.show(asking, [self._renderer.note(sent_in_private(), answer.reader)])

    def next_view(self, asking: Asking, answer: Answer) -> Json | None:
        """What takes the place of a form that was submitted, when its answer stays in the window."""
        reply, window = answer.reply, asking.in_window
        if reply.ask is not None:
            return self._modals.form(reply.ask, answer.reader, asking.account, asking.room, window=window)
        card = reply.show or reply.update
        if not window or not (card or reply.toast):
            return None
        return self._modals.card(card, reply.toast, answer.reader, asking.account, asking.room)

    async def _ask(self, asking: Asking, answer: Answer) -> tuple[Reply, bool]:
        """Open the form; where Slack does not allow it (no press before, or too long ago), offer it by a button.

        Returns what is left to show, and whether the form is open.
        """
        ask = answer.reply.ask
        if ask is None:
            return answer.reply, False
        window = asking.in_window
        view = self._modals.form(ask, answer.reader, asking.account, asking.room, window=window)
        opened = self._ways.fill(asking, view) if asking.held else self._ways.open(asking, view)
        if await opened:
            return replace(answer.reply, ask=None), True
        return replace(answer.reply, ask=None, show=_offer(ask)), False

    async def _in_window(self, asking: Asking, answer: Answer) -> bool:
        """Show an answer in the window where it was asked for, or in the one that waits for it; False elsewhere."""
        reply = answer.reply
        card = reply.show or reply.update
        if not asking.in_window and not asking.held:
            return False
        if card is None and reply.toast is None:
            return True
        view = self._modals.card(card, reply.toast, answer.reader, asking.account, asking.room)
        if not asking.held:
            return await self._ways.turn(asking, view)
        if reply.update is not None and asking.message:
            await self._ways.redraw(asking, self._private(asking, reply.update, answer.reader, None))
        return await self._ways.fill(asking, view)

    def _private(self, asking: Asking, card: Card, reader: Reader, toast: Words | None) -> Sequence[Message]:
        return self._renderer.messages(card, reader, place_of(asking.account), toast)

    async def _show(self, asking: Asking, reply: Reply, reader: Reader) -> None:
        """A private card is redrawn with the passing word on top; a card in a channel is the courier's to redraw."""
        toast, card = reply.toast or next(iter(reply.errors.values()), None), reply.show
        if reply.update is not None:
            messages = self._private(asking, reply.update, reader, toast)
            if await self._ways.redraw(asking, messages):
                toast = None
            elif card is None and (toast is None or asking.ephemeral or asking.message):
                card = reply.update
        await self._tell(asking, toast, card, reader)

    async def _tell(self, asking: Asking, toast: Words | None, card: Card | None, reader: Reader) -> None:
        if card is not None:
            await self._ways.show(asking, self._private(asking, card, reader, toast))
        elif toast is not None:
            await self._ways.show(asking, [self._renderer.note(toast, reader)])


def _offer(ask: Asked) -> Card:
    button = Button(open_form(), ask.opener, Style.MAIN)
    return Card(ask.form.title, (Paragraph(opens_form()), Buttons((button,))))
