"""What the tests of agendas do again and again."""

from datetime import datetime

from bot.agenda.actions import OpenCall, OpenItemForm
from bot.agenda.model import Item
from bot.bot import Bot
from bot.chat.actions import Action
from bot.chat.cards import Card
from bot.chat.exchange import Account, Reply
from bot.chat.languages import Language
from bot.chat.phrasebook import Phrasebook
from bot.chat.readers import Reader
from bot.work import OpenWork
from tests.cast import ALEX, NOW
from tests.meetings.scenes import buttons_of, reply, text_of

DEADLINE = datetime.fromisoformat("2026-11-27T09:00+00:00")


def call(bot: Bot, at: str = "2026-11-27T17:00", *, by: Account = ALEX, now: datetime = NOW) -> Reply:
    """The coordinator (clock: Beijing) calls for items until then."""
    return reply(bot, by, (OpenCall(1), {"deadline_at": at}), now=now)


def propose(bot: Bot, who: Account, *, now: datetime = NOW, **answers: str) -> Reply:
    """The form of a new item, filled and sent; `title_zh` is `title.zh`."""
    filled = {"minutes": "20"} | {name.replace("title_", "title."): text for name, text in answers.items()}
    return reply(bot, who, (OpenItemForm(1), filled), now=now)


def items(open_work: OpenWork) -> list[Item]:
    """What stands on the agenda of the first meeting, in order."""
    with open_work() as work:
        return list(work.agendas.items(1))


def titles(open_work: OpenWork) -> list[str]:
    """The same, as first written."""
    return [item.title.texts[item.title.first] for item in items(open_work)]


def card_of(given: Reply) -> Card:
    """The card that came, as a new one or in the place of another."""
    card = given.show or given.update
    assert card is not None
    return card


def read(given: Reply, language: Language = Language.EN) -> str:
    """The card that came, as somebody in Beijing reads it, without a catalogue."""
    from bot.chat.cities import BEIJING

    return text_of(card_of(given), Reader.person(language, BEIJING))


def actions_of(given: Reply) -> list[Action]:
    """What the buttons of the card ask for."""
    return [button.action for button in buttons_of(card_of(given))]


def spoken(given: Reply, phrasebook: Phrasebook, reader: Reader) -> str:
    """The passing word as its reader reads it."""
    assert given.toast is not None
    return phrasebook.say(given.toast, reader)
