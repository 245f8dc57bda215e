"""The tests' server takes what the Bot API's documentation allows, and nothing else."""

import json
from typing import Any

import pytest

from tests.adapters.telegram.checking import Params, Violation, checked
from tests.adapters.telegram.reading import text_of

PREVIEW = json.dumps({"is_disabled": True})
MOMENT = 'unix="1796108400"'


def send(text: str = "x", **more: Any) -> Params:
    """A request to send HTML."""
    rest = {name: value if isinstance(value, str) else json.dumps(value) for name, value in more.items()}
    return {"chat_id": "1", "text": text, "parse_mode": "HTML", "link_preview_options": PREVIEW, **rest}


def button(**more: str) -> dict[str, list[list[dict[str, str]]]]:
    return {"inline_keyboard": [[{"text": "x", **more}]]}


@pytest.mark.parametrize("form", ["r", "w", "wDT", "wdt", "D", "dT", "t"])
def test_documented_formats_of_a_moment_are_taken(form: str) -> None:
    assert text_of(f'<tg-time {MOMENT} format="{form}">15:00</tg-time>') == "15:00"
    assert text_of(f"<tg-time {MOMENT}>15:00</tg-time>") == "15:00"


@pytest.mark.parametrize(
    "html",
    [
        f'<tg-time {MOMENT} format="{form}">15:00</tg-time>'
        for form in ("rw", "Dw", "tD", "wDTt", "HH:mm", "", "x")
    ]
    + [
        "<tg-time>15:00</tg-time>",
        '<tg-time unix="soon">15:00</tg-time>',
        f'<tg-time {MOMENT} zone="Berlin">15:00</tg-time>',
        '<b class="x">a</b>',
        '<a href="javascript:x">a</a>',
        "<a>a</a>",
        "<p>a</p>",
        "<b><i>a</b></i>",
        "<b>a",
        "a < b",
        "a &nbsp; b",
    ],
)
def test_html_that_telegram_could_not_read_is_a_violation(html: str) -> None:
    with pytest.raises(Violation):
        checked("sendMessage", send(html))


@pytest.mark.parametrize(
    ("method", "form"),
    [
        ("sendSticker", {"chat_id": "1"}),
        ("sendMessage", {**send(), "colour": "red"}),
        ("sendMessage", {name: value for name, value in send().items() if name != "chat_id"}),
        ("sendMessage", send("")),
        ("sendMessage", send("<b> </b>")),
        ("sendMessage", send("𝄞" * 2049)),
        ("sendMessage", {**send(), "parse_mode": "MarkdownV2"}),
        ("sendMessage", {**send(), "link_preview_options": "{}"}),
        ("sendMessage", send(message_thread_id="topic")),
        ("sendMessage", send(reply_parameters={"message": 1})),
        ("sendMessage", send(reply_markup={"inline_keyboard": [[]]})),
        (
            "sendMessage",
            send(reply_markup={"inline_keyboard": button(callback_data="x")["inline_keyboard"] * 101}),
        ),
        ("sendMessage", send(reply_markup={"inline_keyboard": [[{"text": "x", "callback_data": "x"}] * 9]})),
        ("sendMessage", send(reply_markup=button(callback_data="氢" * 22))),
        ("sendMessage", send(reply_markup=button())),
        ("sendMessage", send(reply_markup=button(callback_data="x", url="https://t.me/x"))),
        ("sendMessage", send(reply_markup=button(callback_data="x", style="blue"))),
        ("sendMessage", send(reply_markup=button(url="t.me/x"))),
        ("sendMessage", send(reply_markup=button(url=f"https://t.me/x?start={'a' * 65}"))),
        ("sendMessage", send(reply_markup=button(url="https://t.me/x?start=a~b"))),
        ("sendMessage", send(reply_markup=button(url="https://t.me/x?start="))),
        ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}),
        ("answerCallbackQuery", {"callback_query_id": "1", "url": "https://t.me/x?start=a.b"}),
        ("setMyCommands", {"commands": json.dumps([{"command": "Vote", "description": "x"}])}),
        ("setMyCommands", {"commands": "[]", "language_code": "zh-hans"}),
        ("setWebhook", {"url": "https://example.org", "secret_token": "no spaces"}),
        ("getUpdates", {"limit": "101"}),
    ],
)
def test_a_request_that_the_bot_api_would_not_take_is_a_violation(method: str, form: Params) -> None:
    with pytest.raises(Violation):
        checked(method, form)


def test_a_proper_request_is_read() -> None:
    read = checked("sendMessage", send("𝄞" * 2048, reply_markup=button(url="https://t.me/x?start=aZ_-9")))
    assert read["chat_id"] == 1
    assert read["reply_markup"]["inline_keyboard"][0][0]["text"] == "x"
