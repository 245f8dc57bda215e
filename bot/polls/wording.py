"""Terms of a poll in words: said on cards before the first ballot, and offered in forms."""

from collections.abc import Mapping

from bot.chat.text import Text, _
from bot.polls.terms import Kind, Live, Secrecy, Unit

KINDS: Mapping[Kind, Text] = {Kind.STRAW: _("straw poll"), Kind.FORMAL: _("formal vote")}

UNITS: Mapping[Unit, Text] = {
    Unit.ORGANISATION: _("one organisation, one vote"),
    Unit.PERSON: _("one person, one vote"),
}

LIVE: Mapping[Live, Text] = {
    Live.ALWAYS: _("visible at any time"),
    Live.AFTER_VOTE: _("visible after one’s own vote"),
    Live.AFTER_CLOSE: _("visible after the close"),
}

SECRECY: Mapping[Secrecy, Text] = {
    Secrecy.NAMED: _("named: the group reads who voted how"),
    Secrecy.CONFIDENTIAL: _("confidential: names are stored and not shown, which is not a secret ballot"),
    Secrecy.SEALED: _("secret, changeable until the close"),
    Secrecy.FINAL: _("secret and final"),
}
"""What is known of who voted how, as a value beside “Secrecy”."""

OPEN_BALLOTS = (Secrecy.NAMED, Secrecy.CONFIDENTIAL)
"""Without the operator's key, and for a consent, whose reasons are read, a formal vote can be opened with these."""
