"""Planted secrets do not come through the log, whoever logs them and however."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
from pydantic import SecretStr

from adapters.logs import LogFormat, Redacting, begin, secrets_in
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


@pytest.fixture(params=LogFormat)
def form(request: pytest.FixtureRequest) -> LogFormat:
    found: LogFormat = request.param
    return found


@pytest.fixture
def written(form: LogFormat) -> Iterator[io.StringIO]:
    """What is logged at DEBUG by anybody, as the program's own handler would write it."""
    stream, root = io.StringIO(), logging.getLogger()
    before = root.level, root.handlers[:]
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Redacting(form=form))
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
    capsys: pytest.CaptureFixture[str], form: LogFormat
) -> None:
    root = logging.getLogger()
    before = root.level, root.handlers[:]
    begin(logging.DEBUG, SETTINGS, form)
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


@pytest.mark.parametrize("form", [LogFormat.JSON], indirect=True)
def test_each_event_is_one_json_object_on_one_line(written: io.StringIO) -> None:
    log = logging.getLogger("bot.delivery")
    log.info("dropped %s of %s", "post", 'a "poll"\n7')
    try:
        raise ValueError("planted")
    except ValueError:
        log.exception("it failed")
    first, second = map(json.loads, written.getvalue().splitlines())
    assert (first["level"], first["logger"], first["message"]) == (
        "INFO",
        "bot.delivery",
        'dropped post of a "poll"\n7',
    )
    assert first["time"].endswith("+00:00")
    assert "ValueError: planted" in second["error"]


@pytest.mark.parametrize("form", [LogFormat.KEYVALUE], indirect=True)
def test_each_event_is_one_line_of_keys_and_values(written: io.StringIO) -> None:
    logging.getLogger("bot.delivery").warning("delivery %d not taken: %s", 7, 'a "word"\nand a line')
    [line] = written.getvalue().splitlines()
    assert " level=WARNING logger=bot.delivery process=" in line
    assert line.endswith(r' message="delivery 7 not taken: a \"word\"\nand a line"')


@pytest.mark.parametrize("form", [LogFormat.KEYVALUE, LogFormat.JSON], indirect=True)
def test_a_secret_that_would_be_quoted_is_blotted_out_all_the_same(
    form: LogFormat,
) -> None:
    secret = 'can"ary\\secret'
    line = Redacting([secret], form).format(
        logging.LogRecord("x", logging.INFO, "", 1, "<%s>", (secret,), None)
    )
    assert "can" not in line
    assert "<…>" in line
