"""Slow answers: a window is opened while there is time, and filled later; nothing is applied twice.

The database is kept busy by another writer, as long as the test wants it.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from tests.adapters.slack.running import PLENARY, Running
from tests.adapters.slack.test_voting import first_button, open_poll, standing


@contextmanager
def busy_database(slack: Running) -> Iterator[None]:
    """Nobody else can write meanwhile."""
    with closing(sqlite3.connect(str(slack.app.engine.url.database), isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            writer.execute("ROLLBACK")


def waits(slack: Running, method: str = "views.open") -> bool:
    """Whether a window was opened in which to wait."""
    return any(each["view"]["callback_id"] == "waiting" for each in slack.server.space.made(method))


async def test_a_form_that_comes_late_fills_the_window_that_waits_for_it(slack: Running) -> None:
    alex = slack.person("alex")
    with busy_database(slack):
        asked = slack.server.soon(alex.command("meet", PLENARY))
        window = await alex.sees_window("One moment", "请稍候", "Einen Moment")
        slack.server.space.let_triggers_expire()
    await alex.sees_window("Schedule a meeting")
    assert alex.window is window
    await asked
    assert slack.server.space.expired == 0
    answers = {"title__en": "Safe machines", "place": "Berlin", "starts_at__typed": "next Tuesday at 3 pm"}
    assert await alex.submit(**answers) == {}
    await alex.reads("Safe machines")


async def test_a_card_that_comes_late_is_shown_there_too(slack: Running) -> None:
    anna = slack.person("anna")
    with busy_database(slack):
        asked = slack.server.soon(anna.command("hilfe", PLENARY))
        await anna.sees_window("Einen Moment")
    await anna.sees_window("Was Sie mich fragen können")
    await asked


async def test_a_slow_vote_redraws_the_private_card_and_says_so_in_the_window(slack: Running) -> None:
    open_poll(slack)
    anna = slack.person("anna")
    await anna.say("abstimmen")
    card = await anna.reads("░")
    with busy_database(slack):
        pressed = slack.server.soon(anna.press(card, first_button(card)))
        await anna.sees_window("Einen Moment")
    await anna.sees_window("Ihre Stimme")
    await pressed
    assert card.edits == 1


async def test_a_window_that_was_closed_meanwhile_leaves_the_answer_to_the_chat(slack: Running) -> None:
    card, li = await standing(slack), slack.person("liwei")
    with busy_database(slack):
        pressed = slack.server.soon(li.press(card, first_button(card)))
        await li.sees_window("请稍候")
        slack.server.space.stacks[li.id].clear()
    assert (await li.reads("您的选票")).only == li.id
    await pressed


async def test_a_late_form_is_offered_by_a_button_when_its_window_was_closed(slack: Running) -> None:
    alex = slack.person("alex")
    with busy_database(slack):
        asked = slack.server.soon(alex.command("meet", PLENARY))
        await alex.sees_window("One moment")
        slack.server.space.stacks[alex.id].clear()
    offer = await alex.reads("Schedule a meeting")
    await asked
    await alex.press(offer, first_button(offer))
    await alex.sees_window("Schedule a meeting")


async def test_a_quick_answer_opens_no_window(slack: Running) -> None:
    card, li = await standing(slack), slack.person("liwei")
    await li.press(card, first_button(card))
    await li.reads("您的选票")
    assert not waits(slack)


async def test_a_submission_that_slack_did_not_wait_for_is_applied_once_and_seen_in_its_window(
    slack: Running,
) -> None:
    alex = slack.person("alex")
    await alex.command("meet", PLENARY)
    await alex.sees_window("Schedule a meeting")
    answers = {"title__en": "Safe machines", "place": "Berlin", "starts_at__typed": "next Tuesday at 3 pm"}
    payload = alex.filled_in(**answers)
    with busy_database(slack):
        assert (await slack.server.deliver_once("interactive", payload))[0] == 500, "Slack gave up"
        assert slack.server.space.late == 1
    await alex.sees_window("Safe machines")
    assert await slack.server.deliver_once("interactive", payload) == (200, {}), "sent again, done already"
    assert sum("Safe machines" in each.seen for each in alex.seen) == 0
    with slack.app.open_work() as work:
        assert work.meetings.count_upcoming([1], slack.clock.now()) == 1


async def test_the_same_wrong_answers_are_refused_each_time(slack: Running) -> None:
    alex = slack.person("alex")
    await alex.command("meet", PLENARY)
    await alex.sees_window("Schedule a meeting")
    for _time in range(2):
        errors = await alex.submit(title__en="Safe machines", place="Berlin", starts_at__typed="sometime")
        assert list(errors) == ["starts_at.typed"]


async def test_errors_that_slack_did_not_wait_for_stand_in_the_window_with_everything_typed(
    slack: Running,
) -> None:
    alex = slack.person("alex")
    await alex.command("meet", PLENARY)
    await alex.sees_window("Schedule a meeting")
    payload = alex.filled_in(title__en="Safe machines", place="Berlin", starts_at__typed="sometime")
    with busy_database(slack):
        assert (await slack.server.deliver_once("interactive", payload))[0] == 500
    window = await slack.server.space.until(
        lambda: alex.window if alex.window.view["blocks"][0].get("block_id") == "error" else None
    )
    assert "sometime" in str(window.view)
    assert await alex.submit(starts_at__typed="next Tuesday at 3 pm") == {}
    await alex.reads("Safe machines")


async def test_a_window_that_has_gone_on_meanwhile_is_left_alone(slack: Running) -> None:
    alex = slack.person("alex")
    await alex.command("meet", PLENARY)
    window = await alex.sees_window("Schedule a meeting")
    payload = alex.filled_in(title__en="Safe machines", place="Berlin", starts_at__typed="sometime")
    with busy_database(slack):
        assert (await slack.server.deliver_once("interactive", payload))[0] == 500
        window.hash, window.view = "later", {**window.view, "blocks": window.view["blocks"][1:]}
        later = window.view
    await slack.server.space.until(lambda: slack.server.space.made("views.update"))
    assert window.view is later
