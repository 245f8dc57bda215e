"""Drafts of formal votes: beginning one, its steps, translating it, opening and deleting it."""

from bot.chat.cards import Card
from bot.chat.exchange import Reply
from bot.chat.forms import Asked
from bot.chat.paging import PAGE
from bot.chat.text import Variants, Words, _
from bot.context import Context, Viewing
from bot.errors import Refusal
from bot.membership.policy import get_group, require_coordinator
from bot.polls import secrecy
from bot.polls.counting import Method
from bot.polls.drafts import service, translating
from bot.polls.drafts.actions import (
    AskDeadline,
    AskDeleteDraft,
    AskOpenDraft,
    AskTerms,
    ChangeText,
    DeleteDraft,
    DraftQuestion,
    ListDrafts,
    MakeDraft,
    OpenDraft,
    SetDeadline,
    SetTerms,
    ShowDraft,
    StartFormal,
    WriteDraft,
    WriteText,
)
from bot.polls.drafts.cards import Step, confirm_open_card, draft_card
from bot.polls.drafts.forms import deadline_form, new_text_form, terms_form, text_form
from bot.polls.drafts.menus import confirm_delete_card, drafts_card, start_formal_card
from bot.polls.drafts.outlook import outlook
from bot.polls.drafts.service import Wording, get_draft, make_draft, require_drafter
from bot.polls.feature import feature
from bot.polls.fixed import FIXED
from bot.polls.model import Poll, PollState
from bot.polls.opening import MOST_TOPICS, opened_words
from bot.polls.options import options_from
from bot.polls.showing import own_card
from bot.polls.terms import Terms
from bot.polls.topics import get_question, topic_of


@feature.on(StartFormal)
def start_formal(ctx: Context, asked: StartFormal) -> Reply:
    """What a formal vote is, and where to begin."""
    require_drafter(ctx.work, ctx.member, asked.group, ctx.now)
    return Reply(show=start_formal_card(asked, ctx.work.polls.count_drafts(asked.group)))


@feature.on(ListDrafts)
def list_drafts(ctx: Context, asked: ListDrafts) -> Reply:
    """A page of the drafts of a group."""
    group = require_drafter(ctx.work, ctx.member, asked.group, ctx.now)
    count = ctx.work.polls.count_drafts(group.id)
    page = min(asked.page, max(0, count - 1) // PAGE)
    drafts = ctx.work.polls.drafts(group.id, page * PAGE, PAGE)
    return Reply(show=drafts_card(group, drafts, count, page))


@feature.on(ShowDraft)
def show_draft(ctx: Context, asked: ShowDraft) -> Reply:
    """One draft, to those who prepare votes."""
    card = drawn(ctx, get_draft(ctx.work, ctx.member, asked.poll, ctx.now))
    return Reply(update=card) if asked.here else Reply(show=card)


@feature.on(WriteDraft)
def write_draft(ctx: Context, asked: WriteDraft) -> Reply:
    """Ask for the text."""
    group = require_drafter(ctx.work, ctx.member, asked.group, ctx.now)
    topics = ctx.work.topics.page(group.id, 0, MOST_TOPICS)
    return Reply(ask=Asked(text_form(group, topics, topic_of(ctx.work, group.id, asked.topic)), asked))


@feature.on(MakeDraft)
def take_text(ctx: Context, made: MakeDraft) -> Reply:
    """Keep the text as a draft; the rules come next."""
    wording = _wording(made.question, made.method, made.options)
    if isinstance(wording, Reply):
        return wording
    poll = make_draft(ctx.work, ctx.member, made.group, wording, made.topic, ctx.now)
    return _kept(ctx, poll, Step.TERMS)


@feature.on(DraftQuestion)
def draft_question(ctx: Context, asked: DraftQuestion) -> Reply:
    """A question from the library as a draft: its text is there in every language."""
    question = get_question(asked.question)
    wording = Wording(question.question, question.options, question.method)
    poll = make_draft(ctx.work, ctx.member, asked.group, wording, asked.topic, ctx.now)
    return _kept(ctx, poll, Step.TERMS)


@feature.on(WriteText)
def write_text(ctx: Context, asked: WriteText) -> Reply:
    """Ask for the text anew."""
    poll = get_draft(ctx.work, ctx.member, asked.poll, ctx.now)
    return Reply(ask=Asked(new_text_form(get_group(ctx.work, poll.group_id), poll), asked))


@feature.on(ChangeText)
def change_text(ctx: Context, made: ChangeText) -> Reply:
    """Keep the new text."""
    wording = _wording(made.question, made.method, made.options)
    if isinstance(wording, Reply):
        return wording
    return _kept(ctx, service.change_text(ctx.work, ctx.member, made.poll, wording, ctx.now))


def _wording(question: Variants, method: Method, typed: Variants | None) -> Wording | Reply:
    """What was typed; a Reply with what is wrong beside the options."""
    if method in FIXED:
        return Wording(question, FIXED[method], method)
    if typed is None:
        words = _("Please write the options here, one a line, or choose a method that brings its own.")
        return Reply(errors={"options": words})
    try:
        return Wording(question, options_from(typed), method)
    except Refusal as refusal:
        return Reply(errors={"options": refusal.words})


@feature.on(AskTerms)
def ask_terms(ctx: Context, asked: AskTerms) -> Reply:
    """Ask for the rules."""
    poll = get_draft(ctx.work, ctx.member, asked.poll, ctx.now)
    return Reply(ask=Asked(terms_form(poll, secret=secrecy.is_possible(ctx.work, poll.method)), asked))


@feature.on(SetTerms)
def set_terms(ctx: Context, made: SetTerms) -> Reply:
    """Keep the rules; the deadline comes next."""
    terms = Terms(unit=made.unit, rule=made.rule, quorum=made.quorum, live=made.live, secrecy=made.secrecy)
    return _kept(ctx, service.set_terms(ctx.work, ctx.member, made.poll, terms, ctx.now), Step.DEADLINE)


@feature.on(AskDeadline)
def ask_deadline(ctx: Context, asked: AskDeadline) -> Reply:
    """Ask for the deadline."""
    poll = get_draft(ctx.work, ctx.member, asked.poll, ctx.now)
    return Reply(ask=Asked(deadline_form(poll, ctx.member.city), asked))


@feature.on(SetDeadline)
def set_deadline(ctx: Context, made: SetDeadline) -> Reply:
    """Keep the deadline: a moment goes before a number of days, which stands there from before."""
    if made.closes_at is not None:
        poll = service.set_moment(ctx.work, ctx.member, made.poll, made.closes_at, ctx.now)
    elif made.working_days is not None:
        poll = service.set_working_days(ctx.work, ctx.member, made.poll, made.working_days, ctx.now)
    else:
        return Reply(errors={"working_days": _("Please give a number of common working days, or a moment.")})
    return _kept(ctx, poll)


@feature.on(AskOpenDraft)
def ask_open_draft(ctx: Context, asked: AskOpenDraft) -> Reply:
    """Show everything once more and ask for a confirmation."""
    poll = get_draft(ctx.work, ctx.member, asked.poll, ctx.now)
    require_coordinator(ctx.work, ctx.member, poll.group_id)
    seen = outlook(ctx.work, poll, ctx.member, ctx.now)
    return Reply(update=confirm_open_card(seen, service.stamp_of(poll)))


@feature.on(OpenDraft)
def open_draft(ctx: Context, asked: OpenDraft) -> Reply:
    """Open it."""
    poll = service.open_draft(ctx.work, ctx.member, asked.poll, asked.seen, ctx.now)
    return Reply(toast=opened_words(ctx, poll.group_id, poll.closes_at), update=own_card(ctx, poll))


@feature.on(AskDeleteDraft)
def ask_delete_draft(ctx: Context, asked: AskDeleteDraft) -> Reply:
    """Ask for a confirmation."""
    return Reply(update=confirm_delete_card(get_draft(ctx.work, ctx.member, asked.poll, ctx.now)))


@feature.on(DeleteDraft)
def delete_draft(ctx: Context, asked: DeleteDraft) -> Reply:
    """Delete it."""
    poll = service.delete_draft(ctx.work, ctx.member, asked.poll, ctx.now)
    count = ctx.work.polls.count_drafts(poll.group_id)
    card = drafts_card(
        get_group(ctx.work, poll.group_id), ctx.work.polls.drafts(poll.group_id, 0, PAGE), count, 0
    )
    return Reply(toast=_("The draft is deleted."), update=card)


@feature.view(translating.DRAFT)
def view_draft(viewing: Viewing, poll_id: int) -> Card | None:
    """A draft that has become complete, or was made for the coordinators; the poll itself once it is open."""
    poll, member = viewing.work.polls.find(poll_id), viewing.member
    if poll is None or member is None or poll.state is not PollState.DRAFT:
        return None
    return draft_card(outlook(viewing.work, poll, member, viewing.now))


def drawn(ctx: Context, poll: Poll, step: Step = Step.OPENING) -> Card:
    """A draft for the person who asks."""
    return draft_card(outlook(ctx.work, poll, ctx.member, ctx.now), step)


def _kept(ctx: Context, poll: Poll, step: Step = Step.OPENING) -> Reply:
    words: Words = _("The draft is saved.")
    return Reply(toast=words, show=drawn(ctx, poll, step))
