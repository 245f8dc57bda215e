"""Bot: one interaction, one transaction, one reply."""

import logging
import secrets
from collections.abc import Iterator
from datetime import datetime

from bot import links
from bot.chat.actions import Action, UnreadableAction
from bot.chat.cities import usual_city
from bot.chat.exchange import (
    Answer,
    Arrived,
    Checked,
    Destination,
    Followed,
    Interaction,
    Pressed,
    Reply,
    Said,
    Submitted,
    place_of,
)
from bot.chat.happenings import Notice
from bot.chat.languages import Language
from bot.chat.readers import Reader
from bot.chat.seal import Seal
from bot.chat.text import Verbatim, _
from bot.chat.typed import typed_line
from bot.commands import Vocabulary, take_apart
from bot.context import Context, Occasion
from bot.dialogs import service as dialogs
from bot.errands import service as errands
from bot.errands.actions import RunErrand
from bot.errors import Conflict, Refusal, Unavailable
from bot.guide.handlers import greet
from bot.membership.model import Member
from bot.outbox import reaching
from bot.registry import Registry
from bot.rooms.model import title_of
from bot.submission import answer, check, old_button, submit
from bot.work import OpenWork, Work

log = logging.getLogger(__name__)

TRIES = 3
"""How often an interaction is tried when another transaction gets in its way."""


class _Wrong(Exception):
    """A form came with wrong answers: nothing is changed, not even that it came, so that it may come again as it is."""

    def __init__(self, reply: Reply) -> None:
        super().__init__("wrong answers")
        self.reply = reply


class Bot:
    """Answers what people ask. Synchronous: the asynchronous ring calls it in a worker thread."""

    def __init__(self, open_work: OpenWork, registry: Registry, seal: Seal) -> None:
        self._open_work = open_work
        self._registry = registry
        self._seal = seal
        self._vocabulary = Vocabulary(registry.commands)
        self.commands = tuple(command for command, _handler in registry.commands.values())
        self.public_address = ""
        """Where the world finds what the program serves on the web; the sandbox knows it only once it listens."""

    def handle(self, interaction: Interaction, now: datetime) -> Answer | None:
        """Apply one interaction; None when there is nothing to say (a repeat, talk among people).

        A rule's refusal and an unexpected failure both leave everything unchanged. Raises only Unavailable:
        the database is away and the platform must not be told "received". `now` is aware UTC.
        """
        for attempt in range(1, TRIES + 1):
            try:
                return self._once(interaction, now)
            except Conflict:
                log.warning("conflict, try %d of %d", attempt, TRIES)
        return _incident(interaction, _reader_by_hint(interaction.hint))

    def notice(self, notice: Notice, now: datetime) -> None:
        """Apply what happened without anybody asking; nobody is answered.

        An unexpected failure leaves everything unchanged and goes to the log: it must not hold up what comes after.
        Raises only Unavailable, as `handle` does. `now` is aware UTC.
        """
        for attempt in range(1, TRIES + 1):
            try:
                return self._note(notice, now)
            except Conflict:
                log.warning("conflict, try %d of %d", attempt, TRIES)
            except Unavailable:
                raise
            except Exception:
                log.exception("what happened on %s was not noted", notice.platform)
                return None
        log.error("what happened on %s was not noted: it conflicts again and again", notice.platform)
        return None

    def _note(self, notice: Notice, now: datetime) -> None:
        with self._open_work() as work:
            if not _is_first(work, notice.platform, notice.source_id, now):
                return
            for happened in notice.happened:
                self._registry.noting[type(happened)](Occasion(work, now, self._registry), happened)

    def _once(self, interaction: Interaction, now: datetime) -> Answer | None:
        reader = _reader_by_hint(interaction.hint)
        try:
            with self._open_work() as work:
                if not _is_first(work, interaction.account.platform, interaction.source_id, now):
                    return None
                ctx = self._arrive(work, interaction, now)
                reader = ctx.member.reader
                reply = self._reply(ctx, interaction)
                if reply is not None and reply.errors:
                    raise _Wrong(reply)
                return None if reply is None else Answer(reply, ctx.member.reader)
        except _Wrong as wrong:
            return Answer(wrong.reply, reader)
        except Refusal as refusal:
            if isinstance(interaction.asks, Submitted | Checked):
                return Answer(Reply(errors={"": refusal.words}), reader)
            return Answer(Reply(toast=refusal.words), reader)
        except (Conflict, Unavailable):
            raise
        except Exception:
            return _incident(interaction, reader)

    def _arrive(self, work: Work, interaction: Interaction, now: datetime) -> Context:
        """The person behind the account; someone new becomes known, without any membership yet."""
        account, room = interaction.account, interaction.room
        member, silent = work.members.arriving(account) or (None, False)
        if member is None:
            member = _newcomer(interaction, now)
            work.members.add(member)
        if silent:
            reaching.heard_from(work, member, account, now)
        if room.title:
            work.rooms.note_title(room, title_of(room))
        return Context(
            work,
            member,
            account,
            room,
            now,
            self._registry,
            columns=interaction.columns,
            redraws=interaction.redraws,
            opens=interaction.opens,
            public_address=self.public_address,
        )

    def _reply(self, ctx: Context, interaction: Interaction) -> Reply | None:
        reply = self._first_reply(ctx, interaction)
        if reply is not None and reply.ask is not None and not interaction.forms:
            return dialogs.begin(ctx, reply.ask)
        return reply

    def _first_reply(self, ctx: Context, interaction: Interaction) -> Reply | None:
        match interaction.asks:
            case Pressed(payload):
                return answer(ctx, self._opened(ctx, payload))
            case Submitted(opener, answers):
                return submit(ctx, self._opened(ctx, opener), answers)
            case Checked(opener, answers, names):
                return check(ctx, self._opened(ctx, opener), answers, names)
            case Said(text):
                return self._hear(ctx, text)
            case Followed(word):
                return self._follow(ctx, word)
            case Arrived():
                return greet(ctx)

    def _follow(self, ctx: Context, word: str) -> Reply | None:
        if links.carries_action(word):
            return answer(ctx, links.carried(word, self._seal))
        return self._hear(ctx, "/start" if word == links.GO else f"/start {word}")

    def link_back(self, interaction: Interaction, now: datetime) -> str:
        """What a link into the private chat carries, to lead to the answer that could not be given in the room.

        The question is kept, and asked again by the same person of the room's group. Raises Unavailable.
        """
        asks, asked = interaction.asks, (interaction.account, interaction.room, now)
        try:
            with self._open_work() as work:
                match asks:
                    case Said(text):
                        errand = errands.keep(work, *asked, line=text)
                    case Pressed(payload):
                        wire = self._opened(self._arrive(work, interaction, now), payload).to_wire()
                        errand = errands.keep(work, *asked, wire=wire)
                    case _:
                        return links.GO
                return links.carrying(RunErrand(errand.id), self._seal) or links.GO
        except (Refusal, Conflict):
            return links.GO

    def _hear(self, ctx: Context, text: str) -> Reply | None:
        typed = take_apart(text)
        draft = dialogs.unfinished(ctx)
        command = self._vocabulary.find(typed)
        if command and (typed.slash or (ctx.room.private and draft is None)):
            return command(ctx, typed.rest)
        if typed.slash:
            raise Refusal(self._vocabulary.unknown(typed))
        if draft is not None:
            return dialogs.hear(ctx, draft, text)
        return Reply(toast=self._vocabulary.unknown(typed)) if ctx.room.private else None

    def _opened(self, ctx: Context, payload: str) -> Action:
        """A button of this room (also from before it moved) or of this person."""
        for each in _shown_in(ctx):
            try:
                return self._seal.open(payload, place_of(each))
            except UnreadableAction:
                continue
        raise Refusal(old_button())


def _shown_in(ctx: Context) -> Iterator[Destination]:
    yield ctx.room
    yield ctx.account
    if ctx.bound is not None and ctx.bound.former_room is not None:
        yield ctx.bound.former_room


def _incident(interaction: Interaction, reader: Reader) -> Answer:
    """Log the failure being handled under a number, and give the person that number."""
    number = secrets.token_hex(4)
    log.exception("incident %s while answering %s", number, type(interaction.asks).__name__)
    words = _(
        "Something went wrong on our side and nothing was changed. Please try again; "
        "if it stays, tell the liaison office this number: {number}",
        number=Verbatim(number),
    )
    if isinstance(interaction.asks, Submitted | Checked):
        return Answer(Reply(errors={"": words}), reader)
    return Answer(Reply(toast=words), reader)


def _is_first(work: Work, platform: str, source_id: str | None, now: datetime) -> bool:
    return source_id is None or work.inbox.first_time(platform, source_id, now)


def _newcomer(interaction: Interaction, now: datetime) -> Member:
    language = Language.from_hint(interaction.hint)
    try:
        name = typed_line(interaction.called, longest=80)
    except Refusal:  # an odd name on the platform must not lock its owner out
        name = ""
    member = Member(name or interaction.account.user[:80], language, usual_city(language).key, now)
    member.accounts.append(interaction.account)
    return member


def _reader_by_hint(hint: str | None) -> Reader:
    language = Language.from_hint(hint)
    return Reader.person(language, usual_city(language))
