"""Secret addresses of calendars: who makes them, that they are shown once, and how they end."""

from hashlib import sha256

from sqlalchemy import Engine, select

from bot.bot import Bot
from bot.calendars.actions import AskRenew, AskRevoke, MakeAddress, OpenCalendar, RevokeAddress
from bot.chat.files import attachments_of
from bot.chat.phrasebook import Phrasebook
from bot.membership.actions import Leave
from bot.work import OpenWork
from storage.calendars import addresses
from tests.calendars.scenes import PUBLIC, addresses_on, events, followed, make
from tests.cast import ALEX, ANNA, JONAS, LI, NOW
from tests.meetings.scenes import GROUP, labels_of, reply, schedule, why


def test_a_member_makes_an_address_and_is_shown_it_once(bot: Bot, open_work: OpenWork) -> None:
    bot.public_address = PUBLIC
    assert "Make an address" in labels_of(reply(bot, ANNA, "/calendar").show)
    [_name] = make(bot, ANNA)
    again = reply(bot, ANNA, "/kalender").show
    assert addresses_on(again) == []
    assert labels_of(again)[:2] == ["Make a new address", "Withdraw the address"]


def test_only_the_hash_of_a_secret_is_kept(bot: Bot, open_work: OpenWork, engine: Engine) -> None:
    [name] = make(bot, ANNA)
    with engine.connect() as connection:
        [row] = connection.execute(select(addresses)).all()
    assert name[:32] not in str(row)
    assert row.digest == sha256(name[:32].encode()).hexdigest()


def test_the_button_pressed_twice_exchanges_nothing(
    bot: Bot, open_work: OpenWork, phrasebook: Phrasebook
) -> None:
    [name] = make(bot, ANNA)
    assert make(bot, ANNA) == []
    assert followed(open_work, name, phrasebook) is not None


def test_a_new_address_is_asked_about_and_ends_the_old_one(
    bot: Bot, open_work: OpenWork, phrasebook: Phrasebook
) -> None:
    [old] = make(bot, ANNA)
    asked = reply(bot, ANNA, AskRenew()).update
    assert labels_of(asked) == ["Make a new address", "Keep the address"]
    assert followed(open_work, old, phrasebook) is not None
    [new] = make(bot, ANNA, instead=True)
    assert new != old
    assert followed(open_work, old, phrasebook) is None
    assert followed(open_work, new, phrasebook) is not None


def test_a_withdrawn_address_leads_nowhere_and_another_persons_still_does(
    bot: Bot, open_work: OpenWork, phrasebook: Phrasebook
) -> None:
    [annas], [lis] = make(bot, ANNA), make(bot, LI)
    assert labels_of(reply(bot, ANNA, AskRevoke()).update) == ["Withdraw the address", "Keep the address"]
    given = reply(bot, ANNA, RevokeAddress())
    assert "Make an address" in labels_of(given.update)
    assert followed(open_work, annas, phrasebook) is None
    assert followed(open_work, lis, phrasebook) is not None
    assert reply(bot, ANNA, RevokeAddress()).toast == given.toast


def test_a_groups_address_is_its_coordinators_to_give(
    bot: Bot, open_work: OpenWork, phrasebook: Phrasebook
) -> None:
    schedule(bot)
    names = make(bot, ALEX, GROUP)
    assert [name[32:] for name in names] == [".zh.ics", ".de.ics", ".en.ics"]
    assert list(events(followed(open_work, names[0], phrasebook))) == ["数据安全"]
    assert list(events(followed(open_work, names[1], phrasebook))) == ["Datensicherheit"]
    for asked in (OpenCalendar(GROUP), MakeAddress(GROUP), AskRenew(GROUP), RevokeAddress(GROUP)):
        assert "coordinator" in why(reply(bot, ANNA, asked))
    assert followed(open_work, names[0], phrasebook) is not None


def test_somebody_without_a_group_is_told_where_to_find_one(bot: Bot) -> None:
    bot.public_address = PUBLIC
    assert "/join" in why(reply(bot, JONAS, "/calendar"))


def test_without_an_address_on_the_web_one_gets_the_file_and_the_reason(bot: Bot) -> None:
    schedule(bot)
    for asked in ("/calendar", MakeAddress()):
        shown = reply(bot, ANNA, asked).show
        assert shown is not None
        assert len(attachments_of(shown)) == 1
        assert "Make an address" not in labels_of(shown)


def test_the_list_of_meetings_and_the_settings_lead_to_it(bot: Bot) -> None:
    schedule(bot)
    for asked in ("/meetings", "/settings"):
        assert "Subscribe in your calendar" in labels_of(reply(bot, ANNA, asked).show)


def test_whoever_leaves_a_group_no_longer_reads_its_meetings(
    bot: Bot, open_work: OpenWork, phrasebook: Phrasebook
) -> None:
    schedule(bot)
    [name] = make(bot, ANNA)
    assert list(events(followed(open_work, name, phrasebook))) == ["Datensicherheit"]
    reply(bot, ANNA, Leave(GROUP))
    calendar = followed(open_work, name, phrasebook, NOW)
    assert events(calendar) == {}
    assert calendar is not None
    assert calendar.of("VTIMEZONE")
