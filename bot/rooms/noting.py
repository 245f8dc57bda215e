"""What happens to rooms and to the people in them: taken note of, and what is said about it."""

from bot.chat.cards import Card
from bot.chat.happenings import PersonCame, PersonLeft, RoomClosed, RoomMoved, RoomOpened, RoomRenamed
from bot.context import Occasion, Viewing
from bot.membership.policy import get_group
from bot.rooms import changes, people
from bot.rooms.cards import closed_card, open_again_card, welcome_card
from bot.rooms.feature import feature


@feature.when(RoomOpened)
def room_opened(occasion: Occasion, happened: RoomOpened) -> None:
    """The bot was let in, or the room came back."""
    changes.open_again(occasion.work, happened.room, occasion.registry.binding, occasion.now)


@feature.when(RoomClosed)
def room_closed(occasion: Occasion, happened: RoomClosed) -> None:
    """The bot was sent away, or the room was archived or deleted."""
    changes.close(occasion.work, happened.room, occasion.now)


@feature.when(RoomRenamed)
def room_renamed(occasion: Occasion, happened: RoomRenamed) -> None:
    """The title is what private cards call the room."""
    changes.rename(occasion.work, happened.room)


@feature.when(RoomMoved)
def room_moved(occasion: Occasion, happened: RoomMoved) -> None:
    """A Telegram group became a supergroup."""
    changes.move(occasion.work, happened.old, happened.new, occasion.now)


@feature.when(PersonCame)
def person_came(occasion: Occasion, happened: PersonCame) -> None:
    """Somebody came in."""
    people.came(occasion.work, happened.room, happened.account, occasion.now)


@feature.when(PersonLeft)
def person_left(occasion: Occasion, happened: PersonLeft) -> None:
    """Somebody went."""
    people.left(occasion.work, happened.room, happened.account)


@feature.view(changes.CLOSED)
def view_closed(viewing: Viewing, room_id: int) -> Card | None:
    """For a coordinator, while it is so; where it was said, that it is over."""
    bound = viewing.work.rooms.find(room_id)
    if bound is None:
        return None
    group = get_group(viewing.work, bound.group_id)
    if bound.closed_at is not None:
        return closed_card(bound, group)
    return open_again_card(bound, group) if viewing.standing else None


@feature.view(people.WELCOME)
def view_welcome(viewing: Viewing, room_id: int) -> Card | None:
    """For the room, unless it was given up meanwhile."""
    bound = viewing.bound
    if bound is None or bound.id != room_id:
        return None
    return welcome_card(get_group(viewing.work, bound.group_id))
