"""Every method in every language: forms, ballots, cards and results are said whole, to a person and to a mixed room."""

import re

import pytest

from bot.bot import Bot
from bot.chat.cards import Card
from bot.chat.cities import BEIJING, BERLIN
from bot.chat.exchange import Account
from bot.chat.languages import Language
from bot.chat.phrasebook import Phrasebook
from bot.chat.plain import plain_card
from bot.chat.readers import Reader
from bot.polls.actions import CastVote, EndPoll, ShowPoll
from bot.polls.cards import poll_card
from bot.polls.counting import Method
from bot.polls.counting.marks import WHOLE
from bot.polls.methods.actions import AskObjection, ChooseMethod, ListVotes
from bot.polls.methods.words import COUNTED, NAMES
from bot.polls.outcome import result_card
from bot.polls.standing import standing
from bot.work import OpenWork
from tests.cast import ALEX, ANNA, LI, NOW
from tests.polls.methods import fill, open_by, reply
from tests.polls.scenes import GROUP, find

pytestmark = pytest.mark.slow

WHO = {Language.ZH: LI, Language.DE: ANNA, Language.EN: ALEX}
ROOM = Reader.room((Language.ZH, Language.DE), (BEIJING, BERLIN))
ENGLISH = re.compile(r"\b(the|vote|votes|and|points?|place|suits|round|level|of)\b", re.IGNORECASE)
"""Words of our English sentences that are no German ones."""


def reads(card: Card | None, reader: Reader, phrasebook: Phrasebook) -> str:
    """The card as somebody reads it."""
    assert card is not None
    return "\n".join(plain_card(card, phrasebook, reader).lines).replace("Shall we?", "")


def voted(bot: Bot, account: Account, poll: int, method: Method) -> None:
    """A vote of this method."""
    if method in WHOLE:
        fill(bot, account, poll, (2, 1, 0))
        return
    reply(bot, account, CastVote(poll, 0, True))
    if method is Method.CONSENT:
        reply(bot, account, (AskObjection(poll), {"reason": "12 %"}))


@pytest.mark.parametrize("method", list(Method))
@pytest.mark.parametrize("language", list(Language))
def test_somebody_reads_the_poll_in_their_language(
    bot: Bot, open_work: OpenWork, phrasebook: Phrasebook, method: Method, language: Language
) -> None:
    poll, who = open_by(open_work, method, named=True), WHO[language]
    reader = Reader.person(language, BEIJING)
    voted(bot, who, poll, method)
    cards = [reply(bot, who, ShowPoll(poll)).show, reply(bot, who, ListVotes(poll)).update]
    assert phrasebook.say(COUNTED[method], reader) in reads(cards[0], reader, phrasebook)
    reply(bot, ALEX, EndPoll(poll))
    result = find(open_work, poll).result
    assert result is not None
    cards += [result_card(find(open_work, poll), result), reply(bot, who, ShowPoll(poll)).show]
    for card in cards:
        text = reads(card, reader, phrasebook)
        assert language is Language.EN or not ENGLISH.search(text), text


@pytest.mark.parametrize("method", list(Method))
def test_a_mixed_room_reads_the_poll_in_both_languages(
    bot: Bot, open_work: OpenWork, phrasebook: Phrasebook, method: Method
) -> None:
    poll = open_by(open_work, method)
    voted(bot, LI, poll, method)
    stored = find(open_work, poll)
    with open_work() as work:
        seen = standing(work, stored)
    text = reads(poll_card(seen, NOW), ROOM, phrasebook)
    assert not ENGLISH.search(text), text
    for language in ROOM.languages:
        assert phrasebook.say(COUNTED[method], Reader.person(language, BEIJING)) in text


@pytest.mark.parametrize("language", list(Language))
def test_the_methods_are_explained_in_every_language(
    bot: Bot, phrasebook: Phrasebook, language: Language
) -> None:
    reader = Reader.person(language, BEIJING)
    text = reads(reply(bot, ALEX, ChooseMethod(GROUP)).update, reader, phrasebook)
    for name in NAMES.values():
        assert text.count(phrasebook.say(name, reader)) >= 2
    assert language is Language.EN or not ENGLISH.search(text)
