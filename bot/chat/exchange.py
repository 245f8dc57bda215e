"""Account, Room, Interaction, Reply: one exchange between a person and the bot, whatever the platform."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.chat.cards import Card
from bot.chat.forms import Answers, Asked
from bot.chat.readers import Reader
from bot.chat.text import Words


@dataclass(frozen=True)
class Account:
    """A person on a platform: by identity, never by name. `team` is the workspace where there are several."""

    platform: str
    user: str
    team: str = ""

    @property
    def key(self) -> str:
        """One text for this account, unique over all platforms."""
        return f"{self.platform}:{self.team}:{self.user}"


@dataclass(frozen=True)
class Room:
    """A place to talk on a platform: a shared room, or the private chat with one person.

    A room within another (a topic of a forum) has the other's id, a slash, and more. `title` is what its people call
    it, where the platform says so; it is no part of what the room is.
    """

    platform: str
    id: str
    private: bool = False
    title: str = field(default="", compare=False)

    @property
    def key(self) -> str:
        """One text for this room, unique over all platforms; also the name of its delivery lane."""
        return f"{self.platform}:{self.id}"


Destination = Room | Account
"""Where a delivery goes: a shared room, or one person's private chat, which the platform finds by account."""


def place_of(to: Destination) -> str:
    """What a button is sealed to: the shared room it hangs in, or the one person who sees it."""
    return to.key if isinstance(to, Room) else f"@{to.key}"


def is_private(place: str) -> bool:
    """Whether a place is seen by one person only."""
    return place.startswith("@")


@dataclass(frozen=True)
class Pressed:
    """A button was pressed: its payload, as the platform gave it back, not yet trusted."""

    payload: str


@dataclass(frozen=True)
class Submitted:
    """A form was filled: the sealed payload of the action it was asked in answer to, and the raw answers."""

    opener: str
    answers: Answers


@dataclass(frozen=True)
class Checked:
    """A part of a long form was filled: `answers` are all so far, `names` the questions that are to be looked at now.

    Answered with what is wrong, or with the form as it stands now, filled so far; nothing is changed.
    """

    opener: str
    answers: Answers
    names: tuple[str, ...]


@dataclass(frozen=True)
class Said:
    """Words typed into a chat: a command, an answer to a question, or neither."""

    text: str


@dataclass(frozen=True)
class Followed:
    """A link into the private chat was followed: the word it carries, not yet trusted (bot/links.py)."""

    word: str


@dataclass(frozen=True)
class Arrived:
    """The account was seen for the first time, or opened the private chat: the bot introduces itself."""


@dataclass(frozen=True)
class Interaction:
    """Somebody asks for something, somewhere.

    `hint` is the platform's guess at their language (IETF tag), `called` the name the platform knows them by,
    `source_id` the platform's own id of the event, unique there: what came twice is applied once.
    `forms`: whether the platform can show a whole form; where it cannot, questions are asked one by one.
    `columns`: how many short buttons it can set side by side.
    `redraws`: whether the card that was pressed is this person's alone, so that a Reply can draw it anew.
    `opens`: how an address begins that leads into the private chat, to be followed by a word (Followed); "" without.
    """

    account: Account
    room: Room
    asks: Pressed | Submitted | Checked | Said | Followed | Arrived
    hint: str | None = None
    called: str = ""
    source_id: str | None = None
    forms: bool = True
    columns: int = 1
    redraws: bool = True
    opens: str = ""


@dataclass(frozen=True)
class Reply:
    """What the bot answers at once, to the person who asked and only to them.

    `toast` a passing word; `show` a new card; `update` the card whose button was pressed, drawn anew;
    `ask` a form; `errors` what is wrong with a submitted form, by field ("" for the form as a whole).
    Whatever others should see is a delivery (bot/delivery.py), not a reply.
    """

    toast: Words | None = None
    show: Card | None = None
    update: Card | None = None
    ask: Asked | None = None
    errors: Mapping[str, Words] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """A reply together with the person who will read it."""

    reply: Reply
    reader: Reader
