"""Looking at replies and deliveries without choosing a language: sentences by their message ids."""

from collections.abc import Iterator
from datetime import datetime

from bot.chat.actions import Action
from bot.chat.cards import Bars, Button, Buttons, Card, Facts, Link, Paragraph
from bot.chat.exchange import Account, Answer, Reply
from bot.chat.text import Listing, Text, Value, Variants, Verbatim
from bot.delivery import Courier
from bot.membership.model import Member
from bot.work import OpenWork


def reply_of(answer: Answer | None) -> Reply:
    """The reply that there must be."""
    assert answer is not None
    return answer.reply


def card_of(answer: Answer | None) -> Card:
    """The card that there must be, new or drawn anew."""
    reply = reply_of(answer)
    card = reply.show or reply.update
    assert card is not None, reply.toast
    return card


def parts(value: Value | None) -> Iterator[str]:
    """Every message id and every typed text in some words."""
    match value:
        case Text(msgid=msgid, plural=plural, args=args):
            yield msgid
            if plural:
                yield plural
            for each in args.values():
                yield from parts(each)
        case Verbatim(typed):
            yield typed
        case Variants(texts=texts):
            yield from texts.values()
        case Listing(items):
            for each in items:
                yield from parts(each)
        case None:
            return
        case _:
            yield str(value)


def texts(card: Card | None) -> list[str]:
    """Everything a card says."""
    if card is None:
        return []
    found = list(parts(card.title))
    for block in card.blocks:
        match block:
            case Paragraph(words):
                found += parts(words)
            case Facts(pairs):
                found += [text for pair in pairs for value in pair for text in parts(value)]
            case Buttons(buttons):
                found += [text for button in buttons for text in parts(button.label)]
            case Bars() | Link():
                pass
    return found


def toast(answer: Answer | None) -> str:
    """The passing word's message id."""
    words = reply_of(answer).toast
    assert isinstance(words, Text), words
    return words.msgid


def refusal(answer: Answer | None) -> str:
    """The message id of a refusal: a toast alone, or an error of the form as a whole."""
    reply = reply_of(answer)
    assert reply.show is None
    assert reply.update is None
    words = reply.errors.get("", reply.toast)
    assert isinstance(words, Text), reply
    return words.msgid


def buttons(card: Card) -> list[Button]:
    """Every button of a card."""
    return [button for block in card.blocks if isinstance(block, Buttons) for button in block.buttons]


def press(card: Card, label: str) -> Action:
    """The action of the button whose label holds this text."""
    found = [button.action for button in buttons(card) if label in list(parts(button.label))]
    assert len(found) == 1, (label, texts(card))
    return found[0]


def labels(card: Card) -> set[str]:
    """What is written on the buttons."""
    return {text for button in buttons(card) for text in parts(button.label)}


def delivered(courier: Courier, now: datetime) -> list[tuple[str, bool, Card]]:
    """Everything that is due, sent: to whom, whether an earlier message is drawn anew, and the card."""
    sent = []
    for lease in courier.lease(now):
        while parcel := courier.pack(lease, now):
            to = parcel.to.user if isinstance(parcel.to, Account) else parcel.to.id
            sent.append((to, parcel.ref is not None, parcel.card))
            courier.sent(lease, parcel, parcel.ref or f"m{parcel.delivery_id}", now)
        courier.free(lease)
    return sent


def known(open_work: OpenWork, account: Account) -> Member:
    """The member behind an account, as it stands now."""
    with open_work() as work:
        member = work.members.by_account(account)
    assert member is not None
    return member
