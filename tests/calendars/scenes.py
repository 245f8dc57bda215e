"""What the tests of calendars do again and again: make an address, read where it leads."""

import re
from datetime import datetime

from bot.bot import Bot
from bot.calendars.actions import MakeAddress
from bot.calendars.model import taken_apart
from bot.calendars.service import follow
from bot.chat.cards import Card, Facts
from bot.chat.exchange import Account
from bot.chat.languages import Language
from bot.chat.phrasebook import Phrasebook
from bot.chat.text import Verbatim
from bot.work import OpenWork
from tests.cast import NOW
from tests.meetings.ics import Component, read
from tests.meetings.scenes import reply

PUBLIC = "https://bot.example.org"
ADDRESS = re.compile(re.escape(PUBLIC) + r"/calendar/([A-Za-z0-9_-]{32}(?:\.(?:zh|de|en))?\.ics)")


def addresses_on(card: Card | None) -> list[str]:
    """The last part of each address that a card shows."""
    assert card is not None
    values = [value for block in card.blocks if isinstance(block, Facts) for _label, value in block.pairs]
    found = (ADDRESS.fullmatch(value.value) for value in values if isinstance(value, Verbatim))
    return [each[1] for each in found if each]


def make(bot: Bot, who: Account, group: int | None = None, *, instead: bool = False) -> list[str]:
    """Somebody makes an address; the last part of each that they are shown."""
    bot.public_address = PUBLIC
    return addresses_on(reply(bot, who, MakeAddress(group, instead)).show)


def followed(open_work: OpenWork, name: str, book: Phrasebook, now: datetime = NOW) -> Component | None:
    """The calendar that such a name leads to, read strictly; None when it leads nowhere."""
    asked = taken_apart(name)
    assert asked is not None
    with open_work() as work:
        found = follow(work, *asked, now)
    if found is None:
        return None
    return read(found.feed.written(lambda value: book.lines(value, found.reader)))


def events(calendar: Component | None, language: Language = Language.DE) -> dict[str, Component]:
    """What a calendar holds, by title."""
    assert calendar is not None
    return {each.text("SUMMARY"): each for each in calendar.of("VEVENT")}
