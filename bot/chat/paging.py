"""Long lists a page at a time."""

from collections.abc import Callable

from bot.chat.actions import Action
from bot.chat.cards import Button, Buttons
from bot.chat.text import Text, _

PAGE = 8
"""Entries on a page of a list."""


def page_buttons(
    page: int, count: int, turn: Callable[[int], Action], size: int = PAGE
) -> tuple[Buttons, ...]:
    """Buttons to the pages before and after, from 0; nothing when all fits on one."""
    last = max(0, (count - 1) // size)
    buttons = []
    if page > 0:
        buttons.append(Button(to_page_before(page, last + 1), turn(page - 1)))
    if page < last:
        buttons.append(Button(to_page_after(page, last + 1), turn(page + 1)))
    return (Buttons(tuple(buttons)),) if buttons else ()


def to_page_before(page: int, pages: int) -> Text:
    """What the button to the page before this one says; the first is 0."""
    return _("Previous page ({page} of {pages})", page=page, pages=pages)


def to_page_after(page: int, pages: int) -> Text:
    """What the button to the page after this one says."""
    return _("Next page ({page} of {pages})", page=page + 2, pages=pages)
