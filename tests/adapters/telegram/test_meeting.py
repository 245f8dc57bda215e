"""A meeting, arranged in private and answered in the group."""

from tests.adapters.telegram.conftest import Running
from tests.adapters.telegram.people import GROUP
from tests.adapters.telegram.test_outbound import until_due


async def test_a_meeting_is_arranged_in_private_and_answered_in_the_group(running: Running) -> None:
    alex, anna, li, server = running.alex, running.anna, running.li, running.server
    server.started |= {alex.id, anna.id, li.id}
    await alex.type("/meet", GROUP)
    await alex.sees("Question 1 of 9")
    for answer in ("氢能与标准", "Wasserstoff & Normen", "Hydrogen"):
        await alex.type(answer)
    calendar = await alex.sees("Choose a day in November 2026")
    head = [button["text"] for button in calendar.keyboard[0]]
    assert head == ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
    assert all(len(row) == 7 for row in calendar.keyboard[:7])
    for label, words in (
        ("December 2026 ›", "Choose a day in December"),
        ("1", "choose a time (Beijing)"),
        ("15:00", "choose a time (Beijing)"),
        ("15:00", "Your choice"),
    ):
        edits = calendar.edits
        await alex.press(calendar, label)
        await server.until(lambda: calendar.edits > edits)  # noqa: B023
        assert words in calendar.text
    assert "15:00 Beijing · 08:00 Berlin" in calendar.text
    await alex.press(calendar, "Use this moment")
    understood = await alex.sees("Understood as")
    assert "15:00 Beijing" in understood.text
    assert "08:00" in understood.text
    assert understood is calendar
    await alex.press(understood, "Keep this answer")
    await alex.press(await alex.sees("Question 6 of 9"), "Skip")
    await alex.sees("Question 7 of 9")
    await alex.type("EUREF-Campus <Berlin>")
    await alex.press(await alex.sees("Question 8 of 9"), "Skip")
    await alex.press(await alex.sees("Question 9 of 9"), "Skip")
    await alex.press(await alex.sees("Please check your answers"), "Schedule")
    await server.confirmed()
    await running.sender.send_due()
    meeting = await alex.sees("Wasserstoff & Normen", GROUP)
    assert "15:00 北京" in meeting.text
    assert "08:00 Berlin" in meeting.text
    assert "EUREF-Campus &lt;Berlin&gt;" in meeting.html

    toast = await anna.toast(await anna.press(meeting, "Zusage"))
    assert toast["text"]
    await running.sender.send_due()
    assert meeting.edits == 1
    assert "Zusage 1" in meeting.text

    await until_due(running)
    assert "15:00 上海" in (await li.sees("您尚未答复")).text  # whoever is silent is asked again
    await until_due(running)
    reminder = await anna.sees("Wasserstoff & Normen")
    assert "08:00 München" in reminder.text
    assert '<tg-time unix="1796108400">' in reminder.html
    assert "15:00 上海" in (await li.sees("氢能与标准")).text
