"""What nothing can be faster than: a library's own dispatch of an empty handler, and one bare upsert transaction."""

import json
import re
from collections.abc import Awaitable, Callable

from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.ack.async_ack import AsyncAck
from sqlalchemy import Engine, bindparam
from sqlalchemy.dialects import postgresql, sqlite
from telegram import Update
from telegram.ext import ApplicationBuilder, CallbackQueryHandler, ContextTypes

from adapters.telegram.calls import Api
from storage.kept import kept
from tests.adapters.slack.server import BOT_TOKEN, SIGNING_SECRET
from tests.adapters.slack.state import BOT, TEAM

Dispatch = Callable[[bytes], Awaitable[None]]


def bare_upsert(engine: Engine) -> Callable[[], None]:
    """One upsert in a transaction of its own; the statement is made once."""
    insert = postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert
    row = insert(kept).values(name=bindparam("name"), value=bindparam("value"))
    statement = row.on_conflict_do_update(index_elements=["name"], set_={"value": row.excluded.value})

    def run() -> None:
        with engine.begin() as connection:
            connection.execute(statement, {"name": "bench", "value": "value"})

    return run


async def empty_telegram(api: Api) -> Dispatch:
    """python-telegram-bot: from the bytes of an update to a handler of presses that does nothing."""

    async def nothing(_update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        return

    application = ApplicationBuilder().bot(api).updater(None).build()
    application.add_handler(CallbackQueryHandler(nothing))
    await application.initialize()

    async def dispatch(body: bytes) -> None:
        await application.process_update(Update.de_json(json.loads(body), api))

    return dispatch


def empty_slack() -> AsyncApp:
    """Bolt, answering after its listeners, with a listener of presses that does nothing."""

    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=None, team_id=TEAM, bot_id="B1", bot_user_id=BOT, bot_token=BOT_TOKEN
        )

    async def nothing(ack: AsyncAck) -> None:
        await ack()

    bolt = AsyncApp(
        name=__name__, authorize=authorize, signing_secret=SIGNING_SECRET, process_before_response=True
    )
    bolt.action(re.compile(".*"))(nothing)
    return bolt
