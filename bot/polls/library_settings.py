"""How questions from the library are put to the vote: as they are meant, unless a coordinator settles it otherwise."""

from dataclasses import dataclass

from bot.chat.text import _
from bot.errors import Refusal
from bot.polls.counting import Method
from bot.polls.library import Question
from bot.polls.terms import Live, Secrecy, Terms

METHODS: tuple[Method | None, ...] = (
    None,
    Method.ONE,
    Method.SEVERAL,
    Method.RATING,
    Method.POINTS,
    Method.RANKED,
    Method.RUNOFF,
)
"""What options in words can be voted on by; None: as the library means each question. Their order is on buttons."""

LIVES, NAMED = (Live.ALWAYS, Live.AFTER_VOTE, Live.AFTER_CLOSE), (False, True)


@dataclass(frozen=True)
class Settings:
    """Method, when the result is visible, and whether names are shown; a button carries all three as one number."""

    method: Method | None = None
    live: Live = Live.ALWAYS
    named: bool = False

    @property
    def number(self) -> int:
        """0 is as it is meant."""
        return (METHODS.index(self.method) * len(LIVES) + LIVES.index(self.live)) * 2 + self.named

    @property
    def secrecy(self) -> Secrecy:
        """Whether names are shown, as terms say it."""
        return Secrecy.NAMED if self.named else Secrecy.CONFIDENTIAL

    @property
    def terms(self) -> Terms:
        """The terms of a straw poll with these settings."""
        return Terms(live=self.live, secrecy=self.secrecy)

    def method_of(self, question: Question) -> Method:
        """How a question is voted on with them."""
        return self.method or question.method


def settings_of(number: int) -> Settings:
    """The settings that a button carries; Refusal for a number that is none."""
    rest, named = divmod(number, len(NAMED))
    method, live = divmod(rest, len(LIVES))
    if method not in range(len(METHODS)):
        raise Refusal(_("These settings do not exist any more. /poll leads to those that do."))
    return Settings(METHODS[method], LIVES[live], NAMED[named])
