"""The forms of topics and polls."""

from collections.abc import Sequence

from bot.chat.actions import FormAction
from bot.chat.forms import Choice, Form, Moment, Option, Question, Tongues
from bot.chat.text import City, Listing, Text, _
from bot.membership.model import Group
from bot.polls import library
from bot.polls.actions import (
    AddTopic,
    OpenDatePoll,
    OpenLibraryPoll,
    OpenProposal,
    OpenWrittenPoll,
    WritePoll,
)
from bot.polls.counting import Method
from bot.polls.library_settings import Settings
from bot.polls.methods.fixed import FIXED
from bot.polls.methods.moments import date_questions
from bot.polls.methods.words import PHRASES, both
from bot.polls.model import Area, Topic

LONGEST_TITLE, LONGEST_SUMMARY, LONGEST_QUESTION, LONGEST_OPTIONS = 100, 1000, 200, 1100
"""Characters. All options of one language come in one text, one a line."""


def poll_form(
    group: Group, city: City, topics: Sequence[Topic], topic: Topic | None, asked: WritePoll
) -> Form:
    """A poll in one's own words; about `topic`, or about one of `topics` or none of them."""
    about = _topic_choice(topics) if topics and topic is None else ()
    fixed: dict[str, object] = {
        "group": group.id,
        "method": asked.method,
        "live": asked.live,
        "named": asked.named,
    }
    if not about:
        fixed["topic"] = topic.id if topic else None
    makes, own = _own_questions(asked.method, group, city)
    return Form(
        _("New poll"),
        makes,
        (_question(asked.method, group), *own, *about, _deadline(city)),
        _("Open the poll"),
        fixed,
        both(_poll_intro(group, topic), PHRASES[asked.method]),
    )


def _own_questions(method: Method, group: Group, city: City) -> tuple[type[FormAction], tuple[Question, ...]]:
    """What a method asks besides question and deadline, and what its form makes."""
    if method in FIXED:
        return OpenProposal, ()
    if method is Method.DATES:
        return OpenDatePoll, date_questions(city)
    options = Tongues(
        "options",
        _("Options, one a line"),
        _("From 2 to 12; in every language the same ones, in the same order."),
        languages=group.languages,
        longest=LONGEST_OPTIONS,
        several_lines=True,
    )
    return OpenWrittenPoll, (options,)


def _question(method: Method, group: Group) -> Tongues:
    label = _("What do you propose?") if method in FIXED else _("What do you want to ask?")
    if method is Method.DATES:
        label = _("What is to be dated?")
    return Tongues("question", label, languages=group.languages, longest=LONGEST_QUESTION)


def library_form(
    group: Group, city: City, question: library.Question, topic: Topic | None, settings: Settings
) -> Form:
    """A poll with a question from the library: only the deadline is asked."""
    intro = _(
        "{question} Options: {options}. The poll goes to “{group}”.",
        question=question.question,
        options=Listing(question.options),
        group=group.name,
    )
    return Form(
        _("Open a poll from the library"),
        OpenLibraryPoll,
        (_deadline(city),),
        _("Open the poll"),
        {
            "group": group.id,
            "question": question.key,
            "topic": topic.id if topic else None,
            "settings": settings.number,
        },
        both(intro, PHRASES[settings.method_of(question)]),
    )


def topic_form(group: Group) -> Form:
    """A topic in one's own words."""
    return Form(
        _("New topic"),
        AddTopic,
        (
            Tongues("title", _("Title"), languages=group.languages, longest=LONGEST_TITLE),
            Tongues(
                "summary",
                _("Summary"),
                _("A few sentences, so that everyone starts from the same facts."),
                optional=True,
                languages=group.languages,
                longest=LONGEST_SUMMARY,
                several_lines=True,
            ),
            Choice("area", _("Area"), options=tuple(Option(area.value, area.words) for area in Area)),
        ),
        _("Add the topic"),
        {"group": group.id},
        _("For “{group}”.", group=group.name),
    )


def _topic_choice(topics: Sequence[Topic]) -> tuple[Question, ...]:
    options = tuple(Option(str(topic.id), topic.title) for topic in topics)
    return (Choice("topic", _("Does it belong to a topic?"), optional=True, options=options),)


def _poll_intro(group: Group, topic: Topic | None) -> Text:
    if topic is None:
        return _("For “{group}”.", group=group.name)
    return _("For “{group}”, on the topic “{topic}”.", group=group.name, topic=topic.title)


def _deadline(city: City) -> Moment:
    return Moment(
        "closes_at",
        _("Deadline (clock: {city})", city=city),
        _("Day and time in {city}, for example 2026-12-01 18:00 or “next Friday at 6 pm”.", city=city),
        zone=city.zone,
    )
