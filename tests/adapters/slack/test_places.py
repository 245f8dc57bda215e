"""Rooms are named with their workspace, and people by their own."""

import pytest

from adapters.slack.places import account_of, author_of, parts_of, room_in, team_of
from bot.chat.exchange import Account, Room


@pytest.mark.parametrize(
    ("channel", "private"), [("C0ROOM", False), ("G0OLD", False), ("D0ANNA", True), ("U0ANNA", True)]
)
def test_a_room_is_named_with_its_workspace(channel: str, private: bool) -> None:
    room = room_in("T0ONE", channel)
    assert room == Room("slack", f"T0ONE/{channel}", private)
    assert parts_of(room) == ("T0ONE", channel)


def test_in_a_shared_channel_the_installation_counts_and_not_where_the_event_comes_from() -> None:
    body = {"team_id": "T0GUEST", "authorizations": [{"team_id": "T0HOST"}], "event": {"user": "U0LI"}}
    assert team_of(body) == "T0HOST"
    assert author_of({"user": "U0LI", "user_team": "T0GUEST"}, body) == Account("slack", "U0LI", "T0GUEST")


def test_somebody_of_another_workspace_keeps_their_own() -> None:
    body = {"team": {"id": "T0HOST"}, "user": {"id": "U0LI", "team_id": "T0GUEST"}}
    assert account_of(body["user"], body) == Account("slack", "U0LI", "T0GUEST")
    assert account_of({"id": "U0ANNA"}, body) == Account("slack", "U0ANNA", "T0HOST")
