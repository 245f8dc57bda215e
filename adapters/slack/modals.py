"""Forms and private cards as modals; a form that one window does not hold in steps."""

from collections.abc import Collection, Sequence

from adapters.slack import limits
from adapters.slack.answers import ERROR, Origin
from adapters.slack.blocks import Json, plain, section, weight
from adapters.slack.fields import Fields
from adapters.slack.render import Renderer
from adapters.slack.text import parted, size
from bot.chat.cards import Card
from bot.chat.exchange import Account, Room, place_of
from bot.chat.forms import Asked, Form
from bot.chat.labels import LABELS, close, next_step, one_moment, please_fill_in, step_back, step_of
from bot.chat.readers import Reader
from bot.chat.seal import Seal
from bot.chat.text import Text, Words

FORM, CARD, WAITING = "form", "card", "waiting"
BACK = "back"
"""The button that leads to the step before."""


class Modals:
    """Draws modals."""

    def __init__(self, renderer: Renderer, seal: Seal) -> None:
        self.blocks_of_step = limits.BLOCKS_OF_STEP
        self._renderer = renderer
        self._seal = seal

    def form(
        self,
        asked: Asked,
        reader: Reader,
        account: Account,
        room: Room,
        *,
        window: bool,
        step: int = 0,
        kept: int | None = None,
        error: str = "",
    ) -> Json:
        """A form, or one step of it; a title that does not fit into the frame stands in full as its first line.

        `kept` is the number under which the answers of the other steps are kept; `error` stands on top.
        """
        form, steps = asked.form, self.steps(asked.form, reader)
        step = min(step, len(steps) - 1)
        several, last = len(steps) > 1, step == len(steps) - 1
        opener = self._seal.close(asked.opener, place_of(account))
        origin = Origin(room, opener, window, step if several else None, kept)
        head = self._way(step, len(steps), reader) if several else []
        return {
            "type": "modal",
            "callback_id": FORM,
            "private_metadata": origin.written(),
            "title": self._short(form.title, please_fill_in(), reader),
            "submit": self._short(form.submit if last else next_step(), LABELS["send"], reader),
            "close": self._short(LABELS["cancel"], close(), reader),
            "blocks": [*_on_top(error), *head, *self._intro(form, step, reader), *steps[step]],
        }

    def steps(self, form: Form, reader: Reader) -> list[list[Json]]:
        """The inputs of a form in as few windows as hold them; a question is never parted."""
        steps: list[list[Json]] = [[]]
        for question in Fields(self._renderer, reader).of(form):
            longer = [*steps[-1], *question]
            if steps[-1] and not self._one_window(longer):
                steps.append([])
            steps[-1] += question
        return steps

    def _one_window(self, inputs: Sequence[Json]) -> bool:
        return len(inputs) <= self.blocks_of_step and weight(inputs) <= limits.BYTES_OF_STEP

    def step_of(self, form: Form, reader: Reader, names: Collection[str]) -> int:
        """The first step that asks one of these questions."""
        steps = (
            {str(each.get("block_id", "")).partition(".")[0] for each in step}
            for step in self.steps(form, reader)
        )
        wanted = {name.partition(".")[0] for name in names}
        return next((number for number, asked in enumerate(steps) if asked & wanted), 0)

    def card(
        self, card: Card | None, toast: Words | None, reader: Reader, account: Account, room: Room
    ) -> Json:
        """A private card in a window of its own; it remembers the room from which it was opened."""
        blocks = self._renderer.passing(toast, reader) if toast else []
        if card is not None:
            blocks += self._renderer.blocks(card, reader, place_of(account))
        return {
            "type": "modal",
            "callback_id": CARD,
            "private_metadata": Origin(room).written(),
            "title": self._short(LABELS["bot"], LABELS["bot"], reader),
            "close": self._short(close(), close(), reader),
            "blocks": blocks,
        }

    def waiting(self, readers: Sequence[Reader]) -> Json:
        """A window that stands until the answer is there; for a person whose language is not known yet, in several."""
        return {
            "type": "modal",
            "callback_id": WAITING,
            "title": self._short(LABELS["bot"], LABELS["bot"], readers[0]),
            "blocks": [section("\n".join(self._renderer.say(one_moment(), each) for each in readers))],
        }

    def _intro(self, form: Form, step: int, reader: Reader) -> list[Json]:
        blocks = [] if self._fits(form.title, reader) else [section(self._renderer.say(form.title, reader))]
        if form.intro is not None and step == 0:
            said = self._renderer.say(form.intro, reader)
            blocks += [section(part) for part in parted(said, limits.SECTION)]
        return blocks

    def _way(self, step: int, steps: int, reader: Reader) -> list[Json]:
        """Which step this is, and the way back."""
        said = self._renderer.say(step_of(step + 1, steps), reader)
        drawn: list[Json] = [{"type": "context", "elements": [plain(said)]}]
        if step:
            label = plain(self._renderer.say(step_back(), reader))
            back: Json = {"type": "button", "text": label, "value": BACK, "action_id": BACK}
            drawn.append({"type": "actions", "elements": [back]})
        return drawn

    def _fits(self, words: Words, reader: Reader) -> bool:
        return size(self._renderer.say(words, reader)) <= limits.VIEW_TITLE

    def _short(self, words: Words, instead: Text, reader: Reader) -> Json:
        return plain(self._renderer.say(words if self._fits(words, reader) else instead, reader))


def _on_top(error: str) -> list[Json]:
    return [section(error) | {"block_id": ERROR}] if error else []
