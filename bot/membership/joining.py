"""Coming into a group: at once, by application, or with an invitation."""

from dataclasses import dataclass
from datetime import datetime

from bot.chat.text import Text, _
from bot.errors import Refusal
from bot.membership import codes
from bot.membership.appointing import end_speaking
from bot.membership.deciding import approves, require_decider, told_of
from bot.membership.model import Group, JoinMode, Member, Membership, Organisation, OrganisationKind
from bot.membership.policy import get_group, is_coordinator
from bot.membership.roles import Role, Side
from bot.membership.ways_in import Application, Code, Decision
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.work import Work


@dataclass(frozen=True)
class Details:
    """What a newcomer says about themselves and their organisation."""

    person: str
    organisation: str
    kind: OrganisationKind
    side: Side
    region: str
    sme: bool


def is_introduced(work: Work, member: Member) -> bool:
    """Whether nothing needs to be asked any more: the organisation is known and a group has taken the person in."""
    return member.organisation is not None and bool(work.members.memberships_of(member.id))


def introduce(work: Work, member: Member, details: Details, by: Member, now: datetime) -> Organisation | None:
    """Keep what somebody says about themselves, or a coordinator about them.

    An organisation known by name keeps its facts; it is returned when they differ from what was said.
    """
    if not (details.person and details.organisation):
        raise Refusal(_("Please give your name and the name of your organisation."))
    said = Organisation(details.organisation, details.kind, details.side, details.region, details.sme)
    known = work.organisations.by_name(details.organisation)
    if known is None:
        work.organisations.add(said)
    member.name = details.person
    member.organisation = known or said
    end_speaking(work, member, by, now)
    return known if known and _facts(known) != _facts(said) else None


def _facts(organisation: Organisation) -> tuple[object, ...]:
    return organisation.kind, organisation.side, organisation.sme, organisation.region


def way_in(work: Work, member: Member, group: Group) -> JoinMode:
    """How this person comes into the group: whoever coordinates it walks in."""
    return JoinMode.OPEN if is_coordinator(work, member, group) else group.join_mode


def get_joinable(work: Work, member: Member, group_id: int) -> Group:
    """The group, for someone who is not in it yet; Refusal for a member."""
    group = get_group(work, group_id)
    if work.members.membership(member.id, group_id) is not None:
        raise Refusal(
            _("You are already a member of “{group}”. /groups shows your groups.", group=group.name)
        )
    return group


def come_in(work: Work, member: Member, group_id: int, note: str, now: datetime) -> Application | None:
    """Join at once (None) or, where the group wants it, apply and let its coordinators know.

    Refusal where only an invitation helps, for a member, and while an application is waiting.
    """
    group = get_joinable(work, member, group_id)
    match way_in(work, member, group):
        case JoinMode.OPEN:
            _enter(work, member, group, now)
            return None
        case JoinMode.APPLICATION:
            return _apply(work, member, group, note, now)
        case JoinMode.INVITATION:
            raise Refusal(by_invitation(group))


def by_invitation(group: Group) -> Text:
    """Why somebody cannot simply join, and what to do."""
    return _(
        "“{group}” takes in members by invitation. Please ask a coordinator or the liaison office for a code, "
        "then type /join followed by the code.",
        group=group.name,
    )


def accept(work: Work, member: Member, code: Code, now: datetime) -> Group:
    """Join with an invitation, which is used up by it."""
    group = get_joinable(work, member, code.group_id or 0)
    codes.use(work, member, code, now)
    _enter(work, member, group, now)
    return group


def decide(work: Work, by: Member, application_id: int, approve: bool, now: datetime) -> Application:
    """Approve or decline; the first decision stands, every copy is drawn anew and the applicant is told.

    Refusal for those who do not decide on it (deciding.py). Where both co-chairs do, the first approval waits for the
    second; one who declines is enough.
    """
    application = get_application(work, application_id)
    group = get_group(work, application.group_id)
    for_sides = require_decider(work, by, application, group, now)
    if application.decision is not Decision.PENDING:
        raise Refusal(decided_words(work, application))
    if approve and not approves(work, application, group, for_sides):
        work.outbox.refresh("application", application.id, now)
        return application
    settle(work, application, Decision.APPROVED if approve else Decision.DECLINED, by, now)
    if approve and work.members.membership(application.member.id, group.id) is None:
        work.members.enter(Membership(application.member, group.id, Role.MEMBER, now))
    outbox.tell(work, application.member, Subject("application_decided", application.id), now)
    return application


def withdraw(work: Work, member: Member, application_id: int, now: datetime) -> Application:
    """Take one's own application back; Refusal when it was decided already."""
    application = get_application(work, application_id)
    if application.member is not member:
        raise Refusal(_("Only the applicant can withdraw this application."))
    if application.decision is not Decision.PENDING:
        raise Refusal(decided_words(work, application))
    settle(work, application, Decision.WITHDRAWN, member, now)
    return application


def get_application(work: Work, application_id: int) -> Application:
    """The application, locked; Refusal when there is none of this number."""
    application = work.applications.find(application_id)
    if application is None:
        raise Refusal(_("This application no longer exists. /groups shows the groups and what is waiting."))
    return application


def decided_words(work: Work, application: Application) -> Text:
    """Who settled an application, how and when."""
    by = work.members.find(application.decided_by) if application.decided_by else None
    name = by.words if by else _("A coordinator")
    when = application.decided_at or application.made_at
    match application.decision:
        case Decision.APPROVED:
            return _("{name} approved this application on {when}.", name=name, when=when)
        case Decision.DECLINED:
            return _("{name} declined this application on {when}.", name=name, when=when)
        case _:
            return _("{name} withdrew this application on {when}.", name=name, when=when)


def _apply(work: Work, member: Member, group: Group, note: str, now: datetime) -> Application:
    work.groups.lock(group.id)
    if work.applications.pending(member.id, group.id) is not None:
        raise Refusal(
            _(
                "Your application to “{group}” is already with the coordinators. They will answer here.",
                group=group.name,
            )
        )
    application = Application(member, group.id, note, now)
    work.applications.add(application)
    for decider in told_of(work, application, group, now):
        outbox.tell(work, decider, Subject("application", application.id), now)
    return application


def _enter(work: Work, member: Member, group: Group, now: datetime) -> None:
    work.members.enter(Membership(member, group.id, Role.MEMBER, now))
    waiting = work.applications.pending(member.id, group.id)
    if waiting is not None:  # they came in another way meanwhile
        settle(work, waiting, Decision.WITHDRAWN, member, now)


def settle(work: Work, application: Application, decision: Decision, by: Member, now: datetime) -> None:
    """Keep what became of an application, and draw every copy of it anew."""
    application.decision, application.decided_by, application.decided_at = decision, by.id, now
    work.outbox.refresh("application", application.id, now)
