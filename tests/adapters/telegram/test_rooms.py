"""What happens to groups, to the people in them and to private chats is taken note of."""

import pytest

from bot.chat.exchange import Account, Room
from bot.rooms.model import GroupRoom
from tests.adapters.away import database_away
from tests.adapters.telegram.changes import KICKED, LEFT, MEMBER, OTHER_BOT, RESTRICTED, Chat, migrate
from tests.adapters.telegram.chats import BOT
from tests.adapters.telegram.conftest import Running
from tests.adapters.telegram.people import FORUM, GROUP
from tests.adapters.telegram.test_group import poll_in
from tests.cast import NOW

NEW = -100999
SENT_AWAY = "in one of its rooms"


@pytest.fixture
def group(running: Running) -> Chat:
    """The group's chat; Alex, who coordinates, can be written to."""
    running.server.started.add(running.alex.id)
    return Chat(running.server, GROUP, running.alex)


def bound(running: Running, chat: int | str = GROUP) -> GroupRoom:
    with running.app.open_work() as work:
        found = work.rooms.bound(Room("telegram", str(chat)))
    assert found is not None
    return found


def strangers(running: Running) -> int:
    with running.app.open_work() as work:
        there = work.rooms.bound(Room("telegram", str(GROUP)))
        assert there is not None
        return work.rooms.count_strangers(there)


async def test_the_bot_is_sent_away_and_let_in_again(running: Running, group: Chat) -> None:
    poll = await poll_in(running)
    await group.says({"left_chat_member": BOT})
    await group.bot_becomes(KICKED)
    await running.server.confirmed()
    running.server.gone.add(GROUP)
    await running.sender.send_due()
    told = await running.alex.sees(SENT_AWAY, running.alex.id)
    assert "Plenary" in told.text
    before = running.server.count("sendMessage")
    with running.app.open_work() as work:
        work.outbox.refresh("poll", 1, NOW)
    await running.sender.send_due()
    assert running.server.count("editMessageText") == 0, "nothing is even tried in a closed room"

    running.server.gone.discard(GROUP)
    await group.bot_becomes(MEMBER, LEFT)
    await running.server.confirmed()
    await running.sender.send_due()
    assert "can be reached in its room again" in told.text
    assert bound(running).closed_at is None
    await running.li.press(poll, poll.buttons[0]["text"])
    await running.server.confirmed()
    await running.sender.send_due()
    assert poll.edits == 1
    welcomed = running.server.count("sendMessage") - before
    assert welcomed == 1, "who let the bot in is greeted in private; the group reads nothing twice"


async def test_the_settings_of_a_room_work_in_the_private_chat(running: Running, group: Chat) -> None:
    await running.alex.type("/settings", GROUP)
    own = await running.alex.sees("Your settings", running.alex.id)
    await running.alex.press(own, "Settings of the room")
    settings = await running.alex.sees("Languages of the room")
    assert "Plenary" in settings.text
    await running.alex.press(settings, "Stop using the room")
    question = await running.alex.sees("Stop using the room “Plenary”?")
    await running.alex.press(question, "Stop using the room")
    await running.server.confirmed()
    with running.app.open_work() as work:
        assert work.rooms.bound(Room("telegram", str(GROUP))) is None


async def test_without_a_code_a_group_chat_is_bound_from_the_private_chat(
    running: Running, group: Chat
) -> None:
    await running.alex.type("/bind", -100600)
    offer = await running.alex.sees("Use “Plenary” for a group", running.alex.id)
    await running.alex.press(offer, "intelligent manufacturing")
    await running.alex.sees("Settings of the room")
    assert bound(running, -100600).group_id == bound(running).group_id


async def test_a_new_title_is_kept(running: Running, group: Chat) -> None:
    chat = {"id": GROUP, "type": "supergroup", "title": "Normen & <b>mehr</b>"}
    head = {"message_id": 5, "date": 1, "chat": chat, "from": running.alex.user}
    await running.server.give({"message": {**head, "new_chat_title": "Normen & <b>mehr</b>"}})
    await running.server.confirmed()
    assert bound(running).title == "Normen & <b>mehr</b>"


async def test_who_comes_is_welcomed_once_and_counted(running: Running, group: Chat) -> None:
    new = [running.jonas.user, running.li.user, OTHER_BOT, BOT]
    await group.says({"new_chat_members": new})
    await group.becomes(running.jonas.user, MEMBER, LEFT)  # an administrator hears it twice
    await running.server.confirmed()
    await running.sender.send_due()
    [welcome] = running.server.said_to(GROUP)
    assert "/join" in welcome.text
    assert "Jonas" not in welcome.text
    assert strangers(running) == 1
    toast = await running.jonas.toast(await running.jonas.press(welcome, welcome.buttons[0]["text"]))
    assert "start=p_" in toast["url"]
    await group.says({"left_chat_member": running.jonas.user})
    await running.server.confirmed()
    assert strangers(running) == 0


@pytest.mark.parametrize(("gone", "there"), [(LEFT, MEMBER), (KICKED, RESTRICTED)])
async def test_an_administrator_bot_sees_who_comes_and_goes(
    running: Running, group: Chat, gone: dict[str, object], there: dict[str, object]
) -> None:
    await group.becomes(running.jonas.user, there, gone)
    await running.server.confirmed()
    assert strangers(running) == 1
    await group.becomes(running.jonas.user, {**RESTRICTED, "is_member": False}, there)
    await running.server.confirmed()
    assert strangers(running) == 0


async def test_whoever_blocks_the_bot_counts_as_unreachable_until_they_are_back(running: Running) -> None:
    private = Chat(running.server, running.anna.id, running.anna)
    account = Account("telegram", str(running.anna.id))

    def reachable() -> bool:
        with running.app.open_work() as work:
            member = work.members.by_account(account)
            assert member is not None
            return bool(member.reachable)

    await private.bot_becomes(KICKED)
    await running.server.confirmed()
    assert not reachable()
    await private.bot_becomes(MEMBER, KICKED)
    await running.server.confirmed()
    assert reachable()


@pytest.mark.parametrize("new_first", [False, True])
async def test_a_group_becomes_a_supergroup(running: Running, group: Chat, new_first: bool) -> None:
    poll = await poll_in(running)
    await migrate(running.server, group, NEW, new_first=new_first)
    await running.sender.send_due()
    assert not running.server.said_to(NEW), "nothing is said for the move alone"
    toast = await running.li.toast(await running.li.press(poll, poll.buttons[0]["text"]))
    assert toast["text"].startswith("您的选票已计入")  # pressed in the old group
    await running.sender.send_due()
    [fresh] = running.server.said_to(NEW)
    assert "1 · 100%" in fresh.text
    await running.anna.toast(await running.anna.press(fresh, fresh.buttons[0]["text"]))
    await running.sender.send_due()
    assert (fresh.edits, poll.edits) == (1, 0)
    assert bound(running, NEW).room == Room("telegram", str(NEW))


async def test_an_old_button_shown_in_the_new_group_still_works(running: Running, group: Chat) -> None:
    poll = await poll_in(running)
    data = poll.buttons[0]["callback_data"]
    await migrate(running.server, group, NEW)
    poll.chat = NEW  # as some apps show it
    toast = await running.li.toast(await running.li.forge(poll, data))
    assert toast["text"].startswith("您的选票已计入")


async def test_an_edit_that_meets_the_migration_is_posted_in_the_new_group_at_once(running: Running) -> None:
    poll = await poll_in(running)
    await running.li.toast(await running.li.press(poll, poll.buttons[0]["text"]))
    running.server.migrated[GROUP] = NEW
    await running.sender.send_due()
    [fresh] = running.server.said_to(NEW)
    assert "1 · 100%" in fresh.text


async def test_a_forum_that_loses_the_bot_loses_all_its_topics(running: Running) -> None:
    with running.app.open_work() as work:
        there = work.rooms.bound(Room("telegram", str(GROUP)))
        assert there is not None
        there.room = Room("telegram", f"{FORUM}/77")
    await Chat(running.server, FORUM, running.alex).bot_becomes(KICKED)
    await running.server.confirmed()
    assert bound(running, f"{FORUM}/77").closed_at == NOW


async def test_what_was_not_stored_is_not_confirmed_and_is_applied_once(
    running: Running, group: Chat
) -> None:
    with database_away(running.app.engine):
        number = await group.says({"new_chat_members": [running.jonas.user]})
        await running.server.until(lambda: running.server.handed)
        assert number in [each["update_id"] for each in running.server.updates]
    await running.server.confirmed()
    await group.says({"left_chat_member": running.jonas.user})
    await running.server.repeat(2)
    await running.server.confirmed()
    assert strangers(running) == 0, "the earlier update, come again, brings nobody back"
    await running.sender.send_due()
    assert len(running.server.said_to(GROUP)) == 1


async def test_all_these_kinds_are_asked_for(running: Running) -> None:
    await running.alex.type("/help")
    await running.server.confirmed()
    asked = next(params for name, params in running.server.calls if name == "getUpdates")
    assert {"message", "my_chat_member", "chat_member"} <= set(asked["allowed_updates"])
