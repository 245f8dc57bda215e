"""The private chat: joining, forms one question at a time, links that lead here, and what is no text."""

from bot import links
from bot.chat.exchange import Account
from bot.polls.actions import ListPolls
from tests.adapters.telegram.conftest import Running


async def test_somebody_new_is_welcomed_in_their_language(running: Running) -> None:
    await running.jonas.type("/start")
    await running.jonas.sees("Willkommen")
    await running.li.type("/start")
    await running.li.sees("欢迎")


async def test_somebody_joins_question_by_question(running: Running) -> None:
    jonas = running.jonas
    await jonas.type("/beitreten")
    await jonas.press(await jonas.sees("Einer Arbeitsgruppe beitreten"), "Intelligente Fertigung")
    await jonas.press(await jonas.sees("Frage 1 von 7"), "Diese Antwort behalten")
    await jonas.sees("Frage 2 von 7")
    await jonas.type("Weber & Söhne <GmbH>")
    for question, label in (
        ("3", "Unternehmen"),
        ("4", "Deutsche Seite"),
        ("5", "Frage überspringen"),
        ("6", "Ja"),
        ("7", "Frage überspringen"),
    ):
        await jonas.press(await jonas.sees(f"Frage {question} von 7"), label)
    summary = await jonas.sees("Weber & Söhne <GmbH>")
    assert "Weber &amp; Söhne &lt;GmbH&gt;" in summary.html
    assert summary.edits == 5  # one message was asked anew with each press
    await jonas.press(summary, "Beitritt anfragen")
    await jonas.sees("Koordination")
    with running.app.open_work() as work:
        member = work.members.by_account(Account("telegram", "1099"))
        assert member is not None
        assert work.applications.pending(member.id, 1) is not None


async def test_a_name_with_markup_calls_nobody(running: Running) -> None:
    await running.jonas.type("/join")
    await running.jonas.press(await running.jonas.sees("beitreten"), "Intelligente")
    shown = await running.jonas.sees("Frage 1 von 7")
    assert "Jonas &lt;b&gt;Weber&lt;/b&gt; @\u2060all" in shown.html


async def test_a_link_asks_for_something_in_the_name_of_whoever_follows_it(running: Running) -> None:
    word = links.carrying(ListPolls(1, 0), running.app.seal)
    await running.anna.type(f"/start {word}")
    await running.anna.sees("Laufende Abstimmungen")
    await running.jonas.type(f"/start {word}")
    await running.jonas.sees("Mitglieder")


async def test_an_old_or_forged_link_is_answered_in_words(running: Running) -> None:
    word = str(links.carrying(ListPolls(1, 0), running.app.seal))
    await running.anna.type(f"/start {word[:-1]}")
    await running.anna.sees("Dieser Link gilt nicht mehr")
    await running.alex.type("/start p_")
    await running.alex.sees("code")


async def test_a_picture_is_answered(running: Running) -> None:
    await running.jonas.type("/start")
    await running.jonas.send({"photo": [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]})
    await running.jonas.sees("nur Text")


async def test_a_forged_payload_changes_nothing(running: Running) -> None:
    await running.alex.type("/groups")
    shown = await running.alex.sees("Working group")
    good = shown.buttons[0]["callback_data"]
    for forged in (good[:-1], good + "A", good.replace("1", "2", 1), "vote~1~1~x~AAAAAAAAAAA", "💥", " "):
        query = await running.alex.forge(shown, forged)
        toast = await running.alex.toast(query)
        assert "older message" in toast["text"]
    assert shown.edits == 0


async def test_a_press_that_nobody_waits_for_any_more_is_applied_all_the_same(running: Running) -> None:
    await running.jonas.type("/settings")
    shown = await running.jonas.sees("Einstellungen")
    running.server.expired.update(str(number) for number in range(9_000, 10_000))
    [english] = [each for each in shown.buttons if "English" in each["text"]]
    await running.jonas.forge(shown, english["callback_data"])
    await running.jonas.sees("Your settings")


async def test_a_pressed_message_that_is_gone_is_sent_anew(running: Running) -> None:
    await running.jonas.type("/settings")
    shown = await running.jonas.sees("Einstellungen")
    [english] = [each for each in shown.buttons if "English" in each["text"]]
    running.server.messages.remove(shown)
    await running.jonas.forge(shown, english["callback_data"])
    assert (await running.jonas.sees("Your settings")).id != shown.id
