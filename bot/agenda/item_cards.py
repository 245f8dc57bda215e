"""The card of one item of an agenda, and the question before it is withdrawn."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.agenda.actions import (
    AskWithdrawItem,
    DecideItem,
    MoveItem,
    OpenEditItem,
    OpenHandItem,
    OpenTranslateItem,
    ShowItem,
    TurnAgenda,
    WithdrawItem,
)
from bot.agenda.model import Item, ItemState
from bot.agenda.sight import Sight
from bot.chat.cards import Block, Button, Buttons, Card, Facts, Link, Paragraph, Style
from bot.chat.text import Minutes, Text, Value, Verbatim, Words, _
from bot.membership.model import Member
from bot.polls.actions import ShowPoll, ShowTopic
from bot.polls.model import Poll, Topic

STATES: Mapping[ItemState, Text] = {
    ItemState.PROPOSED: _("proposed, not accepted yet"),
    ItemState.ACCEPTED: _("on the agenda"),
    ItemState.DECLINED: _("declined"),
    ItemState.WITHDRAWN: _("withdrawn"),
}


@dataclass(frozen=True)
class ItemSight:
    """One item of an agenda as a member sees it. `changes`: may edit and withdraw it; `translates`: add languages."""

    of: Sight
    item: Item
    author: Member | None
    topic: Topic | None
    poll: Poll | None
    changes: bool
    translates: bool


def item_card(seen: ItemSight, news: Text | None = None) -> Card:
    """One item with what its reader can do; `news` says why it is shown."""
    item = seen.item
    blocks: list[Block] = [Paragraph(news)] if news else []
    blocks.append(Facts(tuple(_facts(seen))))
    blocks += _languages(seen)
    if item.link:
        blocks.append(Link(_("Document"), item.link))
    blocks += (Buttons(row) for row in _rows(seen) if row)
    return Card(item.title, tuple(blocks))


def _facts(seen: ItemSight) -> Iterable[tuple[Words, Value]]:
    item, presenter = seen.item, seen.of.people.get(seen.item.presenter_id or 0)
    yield _("Meeting"), seen.of.meeting.title
    yield _("State"), STATES[item.state]
    yield _("Length"), Minutes(item.minutes)
    if presenter is not None:
        yield _("Presented by"), presenter.words
    if seen.author is not None:
        yield _("Proposed by"), seen.author.words
    if seen.topic is not None:
        yield _("Topic"), seen.topic.title
    if seen.poll is not None:
        yield _("Poll"), seen.poll.question


def _languages(seen: ItemSight) -> Iterable[Block]:
    """For those who see to translations, the title in every language of the group side by side."""
    if not seen.translates:
        return
    texts = seen.item.title.texts
    yield Facts(
        tuple(
            (
                _("Title ({language})", language=each),
                Verbatim(texts[each]) if texts.get(each) else _("not translated yet"),
            )
            for each in seen.of.group.languages
        )
    )


def _rows(seen: ItemSight) -> Iterable[tuple[Button, ...]]:
    item = seen.item
    if item.live and seen.of.open:
        yield tuple(_coordinating(seen)) if seen.of.coordinates else ()
        yield tuple(_changing(seen))
    yield tuple(_leading_on(seen))


def _coordinating(seen: ItemSight) -> Iterable[Button]:
    item = seen.item
    if item.state is ItemState.PROPOSED:
        yield Button(_("Accept"), DecideItem(item.id, accept=True), Style.MAIN)
        yield Button(_("Decline"), DecideItem(item.id, accept=False))
    numbers = [each.id for each in seen.of.items]
    if numbers[0] != item.id:
        yield Button(_("Move up"), MoveItem(item.id, up=True))
    if numbers[-1] != item.id:
        yield Button(_("Move down"), MoveItem(item.id, up=False))


def _changing(seen: ItemSight) -> Iterable[Button]:
    item, lacking = seen.item, seen.of.lacking(seen.item)
    if seen.changes:
        yield Button(_("Edit the item"), OpenEditItem(item.id))
        yield Button(_("Withdraw the item"), AskWithdrawItem(item.id), Style.DANGER)
    if seen.translates and lacking:
        yield Button(_("Translate the item"), OpenTranslateItem(item.id))
    if seen.of.coordinates and lacking:
        yield Button(_("Hand over the translation"), OpenHandItem(item.id))


def _leading_on(seen: ItemSight) -> Iterable[Button]:
    if seen.topic is not None:
        yield Button(_("Show the topic"), ShowTopic(seen.topic.id))
    if seen.poll is not None:
        yield Button(_("Show the poll"), ShowPoll(seen.poll.id))
    yield Button(_("Back to the agenda"), TurnAgenda(seen.item.meeting_id))


def confirm_withdraw_card(item: Item) -> Card:
    """Asks whether an item shall be withdrawn."""
    return Card(
        _("Withdraw this item?"),
        (
            Paragraph(item.title),
            Paragraph(_("It will no longer stand on the agenda. It can be proposed again.")),
            Buttons(
                (
                    Button(_("Withdraw the item"), WithdrawItem(item.id), Style.DANGER),
                    Button(_("Keep the item"), ShowItem(item.id)),
                )
            ),
        ),
    )
