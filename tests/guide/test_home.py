"""Everything of one's own on one page."""

from datetime import timedelta

from bot.chat.cards import Buttons, Card, Facts
from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.example import enliven
from bot.guide.home import MOST, home_cards
from bot.meetings.actions import ListMeetings, ShowMeeting
from bot.meetings.model import Meeting
from bot.membership.actions import OpenGroup
from bot.membership.joining_actions import ListJoinable
from bot.membership.model import Member
from bot.polls import library
from bot.polls import service as polls_service
from bot.polls.actions import ListPolls, ShowPoll
from bot.work import OpenWork, Work
from tests.cast import ANNA, JONAS, NOW


def page_of(work: Work, name: str) -> tuple[Card, ...]:
    """The page of somebody of the example group."""
    member = work.members.by_account(ANNA) if name == "Anna" else None
    if member is None:
        member = Member(name, Language.DE, "dresden", NOW)
        member.accounts.append(JONAS)
        work.members.add(member)
    return home_cards(work, member, NOW)


def actions(card: Card) -> list[object]:
    return [each.action for block in card.blocks if isinstance(block, Buttons) for each in block.buttons]


def titles(cards: tuple[Card, ...]) -> list[str]:
    return [getattr(card.title, "msgid", "") for card in cards]


def test_a_member_sees_groups_polls_meetings_and_settings(open_work: OpenWork) -> None:
    with open_work() as work:
        enliven(work, NOW)
        cards = page_of(work, "Anna")
    assert titles(cards) == ["My working groups", "Open polls", "Next meetings", "Your settings"]
    assert isinstance(actions(cards[0])[0], OpenGroup)
    assert [type(each) for each in actions(cards[1])] == [ShowPoll]
    assert [type(each) for each in actions(cards[2])] == [ShowMeeting]


def test_nothing_open_says_what_to_do(open_work: OpenWork) -> None:
    with open_work() as work:
        _groups, polls, meetings, _settings = page_of(work, "Anna")
    assert actions(polls) == actions(meetings) == []
    assert len(polls.blocks) == len(meetings.blocks) == 1


def test_somebody_without_a_group_is_led_to_one(open_work: OpenWork) -> None:
    with open_work() as work:
        cards = page_of(work, "Jonas")
    assert titles(cards) == ["My working groups", "Your settings"]
    assert ListJoinable() in actions(cards[0])


def test_what_does_not_fit_is_a_button_away(open_work: OpenWork) -> None:
    with open_work() as work:
        [office] = work.members.office()
        [group, *_experts] = work.groups.page(0, 2)
        title = Variants({Language.EN: "Exchange"}, Language.EN)
        for day in range(MOST + 1):
            starts_at = NOW + timedelta(days=day + 1)
            work.meetings.add(
                Meeting(group.id, title, starts_at, "Asia/Shanghai", 60, "x", "", office.id, NOW)
            )
        for _poll in range(MOST + 1):
            enliven_poll(work)
        _groups, polls, meetings, _settings = page_of(work, "Anna")
    assert actions(meetings)[MOST:] == [ListMeetings(None)]
    assert actions(polls)[MOST:] == [ListPolls(None, 0)]
    assert [len(block.pairs) for block in meetings.blocks if isinstance(block, Facts)] == [MOST]


def enliven_poll(work: Work) -> None:
    """One more open poll."""
    [office] = work.members.office()
    [group, *_experts] = work.groups.page(0, 2)
    question = library.LIBRARY[0].questions[0]
    asking = polls_service.Asking(question.question, question.options, question.method)
    polls_service.open_poll(work, office, group.id, asking, NOW + timedelta(days=2), NOW)
