"""What other slices add to meetings: buttons on their cards and lists, and what is said with the first reminder.

Meetings know none of those slices: each declares its additions when it is loaded.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from bot.chat.cards import Block, Button
from bot.meetings.model import Meeting
from bot.membership.model import Group, Member
from bot.work import Work

AddedButtons = Callable[[Work, Meeting, Member | None, datetime], Iterable[Button]]
"""Given the meeting, the member who sees its card (None: a room) and now."""

AddedBlocks = Callable[[Work, Meeting], Iterable[Block]]

AddedToList = Callable[[Group | None], Iterable[Button]]
"""Given the group whose meetings are listed (None: those of all of one's own)."""

_BUTTONS: list[AddedButtons] = []
_LIST: list[AddedToList] = []
_FIRST_REMINDER: list[AddedBlocks] = []


def adds_buttons(function: AddedButtons) -> AddedButtons:
    """Declare a function that gives buttons for the card of a meeting."""
    _BUTTONS.append(function)
    return function


def adds_to_list(function: AddedToList) -> AddedToList:
    """Declare a function that gives buttons for the list of what is coming."""
    _LIST.append(function)
    return function


def adds_to_first_reminder(function: AddedBlocks) -> AddedBlocks:
    """Declare a function that gives what is said with the first reminder of a meeting."""
    _FIRST_REMINDER.append(function)
    return function


def added_buttons(work: Work, meeting: Meeting, member: Member | None, now: datetime) -> tuple[Button, ...]:
    """The buttons of all slices, in the order in which they were loaded."""
    return tuple(button for add in _BUTTONS for button in add(work, meeting, member, now))


def added_to_list(group: Group | None) -> tuple[Button, ...]:
    """The buttons of all slices below the list of what is coming."""
    return tuple(button for add in _LIST for button in add(group))


def added_to_reminder(work: Work, meeting: Meeting, *, first: bool) -> tuple[Block, ...]:
    """What all slices say with a reminder: nothing but with the first that its reader gets."""
    if not first:
        return ()
    return tuple(block for add in _FIRST_REMINDER for block in add(work, meeting))
