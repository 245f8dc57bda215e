"""The forms of a draft: its text, its terms, its deadline, and what is missing in a language."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.chat.forms import Choice, Form, Moment, Number, Option, Question, Tongues
from bot.chat.languages import Language
from bot.chat.text import City, Text, Variants, _
from bot.membership.model import Group
from bot.polls.counting import Method
from bot.polls.deciding import DECIDABLE
from bot.polls.drafts.actions import ChangeText, MakeDraft, SetDeadline, SetTerms, Translate
from bot.polls.drafts.deadline import MOST_DAYS
from bot.polls.fixed import FIXED
from bot.polls.forms import LONGEST_OPTIONS, LONGEST_QUESTION
from bot.polls.methods.saying import quoted
from bot.polls.methods.words import NAMES
from bot.polls.model import Poll, Topic
from bot.polls.options import FEWEST, MOST
from bot.polls.secret.words import ABOUT_SECRECY
from bot.polls.terms import Secrecy
from bot.polls.verdict import QUORUMS, RULES
from bot.polls.wording import LIVE, OPEN_BALLOTS, SECRECY, UNITS

OFFERED_METHODS = tuple(each for each in NAMES if each is not Method.DATES)
"""A date is found, not decided: for that there is the straw poll."""

_METHODS = tuple(Option(each.value, NAMES[each]) for each in OFFERED_METHODS)


def text_form(group: Group, topics: Sequence[Topic], topic: Topic | None) -> Form:
    """What a new formal vote is about."""
    fixed: dict[str, object] = {"group": group.id}
    asked: tuple[Question, ...] = ()
    if topics and topic is None:
        options = tuple(Option(str(each.id), each.title) for each in topics)
        asked = (Choice("topic", _("Does it belong to a topic?"), optional=True, options=options),)
    else:
        fixed["topic"] = topic.id if topic else None
    return Form(
        _("New formal vote"),
        MakeDraft,
        (*_text_fields(group, None), *asked),
        _("Save the draft"),
        fixed,
        _(
            "For “{group}”. Next come the rules and the deadline; nothing opens before you confirm it.",
            group=group.name,
        ),
    )


def new_text_form(group: Group, poll: Poll) -> Form:
    """Question and options of a draft, to be changed."""
    return Form(
        _("Change the text"), ChangeText, _text_fields(group, poll), _("Save the draft"), {"poll": poll.id}
    )


def _text_fields(group: Group, poll: Poll | None) -> tuple[Question, ...]:
    own = () if poll is None or poll.method in FIXED else poll.options
    return (
        Tongues(
            "question",
            _("What shall be decided?"),
            _("In every language of the group. What is missing can be added later, before the vote opens."),
            languages=group.languages,
            longest=LONGEST_QUESTION,
            given=poll.question.texts if poll else {},
        ),
        Choice(
            "method",
            _("How is it voted on?"),
            options=_METHODS,
            given=poll.method.value if poll else Method.YES_NO.value,
        ),
        Tongues(
            "options",
            _("Options, one a line"),
            _(
                "Only for options of your own: from {fewest} to {most}, in every language the same ones in the same "
                "order. Yes, no and abstain come by themselves.",
                fewest=FEWEST,
                most=MOST,
            ),
            optional=True,
            languages=group.languages,
            longest=LONGEST_OPTIONS,
            several_lines=True,
            given=_lines(tuple(each for each in own if isinstance(each, Variants))),
        ),
    )


def _lines(options: Sequence[Variants]) -> dict[Language, str]:
    languages = [each for each in Language if all(each in option.texts for option in options)]
    return {each: "\n".join(option.texts[each] for option in options) for each in languages if options}


def terms_form(poll: Poll, *, secret: bool) -> Form:
    """By what rules it is decided. `secret`: whether the vote can be secret."""
    terms = poll.terms
    rules = tuple(Option(each.value, name) for each, name in RULES.items())
    rule = Choice(
        "rule",
        _("Which majority is needed?"),
        _("Of several options, the one in front is held against all others.")
        if poll.method not in FIXED
        else None,
        optional=poll.method not in FIXED,
        options=rules,
        given=terms.rule.value if terms.rule else None,
    )
    return Form(
        _("Rules of the vote"),
        SetTerms,
        (
            Choice("unit", _("Who has a vote?"), options=_options(UNITS), given=terms.unit.value),
            *((rule,) if poll.method in DECIDABLE else ()),
            Choice(
                "quorum", _("How many must take part?"), options=_options(QUORUMS), given=terms.quorum.value
            ),
            Choice(
                "live",
                _("When is it visible how the vote stands?"),
                options=_options(LIVE),
                given=terms.live.value,
            ),
            _secrecy(poll, secret=secret),
        ),
        _("Save the draft"),
        {"poll": poll.id, **({} if poll.method in DECIDABLE else {"rule": None})},
        poll.question,
    )


def _secrecy(poll: Poll, *, secret: bool) -> Choice:
    offered = tuple(Secrecy) if secret else OPEN_BALLOTS
    return Choice(
        "secrecy",
        _("Who sees how somebody voted?"),
        ABOUT_SECRECY if secret else None,
        options=tuple(Option(each.value, SECRECY[each]) for each in offered),
        given=poll.terms.secrecy.value if poll.terms.secrecy in offered else None,
    )


def _options(words: Mapping[Any, Text]) -> tuple[Option, ...]:
    return tuple(Option(each.value, name) for each, name in words.items())


def deadline_form(poll: Poll, city: City) -> Form:
    """Until when it is open: days both sides work, or a moment."""
    return Form(
        _("Deadline of the vote"),
        SetDeadline,
        (
            Number(
                "working_days",
                _("After how many common working days?"),
                _(
                    "Days on which both sides work, counted from the opening; the vote ends on the last one at 16:00 "
                    "in Berlin. Leave it empty to give a moment instead."
                ),
                optional=True,
                most=MOST_DAYS,
                given=poll.terms.working_days,
            ),
            Moment(
                "closes_at",
                _("Or at a moment (clock: {city})", city=city),
                _("For example 2026-12-01 18:00 or “next Friday at 6 pm”."),
                optional=True,
                zone=city.zone,
            ),
        ),
        _("Save the draft"),
        {"poll": poll.id},
        poll.question,
    )


def translation_form(poll: Poll, missing: tuple[Language, ...]) -> Form:
    """Question and options in the languages that are missing; the original stands beside each."""
    question = tuple(each for each in missing if not poll.question.texts.get(each))
    own = (
        tuple(each for each in poll.options if isinstance(each, Variants)) if poll.method not in FIXED else ()
    )
    lacking = tuple(each for each in missing if any(not option.texts.get(each) for option in own))
    fields: list[Question] = []
    fixed: dict[str, object] = {"poll": poll.id}
    if question:
        words = _("The original: {text}", text=poll.question)
        fields.append(Tongues("question", _("Question"), words, languages=question, longest=LONGEST_QUESTION))
    else:
        fixed["question"] = None
    if lacking:
        fields.append(_options_field(own, lacking))
    else:
        fixed["options"] = None
    return Form(_("Translate a formal vote"), Translate, tuple(fields), _("Save the translation"), fixed)


def _options_field(own: Sequence[Variants], lacking: tuple[Language, ...]) -> Tongues:
    return Tongues(
        "options",
        _("Options, one a line"),
        _("The original, in this order: {options}", options=quoted(own)),
        languages=lacking,
        longest=LONGEST_OPTIONS,
        several_lines=True,
    )
