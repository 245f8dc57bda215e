"""How the subscription to a calendar looks: what there is, the address once made, the questions before it ends."""

from collections.abc import Sequence

from bot.calendars.actions import (
    AskRenew,
    AskRevoke,
    GetCalendar,
    MakeAddress,
    OpenCalendar,
    PickCalendar,
    RevokeAddress,
)
from bot.calendars.model import Address, path_of
from bot.chat.cards import Attachment, Block, Button, Buttons, Card, Facts, FileKind, Paragraph, Style
from bot.chat.languages import Language
from bot.chat.text import Text, Value, Verbatim, Words, _
from bot.meetings.actions import ListMeetings
from bot.meetings.calendar import Feed
from bot.membership.model import Group

NO_ADDRESS_HERE = _(
    "The liaison office has not given me an address on the web yet, so nothing can be subscribed to: here are the "
    "meetings as a file instead. A file does not follow later changes; each change comes with a new one. If you need "
    "a subscription, please tell the liaison office."
)
WHERE: tuple[tuple[Words, Value], ...] = (
    (Verbatim("Outlook"), _("Add calendar › Subscribe from web")),
    (_("Apple Calendar"), _("File › New Calendar Subscription")),
    (_("Google Calendar"), _("Other calendars › From URL")),
)


def calendar_card(group: Group | None, address: Address | None, *, reachable: bool, picking: bool) -> Card:
    """What can be done about a calendar: one's own, or a group's.

    `reachable`: the world finds us under an address. `picking`: the reader coordinates groups.
    """
    blocks: list[Block] = [Paragraph(_about(group))]
    if address is not None:
        words = _(
            "There is an address since {when}. It was shown once, when it was made; whoever no longer has it needs a "
            "new one.",
            when=address.made_at,
        )
        blocks.append(Paragraph(words))
    buttons = _address_buttons(group, address) if reachable else ()
    more = [Button(_("All meetings as a file"), GetCalendar(_number(group)))]
    if picking:
        more.append(Button(_("Calendar of a group"), PickCalendar()))
    return Card(title_of(group), (*blocks, Buttons((*buttons, *more))))


def _address_buttons(group: Group | None, address: Address | None) -> Sequence[Button]:
    number = _number(group)
    if address is None:
        return (Button(_("Make an address"), MakeAddress(number), Style.MAIN),)
    return (
        Button(_("Make a new address"), AskRenew(number)),
        Button(_("Withdraw the address"), AskRevoke(number), Style.DANGER),
    )


def address_card(group: Group | None, languages: Sequence[Language], base: str, secret: str) -> Card:
    """The address, shown this once: one's own in one's own language, a group's once for each of its languages."""
    pairs: tuple[tuple[Words, Value], ...] = ((_("Address"), Verbatim(base + path_of(secret))),)
    if group is not None:
        pairs = tuple(
            (_("Address ({language})", language=each), Verbatim(base + path_of(secret, each)))
            for each in languages
        )
    copy = _(
        "Please copy the address now: it is shown only this once. Then add it in your calendar programme as a "
        "calendar from the web."
    )
    often = _(
        "Calendar programmes look for changes every few hours. What is urgent still reaches you here in the chat."
    )
    return Card(
        title_of(group), (Paragraph(copy), Facts(pairs), Facts(WHERE), Paragraph(often), _secrecy(group))
    )


def _secrecy(group: Group | None) -> Paragraph:
    if group is None:
        return Paragraph(
            _(
                "Whoever has this address can read your meetings and your answers. Please keep it to yourself; if "
                "somebody else has seen it, make a new one with /calendar."
            )
        )
    return Paragraph(
        _(
            "Whoever has this address can read the meetings of “{group}”, nobody’s answers. Please give it to members "
            "only; when somebody should no longer read along, make a new one with /calendar.",
            group=group.name,
        )
    )


def renew_card(group: Group | None) -> Card:
    """Asks before the present address is exchanged."""
    words = _(
        "The present address stops working at once. Wherever it was added, the new one has to be put in its place."
    )
    number = _number(group)
    change = Button(_("Make a new address"), MakeAddress(number, instead=True), Style.DANGER)
    return _asking(group, _("Make a new address?"), words, change)


def revoke_card(group: Group | None) -> Card:
    """Asks before the present address is withdrawn."""
    words = _(
        "The address stops working at once, and the meetings will no longer be kept up to date wherever it was added."
    )
    end = Button(_("Withdraw the address"), RevokeAddress(_number(group)), Style.DANGER)
    return _asking(group, _("Withdraw the address?"), words, end)


def _asking(group: Group | None, title: Text, words: Text, button: Button) -> Card:
    keep = Button(_("Keep the address"), OpenCalendar(_number(group)))
    about = Facts(((_("Calendar"), title_of(group)),))
    return Card(title, (about, Paragraph(words), Buttons((button, keep))))


def file_card(group: Group | None, feed: Feed, *, reachable: bool) -> Card:
    """All meetings as a file, for programmes that cannot subscribe."""
    if not feed.events:
        words = _("No meeting is planned yet, so the calendar is empty. /meetings shows what is coming.")
        return Card(title_of(group), (Paragraph(words),))
    words = _("The file holds all meetings as they are planned now. It does not follow later changes.")
    file = Attachment(_("Calendar file"), feed.name, FileKind.CALENDAR, feed)
    way = Buttons((Button(_("Next meetings"), ListMeetings(_number(group))),))
    return Card(title_of(group), (Paragraph(words if reachable else NO_ADDRESS_HERE), file, way))


def title_of(group: Group | None) -> Text:
    """What a calendar is called."""
    return _("Calendar of “{group}”", group=group.name) if group else _("My calendar")


def _about(group: Group | None) -> Text:
    if group is None:
        return _(
            "The meetings of your working groups, with your answers, in your own calendar: subscribe once, and changes "
            "and cancellations appear there by themselves."
        )
    return _(
        "The meetings of this group in the calendars of its members: subscribe once, and changes and cancellations "
        "appear there by themselves."
    )


def _number(group: Group | None) -> int | None:
    return group.id if group else None
