"""What the tests of linking do again and again: a second platform, codes read from cards, messages refused."""

from collections.abc import Iterator
from datetime import datetime

from bot.bot import Bot
from bot.chat.cards import Card
from bot.chat.exchange import Account, Answer, Interaction, Pressed, Room, Said, place_of
from bot.delivery import Courier, Parcel
from bot.errors import DeliveryFailed
from bot.membership.linking_actions import LinkAccounts
from bot.membership.model import Member
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.work import OpenWork
from tests.cast import NOW, SEAL
from tests.membership.looking import card_of, known, press, texts

LI_THERE, ALEX_THERE = Account("other", "7001", "T1"), Account("other", "7002", "T1")
"""李伟 and Alex on a second platform, on which nobody knows them yet."""

OTHER_ROOM = Room("other", "channel")
GONE = DeliveryFailed("blocked", permanent=True)


def say(bot: Bot, who: Account, text: str, room: Room | None = None, now: datetime = NOW) -> Answer:
    """Somebody types a line on their platform, in private or in a room."""
    answer = bot.handle(Interaction(who, room or _private(who), Said(text), "en", who.user), now)
    assert answer is not None
    return answer


def push(bot: Bot, who: Account, card: Card, label: str, now: datetime = NOW) -> Answer:
    """Somebody presses a button of a card that was shown to them."""
    payload = SEAL.close(press(card, label), place_of(who))
    answer = bot.handle(Interaction(who, _private(who), Pressed(payload), "en", who.user), now)
    assert answer is not None
    return answer


def _private(who: Account) -> Room:
    return Room(who.platform, f"dm:{who.user}", private=True)


def code_on(card: Card) -> str:
    """The code that a card shows."""
    (code,) = {text for text in texts(card) if "-" in text and len(text) == 9}
    return code


def link_code(bot: Bot, owner: Account, now: datetime = NOW) -> str:
    """A new code of somebody's."""
    return code_on(card_of(say(bot, owner, "/link", now=now)))


def question(bot: Bot, owner: Account, other: Account, now: datetime = NOW) -> Card:
    """What the other account is asked once the owner's code was entered there."""
    return card_of(say(bot, other, f"/link {link_code(bot, owner, now)}", now=now))


def link(bot: Bot, owner: Account, other: Account, now: datetime = NOW) -> Answer:
    """All the way: code, question, yes."""
    return push(bot, other, question(bot, owner, other, now), "Link the accounts", now)


def code_id(card: Card) -> int:
    """The number of the code that a question is about."""
    action = press(card, "Link the accounts")
    assert isinstance(action, LinkAccounts)
    return action.code


def one_person(open_work: OpenWork, *accounts: Account) -> Member:
    """The member to whom all these accounts belong."""
    (member_id,) = {known(open_work, account).id for account in accounts}
    assert set(known(open_work, accounts[0]).accounts) == set(accounts)
    return known(open_work, accounts[0]) if member_id else known(open_work, accounts[-1])


def tell(open_work: OpenWork, account: Account, subject: Subject, now: datetime = NOW) -> None:
    """Something is to be said to the member behind an account."""
    with open_work() as work:
        member = work.members.by_account(account)
        assert member is not None
        outbox.tell(work, member, subject, now)


def carried(courier: Courier, now: datetime = NOW, blocked: tuple[str, ...] = ()) -> list[tuple[str, Card]]:
    """Everything that is due is sent, round after round; lanes of these chats take nothing. Who got what."""
    taken: list[tuple[str, Card]] = []
    for _round in range(10):
        parcels = list(_attempts(courier, now, blocked))
        taken += [(parcel.to.key, parcel.card) for parcel in parcels if parcel.to.key not in blocked]
        if not parcels:
            return taken
    raise AssertionError("messages go round in a ring")


def _attempts(courier: Courier, now: datetime, blocked: tuple[str, ...]) -> Iterator[Parcel]:
    for lease in courier.lease(now, most=100):
        while parcel := courier.pack(lease, now):
            yield parcel
            if parcel.to.key in blocked:
                courier.failed(parcel, GONE, now)
            else:
                courier.sent(lease, parcel, parcel.ref or f"m{parcel.delivery_id}", now)
        courier.free(lease)
