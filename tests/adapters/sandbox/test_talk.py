"""What people say and press reaches whom it concerns, once."""

import secrets

from adapters.sandbox.limits import LONGEST_TEXT
from tests.adapters.sandbox.conftest import Enter
from tests.adapters.sandbox.running import Running
from tests.adapters.sandbox.visitor import Visitor, bars, buttons, text


async def open_poll(running: Running, alex: Visitor) -> None:
    """Alex opens the first question on data security from the library, in private."""
    private = "dm:alex"
    await alex.say(private, "/poll")
    for label in ("Working group on", "From the library", "Data security", "Access to machine data"):
        await alex.press(alex.last, label)
    asked = await alex.press(alex.last, "Open question 1")
    frame = {"room": private, "message": alex.last["id"], "opener": asked["form"]["opener"]}
    opened = await alex.ask(type="submit", **frame, answers={"closes_at": "2026-12-02 18:00"})
    assert "errors" not in opened
    await running.sender.send_due()


async def test_talk_among_people_is_seen_by_everyone_as_it_was_typed(enter: Enter) -> None:
    li, anna = await enter("liwei"), await enter("anna")
    typed = "<b>你好</b> <script>alert(1)</script> *fett* &amp;"
    await li.say("plenary", typed)
    seen = await anna.until_message(lambda message: message["author"] == "liwei")
    assert (seen["text"], seen["lang"], seen["private"]) == (typed, "zh", False)


async def test_a_command_in_a_room_and_its_answer_are_seen_by_one_person(enter: Enter) -> None:
    li, anna = await enter("liwei"), await enter("anna")
    await li.say("plenary", "/帮助")
    question, answer = list(li.messages.values())[-2:]
    assert (question["text"], question["private"]) == ("/帮助", True)
    assert answer["private"]
    assert answer["room"] == "plenary"
    assert answer["card"]["title"][0]["lang"] == "zh"
    await li.say("plenary", "大家好")
    await anna.until_message(lambda message: message["author"] == "liwei" and message["text"] == "大家好")
    assert [m["text"] for m in anna.messages.values() if m["author"] == "liwei"] == ["大家好"]
    again = await enter("anna")
    assert question["id"] not in again.messages


async def test_the_bot_greets_once(enter: Enter) -> None:
    jonas = await enter("jonas")
    assert [message["author"] for message in jonas.messages.values()] == [None]
    again = await enter("jonas")
    assert again.messages == jonas.messages


async def test_a_frame_sent_twice_is_applied_once(enter: Enter) -> None:
    li = await enter("liwei")
    before = len(li.messages)
    frame_id = secrets.token_hex(8)
    for _time in range(2):
        await li.ask(frame_id, type="say", room="plenary", text="/help")
    assert len(li.messages) == before + 2  # the command and its answer


async def test_one_persons_frame_id_does_not_swallow_anothers(enter: Enter) -> None:
    li, anna = await enter("liwei"), await enter("anna")
    frame_id = secrets.token_hex(8)
    for visitor in (li, anna):
        await visitor.ask(frame_id, type="say", room="plenary", text="/help")
        assert visitor.last["author"] is None
        assert visitor.last["room"] == "plenary"


async def test_nobody_speaks_in_anothers_private_chat(enter: Enter) -> None:
    li, anna = await enter("liwei"), await enter("anna")
    for room in ("dm:anna", "nowhere"):
        refused = await li.say(room, "/help")
        assert refused["toast"][0]["lang"] == "zh"
    await li.say("plenary", "大家好")
    await anna.until_message(lambda message: message["author"] == "liwei")
    assert all(
        message["room"] == "plenary" for message in anna.messages.values() if message["author"] == "liwei"
    )


async def test_votes_in_a_room_are_counted_live_in_every_window(running: Running, enter: Enter) -> None:
    alex, li, anna = await enter("alex"), await enter("liwei"), await enter("anna")
    await open_poll(running, alex)
    poll = await li.until_message(lambda message: message["room"] == "plenary")
    assert [line["lang"] for line in poll["card"]["title"]] == ["zh", "de"]
    voted = await li.press(poll, text(buttons(poll)[0]["label"]))
    assert voted["toast"][0]["lang"] == "zh"
    await running.sender.send_due()
    for visitor in (li, anna):
        counted = await visitor.until_message(
            lambda message: message.get("id") == poll["id"] and bars(message)[0] == 1
        )
        assert bars(counted) == [1, 0, 0, 0, 0]
        assert counted["card"]["title"] == poll["card"]["title"]


async def test_a_private_card_is_drawn_anew_in_its_place(running: Running, enter: Enter) -> None:
    alex, li = await enter("alex"), await enter("liwei")
    await open_poll(running, alex)
    await li.say("dm:liwei", "/投票")
    own = li.last
    await li.press(own, text(buttons(own)[1]["label"]))
    changed = li.messages[own["id"]]
    assert bars(changed)[1] == 1
    assert any(
        bar["mine"] for block in changed["card"]["blocks"] if block["kind"] == "bars" for bar in block["bars"]
    )


async def test_a_forged_button_does_nothing(enter: Enter) -> None:
    li = await enter("liwei")
    greeting = li.last
    real = buttons(greeting)[0]["payload"]
    for forged in ("vote~1~1~~xxxxxxxxxxx", real[:-1] + "~", real.replace("~", "~1", 1), "", "💥" * 20):
        frame = {"room": "dm:liwei", "message": greeting["id"], "payload": forged}
        refused = await li.ask(type="press", **frame)
        assert refused["toast"][0]["lang"] == "zh"
    assert list(li.messages.values()) == [greeting]


async def test_a_button_of_one_person_does_not_work_for_another(enter: Enter) -> None:
    li, anna = await enter("liwei"), await enter("anna")
    payload = buttons(li.last)[0]["payload"]
    refused = await anna.ask(type="press", room="dm:anna", message=li.last["id"], payload=payload)
    assert refused["toast"][0]["lang"] == "de"


async def test_wrong_answers_come_back_by_field_and_right_ones_go_through(
    running: Running, enter: Enter
) -> None:
    alex = await enter("alex")
    asked = await alex.say("plenary", "/meet")
    form = asked["form"]
    frame = {"type": "submit", "room": "plenary", "message": None, "opener": form["opener"]}
    titles = {"title.zh": "", "title.de": "", "title.en": ""}
    answers = titles | {"starts_at": "yesterday", "kind": "plenary", "minutes": "60"}
    wrong = await alex.ask(**frame, answers=answers)
    assert set(wrong["errors"]) == {"title", "starts_at"}
    assert wrong["errors"]["title"][0]["lang"] == "en"
    right = answers | {
        "title.en": "Workshop",
        "starts_at": "10 December, 16:00",
        "place": "Beijing",
        "link": "",
    }
    done = await alex.ask(**frame, answers=right)
    assert "errors" not in done
    await running.sender.send_due()
    card = await alex.until_message(lambda message: message["room"] == "plenary" and not message["private"])
    assert "Workshop" in text(card["card"]["title"])


async def test_a_form_of_another_person_cannot_be_filled(enter: Enter) -> None:
    alex, li = await enter("alex"), await enter("liwei")
    asked = await alex.say("plenary", "/meet")
    frame = {"type": "submit", "room": "plenary", "message": None, "opener": asked["form"]["opener"]}
    refused = await li.ask(**frame, answers={})
    assert refused["errors"][""][0]["lang"] == "zh"


async def test_after_a_change_of_language_everything_is_drawn_anew(enter: Enter) -> None:
    anna = await enter("anna")
    await anna.say("dm:anna", "/settings")
    await anna.press(anna.last, "中文")
    assert anna.snapshot["language"] == "zh"
    assert anna.snapshot["labels"]["send"] == "发送"


async def test_what_cannot_be_said_is_refused_in_words(enter: Enter) -> None:
    anna = await enter("anna")
    for typed in ("x" * (LONGEST_TEXT + 1), "abc\u202edef"):
        refused = await anna.say("plenary", typed)
        assert refused["toast"][0]["lang"] == "de"
    assert all(message["room"] != "plenary" for message in anna.messages.values())


async def test_names_with_markup_stay_text(running: Running, enter: Enter) -> None:
    name = "<img src=x onerror=alert(1)>"
    running.store.add_person("bobby", name, "en", running.store.people()[0].note)
    bobby = await enter("bobby")
    assert bobby.snapshot["names"]["bobby"] == name
    await bobby.say("dm:bobby", "/settings")
    pairs = [
        pair for block in bobby.last["card"]["blocks"] if block["kind"] == "facts" for pair in block["pairs"]
    ]
    assert [{"text": name, "lang": ""}] in [pair["value"] for pair in pairs]


async def test_a_new_room_is_there_for_everyone(enter: Enter) -> None:
    alex, li = await enter("alex"), await enter("liwei")
    empty = await alex.ask(type="new_room", title="  ")
    assert "toast" in empty
    made = await alex.ask(type="new_room", title="Trade fair <2027>")
    seen = await li.until(lambda event: event["type"] == "room")
    assert seen["room"]["id"] == made["room"]
    assert seen["room"]["title"][0]["text"].startswith("Trade fair <2027>")
    await li.say(made["room"], "你好")
    await alex.until_message(lambda message: message["room"] == made["room"])


async def test_the_page_is_offered_every_command_in_the_readers_language(enter: Enter) -> None:
    li = await enter("liwei")
    offered = {command["word"]: command for command in li.snapshot["commands"]}
    assert {"help", "帮助"} <= set(offered["帮助"]["spellings"])
    assert all(command["help"][0]["lang"] == "zh" for command in offered.values())
