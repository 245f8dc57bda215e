"""Filling a form in where it is asked one question at a time: by typing and by pressing, as a person does."""

import re
from collections.abc import Sequence

from adapters.app import App
from bot.chat.exchange import Account
from bot.chat.phrasebook import Phrasebook
from bot.chat.readers import Reader
from bot.chat.text import Words, _
from tests.journeys.surface import Answers, Offer, Shown

CHECK = _("Please check your answers before you send them.")
KEEP, SKIP = _("Keep this answer"), _("Skip this question")
BACK, CANCEL = _("Previous question"), _("Cancel")
MOST = 40
"""Steps after which a form should have come to its end."""


class ByDialog:
    """A surface without forms of its own."""

    app: App

    def account(self, user: str) -> Account:
        raise NotImplementedError

    def sight(self, user: str) -> Sequence[Shown]:
        raise NotImplementedError

    async def say(self, user: str, words: str, room: str = "") -> None:
        raise NotImplementedError

    async def press(self, user: str, shown: Shown, offer: Offer, room: str = "") -> None:
        raise NotImplementedError

    async def fill(self, user: str, answers: Answers) -> bool:
        """Answer until the summary stands there, or an answer is refused."""
        for _step in range(MOST):
            asked = self._asked(user)
            if self._checks(user):
                return True
            await self._answer(user, asked, answers)
            if not self._checks(user) and question_in(self._asked(user)) == question_in(asked):
                return False
        raise AssertionError("the form comes to no end")

    async def go_back(self, user: str, answers: Answers) -> bool:
        """Back to the questions that are named, and on to the summary again."""
        for label in answers:
            while self._checks(user) or not asks(self._asked(user), label):
                await self._turn(user, self._asked(user), BACK)
            if not await self.fill(user, answers):
                return False
        return True

    async def send(self, user: str, label: str) -> None:
        """Press the button under the summary."""
        await self._press(user, self._asked(user), label)

    async def call_off(self, user: str) -> None:
        """Press "Cancel"."""
        await self._turn(user, self._asked(user), CANCEL)

    async def _answer(self, user: str, asked: Shown, answers: Answers) -> None:
        label = next((label for label in answers if asks(asked, label)), None)
        if label is None:
            way = KEEP if asked.offer(self._says(user, KEEP)) else SKIP
            await self._turn(user, asked, way)
        elif asked.offer(answers[label]):
            await self._press(user, asked, answers[label])
        else:
            await self.say(user, answers[label])

    async def _turn(self, user: str, asked: Shown, way: Words) -> None:
        await self._press(user, asked, self._says(user, way))

    async def _press(self, user: str, asked: Shown, label: str) -> None:
        offer = asked.offer(label)
        assert offer is not None, f"no button {label!r} under:\n{asked.text}"
        await self.press(user, asked, offer)

    def _checks(self, user: str) -> bool:
        """Whether only the summary is left."""
        return self._says(user, CHECK) in self._asked(user).text

    def _asked(self, user: str) -> Shown:
        found = next((each for each in reversed(self.sight(user)) if each.offers), None)
        assert found is not None, f"{user} is asked nothing: {[each.text for each in self.sight(user)]}"
        return found

    def _says(self, user: str, words: Words) -> str:
        return self._phrasebook.say(words, self._reader(user))

    def _reader(self, user: str) -> Reader:
        with self.app.open_work() as work:
            member = work.members.by_account(self.account(user))
            assert member is not None
            return member.reader

    @property
    def _phrasebook(self) -> Phrasebook:
        return self.app.phrasebook


NUMBERED = re.compile(r"\D*\d+\D+\d+\D*?[:：]\s?(.*)")
"""A question with its place among all of them, in any language."""


def question_in(asked: Shown) -> str:
    """The line that asks; empty where a single question goes without a number."""
    numbered = (line for line in asked.text.split("\n") if NUMBERED.fullmatch(line))
    return next(numbered, "")


def asks(asked: Shown, label: str) -> bool:
    """Whether this is the question that begins like this."""
    for line in asked.text.split("\n"):
        found = NUMBERED.fullmatch(line)
        if (found[1] if found else line).startswith(label):
            return True
    return False
