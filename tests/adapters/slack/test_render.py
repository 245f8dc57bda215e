"""Difficult cards and forms within Slack's limits: nothing dropped, nothing cut, nothing that pings."""

from dataclasses import replace

import pytest

from adapters.slack.answers import answers_of
from adapters.slack.blocks import Message
from adapters.slack.fields import NOTHING
from adapters.slack.modals import Modals
from adapters.slack.render import Renderer
from adapters.slack.text import as_typed_here, beginning, numbered, parted, size, typed, web_address
from bot.chat.cards import Button, Buttons, Card, Facts, Link, Paragraph
from bot.chat.exchange import Account, Room
from bot.chat.forms import Asked, Choice, Choices, Form, Moment, Option, Question, Tongues
from bot.chat.phrasebook import Phrasebook
from bot.chat.text import Verbatim, _
from bot.polls.actions import CastVote, OpenWrittenPoll
from tests.adapters.contract import READERS
from tests.adapters.slack.driver import texts, values
from tests.adapters.slack.validity import check_message, check_view
from tests.cast import SEAL

ANNA = Account("slack", "U0ANNA", "T0WORKING")
ROOM = Room("slack", "T0WORKING/C0PLENARY")
READER = READERS["Anna"]
LONG = "Welche der vorgeschlagenen Regelungen zur Datensicherheit soll die Arbeitsgruppe zuerst behandeln?"
PINGING = "<!channel> <@U0ANNA> *fett* _k_ `c` <https://x.example|hier> @here :smile: & ]]>"


def drawn(card: Card, phrasebook: Phrasebook) -> list[Message]:
    """The messages of a card, each within the limits."""
    messages = list(Renderer(phrasebook, SEAL).messages(card, READER, "place"))
    for message in messages:
        check_message({"text": message.text, "blocks": list(message.blocks)})
    return messages


def seen(messages: list[Message]) -> str:
    return "\n".join(texts([list(message.blocks) for message in messages]))


def view_of(question: Question, phrasebook: Phrasebook, title: str = "Frage") -> dict[str, object]:
    """A modal with one question, within the limits."""
    form = Form(Verbatim(title), OpenWrittenPoll, (question,), _("Answers"))
    modals = Modals(Renderer(phrasebook, SEAL), SEAL)
    view = modals.form(Asked(form, CastVote(9, 1, None)), READER, ANNA, ROOM, window=False)
    check_view(view)
    return view


def test_a_card_of_many_blocks_goes_on_in_further_messages(phrasebook: Phrasebook) -> None:
    card = Card(Verbatim("氢能"), tuple(Paragraph(Verbatim(f"Absatz {n}.")) for n in range(120)))
    messages = drawn(card, phrasebook)
    assert len(messages) == 3
    assert all(f"Absatz {n}." in seen(messages) for n in range(120))


def test_a_heavy_card_goes_on_in_further_messages(phrasebook: Phrasebook) -> None:
    card = Card(Verbatim("氢能"), tuple(Paragraph(Verbatim("数据安全。" * 500)) for _n in range(6)))
    messages = drawn(card, phrasebook)
    assert len(messages) > 1
    assert seen(messages).count("数据安全。") == 3000


def test_a_long_paragraph_is_parted_at_sentence_ends(phrasebook: Phrasebook) -> None:
    sentence = "Die Arbeitsgruppe trifft sich wieder. "
    messages = drawn(Card(Verbatim("x"), (Paragraph(Verbatim(sentence * 200)),)), phrasebook)
    parts = list(texts(messages[0].blocks))[1:]
    assert len(parts) == 3
    assert all(part.endswith(".") for part in parts)
    assert " ".join(parts) == (sentence * 200).strip()


def test_a_long_title_is_no_header_but_whole(phrasebook: Phrasebook) -> None:
    assert LONG * 2 in seen(drawn(Card(Verbatim(LONG * 2)), phrasebook))


def test_a_long_fact_stands_below_the_others(phrasebook: Phrasebook) -> None:
    long = "数据" * 1500
    card = Card(Verbatim("x"), (Facts(((_("Name"), Verbatim("a")), (_("City"), Verbatim(long)))),))
    assert seen(drawn(card, phrasebook)).replace("\n", "").count("数据") == 1500


def test_long_labels_stand_above_their_buttons_with_numbers(phrasebook: Phrasebook) -> None:
    labels = [LONG + str(n) for n in range(30)]
    buttons = Buttons(tuple(Button(Verbatim(each), CastVote(9, n, None)) for n, each in enumerate(labels)))
    messages = drawn(Card(Verbatim("x"), (buttons,)), phrasebook)
    assert all(f"[{n}] {each}" in seen(messages) for n, each in enumerate(labels, 1))
    payloads = [value for message in messages for block in message.blocks for value in values(block)]
    assert [SEAL.open(each, "place") for each in payloads] == [CastVote(9, n, None) for n in range(30)]


def test_what_people_type_is_inert_and_unchanged(phrasebook: Phrasebook) -> None:
    words = Verbatim(PINGING)
    card = Card(words, (Paragraph(words), Facts(((words, words),)), Link(words, "javascript:alert(1)")))
    messages = drawn(card, phrasebook)
    assert seen(messages).count(PINGING) == 5
    assert "<" not in messages[0].text
    own = [each for block in messages[0].blocks for each in block.get("fields", [block.get("text")])]
    assert {each["type"] for each in own} == {"plain_text"}


def test_only_web_addresses_become_links() -> None:
    assert web_address("javascript:alert(1)") is None
    assert web_address("https://") is None
    assert web_address("https://example.org/氢能 a") == "https://example.org/%E6%B0%A2%E8%83%BD%20a"


@pytest.mark.parametrize(
    ("count", "kind"), [(3, "radio_buttons"), (43, "static_select"), (250, "static_select")]
)
def test_every_option_can_be_chosen(phrasebook: Phrasebook, count: int, kind: str) -> None:
    options = tuple(Option(str(n), Verbatim(f"{LONG} {n}" if n == 1 else f"Ort {n}")) for n in range(count))
    view = view_of(Choice("a", _("City"), options=options, given="2"), phrasebook)
    element = view["blocks"][-1]["element"]  # type: ignore[index]
    assert element["type"] == kind
    groups = element.get("option_groups", [element])
    assert [each["value"] for group in groups for each in group["options"]] == [str(n) for n in range(count)]
    assert element["initial_option"]["value"] == "2"
    assert f"{LONG} 1" in "\n".join(texts(view))


def test_an_optional_choice_can_be_left_out(phrasebook: Phrasebook) -> None:
    options = (Option("a", Verbatim("A")),)
    view = view_of(Choice("c", _("City"), options=options, optional=True), phrasebook)
    none = view["blocks"][0]["element"]["options"][0]  # type: ignore[index]
    assert none["value"] == NOTHING
    state = {"values": {"c": {"answer": {"type": "radio_buttons", "selected_option": none}}}}
    assert answers_of({**view, "state": state}) == {"c": ""}


def test_many_ticks_become_a_menu(phrasebook: Phrasebook) -> None:
    options = tuple(Option(str(n), Verbatim(str(n))) for n in range(11))
    view = view_of(Choices("c", _("City"), options=options, given=("1", "2")), phrasebook)
    assert view["blocks"][0]["element"]["type"] == "multi_static_select"  # type: ignore[index]


def test_a_moment_begins_with_what_was_given(phrasebook: Phrasebook) -> None:
    question = Moment("m", _("Deadline"), zone="Europe/Berlin", given="2026-12-01T15:00")
    view = view_of(question, phrasebook)
    inputs = {block["block_id"]: block["element"] for block in view["blocks"]}  # type: ignore[attr-defined]
    assert inputs["m.day"]["initial_date"] == "2026-12-01"
    assert inputs["m.time"]["initial_time"] == "15:00"
    assert "München" in "\n".join(texts(view))
    typed_one = view_of(replace(question, given="nächsten Dienstag um 15 Uhr"), phrasebook)
    assert "nächsten Dienstag" in str(typed_one)


def test_each_language_is_an_input_and_a_long_title_stands_inside(phrasebook: Phrasebook) -> None:
    view = view_of(Tongues("t", _("Name of the group")), phrasebook, title=LONG)
    names = [block["block_id"] for block in view["blocks"] if block["type"] == "input"]  # type: ignore[attr-defined]
    assert names == ["t.zh", "t.de", "t.en"]
    assert LONG in "\n".join(texts(view))


def test_text_is_parted_within_the_limit_and_never_inside_a_character() -> None:
    text = ("👩🏽‍🔬" * 50 + " 数据。") * 30
    parts = parted(text, 200)
    assert all(size(part) <= 200 for part in parts)
    assert "".join(parts).replace(" ", "") == text.replace(" ", "")
    assert beginning("👩🏽‍🔬" * 3, 10) == "👩🏽‍🔬"
    assert size(numbered(12, LONG, 75)) <= 75
    assert numbered(12, LONG, 75).startswith("12 · Welche der")


def test_what_slack_makes_of_typed_text_is_undone() -> None:
    assert typed("a &lt;b&gt; &amp;amp; <https://x.example|x.example>") == "a <b> &amp; x.example"
    assert typed("<mailto:a@b.example|a@b.example> <@U1|anna> <!here>") == "a@b.example @anna @here"


def test_a_sentence_that_names_slacks_own_command_is_left_as_it_is() -> None:
    assert as_typed_here("In Slack, type /wg link AB instead of /link.") == (
        "In Slack, type /wg link AB instead of /wg link."
    )
