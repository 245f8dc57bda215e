"""Linking and unlinking accounts, and the preferred one. Codes belong in private chats only."""

from bot.chat.cards import Card, Paragraph
from bot.chat.exchange import Reply
from bot.chat.languages import Language
from bot.chat.text import Text, _
from bot.context import Context, Viewing
from bot.errors import Refusal
from bot.feature import Command
from bot.membership import codes, linking
from bot.membership.feature import feature
from bot.membership.linking_actions import AskUnlink, KeepApart, KeepLinked, LinkAccounts, Unlink
from bot.membership.linking_cards import accounts_card, code_card, linked_card, question_card, unlink_card


@feature.command(
    Command(
        "link",
        _("Link your accounts on several platforms: one member, one vote"),
        words={Language.DE: ["verknüpfen", "verknuepfen"], Language.ZH: ["关联账号"]},
    )
)
def link_command(ctx: Context, rest: str) -> Reply:
    """Alone: a new code. With a code: whose it is, and the question."""
    if not ctx.room.private:
        return _not_here(ctx, rest)
    if rest:
        return _enter(ctx, rest)
    code = codes.issue_link_code(ctx.work, ctx.member, ctx.now)
    groups = ctx.work.groups.of_member(ctx.member.id)
    return Reply(show=code_card(code, ctx.member, groups, ctx.now + codes.LINK_VALID))


def _not_here(ctx: Context, typed: str) -> Reply:
    """Whatever was typed, the answer is the same; a code that others could read is good for nothing any more."""
    if typed:
        linking.spoil(ctx.work, ctx.member, ctx.account, typed, ctx.now)
    return Reply(
        toast=_(
            "Others can read along here. Please type /link in a private chat with me; "
            "a code that was typed here no longer works."
        )
    )


def _enter(ctx: Context, typed: str) -> Reply:
    """A wrong code is counted, so it is answered, not refused."""
    code = linking.enter(ctx.work, ctx.member, ctx.account, typed, ctx.now)
    if code is None:
        return Reply(toast=_wrong())
    if code.issued_by == ctx.member.id:
        return Reply(toast=_own())
    owner = linking.owner_of(ctx.work, code)
    return Reply(show=question_card(code.id, owner, ctx.work.groups.of_member(owner.id)))


def _wrong() -> Text:
    return _(
        "This code is not valid: it is unknown, was used, or has expired. "
        "Please ask for a new one with /link, from your other account."
    )


def _own() -> Text:
    return _(
        "This code is your own: this account belongs to you already. "
        "Please type it on the platform whose account you want to add."
    )


@feature.on(LinkAccounts)
def link_accounts(ctx: Context, asked: LinkAccounts) -> Reply:
    """The accounts of the member they now are; pressed once more, the same."""
    code = ctx.work.codes.find(asked.code)
    if code is not None and code.issued_by == ctx.member.id:
        return _linked(ctx, linked_card(ctx.member, ctx.account))
    owner = linking.link(ctx.work, ctx.member, asked.code, ctx.registry.merging, ctx.now)
    return _linked(ctx, linked_card(owner, ctx.account))


def _linked(ctx: Context, card: Card) -> Reply:
    return Reply(toast=_("Your accounts are linked."), update=card)


@feature.on(KeepApart)
def keep_apart(ctx: Context, asked: KeepApart) -> Reply:
    """Nothing changes."""
    return Reply(toast=_("Nothing was changed."))


@feature.view("linked")
def view_linked(viewing: Viewing, member_id: int) -> Card | None:
    """For the owner of a code that was used: it may not have been them."""
    member = viewing.member
    return linked_card(member) if member is not None and len(member.channels) > 1 else None


@feature.command(
    Command(
        "unlink",
        _("Take one of your accounts away again"),
        words={Language.DE: ["trennen"], Language.ZH: ["取消关联"]},
    )
)
def unlink_command(ctx: Context, rest: str) -> Reply:
    """The accounts to choose from; Refusal for someone with a single one."""
    linking.require_another(ctx.member)
    return Reply(show=accounts_card(ctx.member, ctx.account))


@feature.on(AskUnlink)
def ask_unlink(ctx: Context, asked: AskUnlink) -> Reply:
    """The question, with what will happen."""
    channel = linking.get_channel(ctx.member, asked.channel)
    linking.require_another(ctx.member)
    return Reply(update=unlink_card(ctx.member, channel, ctx.account))


@feature.on(Unlink)
def unlink(ctx: Context, asked: Unlink) -> Reply:
    """The account is on its own; whoever took away the one they write from is someone new from here on."""
    channel = linking.unlink(ctx.work, ctx.member, asked.channel, ctx.now)
    words = (
        _("This account is on its own now. /start begins anew, /link links it again.")
        if channel.account == ctx.account
        else _("The account is no longer one of yours. /link links it again.")
    )
    return Reply(toast=words, update=Card(_("Your accounts"), (Paragraph(words),)))


@feature.on(KeepLinked)
def keep_linked(ctx: Context, asked: KeepLinked) -> Reply:
    """Nothing changes."""
    if len(ctx.member.channels) < 2:
        raise Refusal(_("Nothing was changed."))
    return Reply(toast=_("Nothing was changed."), update=accounts_card(ctx.member, ctx.account))
