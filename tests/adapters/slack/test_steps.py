"""Forms that one window does not hold: step by step, nothing lost on the way, errors where they belong."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest_asyncio

from tests.adapters.slack.person import Person
from tests.adapters.slack.running import PLENARY, Running, running_slack

LONG = "数据安全。" * 24
TITLE = {"title__en": "Safe machines", "title__zh": LONG[:120]}
MOMENT = {"starts_at__day": "2026-12-01", "starts_at__time": "15:00"}


@pytest_asyncio.fixture
async def stepping(tmp_path: Path) -> AsyncIterator[Running]:
    """A Slack whose windows hold four inputs."""
    async with running_slack(tmp_path) as running:
        running.slack.modals.blocks_of_step = 4
        yield running


async def begun(slack: Running) -> Person:
    """Alex has the first step in sight."""
    alex = slack.person("alex")
    await alex.command("meet", PLENARY)
    await alex.sees_window("Schedule a meeting", "Step 1 of 3")
    assert alex.window.view["submit"]["text"] == "Next"
    return alex


async def test_the_answers_of_all_steps_arrive(stepping: Running) -> None:
    alex = await begun(stepping)
    first = alex.window
    assert await alex.submit(**TITLE) == {}
    await alex.sees_window("Step 2 of 3")
    assert alex.window is first, "one window for all steps: Slack holds no more than three above each other"
    assert await alex.submit(**MOMENT) == {}
    await alex.sees_window("Step 3 of 3")
    assert alex.window.view["submit"]["text"] == "Schedule"
    assert await alex.submit(minutes="90", place="Berlin") == {}
    assert stepping.server.space.stacks[alex.id] == []
    await alex.reads("Safe machines")
    with stepping.app.open_work() as work:
        [meeting] = work.meetings.upcoming([1], stepping.clock.now(), 0, 5)
        assert (meeting.minutes, meeting.place) == (90, "Berlin")
        assert LONG[:120] in str(meeting.title)


async def test_an_error_stands_at_its_field_before_the_next_step(stepping: Running) -> None:
    alex = await begun(stepping)
    assert list(await alex.submit()) == ["title.en"] or list(await alex.submit()) == ["title.zh"]
    await alex.submit(**TITLE)
    await alex.sees_window("Step 2 of 3")
    assert list(await alex.submit(starts_at__typed="sometime")) == ["starts_at.typed"]
    assert "Step 2 of 3" in alex.window.seen


async def test_going_back_loses_nothing(stepping: Running) -> None:
    alex = await begun(stepping)
    await alex.submit(**TITLE)
    await alex.sees_window("Step 2 of 3")
    await alex.press_in_window("Previous step", starts_at__typed="sometime", kind="training")
    await alex.sees_window("Step 1 of 3")
    assert begins(alex)["title.en"] == "Safe machines"
    assert begins(alex)["title.zh"] == LONG[:120]
    assert await alex.submit(title__en="Safer machines") == {}
    await alex.sees_window("Step 2 of 3")
    assert begins(alex)["starts_at.typed"] == "sometime", "even what is wrong is kept until it is sent"
    assert begins(alex)["kind"]["value"] == "training"


async def test_an_answer_that_has_become_wrong_leads_back_to_its_step(stepping: Running) -> None:
    alex = await begun(stepping)
    await alex.submit(**TITLE)
    await alex.sees_window("Step 2 of 3")
    await alex.submit(**MOMENT)
    await alex.sees_window("Step 3 of 3")
    stepping.clock.advance(timedelta(days=30))
    assert await alex.submit(place="Berlin") == {}
    window = await alex.sees_window("Step 2 of 3")
    assert "passed" in window.seen
    assert await alex.submit(starts_at__day="2027-01-12", starts_at__time="15:00") == {}
    await alex.sees_window("Step 3 of 3")
    assert begins(alex)["place"] == "Berlin", "the last step is filled, too"
    assert await alex.submit() == {}
    await alex.reads("Safe machines")


async def test_a_newer_long_form_closes_the_older_one(stepping: Running) -> None:
    alex = await begun(stepping)
    await alex.submit(**TITLE)
    older = await alex.sees_window("Step 2 of 3")
    again = await begun(stepping)
    await again.submit(title__en="Another")
    await again.sees_window("Step 2 of 3")
    stepping.server.space.stacks[alex.id].append(older)
    assert await alex.submit(**MOMENT) == {}
    await alex.sees_window("This form is closed", "此表单已结束")
    assert begins(alex)["starts_at.day"] == "2026-12-01", "what was typed is still in sight"


async def test_a_form_that_fits_stays_in_one_window(slack: Running) -> None:
    alex = slack.person("alex")
    await alex.command("meet", PLENARY)
    window = await alex.sees_window("Schedule a meeting")
    assert "Step 1" not in window.seen


def begins(person: Person) -> dict[str, Any]:
    """What the inputs of the window in sight begin with."""
    asked = [each for each in person.window.view["blocks"] if each["type"] == "input"]
    return {
        each["block_id"]: value
        for each in asked
        for name, value in each["element"].items()
        if name.startswith("initial_")
    }
