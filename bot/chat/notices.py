"""What the bot says where a chat shows everything to everybody: how to go on in private, and who can be answered."""

from bot.chat.text import Text, _


def goes_on_in_private() -> Text:
    """In a shared room, to somebody whose private chat the bot may not open."""
    return _(
        "What you asked for is for you alone, and I may write to you only once you have opened our private chat. "
        "Please press the button below and then “Start”; it goes on there."
    )


def open_private_chat() -> Text:
    """The button under it."""
    return _("Open the private chat")


def sent_in_private() -> Text:
    """In a shared room, when the answer stands in the private chat."""
    return _("I have answered you in our private chat.")


def write_as_yourself() -> Text:
    """To an anonymous administrator or a channel that asks something in a shared room."""
    return _(
        "I cannot tell who is asking: this message was written in the name of a group or a channel. "
        "Please write as yourself, then I can answer you."
    )


def text_only() -> Text:
    """In a private chat, to a picture, a voice message or a file."""
    return _("I can read text only. Please type it, or use the buttons; /help shows everything I understand.")
