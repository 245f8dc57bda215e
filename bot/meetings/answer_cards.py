"""How answers look: the buttons, one's own answer, the totals, and who said what."""

from collections.abc import Iterable, Iterator, Sequence

from bot.chat.cards import Block, Button, Buttons, Card, Facts, Paragraph
from bot.chat.paging import page_buttons
from bot.chat.text import Listing, Text, Value, Verbatim, Words, _
from bot.meetings.actions import Attend, ShowMeeting, TurnAnswers
from bot.meetings.answer_actions import OpenAlternate, OpenSeriesAnswer, TakeBack
from bot.meetings.answers import Answer, Mode, Tally
from bot.meetings.glance import Glance
from bot.meetings.model import Attendance, Meeting
from bot.meetings.words import ANSWERS, MODES
from bot.membership.model import Member
from bot.membership.words import SIDES

NAMES_ON_A_PAGE = 20


def answer_buttons(seen: Glance) -> tuple[Block, ...]:
    """The answers, for those who are invited; in private also what is said less often."""
    if not seen.invited:
        return ()
    buttons = [*attend_buttons(seen.meeting), Button(ANSWERS[Attendance.MAYBE], _maybe(seen.meeting))]
    buttons.append(
        Button(_("My alternate comes"), OpenAlternate(seen.meeting.id), privately=not seen.personal)
    )
    rows = [Buttons(tuple(buttons)), Buttons(tuple(_rare(seen)))]
    return tuple(row for row in rows if row.buttons)


def attend_buttons(meeting: Meeting) -> Iterator[Button]:
    """Yes and no; where there is a room and a link, yes in two ways."""
    if meeting.hybrid:
        yield from (Button(words, Attend(meeting.id, Attendance.YES, mode)) for mode, words in MODES.items())
    else:
        yield Button(ANSWERS[Attendance.YES], Attend(meeting.id, Attendance.YES))
    yield Button(ANSWERS[Attendance.NO], Attend(meeting.id, Attendance.NO))


def _maybe(meeting: Meeting) -> Attend:
    return Attend(meeting.id, Attendance.MAYBE)


def _rare(seen: Glance) -> Iterator[Button]:
    if not seen.personal:
        return
    if seen.mine is not None:
        yield Button(_("Take my answer back"), TakeBack(seen.meeting.id))
    if seen.meeting.series_id is not None:
        yield Button(_("Answer for several meetings"), OpenSeriesAnswer(seen.meeting.id))


def own_answer(seen: Glance) -> tuple[Block, ...]:
    """What the member who reads this answered."""
    if seen.answer is None:
        return ()
    return (Paragraph(_("Your answer: {answer}", answer=answer_words(seen.answer))),)


def answer_words(answer: Answer) -> Words:
    """An answer in words: with the way in which somebody takes part, or with who comes instead."""
    named = bool(answer.alternate)
    match answer.attendance:
        case Attendance.YES if answer.mode is not None:
            return MODES[answer.mode]
        case Attendance.ALTERNATE if not named:
            return _("Your alternate comes; nobody is named yet")
        case Attendance.ALTERNATE if answer.confirmed:
            return _("{name} comes instead and has confirmed it", name=answer.name)
        case Attendance.ALTERNATE if answer.alternate_id is not None:
            return _("{name} comes instead and has not confirmed it yet", name=answer.name)
        case Attendance.ALTERNATE:
            return _("{name} comes instead", name=answer.name)
        case Attendance.WAITING if named:
            return _("On the waiting list, for {name} instead", name=answer.name)
        case other:
            return ANSWERS[other]


def tally_words(seen: Glance) -> Text:
    """How many people come, alternates with them, and how many gave another answer."""
    counts: dict[str, Value] = {
        "yes": seen.coming,
        "no": seen.tally[Attendance.NO],
        "maybe": seen.tally[Attendance.MAYBE],
    }
    if waiting := seen.tally[Attendance.WAITING]:
        return _(
            "attending {yes}, not attending {no}, maybe {maybe}, on the waiting list {waiting}",
            waiting=waiting,
            **counts,
        )
    return _("attending {yes}, not attending {no}, maybe {maybe}", **counts)


def side_facts(tallies: Iterable[Tally]) -> tuple[tuple[Words, Value], ...]:
    """How each side answered, for those who coordinate."""
    return tuple((SIDES[each.side], count_words(each)) for each in tallies)


def count_words(tally: Tally) -> Text:
    """How the people of a side or an organisation answered."""
    counts: dict[str, Value] = {
        "yes": tally.coming,
        "no": tally.answers.get(Attendance.NO, 0),
        "maybe": tally.answers.get(Attendance.MAYBE, 0),
        "silent": tally.silent,
    }
    if waiting := tally.answers.get(Attendance.WAITING):
        return _(
            "attending {yes}, on the waiting list {waiting}, not attending {no}, maybe {maybe}, no answer {silent}",
            waiting=waiting,
            **counts,
        )
    return _("attending {yes}, not attending {no}, maybe {maybe}, no answer {silent}", **counts)


def answers_card(
    seen: Glance, page_of: Sequence[tuple[Member, Answer]], page: int, count: int, silent: int
) -> Card:
    """Who gave which answer; `count` have answered, `silent` are invited and have not."""
    pairs: list[tuple[Words, Value]] = []
    for answer, label in ANSWERS.items():
        names = tuple(_name(member, given) for member, given in page_of if given.attendance is answer)
        if names and answer is Attendance.ALTERNATE:
            pairs.append((label, Listing(names)))
        elif names:
            pairs.append((_("{answer} ({n})", answer=label, n=seen.tally[answer]), Listing(names)))
    pairs.append((_("No answer yet"), silent))
    turning = page_buttons(page, count, lambda to: TurnAnswers(seen.meeting.id, to), NAMES_ON_A_PAGE)
    back = Buttons((Button(_("Show the meeting"), ShowMeeting(seen.meeting.id)),))
    return Card(_("Who comes to “{title}”?", title=seen.meeting.title), (Facts(tuple(pairs)), *turning, back))


def _name(member: Member, given: Answer) -> Words:
    name = name_of(member)
    if given.attendance is Attendance.ALTERNATE and given.alternate:
        return _("{name}, instead {alternate}", name=name, alternate=given.name)
    if given.mode is Mode.ONLINE:
        return _("{name}, on line", name=name)
    return name


def name_of(member: Member) -> Words:
    """A member's name, with the organisation where there is one."""
    if member.organisation is None:
        return member.words
    return _("{name} ({organisation})", name=member.words, organisation=Verbatim(member.organisation.name))
