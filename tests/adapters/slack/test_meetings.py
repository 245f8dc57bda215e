"""Scheduling a meeting by modal, and being reminded in private."""

from datetime import timedelta

from tests.adapters.slack.running import PLENARY, Running


async def schedule(slack: Running, **moment: str) -> dict[str, str]:
    """Alex schedules a meeting from the channel; returns the errors."""
    alex = slack.person("alex")
    await alex.command("meet", PLENARY)
    await alex.sees_window("Schedule a meeting")
    return await alex.submit(title__en="Safe machines", title__zh="设备安全", place="Berlin", **moment)


async def test_a_meeting_is_scheduled_with_pickers_and_shown_on_both_clocks(slack: Running) -> None:
    assert await schedule(slack, starts_at__day="2026-12-01", starts_at__time="15:00") == {}
    await slack.person("alex").reads("Safe machines")
    await slack.sender.send_due()
    [card] = slack.server.space.in_channel(PLENARY)
    assert "15:00" in card.seen
    assert "08:00" in card.seen


async def test_a_typed_date_is_read_and_an_odd_one_is_answered_where_it_stands(slack: Running) -> None:
    errors = await schedule(slack, starts_at__typed="sometime")
    assert list(errors) == ["starts_at.typed"]
    assert (
        await slack.person("alex").submit(
            title__en="Safe machines", place="Berlin", starts_at__typed="next Tuesday at 3 pm"
        )
        == {}
    )
    await slack.person("alex").reads("15:00")


async def test_a_form_without_a_moment_says_so_at_the_day(slack: Running) -> None:
    errors = await schedule(slack)
    assert list(errors) == ["starts_at.day"]


async def test_members_are_reminded_in_private_in_their_language(slack: Running) -> None:
    await schedule(slack, starts_at__day="2026-12-01", starts_at__time="15:00")
    await slack.sender.send_due()
    [card] = slack.server.space.in_channel(PLENARY)
    for user, label in (("liwei", "参加"), ("anna", "参加")):
        await slack.person(user).press(card, label)
    await slack.person("liwei").reads("设备安全")
    slack.clock.advance(timedelta(days=5, hours=5))
    await slack.sender.send_due()
    reminder = await slack.person("liwei").reads("提醒")
    assert reminder.channel.startswith("D")
    await slack.person("anna").reads("Erinnerung")
