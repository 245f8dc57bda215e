"""What happens to channels, to the people in them and to accounts is taken note of."""

import pytest

from adapters.slack.places import room_in
from bot.chat.exchange import Account
from bot.example import enliven
from bot.rooms.model import GroupRoom
from tests.adapters.away import database_away
from tests.adapters.slack.channels import ChannelLife, profile_changes, tell
from tests.adapters.slack.running import PLENARY, Running, id_of
from tests.adapters.slack.state import BOT, TEAM, Message, User
from tests.cast import NOW

CLOSED, OPEN = "cannot be reached in one of its rooms", "can be reached in its room again"


def bound(slack: Running) -> GroupRoom:
    """The plenary's channel as it is bound now."""
    with slack.app.open_work() as work:
        found = work.rooms.bound(room_in(TEAM, PLENARY))
    assert found is not None
    return found


def strangers(slack: Running) -> int:
    room = bound(slack)
    with slack.app.open_work() as work:
        return work.rooms.count_strangers(room)


@pytest.fixture
def plenary(slack: Running) -> ChannelLife:
    return ChannelLife(slack.server, PLENARY)


async def lively(slack: Running) -> Message:
    """A poll and a meeting stand in the channel; the poll."""
    with slack.app.open_work() as work:
        enliven(work, NOW)
    await slack.sender.send_due()
    return slack.server.space.in_channel(PLENARY)[0]


@pytest.mark.parametrize("private", [False, True])
async def test_an_archived_channel_gets_nothing_and_catches_up_when_it_is_back(
    slack: Running, private: bool
) -> None:
    plenary = ChannelLife(slack.server, PLENARY, private)
    poll = await lively(slack)
    await plenary.rename("normen-2027")
    await plenary.archive()
    await slack.sender.send_due()
    told = await slack.person("alex").reads(CLOSED, "#normen-2027", "/wg bind")
    with slack.app.open_work() as work:
        work.outbox.refresh("poll", 1, NOW)
    await slack.sender.send_due()
    assert slack.server.space.made("chat.update") == [], "nothing is even tried in a closed channel"
    await plenary.unarchive()
    await slack.sender.send_due()
    assert OPEN in told.seen
    assert poll.edits == 1
    assert bound(slack).closed_at is None


@pytest.mark.parametrize("how", ["deleted", "sent away", "left"])
async def test_a_channel_that_is_lost_is_told_once(slack: Running, plenary: ChannelLife, how: str) -> None:
    if how == "deleted":
        await plenary.delete()
    else:
        await plenary.send_the_bot_away()
        await plenary.goes(BOT)
    await slack.sender.send_due()
    await slack.person("alex").reads(CLOSED)
    assert sum(CLOSED in each.seen for each in slack.person("alex").seen) == 1


async def test_the_bot_is_let_in_again_and_whoever_did_it_is_shown_what_it_can_do(
    slack: Running, plenary: ChannelLife
) -> None:
    await plenary.send_the_bot_away()
    assert bound(slack).closed_at == NOW
    await plenary.comes(BOT, inviter=id_of("alex"))
    assert bound(slack).closed_at is None
    await slack.person("alex").reads("What you can ask me")


async def test_who_comes_is_welcomed_once_and_counted(slack: Running, plenary: ChannelLife) -> None:
    slack.server.space.users["U0APP"] = User("U0APP", "Another app", app=True)
    for user in (id_of("jonas"), "U0APP", id_of("liwei"), id_of("jonas")):
        assert (await plenary.comes(user))[0] == 200
    await slack.sender.send_due()
    [welcome] = slack.server.space.in_channel(PLENARY)
    assert "/wg join" in welcome.seen
    assert strangers(slack) == 1
    await slack.person("jonas").press(welcome, "加入")
    await slack.person("jonas").sees_window("Organisation")
    await plenary.goes(id_of("jonas"))
    assert strangers(slack) == 0


async def test_somebody_of_another_workspace_is_counted_under_their_own(
    slack: Running, plenary: ChannelLife
) -> None:
    slack.server.space.users["U0GUEST"] = User("U0GUEST", "Guest")
    joined = {"type": "member_joined_channel", "user": "U0GUEST", "channel": PLENARY, "team": "T0OTHER"}
    await tell(slack.server, joined)
    await tell(slack.server, joined | {"type": "member_left_channel", "team": TEAM})
    assert strangers(slack) == 1
    await tell(slack.server, joined | {"type": "member_left_channel"})
    assert strangers(slack) == 0


async def test_a_deactivated_account_counts_as_unreachable_until_it_is_back(slack: Running) -> None:
    account = Account("slack", id_of("anna"), TEAM)

    def reachable() -> bool:
        with slack.app.open_work() as work:
            member = work.members.by_account(account)
            assert member is not None
            return bool(member.reachable)

    await profile_changes(slack.server, account.user)
    assert reachable()
    await profile_changes(slack.server, account.user, deactivated=True)
    assert not reachable()
    await profile_changes(slack.server, account.user)
    assert reachable()


async def test_an_event_that_comes_again_is_applied_once(slack: Running, plenary: ChannelLife) -> None:
    joined = {"type": "member_joined_channel", "user": id_of("jonas"), "channel": PLENARY, "team": TEAM}
    await tell(slack.server, joined, "Ev1")
    await plenary.goes(id_of("jonas"))
    assert (await tell(slack.server, joined, "Ev1"))[0] == 200
    assert strangers(slack) == 0


async def test_what_was_not_stored_is_not_acknowledged_and_comes_again(
    slack_http: Running,
) -> None:
    plenary = ChannelLife(slack_http.server, PLENARY)
    with database_away(slack_http.app.engine):
        assert (await plenary.archive())[0] == 500
    assert bound(slack_http).closed_at is None
    assert (await plenary.archive())[0] == 200
    assert bound(slack_http).closed_at == NOW


async def test_other_channels_concern_nobody(slack: Running) -> None:
    await lively(slack)
    await tell(slack.server, {"type": "channel_archive", "channel": "C0OTHER", "user": "U0ALEX"})
    await tell(slack.server, {"type": "channel_unarchive", "channel": "C0OTHER", "user": "U0ALEX"})
    before = len(slack.server.space.messages)
    await slack.sender.send_due()
    assert len(slack.server.space.messages) == before
    assert bound(slack).closed_at is None


async def test_without_a_code_a_channel_is_bound_and_named(slack: Running) -> None:
    alex = slack.person("alex")
    with slack.app.open_work() as work:
        room = work.rooms.bound(room_in(TEAM, PLENARY))
        assert room is not None
        work.rooms.remove(room)
    await alex.command("bind", PLENARY)
    offer = await alex.reads("Use “#plenary” for a group")
    await alex.press(offer, "Working group on intelligent manufacturing")
    await alex.reads("Settings of the room", "#plenary")
