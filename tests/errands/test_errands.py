"""Links into the private chat: what they carry, who may follow them, and what they never allow."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from bot import links
from bot.bot import Bot
from bot.chat.actions import Action
from bot.chat.cards import Card
from bot.chat.exchange import Account, Answer, Followed, Interaction, Pressed, Said, place_of
from bot.chat.phrasebook import Phrasebook
from bot.errands.actions import RunErrand
from bot.errands.service import KEPT
from bot.errors import Refusal
from bot.polls.actions import AskQuestion, ListPolls, ShowPoll
from tests.cast import ALEX, ANNA, LI, NOW, PLENARY, SEAL, private

STRANGER = Account("test", "nobody")


def follow(bot: Bot, who: Account, word: str, now: datetime = NOW) -> Answer:
    answer = bot.handle(Interaction(who, private(who), Followed(word), "en", who.user, forms=False), now)
    assert answer is not None
    return answer


def shown(phrasebook: Phrasebook, answer: Answer) -> str:
    """The toast or the card's title, as the person reads it."""
    card = card_of(answer)
    words = answer.reply.toast or (card.title if card else None)
    assert words is not None
    return phrasebook.say(words, answer.reader)


def card_of(answer: Answer) -> Card | None:
    """The card that the person is shown."""
    return answer.reply.show or answer.reply.update


def asked(bot: Bot, who: Account, asks: Said | Pressed, now: datetime = NOW) -> str:
    """What the link carries for somebody who asked this in the plenary's room."""
    return bot.link_back(Interaction(who, PLENARY, asks), now)


def words_of(action: Action) -> str:
    word = links.carrying(action, SEAL)
    assert word is not None
    return word


def test_what_a_link_carries_fits_and_comes_back() -> None:
    for action in (ShowPoll(2**31, True), ListPolls(None, 0), RunErrand(10**12)):
        word = words_of(action)
        assert len(word) <= 64
        assert links.carries_action(word)
        assert links.carried(word, SEAL) == action


def test_what_does_not_fit_into_a_link_is_not_cut() -> None:
    assert links.carrying(AskQuestion(2**31, "x" * 20, 2**31), SEAL) is None


def mutations(word: str) -> Iterator[str]:
    for place in range(2, len(word)):
        yield f"{word[:place]}{'A' if word[place] != 'A' else 'B'}{word[place + 1 :]}"
        yield word[:place]
    yield f"{word}A"


def test_no_change_to_a_link_is_believed() -> None:
    for forged in mutations(words_of(ShowPoll(1, False))):
        if links.carries_action(forged):
            with pytest.raises(Refusal):
                links.carried(forged, SEAL)


def test_a_button_of_a_room_is_no_link_and_a_link_no_button(bot: Bot) -> None:
    room = SEAL.close(ShowPoll(1, False), place_of(PLENARY))
    with pytest.raises(Refusal):
        links.carried("p_" + room.replace("_", "__").replace("~", "_s"), SEAL)
    payload = SEAL.close(ShowPoll(1, False), links.EVERYWHERE)
    answer = bot.handle(Interaction(ANNA, private(ANNA), Pressed(payload)), NOW)
    assert answer is not None
    assert card_of(answer) is None


def test_a_forged_or_torn_link_is_answered_in_words(bot: Bot, phrasebook: Phrasebook) -> None:
    said = shown(phrasebook, follow(bot, ALEX, words_of(ListPolls(1, 0))[:-3]))
    assert said.startswith("This link is no longer valid")


def test_a_link_gives_no_rights(bot: Bot, phrasebook: Phrasebook) -> None:
    word = words_of(ListPolls(1, 0))
    assert "polls" in shown(phrasebook, follow(bot, ALEX, word)).lower()
    assert card_of(follow(bot, STRANGER, word)) is None


def test_a_command_from_a_room_keeps_its_group_and_its_words(bot: Bot, phrasebook: Phrasebook) -> None:
    word = asked(bot, LI, Said("/poll Shall we meet?"))
    direct = bot.handle(Interaction(LI, PLENARY, Said("/poll Shall we meet?")), NOW)
    followed = follow(bot, LI, word)
    assert direct is not None
    assert (followed.reply.show, followed.reply.toast) == (direct.reply.show, direct.reply.toast)
    assert follow(bot, LI, asked(bot, LI, Said("/unknowable thing"))).reply.toast is not None


def test_a_form_from_a_room_begins_in_private_with_what_was_typed(bot: Bot, phrasebook: Phrasebook) -> None:
    word = asked(bot, ALEX, Said("/meet 1 December, 15:00"))
    reply = follow(bot, ALEX, word).reply
    assert reply.show is not None
    assert "meeting" in phrasebook.say(reply.show.title, follow(bot, ALEX, word).reader).lower()


def test_a_press_in_a_room_is_asked_again_in_private(bot: Bot) -> None:
    pressed = Pressed(SEAL.close(ListPolls(1, 0), place_of(PLENARY)))
    assert card_of(follow(bot, ANNA, asked(bot, ANNA, pressed))) is not None


def test_a_forged_press_leaves_nothing_but_the_way_into_the_chat(bot: Bot) -> None:
    assert asked(bot, ANNA, Pressed("poll~1~0~forged")) == links.GO
    assert follow(bot, ANNA, links.GO).reply != follow(bot, ANNA, "nonsense").reply


def test_an_errand_is_ones_own(bot: Bot, phrasebook: Phrasebook) -> None:
    word = asked(bot, ANNA, Said("/vote"))
    said = shown(phrasebook, follow(bot, ALEX, word))
    assert said.startswith("This link was meant for somebody else.")


def test_an_errand_is_refused_after_a_week(bot: Bot, phrasebook: Phrasebook) -> None:
    word = asked(bot, ALEX, Said("/vote"))
    late = NOW + KEPT + timedelta(minutes=1)
    assert card_of(follow(bot, ALEX, word, NOW + KEPT)) is not None
    assert shown(phrasebook, follow(bot, ALEX, word, late)).startswith("This link is too old.")


def test_the_code_of_an_invitation_is_no_action(bot: Bot) -> None:
    said = bot.handle(Interaction(ALEX, private(ALEX), Said("/start ABCD-EFGH")), NOW)
    assert said is not None
    assert follow(bot, ALEX, "ABCD-EFGH").reply == said.reply
