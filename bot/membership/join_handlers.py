"""Joining: the list, the questions, invitations and codes."""

from bot.chat.cards import Card, Paragraph
from bot.chat.exchange import Reply
from bot.chat.forms import Asked
from bot.chat.languages import Language
from bot.chat.text import Words, _
from bot.context import Context
from bot.errors import Refusal
from bot.feature import Command
from bot.membership import codes, joining
from bot.membership.application_cards import invitation_card, waiting_card
from bot.membership.cards import joinable_card, welcome_card
from bot.membership.feature import feature
from bot.membership.forms import join_form, note_form
from bot.membership.joining_actions import (
    AcceptInvitation,
    Invite,
    Join,
    ListJoinable,
    SubmitJoin,
    SubmitNote,
    Whether,
)
from bot.membership.model import Group, JoinMode, Organisation
from bot.membership.policy import get_group
from bot.membership.ways_in import Code, CodePurpose
from bot.membership.words import KINDS, SIDES


@feature.command(
    Command(
        "join",
        _("Join a working group; with an invitation, type its code after the word"),
        words={Language.DE: ["beitreten"], Language.ZH: ["加入"]},
    )
)
def join_command(ctx: Context, rest: str) -> Reply:
    """With a code: what it opens. In a group's room: that group. Else the groups one can join."""
    if rest:
        return enter_code(ctx, rest)
    if ctx.bound is not None and not ctx.work.members.membership(ctx.member.id, ctx.bound.group_id):
        return join(ctx, Join(ctx.bound.group_id))
    return list_joinable(ctx, ListJoinable())


@feature.on(ListJoinable)
def list_joinable(ctx: Context, asked: ListJoinable) -> Reply:
    """A page of the groups this person is not in."""
    card = joinable_card(ctx.work, ctx.member, asked.page or 0, ctx.now)
    return Reply(show=card) if asked.page is None else Reply(update=card)


@feature.on(Join)
def join(ctx: Context, asked: Join) -> Reply:
    """The questions that are open; membership or the application at once when there are none."""
    group = joining.get_joinable(ctx.work, ctx.member, asked.group)
    waiting = ctx.work.applications.pending(ctx.member.id, group.id)
    if waiting is not None:
        return Reply(show=waiting_card(waiting, group))
    mode = joining.way_in(ctx.work, ctx.member, group)
    if mode is JoinMode.INVITATION:
        raise Refusal(joining.by_invitation(group))
    applying = mode is JoinMode.APPLICATION
    if not joining.is_introduced(ctx.work, ctx.member):
        return Reply(ask=Asked(join_form(ctx.member, group, applying=applying), asked))
    if applying:
        return Reply(ask=Asked(note_form(group), asked))
    return _come_in(ctx, group, "")


@feature.on(SubmitJoin)
def submit_join(ctx: Context, said: SubmitJoin) -> Reply:
    """Keep who they are; then in, or waiting for the coordinators."""
    group = get_group(ctx.work, said.group)
    sme = said.small is Whether.YES
    details = joining.Details(said.person, said.organisation, said.kind, said.side, said.region, sme)
    kept = joining.introduce(ctx.work, ctx.member, details, ctx.member, ctx.now)
    notes = () if kept is None else (_kept_words(kept),)
    if said.code is None:
        return _come_in(ctx, group, said.note, *notes)
    return _accept(ctx, codes.get_held(ctx.work, ctx.member, said.code), *notes)


@feature.on(SubmitNote)
def submit_note(ctx: Context, said: SubmitNote) -> Reply:
    """An application by someone known."""
    return _come_in(ctx, get_group(ctx.work, said.group), said.note)


def _come_in(ctx: Context, group: Group, note: str, *notes: Words) -> Reply:
    application = joining.come_in(ctx.work, ctx.member, group.id, note, ctx.now)
    if application is None:
        return _welcome(group, *notes)
    words = _("Your application to “{group}” is with its coordinators now.", group=group.name)
    return Reply(toast=words, show=waiting_card(application, group, *notes))


def _welcome(group: Group, *notes: Words) -> Reply:
    words = _("You are now a member of “{group}”.", group=group.name)
    return Reply(toast=words, show=welcome_card(group, *notes))


def _kept_words(organisation: Organisation) -> Words:
    return _(
        "“{name}” is on record already: {side}, {kind}. What is on record was kept; "
        "please tell a coordinator if it is wrong.",
        name=organisation.words,
        kind=KINDS[organisation.kind],
        side=SIDES[organisation.side],
    )


@feature.on(Invite)
def invite(ctx: Context, asked: Invite) -> Reply:
    """A new code, shown once."""
    code = codes.invite(ctx.work, ctx.member, asked.group, ctx.now)
    group = get_group(ctx.work, asked.group)
    expires_at = ctx.now + codes.INVITATION_VALID
    return Reply(show=invitation_card(code, group, expires_at, address=ctx.address_of(code)))


def enter_code(ctx: Context, typed: str) -> Reply:
    """What a code opens: a group, or the liaison office. A wrong one is counted, so it is answered, not refused."""
    code = codes.enter(ctx.work, ctx.member, ctx.account, typed, ctx.now)
    if code is None:
        return Reply(
            toast=_(
                "This code is not valid: it is unknown, was used, or has expired. "
                "Please ask a coordinator for a new one, or type /join alone."
            )
        )
    if code.purpose is CodePurpose.OFFICE:
        return _enter_office(ctx, code)
    return _accept_or_ask(ctx, code, AcceptInvitation(code.id))


@feature.on(AcceptInvitation)
def accept_invitation(ctx: Context, asked: AcceptInvitation) -> Reply:
    """The questions of an invitation once more; Refusal when it is used up."""
    return _accept_or_ask(ctx, codes.get_held(ctx.work, ctx.member, asked.code), asked)


def _accept_or_ask(ctx: Context, code: Code, opener: AcceptInvitation) -> Reply:
    group = joining.get_joinable(ctx.work, ctx.member, code.group_id or 0)
    codes.require_usable(code, ctx.now)
    if joining.is_introduced(ctx.work, ctx.member):
        return _accept(ctx, code)
    form = join_form(ctx.member, group, applying=False, code=code.id)
    return Reply(ask=Asked(form, opener))


def _accept(ctx: Context, code: Code, *notes: Words) -> Reply:
    return _welcome(joining.accept(ctx.work, ctx.member, code, ctx.now), *notes)


def _enter_office(ctx: Context, code: Code) -> Reply:
    codes.use(ctx.work, ctx.member, code, ctx.now)
    ctx.member.office = True
    words = _("You now belong to the liaison office.")
    return Reply(
        toast=words,
        show=Card(
            words,
            (Paragraph(_("/groups lets you found working groups and coordinate all of them.")),),
        ),
    )
