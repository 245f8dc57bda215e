"""Who sees at this moment how a poll stands, as its terms say."""

from bot.chat.text import Text, _
from bot.polls.model import Poll, PollState
from bot.polls.terms import Live


def shows_tally(poll: Poll, *, voted: bool = False) -> bool:
    """Whether the votes are shown: to a room, or to somebody who has `voted` or not.

    Of a secret vote that is closed, unless they could give votes away.
    """
    if poll.state is PollState.CLOSED:
        return poll.result is None or not poll.result.withheld
    if poll.terms.secret:
        return False
    match poll.terms.live:
        case Live.ALWAYS:
            return True
        case Live.AFTER_VOTE:
            return voted
        case Live.AFTER_CLOSE:
            return False


def hidden_words(poll: Poll) -> Text:
    """When the votes will be shown."""
    if poll.terms.live is Live.AFTER_VOTE:
        return _("How the votes stand is shown to you once you have voted; to everyone at the close.")
    return _("How the votes stand is shown at the close.")
