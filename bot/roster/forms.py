"""The questions about organisations, groups and duplicates."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from bot.chat.forms import Choice, Choices, Form, Line, Option, Tongues
from bot.chat.languages import Language
from bot.chat.text import Words, _
from bot.membership.forms import (
    LONGEST_NAME,
    LONGEST_ORGANISATION,
    LONGEST_PURPOSE,
    about_fields,
)
from bot.membership.joining_actions import Whether
from bot.membership.model import Group, Member, Organisation
from bot.membership.words import APPROVALS, JOIN_MODES, KINDS, SIDES, organisation_of
from bot.roster.actions import ChangeGroup, ChoosePerson, ChooseSame, Correct, CorrectPerson, SetParent

MOST_OFFERED = 60
"""Entries of a choice; the likeliest come first."""


def correction_form(known: Organisation) -> Form:
    """Everything that is recorded of an organisation."""
    return Form(
        _("Correct “{organisation}”", organisation=known.words),
        Correct,
        (
            Line("title", _("Its full name"), longest=LONGEST_ORGANISATION, given=known.name),
            Choice(
                "kind",
                _("Kind of organisation"),
                options=tuple(Option(kind.value, words) for kind, words in KINDS.items()),
                given=known.kind,
            ),
            Choice(
                "side",
                _("Side"),
                _("A joint venture chooses one. Guests have no formal vote."),
                options=tuple(Option(side.value, words) for side, words in SIDES.items()),
                given=known.side,
            ),
            Line("region", _("Region"), optional=True, longest=LONGEST_NAME, given=known.region),
            whether("small", _("Is it a small or medium-sized enterprise?"), known.sme),
            whether(
                "joint_venture",
                _("Is it a joint venture of both sides?"),
                known.joint_venture,
                _("It has chosen the side above, and the choice stays."),
            ),
            whether("founding", _("Is it a founding member?"), known.founding),
            Line(
                "member_since",
                _("Member since"),
                _("A day as 2019-05-31, or leave it empty."),
                optional=True,
                longest=10,
                given=known.member_since.isoformat() if known.member_since else "",
            ),
        ),
        submit=_("Save"),
        fixed={"organisation": known.id},
    )


def whether(name: str, label: Words, given: bool, about: Words | None = None) -> Choice:
    """A question with two answers."""
    return Choice(
        name,
        label,
        about,
        options=(Option(Whether.YES, _("Yes, it is")), Option(Whether.NO, _("No, it is not"))),
        given=Whether.YES if given else Whether.NO,
    )


def parent_form(known: Organisation, parent: Organisation | None) -> Form:
    """Whom it belongs to."""
    return Form(
        _("“{organisation}” belongs to …", organisation=known.words),
        SetParent,
        (
            Line(
                "parent",
                _("Parent organisation"),
                _("Its name as /roster shows it; empty when it belongs to nobody."),
                optional=True,
                longest=LONGEST_ORGANISATION,
                given=parent.name if parent else "",
            ),
        ),
        submit=_("Save"),
        fixed={"organisation": known.id},
        intro=_("Organisations of one parent share one vote where organisations vote."),
    )


def same_form(known: Organisation, others: Sequence[Organisation]) -> Form:
    """Which organisation was recorded twice; the most alike first."""
    ordered = sorted(others, key=lambda each: -_alike(each.name, known.name))[:MOST_OFFERED]
    return Form(
        _("Which one is the same as “{organisation}”?", organisation=known.words),
        ChooseSame,
        (
            Choice(
                "other",
                _("It is merged into this one"),
                options=tuple(Option(str(each.id), each.words) for each in ordered),
            ),
        ),
        submit=_("Look at both"),
        fixed={"organisation": known.id},
    )


def person_form(known: Member, group: Group, others: Sequence[Member]) -> Form:
    """Which member was recorded twice; the most alike first."""
    ordered = sorted(others, key=lambda each: -_alike(each.name, known.name))[:MOST_OFFERED]
    return Form(
        _("Which one is the same person as {name}?", name=known.words),
        ChoosePerson,
        (
            Choice(
                "other",
                _("Merged into this member"),
                options=tuple(
                    Option(
                        str(each.id),
                        _("{name}, {organisation}", name=each.words, organisation=organisation_of(each)),
                    )
                    for each in ordered
                ),
            ),
        ),
        submit=_("Look at both"),
        fixed={"group": group.id, "member": known.id},
    )


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio()


def correct_person_form(known: Member, group: Group) -> Form:
    """What is recorded of a member."""
    return Form(
        _("Correct what is known of {name}", name=known.words),
        CorrectPerson,
        about_fields(known),
        submit=_("Save"),
        fixed={"group": group.id, "member": known.id},
        intro=_("An organisation that is on record under this name keeps its facts; /roster corrects those."),
    )


def change_group_form(group: Group) -> Form:
    """Everything about a group that can change."""
    return Form(
        _("Change “{group}”", group=group.name),
        ChangeGroup,
        (
            Tongues("title", _("Name of the group"), longest=LONGEST_NAME, given=group.name.texts),
            Tongues(
                "purpose",
                _("Purpose"),
                _("What the group works on, in a few lines."),
                optional=True,
                longest=LONGEST_PURPOSE,
                several_lines=True,
                given=group.purpose.texts if group.purpose else {},
            ),
            Choices(
                "languages",
                _("Languages of the group"),
                _("Topics, polls and meetings are written in these."),
                options=tuple(Option(language.value, language) for language in Language),
                given=tuple(group.languages),
            ),
            Choice(
                "join_mode",
                _("How members join"),
                options=tuple(Option(mode.value, words) for mode, words in JOIN_MODES.items()),
                given=group.join_mode,
            ),
            Choice(
                "approval",
                _("Who decides on applications"),
                options=tuple(Option(each.value, words) for each, words in APPROVALS.items()),
                given=group.approval,
            ),
            Choice(
                "government_votes",
                _("Do government bodies have a vote in formal votes?"),
                options=(
                    Option(Whether.NO, _("No, they advise")),
                    Option(Whether.YES, _("Yes, they vote like others")),
                ),
                given=Whether.YES if group.government_votes else Whether.NO,
            ),
        ),
        submit=_("Save"),
        fixed={"group": group.id},
    )
