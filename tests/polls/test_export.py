"""Results as tables: for coordinators, totals only, in the language of whoever asks."""

import csv
from io import StringIO

from bot.bot import Bot
from bot.chat.exchange import Answer
from bot.chat.files import attachments_of, file_of
from bot.chat.phrasebook import Phrasebook
from bot.polls.actions import EndPoll, ExportPoll, ListResults
from bot.work import OpenWork
from tests.cast import ALEX, ANNA, LI, NOW, PLENARY, ask
from tests.polls.scenes import GROUP, HOUR, buttons_of, open_poll, text_of, toast, vote


def rows_of(answer: Answer | None, phrasebook: Phrasebook) -> list[list[str]]:
    """The table in an answer, as another program reads it."""
    assert answer is not None
    assert answer.reply.show is not None
    attachment, *_for_a_recount = attachments_of(answer.reply.show)
    file = file_of(attachment, phrasebook, answer.reader)
    return list(csv.reader(StringIO(file.content.decode("utf-8-sig"), newline=""), strict=True))


def test_a_coordinator_gets_the_totals_of_a_closed_poll(
    bot: Bot, open_work: OpenWork, phrasebook: Phrasebook
) -> None:
    poll = open_poll(open_work)
    vote(bot, ANNA, poll, 0)
    vote(bot, LI, poll, 0)
    closed = ask(bot, ALEX, EndPoll(poll), now=NOW + HOUR)
    assert closed is not None
    assert ExportPoll(poll) in [button.action for button in buttons_of(closed.reply.update)]
    head, *rows = rows_of(ask(bot, ALEX, ExportPoll(poll)), phrasebook)
    assert head[:3] == ["Question", "Option", "Votes"]
    assert [row[2] for row in rows] == ["2", *["0"] * (len(rows) - 1)]
    assert rows[0][3] == "100%"
    assert all(len(row) == len(head) for row in rows)
    assert not any(name in str(rows) for name in ("Anna", "李伟"))


def test_only_a_coordinator_gets_it_and_only_once_it_is_closed(bot: Bot, open_work: OpenWork) -> None:
    poll = open_poll(open_work)
    assert "no result yet" in toast(ask(bot, ALEX, ExportPoll(poll)))
    ask(bot, ALEX, EndPoll(poll))
    refused = ask(bot, ANNA, ExportPoll(poll))
    assert refused is not None
    assert refused.reply.show is None
    assert toast(ask(bot, ANNA, ListResults(GROUP, 0)))
    assert toast(ask(bot, ALEX, ExportPoll(99)))


def test_the_command_lists_what_is_closed(bot: Bot, open_work: OpenWork) -> None:
    empty = ask(bot, ALEX, "/poll export", room=PLENARY)
    assert empty is not None
    assert "No poll of this group is closed yet" in text_of(empty.reply.show)
    polls = [open_poll(open_work) for _each in range(9)]
    for number, poll in enumerate(polls):
        ask(bot, ALEX, EndPoll(poll), now=NOW + number * HOUR)
    listed = ask(bot, ALEX, "/发起投票 导出", room=PLENARY)
    assert listed is not None
    actions = [button.action for button in buttons_of(listed.reply.show)]
    assert actions == [*(ExportPoll(poll) for poll in polls[:0:-1]), ListResults(GROUP, 1)]
    turned = ask(bot, ALEX, ListResults(GROUP, 1))
    assert turned is not None
    assert ExportPoll(polls[0]) in [button.action for button in buttons_of(turned.reply.update)]
