"""The questions about a new group, and about somebody who wants to join."""

from bot.chat.forms import Choice, Choices, Form, Line, Moment, Number, Option, Prose, Question, Tongues
from bot.chat.languages import Language
from bot.chat.text import Text, _
from bot.membership.actions import Appoint, MakeGroup
from bot.membership.joining_actions import MakeInvitation, SubmitJoin, SubmitNote, Whether
from bot.membership.model import Group, JoinMode, Member, Membership
from bot.membership.roles import Role
from bot.membership.words import JOIN_MODES, KINDS, ROLES, SIDES

LONGEST_NAME = 80
LONGEST_ORGANISATION = 120
LONGEST_PURPOSE = 600
LONGEST_NOTE = 600


def group_form(parent: Group | None) -> Form:
    """What a new working group needs; with a parent, an expert group under it."""
    return Form(
        _("New working group") if parent is None else _("New expert group of “{group}”", group=parent.name),
        MakeGroup,
        (
            Tongues("title", _("Name of the group"), longest=LONGEST_NAME),
            Tongues(
                "purpose",
                _("Purpose"),
                _("What the group works on, in a few lines."),
                optional=True,
                longest=LONGEST_PURPOSE,
                several_lines=True,
            ),
            Choices(
                "languages",
                _("Languages of the group"),
                _("Topics, polls and meetings are written in these."),
                options=tuple(Option(language.value, language) for language in Language),
                given=tuple(parent.languages) if parent else (Language.ZH, Language.DE),
            ),
            Choice(
                "join_mode",
                _("How members join"),
                options=tuple(Option(mode.value, words) for mode, words in JOIN_MODES.items()),
                given=parent.join_mode if parent else JoinMode.APPLICATION,
            ),
        ),
        submit=_("Found the group"),
        fixed={"parent": parent.id if parent else None},
    )


def join_form(member: Member, group: Group, *, applying: bool, code: int | None = None) -> Form:
    """What a newcomer is asked; whoever applies may add a note. Filled in as far as it is known."""
    note = (_note(),) if applying else ()
    return Form(
        _("Join “{group}”", group=group.name),
        SubmitJoin,
        (*about_fields(member), *note),
        submit=_submit(applying),
        fixed={"group": group.id, "code": code} | ({} if applying else {"note": ""}),
        intro=_("Members of the group will see your name, your organisation and your role."),
    )


def note_form(group: Group) -> Form:
    """What somebody is asked whose organisation is known: only the note."""
    return Form(
        _("Join “{group}”", group=group.name),
        SubmitNote,
        (_note(),),
        submit=_submit(applying=True),
        fixed={"group": group.id},
    )


MOST_USES, MOST_DAYS, USUAL_USES, USUAL_DAYS = 500, 90, 20, 14


def invitation_form(group: Group) -> Form:
    """How many a new invitation is for, and for how long."""
    return Form(
        _("Invitation to “{group}”", group=group.name),
        MakeInvitation,
        (
            Number("most_uses", _("How many people is it for?"), least=1, most=MOST_USES, given=USUAL_USES),
            Number("days", _("How many days is it valid?"), least=1, most=MOST_DAYS, given=USUAL_DAYS),
        ),
        submit=_("Make the invitation"),
        fixed={"group": group.id},
        intro=_("Whoever has the code can come in, without an application. You can withdraw it at any time."),
    )


def appointment_form(place: Membership, group: Group, role: Role, zone: str) -> Form:
    """From when and until when somebody holds an office; both may be left out."""
    own = place.member.organisation
    instead = _("Whoever holds this office for “{organisation}” before ends it then.", organisation=own.words) if (
        own is not None and role is Role.REPRESENTATIVE
    ) else None  # fmt: skip
    return Form(
        _("{name} in “{group}”: {role}", name=place.member.words, group=group.name, role=ROLES[role]),
        Appoint,
        (
            Moment("since", _("From when?"), _("Leave it out for now."), optional=True, zone=zone),
            Moment(
                "until", _("Until when?"), _("Leave it out when no end is set."), optional=True, zone=zone
            ),
        ),
        submit=_("Appoint"),
        fixed={"group": group.id, "member": place.member.id, "role": role},
        intro=instead,
    )


def _submit(applying: bool) -> Text:
    return _("Apply") if applying else _("Join")


def _note() -> Prose:
    return Prose(
        "note",
        _("Why you would like to join"),
        _("A few words for the coordinators who decide."),
        optional=True,
        longest=LONGEST_NOTE,
    )


def about_fields(member: Member) -> tuple[Question, ...]:
    """Who somebody is and what organisation they belong to, filled in as far as it is known."""
    known = member.organisation
    small = None if known is None else Whether.YES if known.sme else Whether.NO
    return (
        Line("person", _("Your name"), longest=LONGEST_NAME, given=member.name),
        Line(
            "organisation",
            _("Your organisation"),
            _("Its full name, as it signs letters."),
            longest=LONGEST_ORGANISATION,
            given=known.name if known else "",
        ),
        Choice(
            "kind",
            _("Kind of organisation"),
            options=tuple(Option(kind.value, words) for kind, words in KINDS.items()),
            given=known.kind if known else None,
        ),
        Choice(
            "side",
            _("Side"),
            _("A joint venture chooses one. Guests have no formal vote."),
            options=tuple(Option(side.value, words) for side, words in SIDES.items()),
            given=known.side if known else None,
        ),
        Line(
            "region",
            _("Region"),
            _("Province, federal state or city of the organisation."),
            optional=True,
            longest=LONGEST_NAME,
            given=known.region if known else "",
        ),
        Choice(
            "small",
            _("Is it a small or medium-sized enterprise?"),
            optional=True,
            options=(Option(Whether.YES, _("Yes, it is")), Option(Whether.NO, _("No, it is not"))),
            given=small,
        ),
    )
