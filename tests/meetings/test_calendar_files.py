"""Calendar files: who gets them, what they say in which language, and how one follows the other."""

import pytest

from bot.bot import Bot
from bot.chat.cards import Attachment
from bot.chat.cities import BEIJING, BERLIN, MUNICH
from bot.chat.exchange import Account
from bot.chat.files import File, attachments_of, file_of
from bot.chat.languages import Language
from bot.chat.phrasebook import Phrasebook
from bot.chat.readers import Reader
from bot.delivery import Courier
from bot.meetings.actions import CancelMeeting, GetCalendarFile
from bot.meetings.model import Attendance
from bot.work import OpenWork
from tests.cast import ALEX, ANNA, JONAS, LI, NOW
from tests.meetings.ics import Component, moment, read
from tests.meetings.scenes import HOUR, START, Sent, answer, deliver, labels_of, move, reply, schedule, why

LATER = "2026-12-08T16:00"
MIXED = Reader.room((Language.ZH, Language.DE), (BEIJING, BERLIN))
ANNA_READS = Reader.person(Language.DE, MUNICH)


def files(sent: Sent, kind: str) -> list[Attachment]:
    """The files that came with the messages of one view, room first."""
    return [each for parcel in sent.of(kind).parcels for each in attachments_of(parcel.card)]


def event_of(file: File) -> Component:
    """The only event in a file."""
    [event] = read(file.content).of("VEVENT")
    return event


def own_file(bot: Bot, who: Account, phrasebook: Phrasebook, reader: Reader = ANNA_READS) -> File:
    """What somebody gets who asks for the file."""
    card = reply(bot, who, GetCalendarFile(1)).show
    assert card is not None
    [attachment] = attachments_of(card)
    return file_of(attachment, phrasebook, reader)


def test_the_announcement_carries_the_file_in_both_languages(
    bot: Bot, courier: Courier, phrasebook: Phrasebook
) -> None:
    schedule(bot)
    [attachment] = files(deliver(courier, NOW), "meeting")
    file = file_of(attachment, phrasebook, MIXED)
    assert (file.name, file.media_type) == ("数据安全.ics", "text/calendar")
    calendar, event = read(file.content), event_of(file)
    assert calendar.properties["METHOD"] == "PUBLISH"
    assert event.text("SUMMARY") == "数据安全 · Datensicherheit"
    assert event.text("LOCATION") == "Haus 4, Raum 12"
    assert event.properties["URL"] == "https://meet.example.org/wg"
    for words in (
        "工作组：智能制造工作组",
        "Gruppe: Arbeitsgruppe Intelligente Fertigung",
        "15:00 北京",
        "08:00 Berlin",
    ):
        assert words in event.text("DESCRIPTION"), event.text("DESCRIPTION")
    assert (moment(event, calendar, "DTSTART"), moment(event, calendar, "DTEND")) == (
        START,
        START + 1.5 * HOUR,
    )
    assert event.properties["SEQUENCE"] == "0"


def test_whoever_asks_gets_it_in_their_own_language(bot: Bot, phrasebook: Phrasebook) -> None:
    shown = schedule(bot)
    assert "Calendar file" in labels_of(shown.show)
    event = event_of(own_file(bot, ANNA, phrasebook))
    assert event.text("SUMMARY") == "Datensicherheit"
    assert "Online teilnehmen: https://meet.example.org/wg" in event.text("DESCRIPTION")
    assert not any("\u4e00" <= sign <= "\u9fff" for sign in event.text("DESCRIPTION"))


def test_strangers_get_no_file(bot: Bot) -> None:
    schedule(bot)
    assert why(reply(bot, JONAS, GetCalendarFile(1)))
    assert why(reply(bot, ANNA, GetCalendarFile(99)))


def test_the_same_meeting_gives_the_same_file_whoever_answers(
    bot: Bot, open_work: OpenWork, phrasebook: Phrasebook
) -> None:
    schedule(bot)
    before = own_file(bot, ANNA, phrasebook)
    answer(bot, LI, Attendance.YES, now=NOW + HOUR)
    assert own_file(bot, ANNA, phrasebook).digest == before.digest


def test_a_move_raises_the_sequence_under_the_same_uid(
    bot: Bot, courier: Courier, phrasebook: Phrasebook
) -> None:
    schedule(bot)
    answer(bot, ANNA, Attendance.YES)
    [first] = files(deliver(courier, NOW), "meeting")
    move(bot, LATER, now=NOW + HOUR)
    sent = deliver(courier, NOW + HOUR)
    old = event_of(file_of(first, phrasebook, MIXED))
    carried = [*files(sent, "meeting_moved"), *files(sent, "meeting")]
    assert len(carried) == 3  # the room's notice, Anna's, and the card that stands in the room
    for attachment in carried:
        file = file_of(attachment, phrasebook, MIXED)
        new = event_of(file)
        assert new.properties["UID"] == old.properties["UID"]
        assert (old.properties["SEQUENCE"], new.properties["SEQUENCE"]) == ("0", "1")
        assert new.properties["DTSTAMP"] > old.properties["DTSTAMP"]
        assert new.properties["DTSTART"] == "20261208T160000"
        assert read(file.content).properties["METHOD"] == "PUBLISH"


def test_a_cancellation_takes_the_event_out_again(bot: Bot, courier: Courier, phrasebook: Phrasebook) -> None:
    schedule(bot)
    answer(bot, ANNA, Attendance.YES)
    [first] = files(deliver(courier, NOW), "meeting")
    uid = event_of(file_of(first, phrasebook, MIXED)).properties["UID"]
    reply(bot, ALEX, CancelMeeting(1, 0), now=NOW + HOUR)
    sent = deliver(courier, NOW + HOUR)
    assert len(files(sent, "meeting_cancelled")) == 2
    assert files(sent, "meeting") == []  # nobody shall put a cancelled meeting into a calendar
    for attachment in files(sent, "meeting_cancelled"):
        file = file_of(attachment, phrasebook, ANNA_READS)
        event = event_of(file)
        assert read(file.content).properties["METHOD"] == "CANCEL"
        assert (event.properties["UID"], event.properties["STATUS"]) == (uid, "CANCELLED")
        assert event.properties["SEQUENCE"] == "1"
    assert event_of(own_file(bot, ANNA, phrasebook)).properties["STATUS"] == "CANCELLED"


def test_the_uid_says_nothing_and_is_each_meetings_own(bot: Bot, open_work: OpenWork) -> None:
    schedule(bot)
    schedule(bot, starts_at="2026-12-02T15:00")
    with open_work() as work:
        uids = {meeting.uid for n in (1, 2) if (meeting := work.meetings.find(n))}
    assert len(uids) == 2
    assert all(len(uid) == 36 for uid in uids)


@pytest.mark.parametrize(
    ("place", "link", "location"), [("Raum", "", "Raum"), ("", "https://a.example", "https://a.example")]
)
def test_a_meeting_in_a_room_or_on_line_says_where(
    open_work: OpenWork, bot: Bot, phrasebook: Phrasebook, place: str, link: str, location: str
) -> None:
    schedule(bot, place=place, link=link)
    event = event_of(own_file(bot, ANNA, phrasebook))
    assert event.text("LOCATION") == location
    assert event.properties.get("URL", "") == link
