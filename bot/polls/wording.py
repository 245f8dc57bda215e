"""Terms of a poll in words: said on cards before the first ballot, and offered in forms."""

from collections.abc import Mapping

from bot.chat.text import Text, _
from bot.polls.terms import Kind, Secrecy, Unit

KINDS: Mapping[Kind, Text] = {Kind.STRAW: _("straw poll"), Kind.FORMAL: _("formal vote")}

UNITS: Mapping[Unit, Text] = {
    Unit.ORGANISATION: _("one organisation, one vote"),
    Unit.PERSON: _("one person, one vote"),
}

OFFERED = (Secrecy.NAMED, Secrecy.CONFIDENTIAL)
"""What is known of who voted how in a formal vote that opens now."""
