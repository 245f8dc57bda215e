"""Who cannot be reached: a list for coordinators, and a request in a room that gives nothing away."""

from bot.chat.cards import Button, Buttons, Card, Facts, Paragraph
from bot.chat.exchange import Reply
from bot.chat.happenings import AccountClosed, AccountOpened
from bot.chat.notices import open_private_chat
from bot.chat.paging import PAGE, page_buttons
from bot.chat.text import Listing, Value, _
from bot.context import Context, Occasion, Viewing
from bot.guide.actions import OpenMenu
from bot.membership.actions import ListUnreachable
from bot.membership.cards import existing_page
from bot.membership.feature import feature
from bot.membership.model import Group, Member
from bot.membership.picking import group_for
from bot.membership.policy import require_coordinator
from bot.membership.words import platform_words
from bot.outbox import reaching
from bot.outbox.reaching import PLEASE
from bot.work import Work

WORDS = frozenset({"reach", "可达", "erreichbar"})
"""What is typed after the word for members to see who cannot be reached."""


def reach(ctx: Context) -> Reply:
    """The list, for the group that is meant."""
    group = group_for(ctx, lambda picked: ListUnreachable(picked.id), coordinated=True)
    return group if isinstance(group, Reply) else list_unreachable(ctx, ListUnreachable(group.id))


@feature.on(ListUnreachable)
def list_unreachable(ctx: Context, asked: ListUnreachable) -> Reply:
    """A page of those in the group who cannot be reached."""
    group = require_coordinator(ctx.work, ctx.member, asked.group)
    card = unreachable_card(ctx.work, group, asked.page or 0)
    return Reply(show=card) if asked.page is None else Reply(update=card)


def unreachable_card(work: Work, group: Group, page: int) -> Card:
    """Each with the platforms that take nothing, since when, and where messages go instead."""
    title = _("Who cannot be reached in “{group}”", group=group.name)
    silent = work.members.unreachable(group.id)
    if not silent:
        words = _("Everyone can be reached. Whoever blocks me or has left a platform will be listed here.")
        return Card(title, (Paragraph(words),))
    page = existing_page(page, len(silent))
    shown = silent[page * PAGE : (page + 1) * PAGE]
    return Card(
        title,
        (
            Facts(tuple((member.words, _state(member)) for member in shown)),
            Paragraph(
                _(
                    "Please ask those without another way to open a private chat with me and to type /start there."
                )
            ),
            *page_buttons(page, len(silent), lambda turned: ListUnreachable(group.id, turned)),
        ),
    )


def _state(member: Member) -> Value:
    silent = Listing(
        tuple(
            _(
                "{platform} since {when}",
                platform=platform_words(channel.platform),
                when=channel.unreachable_since,
            )
            for channel in member.channels
            if channel.unreachable_since is not None
        )
    )
    if not member.reachable:
        return _("not on {platforms}", platforms=silent)
    other = platform_words(member.reachable[0].platform)
    return _("not on {platforms}; messages go to {other}", platforms=silent, other=other)


@feature.view(PLEASE)
def view_please_contact(viewing: Viewing, member_id: int) -> Card | None:
    """For a room: somebody is asked to get in touch; once they did, the request turns into the good news."""
    member = viewing.work.members.find(member_id)
    if member is None or viewing.bound is None:
        return None
    if viewing.work.members.membership(member_id, viewing.bound.group_id) is None:
        return None
    if not member.reachable:
        words = _(
            "{name}, I cannot reach you in private. Please open a private chat with me and type /start there.",
            name=member.words,
        )
        opens = Buttons((Button(open_private_chat(), OpenMenu(), privately=True),))
        return Card(_("A request to one member"), (Paragraph(words), opens))
    if viewing.standing:
        words = _("{name} can be reached again. Thank you.", name=member.words)
        return Card(_("A request to one member"), (Paragraph(words),))
    return None


@feature.when(AccountClosed)
def account_closed(occasion: Occasion, happened: AccountClosed) -> None:
    """The account counts as unreachable from now on, before a message to it fails."""
    reaching.closed(occasion.work, happened.account, occasion.now)


@feature.when(AccountOpened)
def account_opened(occasion: Occasion, happened: AccountOpened) -> None:
    """The account can be reached again."""
    member = occasion.work.members.by_account(happened.account)
    if member is not None:
        reaching.heard_from(occasion.work, member, happened.account, occasion.now)
