"""The forms of agendas."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.agenda.actions import (
    CallForItems,
    EditItem,
    HandItem,
    ProposeItem,
    SaveNotice,
    TranslateItem,
)
from bot.agenda.model import Item, StandingNotice
from bot.chat.forms import Choice, Form, Line, Moment, Number, Option, Question, Tongues
from bot.chat.text import City, Words, _
from bot.meetings.model import Meeting
from bot.membership.model import Group
from bot.polls.model import Poll, Topic

LONGEST_TITLE, LONGEST_LINK, LONGEST_NOTICE = 120, 400, 600
SHORTEST, USUAL, LONGEST = 5, 15, 480
"""Minutes of one item."""


def item_form(meeting: Meeting, group: Group, topics: Sequence[Topic], polls: Sequence[Poll]) -> Form:
    """A new item; `topics` and `polls` are what it can be linked with."""
    return Form(
        _("Propose an item for the agenda"),
        ProposeItem,
        _questions(group, topics, polls),
        _("Propose"),
        {"meeting": meeting.id, **_unlinked(topics, polls)},
        _("For “{meeting}” on {when}.", meeting=meeting.title, when=meeting.starts_at),
    )


def edit_form(
    item: Item, group: Group, topics: Sequence[Topic], polls: Sequence[Poll], presenter: str
) -> Form:
    """An item as it is, to be changed."""
    return Form(
        _("Edit the item"),
        EditItem,
        _questions(group, topics, polls, item, presenter),
        _("Save"),
        {"item": item.id, "revision": item.revision, **_unlinked(topics, polls)},
    )


def _questions(
    group: Group,
    topics: Sequence[Topic],
    polls: Sequence[Poll],
    item: Item | None = None,
    presenter: str = "",
) -> tuple[Question, ...]:
    return (
        Tongues(
            "title",
            _("What is the item about?"),
            _("In the languages you write; the coordinator sees to the others."),
            languages=group.languages,
            longest=LONGEST_TITLE,
            given=item.title.texts if item else {},
        ),
        Number(
            "minutes",
            _("How many minutes does it take?"),
            least=SHORTEST,
            most=LONGEST,
            given=item.minutes if item else USUAL,
        ),
        Line(
            "presenter",
            _("Who presents it?"),
            _("The name of a member; leave it empty if you present it yourself."),
            optional=True,
            given=presenter,
        ),
        *_linked(
            "topic",
            _("Topic it belongs to"),
            [(each.id, each.title) for each in topics],
            item.topic_id if item else None,
        ),
        *_linked(
            "poll",
            _("Poll it belongs to"),
            [(each.id, each.question) for each in polls],
            item.poll_id if item else None,
        ),
        Line(
            "link",
            _("Document"),
            _("An address that begins with https://, if there is one."),
            optional=True,
            longest=LONGEST_LINK,
            given=item.link if item else "",
        ),
    )


def _linked(
    name: str, label: Words, choices: Sequence[tuple[int, Words]], given: int | None
) -> tuple[Question, ...]:
    if not choices:
        return ()
    options = tuple(Option(str(number), words) for number, words in choices)
    return (Choice(name, label, optional=True, options=options, given=str(given) if given else None),)


def _unlinked(topics: Sequence[Topic], polls: Sequence[Poll]) -> dict[str, object]:
    """What is not asked, because there is nothing to choose."""
    return {name: None for name, choices in (("topic", topics), ("poll", polls)) if not choices}


def call_form(meeting: Meeting, city: City, deadline_at: datetime | None) -> Form:
    """Until when items can be proposed; begins with the present deadline, or the suggested one."""
    return Form(
        _("Call for items"),
        CallForItems,
        (
            Moment(
                "deadline_at",
                _("Until when? (clock: {city})", city=city),
                _("The usual deadline is three common working days before the meeting."),
                zone=city.zone,
                given=f"{deadline_at.astimezone(ZoneInfo(city.zone)):%Y-%m-%dT%H:%M}" if deadline_at else "",
            ),
        ),
        _("Call for items"),
        {"meeting": meeting.id},
        _("“{title}” is planned for {when}.", title=meeting.title, when=meeting.starts_at),
    )


def notice_form(group: Group, notice: StandingNotice | None) -> Form:
    """What is said with every agenda and first reminder."""
    return Form(
        _("Standing notice"),
        SaveNotice,
        (
            Tongues(
                "text",
                _("What shall be said with every agenda?"),
                _("For instance on competition law. Leave it empty to say nothing any more."),
                optional=True,
                languages=group.languages,
                longest=LONGEST_NOTICE,
                several_lines=True,
                given=notice.text.texts if notice else {},
            ),
        ),
        _("Save"),
        {"group": group.id},
        _(
            "For “{group}”. It stands on every agenda and on the first reminder of a meeting.",
            group=group.name,
        ),
    )


def hand_form(item: Item, zone: str) -> Form:
    """Who is asked to translate an item, and until when; days on the clock of `zone` (IANA)."""
    return Form(
        _("Hand over the translation"),
        HandItem,
        (
            Line("translator", _("Who shall translate it?"), _("The name of a member of the group.")),
            Moment("due_at", _("Until when?"), optional=True, zone=zone),
        ),
        _("Hand over"),
        {"item": item.id},
        _("“{title}” will be on their list of tasks.", title=item.title),
    )


def translate_form(item: Item, group: Group) -> Form:
    """The languages that an item lacks."""
    return Form(
        _("Translate the item"),
        TranslateItem,
        (
            Tongues(
                "title",
                _("Title"),
                optional=True,
                languages=item.title.missing(group.languages),
                longest=LONGEST_TITLE,
            ),
        ),
        _("Save"),
        {"item": item.id},
        _("In the original: “{title}”", title=item.title),
    )
