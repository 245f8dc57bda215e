"""Buttons under a message: as many in a row as can be read in full.

A phone cuts a long label short, in a room of two languages before the second one begins. So a label that is wider than
a row stands in the text under a number, and the button shows the number.
"""

from collections.abc import Callable, Iterator, Sequence
from unicodedata import east_asian_width

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from adapters.telegram.limits import MOST_BUTTONS, MOST_IN_ROW, READABLE_IN_ROW, ROW_CELLS, WIDEST_LABEL
from bot.chat.actions import Action
from bot.chat.cards import Button, Buttons, Card, Style
from bot.chat.exchange import is_private
from bot.chat.seal import Seal
from bot.chat.text import Words

STYLES = {Style.PLAIN: None, Style.MAIN: "primary", Style.DANGER: "danger"}

Rows = list[list[InlineKeyboardButton]]
Leading = Callable[[Action], str | None]
"""Makes the address that asks for an action in the private chat; None when there is none."""


def nowhere(action: Action) -> None:
    """Where no private chat can be linked to."""


class Labels:
    """The labels of a card's buttons as one reader reads them, and the numbers of those that are too wide."""

    def __init__(self, card: Card, say: Callable[[Words], str]) -> None:
        self._groups = [block for block in card.blocks if isinstance(block, Buttons)]
        buttons = [button for group in self._groups for button in group.buttons]
        self._said = {id(button): say(button.label) for button in buttons}
        wide = (button for button in buttons if _cells(self._said[id(button)]) > WIDEST_LABEL)
        self._numbers = {id(button): number for number, button in enumerate(wide, start=1)}
        self._buttons = buttons

    def number_of(self, words: Words) -> int | None:
        """The number of the button that is labelled with these words, if it has one."""
        same = (button for button in self._buttons if button.label == words)
        return next((self._numbers[id(each)] for each in same if id(each) in self._numbers), None)

    def unexplained(self, group: Sequence[Button], elsewhere: Sequence[Words]) -> Iterator[tuple[int, str]]:
        """The numbers in a group with the words they stand for, without those that the card shows elsewhere."""
        for button in group:
            if id(button) in self._numbers and button.label not in elsewhere:
                yield self._numbers[id(button)], self._said[id(button)]

    def rows(self, seal: Seal, place: str, leading: Leading) -> Rows:
        """The buttons in rows, sealed to a place; each group begins a row of its own."""
        rows: Rows = []
        for group in self._groups:
            drawn = [self._draw(button, seal, place, leading) for button in group.buttons]
            rows += _in_columns(drawn, group.columns) if group.columns else _readable(drawn)
        return rows

    def _draw(self, button: Button, seal: Seal, place: str, leading: Leading) -> InlineKeyboardButton:
        number = self._numbers.get(id(button))
        text = self._said[id(button)] if number is None else str(number)
        if button.privately and not is_private(place) and (address := leading(button.action)):
            return InlineKeyboardButton(text, url=address, style=STYLES[button.style])
        payload = seal.close(button.action, place)
        return InlineKeyboardButton(text, callback_data=payload, style=STYLES[button.style])


def keyboards(rows: Rows) -> Iterator[InlineKeyboardMarkup]:
    """The rows on as few keyboards as take them."""
    while rows:
        taken, count = 0, 0
        while taken < len(rows) and count + len(rows[taken]) <= MOST_BUTTONS:
            count += len(rows[taken])
            taken += 1
        yield InlineKeyboardMarkup(rows[:taken])
        rows = rows[taken:]


def _in_columns(drawn: list[InlineKeyboardButton], columns: int) -> Rows:
    """Rows as a calendar wants them."""
    width = min(columns, MOST_IN_ROW)
    return [drawn[start : start + width] for start in range(0, len(drawn), width)]


def _readable(drawn: list[InlineKeyboardButton]) -> Rows:
    """Rows with as many buttons as can be read in full."""
    rows: Rows = []
    for button in drawn:
        if rows and len(rows[-1]) < READABLE_IN_ROW and _fit([*rows[-1], button]):
            rows[-1].append(button)
        else:
            rows.append([button])
    return rows


def _fit(row: list[InlineKeyboardButton]) -> bool:
    """Whether the widest label still fits when the buttons share the row evenly."""
    return max(_cells(each.text) for each in row) + 2 <= ROW_CELLS // len(row)


def _cells(text: str) -> int:
    return sum(1 + (east_asian_width(sign) in "WF") for sign in text)
