"""What an update tells of rooms, of the people in them and of private chats; nobody asked for anything."""

from collections.abc import Iterator

from telegram import Chat, ChatMember, ChatMemberRestricted, ChatMemberUpdated, Message, Update, User

from adapters.telegram.outbound import NAME
from adapters.telegram.updates import CHANNEL, PRIVATE, room_of
from bot.chat.exchange import Account, Room
from bot.chat.happenings import (
    AccountClosed,
    AccountOpened,
    Happening,
    PersonCame,
    PersonLeft,
    RoomClosed,
    RoomMoved,
    RoomOpened,
    RoomRenamed,
)


def happenings_in(update: Update, bot: int) -> tuple[Happening, ...]:
    """What happened, for the bot with this id; nothing for most updates."""
    if update.message is not None:
        return tuple(_told_by(update.message, bot))
    if update.my_chat_member is not None:
        return tuple(_own_standing(update.my_chat_member))
    if update.chat_member is not None:
        return tuple(_standing(update.chat_member))
    return ()


def moved(old: int, new: int) -> RoomMoved:
    """A group goes on as a supergroup."""
    return RoomMoved(Room(NAME, str(old)), Room(NAME, str(new)))


def _told_by(message: Message, bot: int) -> Iterator[Happening]:
    """A service message. Of a migration both groups tell, in either order."""
    room = room_of(message.chat)
    if message.migrate_to_chat_id:
        yield moved(message.chat.id, message.migrate_to_chat_id)
    if message.migrate_from_chat_id:
        yield moved(message.migrate_from_chat_id, message.chat.id)
    if message.new_chat_title:
        yield RoomRenamed(room)
    for user in message.new_chat_members:
        if user.id == bot:
            yield RoomOpened(room)
        elif not user.is_bot:
            yield PersonCame(room, _account(user))
    gone = message.left_chat_member
    if gone is not None and gone.id == bot:
        yield RoomClosed(room)
    elif gone is not None and not gone.is_bot:
        yield PersonLeft(room, _account(gone))


def _own_standing(change: ChatMemberUpdated) -> Iterator[Happening]:
    """The bot itself was let in, sent away, blocked or let back."""
    there = _is_in(change.new_chat_member)
    if change.chat.type == PRIVATE:
        account = Account(NAME, str(change.chat.id))
        yield AccountOpened(account) if there else AccountClosed(account)
    elif change.chat.type != CHANNEL:
        yield RoomOpened(room_of(change.chat)) if there else RoomClosed(room_of(change.chat))


def _standing(change: ChatMemberUpdated) -> Iterator[Happening]:
    """Somebody else came or went; told only where the bot is an administrator."""
    user, room = change.new_chat_member.user, room_of(change.chat)
    was, there = _is_in(change.old_chat_member), _is_in(change.new_chat_member)
    if was != there and not user.is_bot and change.chat.type != Chat.CHANNEL:
        yield PersonCame(room, _account(user)) if there else PersonLeft(room, _account(user))


def _is_in(member: ChatMember) -> bool:
    """Whether somebody is in a chat; a restricted member may be or not."""
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status not in (ChatMember.LEFT, ChatMember.BANNED)


def _account(user: User) -> Account:
    return Account(NAME, str(user.id))
