"""What an update of Telegram means here."""

from dataclasses import dataclass

from telegram import CallbackQuery, Chat, ChatMember, ChatMemberUpdated, Message, Update, User

from adapters.telegram.outbound import NAME
from bot.chat.exchange import Account, Arrived, Followed, Pressed, Room, Said

AWAY = (ChatMember.LEFT, ChatMember.BANNED)
PRIVATE, CHANNEL = Chat.PRIVATE, Chat.CHANNEL


@dataclass(frozen=True)
class Turn:
    """Somebody asks for something. `query`: the press to answer; `message`: the one pressed, or the one to reply to.

    Without `asks` they sent something that is no text.
    """

    account: Account
    room: Room
    asks: Said | Pressed | Followed | Arrived | None
    hint: str | None
    called: str
    query: str | None = None
    message: int | None = None


@dataclass(frozen=True)
class Faceless:
    """A command by an anonymous administrator or a channel: nobody to answer."""

    room: Room
    message: int


@dataclass(frozen=True)
class Noted:
    """Something happened that only the log keeps."""

    kind: str
    query: str = ""
    """The press that still waits for an answer, if it was one."""


Meaning = Turn | Faceless | Noted


def meaning_of(update: Update, username: str) -> Meaning:
    """What an update means for the bot of this name."""
    if update.message is not None:
        return _message(update.message, username)
    if update.callback_query is not None:
        return _press(update.callback_query)
    change = update.my_chat_member
    if change is not None:
        return _standing(change)
    if update.chat_member is not None:
        return Noted(f"member {_change(update.chat_member)}")
    return Noted("update of a kind that was not asked for")


def room_of(chat: Chat, topic: int | None = None) -> Room:
    """The private chat, the group, or the topic in it."""
    name = f"{chat.id}/{topic}" if topic else str(chat.id)
    return Room(NAME, name, chat.type == PRIVATE, chat.title or "")


def _message(message: Message, username: str) -> Meaning:
    chat = message.chat
    room = room_of(chat, message.message_thread_id if message.is_topic_message else None)
    if room.private:
        return _in_private(message, room)
    text = _meant(message.text or "", username)
    if text is None or message.is_automatic_forward:
        return Noted("talk among people, or word of a change")
    person = message.from_user
    if message.sender_chat is not None or person is None or person.is_bot:
        return Faceless(room, message.message_id)
    return _turn(person, room, Said(text), message=message.message_id)


def _in_private(message: Message, room: Room) -> Meaning:
    person = message.from_user
    if person is None or person.is_bot:
        return Noted("message without a sender")
    if not message.text:
        return _turn(person, room, None)
    command, _space, start = message.text.partition(" ")
    followed = command == "/start" and start.strip()
    asks = Followed(start.strip()) if followed else Said(message.text)
    return _turn(person, room, asks)


def _meant(text: str, username: str) -> str | None:
    """The command that a message in a group gives this bot; None for talk and for other bots' commands."""
    head, _space, rest = text.strip().partition(" ")
    if head.lower() == f"@{username.lower()}" and rest.strip():
        return f"/{rest.strip().removeprefix('/')}"
    if not head.startswith(("/", "／")):
        return None
    _command, at, whose = head.partition("@")
    return None if at and whose.lower() != username.lower() else text


def _press(query: CallbackQuery) -> Meaning:
    message = query.message
    if message is None or query.data is None:
        return Noted("press outside of a message of ours", query.id)
    topic, pressed = None, None
    if isinstance(message, Message):
        topic = message.message_thread_id if message.is_topic_message else None
        pressed = message.message_id
    room = room_of(message.chat, topic)
    return _turn(query.from_user, room, Pressed(query.data), query=query.id, message=pressed)


def _standing(change: ChatMemberUpdated) -> Meaning:
    """The bot itself was let in, sent away, blocked or let back."""
    person = change.from_user
    came = change.old_chat_member.status in AWAY and change.new_chat_member.status not in AWAY
    if came and change.chat.type not in (PRIVATE, CHANNEL) and not person.is_bot:
        return _turn(person, room_of(change.chat), Arrived())
    return Noted(f"bot {_change(change)} ({change.chat.type})")


def _change(change: ChatMemberUpdated) -> str:
    return f"{change.old_chat_member.status} → {change.new_chat_member.status}"


def _turn(
    person: User,
    room: Room,
    asks: Said | Pressed | Followed | Arrived | None,
    *,
    query: str | None = None,
    message: int | None = None,
) -> Turn:
    account = Account(NAME, str(person.id))
    hint = person.language_code if isinstance(person.language_code, str) else None
    return Turn(account, room, asks, hint, person.full_name, query, message)
