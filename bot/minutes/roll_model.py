"""Guest: somebody at a meeting who is no member of its group."""

from dataclasses import dataclass

from bot.chat.text import Verbatim
from bot.membership.roles import Side


@dataclass(frozen=True)
class Guest:
    """By name, for whom they came and on which side; `for_id`: the member who named them as alternate.

    `id` is 0 for somebody who is expected, and is not on a roll yet.
    """

    name: str
    organisation: str
    side: Side
    for_id: int | None = None
    id: int = 0

    @property
    def words(self) -> Verbatim:
        """The name, as words."""
        return Verbatim(self.name)
