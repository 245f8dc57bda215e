"""Cards become Block Kit: what people typed in plain_text, where nothing is a mention; buttons sealed to places."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import assert_never

from adapters.slack import limits
from adapters.slack.blocks import EMPTY, Json, Message, pages, plain, section
from adapters.slack.text import as_typed_here, escaped, numbered, parted, size, web_address
from bot.chat.cards import Attachment, Bars, Block, Button, Buttons, Card, Facts, Link, Paragraph, Style
from bot.chat.files import File, files_of
from bot.chat.phrasebook import PARALLEL, Phrasebook
from bot.chat.plain import SHORT, plain_block, plain_card
from bot.chat.readers import Reader
from bot.chat.seal import Seal
from bot.chat.text import Text, Value, Words

STYLES = {Style.MAIN: "primary", Style.DANGER: "danger"}
PRESS, LEAD = "press", "link"
"""How the names of buttons begin: those that come back as an action, and those that open a web page."""


class Renderer:
    """Draws for Slack."""

    def __init__(self, phrasebook: Phrasebook, seal: Seal) -> None:
        self._phrasebook = phrasebook.respelled(as_typed_here)
        self._seal = seal

    def say(self, value: Value, reader: Reader) -> str:
        """The words in one line; two languages side by side."""
        return self._phrasebook.say(value, reader) or EMPTY

    def messages(
        self, card: Card, reader: Reader, place: str, toast: Words | None = None
    ) -> Sequence[Message]:
        """A card whose buttons work in this place; one message, or as many as it needs. `toast` stands first."""
        head = self.passing(toast, reader) if toast else []
        text = self._fallback(card, reader, toast)
        return [Message(text, page) for page in pages([*head, *self.blocks(card, reader, place)])]

    def files(self, card: Card, reader: Reader) -> Sequence[File]:
        """The files of a card; its blocks only name them."""
        return files_of(card, self._phrasebook, reader)

    def note(self, words: Words, reader: Reader) -> Message:
        """A passing word."""
        text = self._lines(words, reader)
        return Message(escaped(text), [section(part) for part in parted(text, limits.SECTION)])

    def passing(self, words: Words, reader: Reader) -> list[Json]:
        """A passing word above a card."""
        parts = parted(self._lines(words, reader), limits.CONTEXT)
        return [{"type": "context", "elements": [plain(part)]} for part in parts]

    def blocks(
        self, card: Card, reader: Reader, place: str, names: Iterator[int] | None = None
    ) -> list[Json]:
        """A card's title and blocks, however many; `names` numbers the buttons through several cards."""
        names = names or count(1)
        drawn = [self._title(card.title, reader)]
        for block in card.blocks:
            drawn += self._block(block, reader, place, names)
        return drawn

    def _title(self, words: Words, reader: Reader) -> Json:
        title = self.say(words, reader)
        if size(title) <= limits.HEADER and "\n" not in title:
            return {"type": "header", "text": plain(title)}
        return section(self._lines(words, reader))

    def _block(self, block: Block, reader: Reader, place: str, names: Iterator[int]) -> Iterable[Json]:
        match block:
            case Paragraph(words):
                return [section(part) for part in parted(self._lines(words, reader), limits.SECTION)]
            case Facts(pairs):
                return self._facts(pairs, reader)
            case Bars() | Attachment():
                return self._as_text(block, reader)
            case Link():
                return self._link(block, reader, names)
            case Buttons(buttons):
                return self._buttons(buttons, reader, place, names)
            case _:
                assert_never(block)

    def _facts(self, pairs: Sequence[tuple[Words, Value]], reader: Reader) -> list[Json]:
        """Two columns; a pair that is too long for one stands below the others as running text."""
        drawn: list[Json] = []
        for label, value in pairs:
            cells = [self._label(label, reader), plain(self._lines(value, reader) or EMPTY)]
            if any(size(cell["text"]) > limits.FIELD for cell in cells):
                drawn += self._as_text(Facts(((label, value),)), reader)
            elif drawn and "fields" in drawn[-1] and len(drawn[-1]["fields"]) + 2 <= limits.FIELDS_OF_SECTION:
                drawn[-1]["fields"] += cells
            else:
                drawn.append({"type": "section", "fields": cells})
        return drawn

    def _label(self, words: Words, reader: Reader) -> Json:
        """Our own words stand out; what holds something typed stays plain."""
        said = self._lines(words, reader) or EMPTY
        if isinstance(words, Text) and not words.args and "\n" not in said:
            return {"type": "mrkdwn", "text": f"*{escaped(said)}*", "verbatim": True}
        return plain(said)

    def _link(self, link: Link, reader: Reader, names: Iterator[int]) -> list[Json]:
        address, label = web_address(link.address), self.say(link.label, reader)
        if address is None or size(address) > limits.URL:
            return self._as_text(link, reader)
        drawn = []
        if size(label) > limits.BUTTON:
            drawn = [section(part) for part in parted(label, limits.SECTION)]
            label = numbered(1, label, limits.BUTTON)
        button = {
            "type": "button",
            "text": plain(label),
            "url": address,
            "action_id": f"{LEAD}:{next(names)}",
        }
        return [*drawn, {"type": "actions", "elements": [button]}]

    def _buttons(
        self, buttons: Sequence[Button], reader: Reader, place: str, names: Iterator[int]
    ) -> list[Json]:
        """Rows of buttons; labels that are too long stand above them with numbers."""
        labels = [self.say(button.label, reader) for button in buttons]
        drawn: list[Json] = []
        if any(size(label) > limits.BUTTON for label in labels):
            listed = "\n".join(f"[{n}] {label}" for n, label in enumerate(labels, 1))
            drawn += [section(part) for part in parted(listed, limits.SECTION)]
            labels = [numbered(n, label, limits.BUTTON) for n, label in enumerate(labels, 1)]
        elements = [
            self._button(button, label, place, next(names))
            for button, label in zip(buttons, labels, strict=True)
        ]
        for start in range(0, len(elements), limits.BUTTONS_OF_ROW):
            drawn.append({"type": "actions", "elements": elements[start : start + limits.BUTTONS_OF_ROW]})
        return drawn

    def _button(self, button: Button, label: str, place: str, name: int) -> Json:
        drawn: Json = {
            "type": "button",
            "text": plain(label),
            "value": self._seal.close(button.action, place),
            "action_id": f"{PRESS}:{name}",
        }
        if button.style in STYLES:
            drawn["style"] = STYLES[button.style]
        return drawn

    def _as_text(self, block: Block, reader: Reader) -> list[Json]:
        lines = "\n".join(plain_block(block, self._phrasebook, reader))
        return [section(part) for part in parted(lines, limits.SECTION)] if lines else []

    def _lines(self, value: Value, reader: Reader) -> str:
        """Two languages side by side where that is short, else one below the other."""
        lines = self._phrasebook.lines(value, reader)
        joined = PARALLEL.join(lines)
        return joined if len(joined) <= SHORT else "\n".join(lines)

    def _fallback(self, card: Card, reader: Reader, toast: Words | None) -> str:
        """The card as text, as many whole lines as fit; the blocks hold everything."""
        told = tuple(block for block in card.blocks if not isinstance(block, Buttons))
        lines = [line for line in plain_card(Card(card.title, told), self._phrasebook, reader).lines if line]
        head = [self.say(toast, reader)] if toast else []
        kept: list[str] = []
        for line in map(escaped, [*head, *lines]):
            if size("\n".join([*kept, line])) > limits.FALLBACK:
                break
            kept.append(line)
        return "\n".join(kept) or EMPTY
