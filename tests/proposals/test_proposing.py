"""Proposing a topic, deciding on it, and being told; and the menu that leads there."""

import pytest

from bot.bot import Bot
from bot.chat.exchange import Account, Answer
from bot.delivery import Courier
from bot.feature import For
from bot.features import REGISTRY
from bot.guide.menu import MENU
from bot.proposals.actions import DecideProposal, Propose
from bot.proposals.service import MOST_WAITING
from bot.work import OpenWork
from tests.cast import ALEX, ANNA, JONAS, LI, NOW, PLENARY, THOMAS, ask
from tests.polls.scenes import buttons_of, member, text_of, toast

ANSWERS = {
    "title.de": "Wem gehören Maschinendaten?",
    "summary.de": "Es wird oft gefragt.",
    "area": "data_security",
}


def propose(bot: Bot, by: Account = ANNA, **more: str) -> Answer:
    """Fill the form in the plenary's room."""
    answer = ask(bot, by, (Propose(1), {**ANSWERS, **more}), room=PLENARY)
    assert answer is not None
    return answer


def told(open_work: OpenWork, account: Account) -> list[str]:
    """What waits to be said to somebody in private, in English."""
    courier = Courier(open_work, REGISTRY, ["test"])
    said = []
    for lease in courier.lease(NOW):
        while (parcel := courier.pack(lease, NOW)) is not None:
            courier.sent(lease, parcel, "1", NOW)
            if parcel.to == account:
                said.append(text_of(parcel.card))
        courier.free(lease)
    return said


def test_a_members_proposal_goes_to_the_coordinators_and_becomes_a_topic(
    bot: Bot, open_work: OpenWork
) -> None:
    answer = propose(bot)
    assert "with the coordinators" in toast(answer)
    [asked] = told(open_work, ALEX)
    assert "Wem gehören Maschinendaten?" in asked
    assert "Make it a topic" in asked
    done = ask(bot, ALEX, DecideProposal(1, take=True))
    assert "is a topic of the group now" in toast(done)
    assert done is not None
    assert "Show the topic" in text_of(done.reply.update)
    assert any("made this proposal a topic" in each for each in told(open_work, ANNA))
    with open_work() as work:
        [topic] = work.topics.page(1, 0, 5)
        assert "Maschinendaten" in str(topic.title)


def test_a_declined_proposal_is_told_and_leaves_no_topic(bot: Bot, open_work: OpenWork) -> None:
    propose(bot)
    ask(bot, ALEX, DecideProposal(1, take=False))
    assert any("declined this proposal" in each for each in told(open_work, ANNA))
    with open_work() as work:
        assert work.topics.count(1) == 0


def test_the_first_decision_stands(bot: Bot, open_work: OpenWork) -> None:
    propose(bot)
    ask(bot, ALEX, DecideProposal(1, take=False))
    assert "declined this proposal" in toast(ask(bot, ALEX, DecideProposal(1, take=True)))
    with open_work() as work:
        assert work.topics.count(1) == 0


def test_a_coordinators_own_is_a_topic_at_once(bot: Bot, open_work: OpenWork) -> None:
    assert "is added" in toast(propose(bot, ALEX))
    with open_work() as work:
        assert work.topics.count(1) == 1
        assert work.proposals.count_open([1]) == 0


@pytest.mark.parametrize("who", [ANNA, LI, THOMAS])
def test_only_coordinators_decide(bot: Bot, open_work: OpenWork, who: Account) -> None:
    propose(bot)
    assert "Only a coordinator" in toast(ask(bot, who, DecideProposal(1, take=True)))
    with open_work() as work:
        assert work.proposals.count_open([1]) == 1


def test_strangers_do_not_propose(bot: Bot, open_work: OpenWork) -> None:
    answer = propose(bot, JONAS)
    assert answer.reply.errors
    with open_work() as work:
        assert work.proposals.count_open([1]) == 0


def test_not_everything_can_wait_at_once(bot: Bot, open_work: OpenWork) -> None:
    for _n in range(MOST_WAITING):
        assert not propose(bot).reply.errors
    assert propose(bot).reply.errors
    with open_work() as work:
        assert work.proposals.count_open([1]) == MOST_WAITING


def form_of(answer: Answer | None) -> dict[str, object]:
    """What each question of the form begins with."""
    assert answer is not None
    assert answer.reply.ask is not None
    return {each.name: each.given for each in answer.reply.ask.form.fields}


def test_a_short_line_that_was_brought_along_is_the_title(bot: Bot) -> None:
    answer = ask(bot, ANNA, "/vorschlagen Wem gehören die Daten?", room=PLENARY)
    assert form_of(answer)["title"] == {"de": "Wem gehören die Daten?"}


def test_a_long_text_is_the_summary_and_chinese_is_taken_for_chinese(bot: Bot) -> None:
    answer = ask(bot, ANNA, "/propose 数据归谁所有？\n" + "我们需要讨论。" * 300, room=PLENARY)
    given = form_of(answer)
    assert given["title"] == {}
    assert list(given["summary"]) == ["zh"]  # type: ignore[call-overload]
    assert len(given["summary"]["zh"]) == 1000  # type: ignore[index]


def test_asked_one_by_one_the_text_stands_from_the_start(bot: Bot, open_work: OpenWork) -> None:
    answer = ask(bot, ANNA, "/propose Wem gehören die Daten?", room=PLENARY, forms=False)
    assert answer is not None
    for _question in range(8):
        shown = text_of(answer.reply.show or answer.reply.update)
        if "Wem gehören die Daten?" in shown:
            break
        said = "1" if "Area" in shown else "/skip"
        answer = ask(bot, ANNA, said, room=PLENARY, forms=False)
        assert answer is not None
    assert "Wem gehören die Daten?" in shown


def test_who_is_in_several_groups_chooses_one(bot: Bot) -> None:
    answer = ask(bot, ALEX, "/propose Data")
    given = form_of(answer)
    assert "group" in given
    made = ask(bot, ALEX, (Propose(None), {**ANSWERS, "group": "1"}))
    assert "is added" in toast(made)


def test_a_coordinator_finds_what_waits(bot: Bot) -> None:
    propose(bot)
    answer = ask(bot, ALEX, "/proposals")
    assert answer is not None
    assert "Maschinendaten" in text_of(answer.reply.show)
    assert "Only a coordinator" in toast(ask(bot, ANNA, "/proposals"))


def test_what_one_person_proposed_under_two_names_is_theirs(bot: Bot, open_work: OpenWork) -> None:
    propose(bot)
    with open_work() as work:
        anna, li = member(work, ANNA).id, member(work, LI).id
        work.proposals.give(anna, li)
        assert work.proposals.count_open_by(li, 1) == 1


def test_every_button_of_the_menu_is_a_command(bot: Bot) -> None:
    names = [name for row in MENU for name, _label in row]
    assert set(names) <= set(REGISTRY.commands)
    for name in names:
        answer = ask(bot, ALEX, f"/{name}", room=PLENARY)
        assert answer is not None
        assert answer.reply.show or answer.reply.ask or answer.reply.toast


def test_the_menu_shows_what_this_person_can_do(bot: Bot) -> None:
    shown = {}
    for who in (ALEX, ANNA, JONAS):
        answer = ask(bot, who, "/menu", room=PLENARY)
        assert answer is not None
        shown[who] = len(buttons_of(answer.reply.show))
    assert shown[ALEX] > shown[ANNA] > shown[JONAS] > 0
    assert REGISTRY.commands["poll"][0].audience is For.COORDINATORS


def test_a_press_in_the_menu_does_what_the_command_does(bot: Bot) -> None:
    menu = ask(bot, ANNA, "/菜单", room=PLENARY)
    assert menu is not None
    topics = next(each for each in buttons_of(menu.reply.show) if text_is(each.label, "Topics"))
    pressed, typed = ask(bot, ANNA, topics.action, room=PLENARY), ask(bot, ANNA, "/topics", room=PLENARY)
    assert pressed is not None
    assert typed is not None
    assert pressed.reply == typed.reply


def text_is(label: object, said: str) -> bool:
    """Whether a label is this sentence."""
    return getattr(label, "msgid", "") == said
