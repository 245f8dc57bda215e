"""Messages come to where the member wants them, and when an account takes nothing, to the next one."""

from datetime import timedelta

import pytest

from bot.bot import Bot
from bot.chat.exchange import Account
from bot.delivery import MOST_ATTEMPTS, Courier
from bot.errors import DeliveryFailed
from bot.guide.actions import OpenMenu
from bot.membership.actions import ListUnreachable
from bot.membership.linking_actions import PreferChannel
from bot.outbox.model import Subject
from bot.polls.actions import CastVote
from bot.work import OpenWork
from tests.cast import ALEX, ANNA, LI, NOW, PLENARY, ask
from tests.linking.scenes import GONE, LI_THERE, carried, link, push, say, tell
from tests.membership.looking import buttons, card_of, delivered, known, labels, refusal, texts, toast
from tests.polls.scenes import GROUP, open_poll

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
ROLE = Subject("role_changed", GROUP)
ROLE_WORDS = "Your role in this group is now: {role}."
THIRD = Account("third", "li")


@pytest.fixture
def linked(bot: Bot, courier: Courier) -> None:
    """李伟 on both platforms, with nothing waiting."""
    link(bot, LI, LI_THERE)
    carried(courier)


def went(courier: Courier, *blocked: Account) -> list[str]:
    """Where messages came to, when these accounts take nothing."""
    return [to for to, _card in carried(courier, blocked=tuple(account.key for account in blocked))]


def silent(open_work: OpenWork, account: Account = LI) -> list[Account]:
    return [each.account for each in known(open_work, account).channels if each.unreachable_since is not None]


@pytest.mark.usefixtures("linked")
def test_messages_come_to_the_first_account_and_then_to_the_chosen_one(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    tell(open_work, LI, ROLE)
    assert went(courier) == [LI.key]
    answer = push(bot, LI, card_of(say(bot, LI, "/settings")), "Write to me on {platform}")
    assert toast(answer) == "From now on I write to you on {platform}."
    tell(open_work, LI, ROLE, NOW - MINUTE)
    assert went(courier) == [LI_THERE.key]
    push(bot, LI, card_of(answer), "Write to me on {platform}")
    assert [channel.preferred for channel in known(open_work, LI).channels] == [True, False]


def test_the_choice_is_there_only_for_those_who_have_one(bot: Bot) -> None:
    card = card_of(say(bot, LI, "/settings"))
    assert "Write to me on {platform}" not in labels(card)
    assert "I write to you on" not in texts(card)


def test_of_two_preferred_accounts_the_owners_stays_so(bot: Bot, open_work: OpenWork) -> None:
    for account in (ANNA, ALEX):
        ask(bot, account, PreferChannel(known(open_work, account).channels[0].id))
    link(bot, ALEX, ANNA)
    preferred = [each.account for each in known(open_work, ALEX).channels if each.preferred]
    assert preferred == [ALEX]


@pytest.mark.usefixtures("linked")
def test_what_one_account_does_not_take_comes_to_the_next(open_work: OpenWork, courier: Courier) -> None:
    tell(open_work, LI, ROLE)
    assert went(courier, LI) == [LI_THERE.key]
    assert silent(open_work) == [LI]
    assert known(open_work, LI).channels[0].unreachable_since == NOW
    tell(open_work, LI, ROLE, NOW - MINUTE)
    assert went(courier) == [LI_THERE.key]  # the first one is not even tried


@pytest.mark.usefixtures("linked")
def test_the_preferred_account_counts_only_while_it_can_be_reached(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    push(bot, LI, card_of(say(bot, LI, "/settings")), "Write to me on {platform}")
    tell(open_work, LI, ROLE)
    assert went(courier, LI_THERE) == [LI.key]
    say(bot, LI_THERE, "/help")
    assert silent(open_work) == []
    tell(open_work, LI, ROLE, NOW - MINUTE)
    assert went(courier) == [LI_THERE.key]


@pytest.mark.usefixtures("linked")
def test_with_no_account_left_the_room_is_asked_without_content(
    open_work: OpenWork, courier: Courier
) -> None:
    tell(open_work, LI, ROLE)
    [(to, card)] = carried(courier, blocked=(LI.key, LI_THERE.key))
    assert to == PLENARY.key
    assert ROLE_WORDS not in texts(card)
    assert {"李伟", "A request to one member"} <= set(texts(card))
    assert [(each.action, each.privately) for each in buttons(card)] == [(OpenMenu(), True)]
    assert silent(open_work) == [LI, LI_THERE]


def test_the_room_is_asked_at_most_once_a_day(open_work: OpenWork, courier: Courier) -> None:
    for number in range(5):
        tell(open_work, LI, ROLE, NOW - number * MINUTE)
    assert went(courier, LI) == [PLENARY.key]
    tomorrow = NOW + DAY
    tell(open_work, LI, ROLE, tomorrow)
    assert [to for to, _card in carried(courier, tomorrow, (LI.key,))] == [PLENARY.key]


def test_for_someone_without_a_group_no_room_is_asked(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    stranger = Account("test", "stranger")
    say(bot, stranger, "/help")
    member = known(open_work, stranger)
    with open_work() as work:
        place = work.members.find(member.id)
        assert place is not None
        place.office = True
    tell(open_work, stranger, Subject("office_joined", member.id))
    assert went(courier, stranger) == []
    assert silent(open_work, stranger) == [stranger]


def test_whoever_writes_again_is_reachable_and_the_request_turns_into_good_news(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    tell(open_work, LI, ROLE)
    carried(courier, blocked=(LI.key,))
    say(bot, LI, "/help", PLENARY)
    assert silent(open_work) == []
    [(to, card)] = carried(courier)
    assert to == PLENARY.key
    assert "{name} can be reached again. Thank you." in texts(card)


def test_an_account_that_takes_a_message_is_reachable_again(open_work: OpenWork, courier: Courier) -> None:
    tell(open_work, LI, ROLE)
    carried(courier, blocked=(LI.key,))
    tell(open_work, LI, ROLE, NOW - MINUTE)
    assert LI.key in went(courier)
    assert silent(open_work) == []


def test_a_passing_failure_marks_nobody(open_work: OpenWork, courier: Courier) -> None:
    tell(open_work, LI, ROLE)
    [lease] = courier.lease(NOW)
    parcel = courier.pack(lease, NOW)
    assert parcel is not None
    for _attempt in range(MOST_ATTEMPTS):
        courier.failed(parcel, DeliveryFailed("busy"), NOW)
    courier.free(lease)
    assert silent(open_work) == []


def test_a_message_that_cannot_be_drawn_anew_marks_nobody(open_work: OpenWork, courier: Courier) -> None:
    tell(open_work, LI, ROLE)
    carried(courier)
    with open_work() as work:
        work.outbox.refresh("role_changed", GROUP, NOW)
    assert went(courier, LI) == []
    assert silent(open_work) == []


def test_a_room_that_takes_nothing_marks_nobody_and_its_coordinator_is_told(
    open_work: OpenWork, courier: Courier
) -> None:
    open_poll(open_work)
    for lease in courier.lease(NOW):
        parcel = courier.pack(lease, NOW)
        assert parcel is not None
        courier.failed(parcel, GONE, NOW)
    assert [who for who, _redrawn, _card in delivered(courier, NOW)] == ["alex"]


@pytest.mark.usefixtures("linked")
def test_no_account_is_tried_twice_for_one_message(bot: Bot, open_work: OpenWork, courier: Courier) -> None:
    tell(open_work, LI, ROLE)
    [lease] = courier.lease(NOW)
    parcel = courier.pack(lease, NOW)
    assert parcel is not None
    courier.failed(parcel, GONE, NOW)
    courier.free(lease)
    say(bot, LI, "/help")  # still there in rooms: the mark is cleared, the private chat stays closed
    assert went(courier, LI, LI_THERE) == []
    assert silent(open_work) == [LI_THERE]


@pytest.mark.parametrize("word", ["reach", "Reach ", "可达", "erreichbar"])
def test_a_coordinator_sees_who_cannot_be_reached(
    bot: Bot, open_work: OpenWork, courier: Courier, word: str
) -> None:
    link(bot, LI, LI_THERE)
    for account in (LI, ANNA):
        tell(open_work, account, ROLE)
    carried(courier, blocked=(LI.key, ANNA.key))
    said = texts(card_of(say(bot, ALEX, f"/members {word}", PLENARY)))
    assert {"李伟", "Anna Becker", "not on {platforms}", "not on {platforms}; messages go to {other}"} <= set(
        said
    )
    assert str(NOW) in said
    assert {"Test", "Other"} <= set(said)


def test_where_everyone_can_be_reached_it_says_so(bot: Bot) -> None:
    assert texts(card_of(say(bot, ALEX, "/members reach", PLENARY)))[-1].startswith(
        "Everyone can be reached."
    )


def test_only_a_coordinator_sees_it(bot: Bot) -> None:
    for room in (PLENARY, None):
        assert refusal(say(bot, LI, "/members reach", room)).startswith("Only a coordinator")
    assert refusal(ask(bot, LI, ListUnreachable(GROUP))).startswith("Only a coordinator")


def test_an_interaction_in_a_room_counts(bot: Bot, open_work: OpenWork, courier: Courier) -> None:
    poll = open_poll(open_work)
    tell(open_work, LI, ROLE)
    carried(courier, blocked=(LI.key,))
    ask(bot, LI, CastVote(poll, 0, None), room=PLENARY)
    assert silent(open_work) == []
