"""What agendas ask of storage."""

from collections.abc import Sequence
from typing import Protocol

from bot.agenda.model import Agenda, Item, StandingNotice


class Agendas(Protocol):
    """Agendas by meeting, their items, and the groups' standing notices."""

    def find(self, meeting_id: int) -> Agenda | None: ...
    def hold(self, meeting_id: int, group_id: int) -> Agenda:
        """The agenda as it is now, locked: changes come one after another. Laid out first where there was none."""
        ...

    def displaced(self) -> Sequence[Agenda]:
        """Those called for whose meeting starts at another moment than they were planned for; locked."""
        ...

    def add_item(self, item: Item) -> None: ...
    def item(self, item_id: int) -> Item | None:
        """The item as it is now."""
        ...

    def items(self, meeting_id: int) -> Sequence[Item]:
        """The live ones, in their order."""
        ...

    def notice(self, group_id: int) -> StandingNotice | None: ...
    def put_notice(self, notice: StandingNotice) -> None:
        """Keep a notice in the place of an earlier one."""
        ...

    def drop_notice(self, group_id: int) -> None: ...
