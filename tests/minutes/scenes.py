"""What the tests of minutes do again and again."""

from datetime import datetime

from bot.bot import Bot
from bot.chat.exchange import Account, Reply
from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.membership import appointing
from bot.membership.mandate import Term
from bot.membership.roles import Role
from bot.minutes.actions import OpenAddEntry
from bot.minutes.agreeing_actions import OpenAnswer, OpenObject, OpenSend
from bot.minutes.model import Minutes, Sort
from bot.polls import service as polls
from bot.polls import voting
from bot.polls.counting import Method
from bot.polls.rules import Quorum, Rule
from bot.polls.terms import Kind, Terms, Unit
from bot.work import OpenWork
from tests.cast import ALEX, ANNA, LI, NOW, WANG
from tests.meetings.scenes import DAY, HOUR, START, reply

AFTER = START + 2 * HOUR
"""After the meeting: 17:00 in Beijing, 10:00 in Berlin, on a Tuesday."""

DUE = datetime.fromisoformat("2026-12-08T17:00+00:00")
"""The evening in Berlin of the fifth common working day after that."""

FORMAL = Terms(kind=Kind.FORMAL, unit=Unit.ORGANISATION, rule=Rule.DOUBLE, quorum=Quorum.HALF_PER_SIDE)


def three(zh: str, de: str, en: str) -> Variants:
    return Variants({Language.ZH: zh, Language.DE: de, Language.EN: en}, Language.ZH)


def appoint_chairs(open_work: OpenWork) -> None:
    """Wang Fang chairs for the Chinese side, Anna Becker for the German."""
    with open_work() as work:
        alex = work.members.by_account(ALEX)
        assert alex is not None
        for who in (WANG, ANNA):
            member = work.members.by_account(who)
            assert member is not None
            place = work.members.membership(member.id, 1)
            assert place is not None
            appointing.appoint(work, alex, place, Role.CO_CHAIR, Term(NOW), NOW)


def decide(open_work: OpenWork, *, agree: bool) -> None:
    """A formal vote of both sides that closes before the meeting; the German side agrees or not."""
    with open_work() as work:
        alex, li, anna = (work.members.by_account(who) for who in (ALEX, LI, ANNA))
        assert alex is not None
        assert li is not None
        assert anna is not None
        asking = polls.Asking(
            three("是否通过？", "Einverstanden?", "Shall we?"),
            (three("赞成", "Ja", "Yes"), three("反对", "Nein", "No"), three("弃权", "Enthaltung", "Abstain")),
            Method.YES_NO,
            terms=FORMAL,
        )
        poll = polls.open_poll(work, alex, 1, asking, START - 2 * DAY, NOW)
        voting.cast_vote(work, li, poll.id, 0, True, NOW)
        voting.cast_vote(work, anna, poll.id, 0 if agree else 1, True, NOW)


def add(bot: Bot, sort: Sort, *, by: Account = ALEX, now: datetime = AFTER, **answers: str) -> Reply:
    """The form of a new entry, filled and sent; `text_zh` is `text.zh`."""
    return reply(bot, by, (OpenAddEntry(1, sort), dotted(answers)), now=now)


def dotted(answers: dict[str, str]) -> dict[str, str]:
    """Keyword arguments as names of inputs."""
    return {
        name.replace("text_", "text.").replace("heading_", "heading."): text for name, text in answers.items()
    }


def send(bot: Bot, days: int = 5, *, now: datetime = AFTER) -> Reply:
    """The coordinator sends the minutes to the co-chairs."""
    return reply(bot, ALEX, (OpenSend(1), {"days": str(days)}), now=now)


def object_to(
    bot: Bot, who: Account, entry: int = 0, *, round_: int = 1, now: datetime = AFTER + HOUR
) -> Reply:
    """A co-chair objects."""
    return reply(
        bot, who, (OpenObject(1, round_), {"entry": str(entry), "reason.de": "Das stimmt nicht."}), now=now
    )


def answer(bot: Bot, objection: int = 1, *, now: datetime = AFTER + 2 * HOUR) -> Reply:
    """The coordinator answers."""
    return reply(bot, ALEX, (OpenAnswer(objection), {"answer.de": "Geändert."}), now=now)


def stored(open_work: OpenWork) -> Minutes:
    """The minutes as the database has them."""
    with open_work() as work:
        minutes = work.minutes.find(1)
    assert minutes is not None
    return minutes
