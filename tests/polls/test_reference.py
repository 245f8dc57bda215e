"""The reference case through cards and buttons: prepared, opened, voted on, not adopted, in three languages."""

from datetime import timedelta

import pytest

from bot.bot import Bot
from bot.chat.cards import Card
from bot.chat.cities import BEIJING, BERLIN
from bot.chat.exchange import Room
from bot.chat.languages import Language
from bot.chat.phrasebook import Phrasebook
from bot.chat.plain import plain_card
from bot.chat.readers import Reader
from bot.delivery import Courier
from bot.membership.roles import Role
from bot.polls.actions import CastVote, ShowPoll
from bot.polls.conduct.actions import ReviseVote
from bot.polls.drafts.actions import AskDeadline, AskOpenDraft, AskTerms, OpenDraft, StartFormal, WriteDraft
from bot.polls.rules import Quorum, Rule
from bot.record.chain import verify
from bot.rooms.model import GroupRoom
from bot.work import OpenWork
from tests.polls.formal_scenes import REFERENCE, button, does, founded, join, person, said, shown
from tests.polls.scenes import buttons_of, deliver, member, text_of

pytestmark = pytest.mark.slow

HALL = Room("test", "hall")
QUESTION = {
    "question.zh": "采纳该标准草案？",
    "question.de": "Den Normentwurf annehmen?",
    "question.en": "Adopt the draft standard?",
}
TERMS = {
    "unit": "organisation",
    "rule": Rule.DOUBLE.value,
    "quorum": Quorum.HALF_PER_SIDE.value,
    "live": "after_close",
    "secrecy": "confidential",
}


@pytest.fixture
def group(open_work: OpenWork, bot: Bot) -> int:
    made = founded(open_work)
    with open_work() as work:
        work.rooms.add(GroupRoom(HALL, made, (Language.EN, Language.ZH), ("berlin", "beijing")))
    return made


def opened(bot: Bot, open_work: OpenWork, group: int) -> int:
    """Prepared and opened by buttons and forms alone."""
    card = shown(does(bot, "alex", StartFormal(group)))
    card = shown(does(bot, "alex", (button(card, WriteDraft), {**QUESTION, "method": "yes_no"})))
    card = shown(does(bot, "alex", (button(card, AskTerms), TERMS)))
    card = shown(does(bot, "alex", (button(card, AskDeadline), {"working_days": "10"})))
    card = shown(does(bot, "alex", button(card, AskOpenDraft)))
    does(bot, "alex", button(card, OpenDraft))
    with open_work() as work:
        return work.polls.open_in(group)[0]


def read(card: Card, phrasebook: Phrasebook, language: Language) -> str:
    """The card as somebody reads it."""
    reader = Reader.person(language, BEIJING if language is Language.ZH else BERLIN)
    return "\n".join(plain_card(card, phrasebook, reader).lines)


def test_the_reference_case_in_three_languages(
    bot: Bot, open_work: OpenWork, courier: Courier, group: int, phrasebook: Phrasebook
) -> None:
    poll = opened(bot, open_work, group)
    for name, option in REFERENCE.items():
        card = shown(does(bot, name, ShowPoll(poll)))
        vote = [each.action for each in buttons_of(card) if isinstance(each.action, CastVote)][option]
        assert "Your vote counts" in said(does(bot, name, vote))
    with open_work() as work:
        own = member(work, person("cn0")).organisation
        join(work, group, "second", own, Role.ALTERNATE)
    assert "has one vote, and cn0 has cast it" in said(does(bot, "second", CastVote(poll, 1)))

    with open_work() as work:
        found = work.polls.find(poll)
        assert found is not None
        ends = found.closes_at
    courier.tick(ends)
    sent = deliver(courier, ends + timedelta(hours=9))

    result = shown(does(bot, "alex", ShowPoll(poll), ends))
    assert "Not adopted. German side: 50% yes (more than half is needed)." in read(
        result, phrasebook, Language.EN
    )
    assert "Nicht angenommen" in read(result, phrasebook, Language.DE)
    assert "未通过" in read(result, phrasebook, Language.ZH)
    assert (
        "Chinese side: 75% yes (3 of 4 yes and no votes); more than half is needed: condition met"
        in text_of(result)
    )
    assert (
        "German side: 50% yes (3 of 6 yes and no votes); more than half is needed: condition not met"
        in text_of(result)
    )
    assert "yes 3, no 1, abstained 0; 4 of 5 took part (80%)" in text_of(result)
    assert "yes 3, no 3, abstained 1; 7 of 7 took part (100%)" in text_of(result)
    with open_work() as work:
        entries = work.records.entries(group)
    assert verify(entries)[1] == []
    assert entries[-1].hash[:12] in text_of(result)

    offered = [place for place, text in sent if "Revise and vote again" in text]
    assert sorted(offered) == ["test::alex", "test::cn0", "test::de0"]
    posted = [text for place, text in sent if place == HALL.key and "Not adopted" in text]
    assert len(posted) == 1
    draft = shown(does(bot, "de0", ReviseVote(poll), ends))
    assert "Adopt the draft standard?" in text_of(draft)
    assert "Only a coordinator" in said(does(bot, "cn3", ReviseVote(poll), ends))
