"""What was answered in the steps of a long form, kept until all are: a window holds 3,000 characters of its own."""

import asyncio

from adapters.app import App
from adapters.slack.answers import View, answers_of, origin_of
from adapters.slack.places import NAME
from bot.chat.exchange import Account, Room
from bot.dialogs.model import Draft

PLACE = Room(NAME, "form", private=True)
"""Under which the answers are kept: one long form for each person, the newest."""

Kept = dict[str, str | tuple[str, ...]]


class Steps:
    """Answers by number, in the database: a restart between two steps forgets nothing, nor does another replica."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def gather(self, account: Account, view: View) -> tuple[int, Kept] | None:
        """Keep what this window brings; returns the number and all answers so far, None when they are kept no more."""
        return await asyncio.to_thread(self._gather, account, view)

    async def drop(self, account: Account, number: int) -> None:
        """The form is done."""
        await asyncio.to_thread(self._drop, account, number)

    def _gather(self, account: Account, view: View) -> tuple[int, Kept] | None:
        number, answers = origin_of(view).kept, answers_of(view)
        with self._app.open_work() as work:
            draft = work.drafts.find(account, PLACE)
            if number is None:
                draft = Draft(account.key, PLACE.key, "", self._app.clock.now())
            elif draft is None or draft.id != number:
                return None
            draft.answers = {**draft.answers, **answers}
            work.drafts.keep(draft)
            return draft.id, dict(draft.answers)

    def _drop(self, account: Account, number: int) -> None:
        with self._app.open_work() as work:
            draft = work.drafts.find(account, PLACE)
            if draft is not None and draft.id == number:
                work.drafts.drop(draft)
