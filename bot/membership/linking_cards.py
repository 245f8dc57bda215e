"""What is shown about a person's accounts: codes, the questions before linking and unlinking, the preferred one."""

from collections.abc import Sequence
from datetime import datetime

from bot.chat.cards import Button, Buttons, Card, Facts, Paragraph, Style
from bot.chat.exchange import Account
from bot.chat.text import Listing, Value, Verbatim, Words, _
from bot.membership.linking_actions import (
    AskUnlink,
    KeepApart,
    KeepLinked,
    LinkAccounts,
    PreferChannel,
    Unlink,
)
from bot.membership.model import Channel, Group, Member
from bot.membership.words import organisation_of, platform_words

SHOWN_SIGNS = 4
"""The last signs of an account's id, which tell two accounts on one platform apart."""


def code_card(code: str, member: Member, groups: Sequence[Group], expires_at: datetime) -> Card:
    """A new code: the only time it can be read, and who its other account will be."""
    return Card(
        _("Link another account"),
        (
            Facts(((_("Code"), Verbatim(code)), (_("Valid until"), expires_at))),
            Paragraph(
                _(
                    "On your other platform, open a private chat with me and type: /link {code}",
                    code=Verbatim(code),
                )
            ),
            Paragraph(_("In Slack, please type /wg link {code} instead.", code=Verbatim(code))),
            Facts(_about(member, groups)),
            Paragraph(
                _(
                    "The other account becomes this member, with one vote and one set of settings. "
                    "The code works once and is shown only now. Please give it to nobody."
                )
            ),
        ),
    )


def question_card(code_id: int, owner: Member, groups: Sequence[Group]) -> Card:
    """Whom this account will belong to, before it does."""
    return Card(
        _("Link this account with {name}?", name=owner.words),
        (
            Facts(_about(owner, groups)),
            Paragraph(
                _(
                    "From then on you are this member here, too: your groups, votes and answers go over to them, "
                    "and their settings hold. Please link only accounts that are your own."
                )
            ),
            Buttons(
                (
                    Button(_("Link the accounts"), LinkAccounts(code_id), Style.MAIN),
                    Button(_("Leave as it is"), KeepApart()),
                )
            ),
        ),
    )


def _about(member: Member, groups: Sequence[Group]) -> tuple[tuple[Words, Value], ...]:
    names = Listing(tuple(group.name for group in groups))
    return (
        (_("Name"), member.words),
        (_("Organisation"), organisation_of(member)),
        (_("Working groups"), names if groups else _("none yet")),
    )


def linked_card(member: Member, here: Account | None = None) -> Card:
    """What a linked member reads: all their accounts."""
    return Card(
        _("Your accounts are linked"),
        (
            Facts(
                (
                    (
                        _("Accounts on"),
                        Listing(tuple(channel_words(member, each, here) for each in member.channels)),
                    ),
                )
            ),
            Paragraph(
                _(
                    "You have one vote and one set of settings on all of them. "
                    "/settings says where I write to you first."
                )
            ),
            Paragraph(_("If this was not you, take the other account away with /unlink.")),
        ),
    )


def accounts_card(member: Member, here: Account) -> Card:
    """One's accounts, each with the way to take it away."""
    return Card(
        _("Your accounts"),
        (
            Paragraph(_("Which one do you want to take away?")),
            Buttons(
                tuple(
                    Button(channel_words(member, each, here), AskUnlink(each.id)) for each in member.channels
                )
            ),
        ),
    )


def unlink_card(member: Member, channel: Channel, here: Account) -> Card:
    """The question before an account is taken away."""
    return Card(
        _("Take away this account: {account}?", account=channel_words(member, channel, here)),
        (
            Paragraph(
                _(
                    "Whoever uses it is then someone new to me, without groups and votes. "
                    "What you are and have stays with your other accounts."
                )
            ),
            Buttons(
                (
                    Button(_("Take the account away"), Unlink(channel.id), Style.DANGER),
                    Button(_("Keep it"), KeepLinked()),
                )
            ),
        ),
    )


def preference_blocks(member: Member) -> tuple[Facts | Buttons, ...]:
    """Where the member is written to first, and the choice; nothing for those with one account."""
    if len(member.channels) < 2:
        return ()
    ways = member.reachable or member.channels
    wanted = next((channel for channel in member.channels if channel.preferred), member.channels[0])
    others = (channel for channel in member.channels if channel is not wanted)
    return (
        Facts(((_("I write to you on"), channel_words(member, ways[0])),)),
        Buttons(
            tuple(
                Button(
                    _("Write to me on {platform}", platform=channel_words(member, each)),
                    PreferChannel(each.id),
                )
                for each in others
            )
        ),
    )


def channel_words(member: Member, channel: Channel, here: Account | None = None) -> Words:
    """The platform; with several accounts there also the end of its id; and whether it is the one used now."""
    name = platform_words(channel.platform)
    if sum(each.platform == channel.platform for each in member.channels) > 1:
        name = _("{platform} …{signs}", platform=name, signs=Verbatim(channel.user[-SHOWN_SIGNS:]))
    return _("{account} (this one)", account=name) if channel.account == here else name
