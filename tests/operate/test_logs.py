"""Planted secrets do not come through the log, whoever logs them and however."""

import io
import logging
from collections.abc import Iterator

import pytest
from pydantic import SecretStr

from adapters.logs import Redacting, begin, secrets_in
from adapters.settings import Settings, SlackSettings, TelegramSettings

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
BOT, APP = "-".join(("xoxb", "17653672481", "canary")), "-".join(("xapp", "1", "A0", "canary"))
SIGNING, HOOK = "canary-signing", "canary-hook"
SETTINGS = Settings(
    telegram=TelegramSettings(token=SecretStr(TOKEN), webhook_secret=SecretStr(HOOK)),
    slack=SlackSettings(
        bot_token=SecretStr(BOT), app_token=SecretStr(APP), signing_secret=SecretStr(SIGNING)
    ),
)


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What is logged at DEBUG by anybody, as the program's own handler would write it."""
    stream, root = io.StringIO(), logging.getLogger()
    before = root.level, root.handlers[:]
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Redacting())
    root.handlers[:] = [handler]
    root.setLevel(logging.DEBUG)
    yield stream
    root.setLevel(before[0])
    root.handlers[:] = before[1]


@pytest.mark.parametrize(
    "secret",
    [
        f"POST https://api.telegram.org/bot{TOKEN}/getMe",
        TOKEN,
        "bot4242:canary",
        BOT,
        APP,
        "xoxe.xoxb-1-canary",
        "https://hooks.slack.com/commands/T1/canary",
        "wss://wss-primary.slack.com/link/?ticket=canary",
        "postgresql+psycopg://wgbot:canary@db/wgbot",
    ],
)
def test_a_secret_is_blotted_out(written: io.StringIO, secret: str) -> None:
    log = logging.getLogger("anybody")
    log.debug("before %s after", secret)
    try:
        raise ValueError(secret)
    except ValueError:
        log.exception("it failed")
    assert "before" in written.getvalue()
    assert "Traceback" in written.getvalue()
    for canary in ("canary", "AAHdqTcv"):
        assert canary not in written.getvalue()


def test_what_is_set_as_a_secret_is_blotted_out_whatever_its_form(
    capsys: pytest.CaptureFixture[str],
) -> None:
    root = logging.getLogger()
    before = root.level, root.handlers[:]
    begin(logging.DEBUG, SETTINGS)
    try:
        for secret in (TOKEN, HOOK, BOT, APP, SIGNING):
            assert secret in set(secrets_in(SETTINGS))
            logging.getLogger("anybody").debug("<%s>", secret)
        printed = capsys.readouterr().err
    finally:
        root.setLevel(before[0])
        root.handlers[:] = before[1]
    assert printed.count("<…>") == 5


def test_ordinary_lines_stay_as_they_are(written: io.StringIO) -> None:
    line = "update 700000001 at 2026-11-25 10:00:00 from https://bot.example.org:8443/hook: TimedOut"
    logging.getLogger("anybody").info(line)
    assert line in written.getvalue()
