"""Organisations: corrected, put under a parent, merged; and groups changed."""

from collections.abc import Callable

import pytest

from bot.bot import Bot
from bot.errors import Refusal
from bot.membership.actions import OpenMember
from bot.membership.model import Approval, Organisation, OrganisationKind
from bot.membership.roles import Role, Side
from bot.record.chain import verify
from bot.record.model import Step
from bot.roster import merging, service
from bot.roster.actions import (
    AskCorrection,
    AskGroup,
    AskMerge,
    AskParent,
    AskPerson,
    AskSamePerson,
    ConfirmMerge,
    ConfirmPersons,
    ExportRoster,
    ListOrganisations,
    MergeOrganisations,
    MergePersons,
    OpenOrganisation,
    OpenRoster,
)
from bot.roster.model import OrganisationFacts
from bot.work import OpenWork, Work
from tests.cast import ALEX, ANNA, JONAS, LI, NOW, THOMAS, WANG, ask
from tests.membership.looking import card_of, known, labels, press, refusal, reply_of, texts, toast
from tests.roster.scenes import GROUP, appoint, convene, newcomer, organisation, person

FACTS = {
    "title": "Becker Drives GmbH",
    "kind": "company",
    "side": "de",
    "region": "Hessen",
    "small": "no",
    "joint_venture": "yes",
    "founding": "yes",
    "member_since": "2019-05-31",
}


def of_anna(work: Work) -> Organisation:
    own = person(work, ANNA).organisation
    assert own is not None
    return own


def facts_of(work: Work, known: Organisation, **changed: object) -> OrganisationFacts:
    own = {name: getattr(known, name) for name in OrganisationFacts.__dataclass_fields__}
    return OrganisationFacts(**{**own, **changed})


def number(open_work: OpenWork) -> int:
    with open_work() as work:
        return of_anna(work).id


def test_a_coordinator_finds_and_corrects_an_organisation(bot: Bot, open_work: OpenWork) -> None:
    roster = card_of(ask(bot, ALEX, OpenRoster(GROUP)))
    there = card_of(ask(bot, ALEX, press(roster, "Organisations")))
    card = card_of(ask(bot, ALEX, press(there, "Becker Antriebstechnik GmbH")))
    saved = ask(bot, ALEX, (press(card, "Correct"), FACTS))
    assert toast(saved) == "Saved."
    said = set(texts(card_of(saved)))
    assert {"Becker Drives GmbH", "Hessen", "Joint venture", "Founding member", "2019-05-31"} <= said
    with open_work() as work:
        assert of_anna(work).known_as == "becker drives gmbh"
        assert not of_anna(work).sme


def test_a_name_that_another_has_is_refused(bot: Bot, open_work: OpenWork) -> None:
    with open_work() as work:
        organisation(work, "Werke AG")
    asked = (AskCorrection(number(open_work)), {**FACTS, "title": "WERKE  ag"})
    assert refusal(ask(bot, ALEX, asked)).startswith("“{organisation}” is on record already")
    asked = (AskCorrection(number(open_work)), {**FACTS, "member_since": "soon"})
    assert refusal(ask(bot, ALEX, asked)).startswith("Please write the day")


def test_a_joint_venture_chooses_its_side_once(open_work: OpenWork) -> None:
    with open_work() as work:
        anna, li = person(work, ANNA), person(work, LI)
        place = work.members.membership(li.id, GROUP)
        assert place is not None
        place.role = Role.COORDINATOR
        own = of_anna(work)
        service.correct(work, li, own.id, facts_of(work, own, joint_venture=True, side=Side.CN), NOW)
        assert anna.side is Side.CN
        with pytest.raises(Refusal, match="has chosen its side"):
            service.correct(work, li, own.id, facts_of(work, own, side=Side.DE), NOW)
        with pytest.raises(Refusal, match="has chosen its side"):
            service.correct(work, li, own.id, facts_of(work, own, side=Side.DE, joint_venture=False), NOW)
        service.correct(work, person(work, ALEX), own.id, facts_of(work, own, side=Side.DE), NOW)
        with pytest.raises(Refusal, match="one of the two sides"):
            service.correct(work, person(work, ALEX), own.id, facts_of(work, own, side=Side.GUEST), NOW)


def test_who_chairs_for_a_side_does_so_no_more_on_another(open_work: OpenWork) -> None:
    with open_work() as work:
        appoint(work, person(work, ANNA), Role.CO_CHAIR)
        own = of_anna(work)
        service.correct(work, person(work, ALEX), own.id, facts_of(work, own, side=Side.CN), NOW)
        roles = [each.role for each in work.mandates.of_member(person(work, ANNA).id, GROUP, NOW)]
    assert roles == [Role.REPRESENTATIVE]


@pytest.mark.parametrize("what", ["side", "kind", "parent", "merger"])
def test_nothing_that_decides_over_votes_changes_during_one(open_work: OpenWork, what: str) -> None:
    convene(open_work)
    with open_work() as work:
        alex, own = person(work, ALEX), of_anna(work)
        other = organisation(work, "Parent AG")
        deeds: dict[str, Callable[[], object]] = {
            "side": lambda: service.correct(work, alex, own.id, facts_of(work, own, side=Side.CN), NOW),
            "kind": lambda: service.correct(
                work, alex, own.id, facts_of(work, own, kind=OrganisationKind.GOVERNMENT), NOW
            ),
            "parent": lambda: service.set_parent(work, alex, own.id, "Parent AG"),
            "merger": lambda: merging.merge_organisations(work, alex, other.id, own.id, NOW),
        }
        with pytest.raises(Refusal, match="formal vote is under way"):
            deeds[what]()


def test_a_region_can_be_corrected_during_a_vote(open_work: OpenWork) -> None:
    convene(open_work)
    with open_work() as work:
        own = of_anna(work)
        service.correct(work, person(work, ALEX), own.id, facts_of(work, own, region="Hessen"), NOW)


def test_affiliates_get_a_parent_and_share_its_vote(bot: Bot, open_work: OpenWork) -> None:
    with open_work() as work:
        organisation(work, "Parent AG")
        appoint(work, newcomer(work, "sister", organisation(work, "Sister GmbH")), Role.REPRESENTATIVE)
        sister = work.organisations.by_name("Sister GmbH")
        assert sister is not None
    for each in (number(open_work), sister.id):
        card = card_of(ask(bot, ALEX, (AskParent(each), {"parent": "parent ag"})))
        assert "Parent AG" in texts(card)
    poll = convene(open_work)
    with open_work() as work:
        assert {seat.name for seat in work.polls.seats(poll) if seat.side is Side.DE} == {"Parent AG"}


def test_nobody_belongs_to_themselves_however_far_around(open_work: OpenWork) -> None:
    with open_work() as work:
        alex = person(work, ALEX)
        one, two, three = (organisation(work, name) for name in ("One AG", "Two AG", "Three AG"))
        service.set_parent(work, alex, two.id, "One AG")
        service.set_parent(work, alex, three.id, "Two AG")
        for name in ("One AG", "Three AG"):
            with pytest.raises(Refusal, match="other way round"):
                service.set_parent(work, alex, one.id, name)
        assert work.organisations.head_of(three) is one
        service.set_parent(work, alex, two.id, "")
        assert work.organisations.head_of(three) is two


def test_an_unknown_parent_is_answered_with_the_nearest(bot: Bot, open_work: OpenWork) -> None:
    with open_work() as work:
        organisation(work, "Parent AG")
    asked = (AskParent(number(open_work)), {"parent": "Parent GmbH"})
    assert refusal(ask(bot, ALEX, asked)).endswith("Did you mean {organisations}?")
    asked = (AskParent(number(open_work)), {"parent": "氢能"})
    assert refusal(ask(bot, ALEX, asked)).endswith("as /roster shows it.")


def test_duplicates_become_one_after_two_questions(bot: Bot, open_work: OpenWork) -> None:
    with open_work() as work:
        double = organisation(work, "Becker Antriebstechnik")
        appoint(work, newcomer(work, "double", double), Role.REPRESENTATIVE)
        child = organisation(work, "Child GmbH", parent=double)
        of_anna(work).parent_id = child.id  # the second stands above the first
        kept = of_anna(work).id
    offered = reply_of(ask(bot, ALEX, AskMerge(kept))).ask
    assert offered is not None
    first = card_of(ask(bot, ALEX, (AskMerge(kept), {"other": str(double.id)})))
    second = card_of(ask(bot, ALEX, press(first, "Continue to merging")))
    done = ask(bot, ALEX, press(second, "Merge for good"))
    assert toast(done) == "They are one organisation now."
    with open_work() as work:
        own = of_anna(work)
        assert work.organisations.find(double.id) is None
        assert {each.name for each in work.organisations.members_of(own.id)} == {"Anna Becker", "double"}
        assert [each.name for each in work.organisations.under(own.id)] == ["Child GmbH"]
        assert own.parent_id is None
        held = {each.member.name: each.role for each in work.mandates.for_organisation(own.id, NOW)}
        assert held == {"Anna Becker": Role.REPRESENTATIVE, "double": Role.ALTERNATE}
        assert work.records.count(GROUP, Step.MERGED) == 1
        assert verify(work.records.entries(GROUP), work.records.disclosures(GROUP))[1] == []


def test_a_member_recorded_twice_becomes_one_person(bot: Bot, open_work: OpenWork) -> None:
    with open_work() as work:
        double = newcomer(work, "anna2", of_anna(work))
        appoint(work, double, Role.CO_CHAIR)
    anna = known(open_work, ANNA).id
    first = card_of(ask(bot, ALEX, (AskSamePerson(GROUP, anna), {"other": str(double.id)})))
    second = card_of(ask(bot, ALEX, press(first, "Continue to merging")))
    assert toast(ask(bot, ALEX, press(second, "Merge for good"))) == "{name} is one person now."
    assert {each.user for each in known(open_work, ANNA).accounts} == {"anna", "anna2"}
    with open_work() as work:
        assert work.members.find(double.id) is None
        held = {each.role for each in work.mandates.of_member(anna, GROUP, NOW)}
        assert held == {Role.REPRESENTATIVE, Role.CO_CHAIR}
        assert verify(work.records.entries(GROUP), work.records.disclosures(GROUP))[1] == []


def test_what_is_known_of_a_member_can_be_corrected(bot: Bot, open_work: OpenWork) -> None:
    thomas = known(open_work, THOMAS).id
    assert "Correct name or organisation" in labels(card_of(ask(bot, ALEX, OpenMember(GROUP, thomas))))
    answers = {
        "person": "Thomas Krueger",
        "organisation": "Neu e. V.",
        "kind": "association",
        "side": "de",
        "region": "",
        "small": "no",
    }
    assert toast(ask(bot, ALEX, (AskPerson(GROUP, thomas), answers))) == "Saved."
    assert known(open_work, THOMAS).name == "Thomas Krueger"


def test_a_group_is_renamed_and_says_who_decides(bot: Bot, open_work: OpenWork) -> None:
    answers: dict[str, str | tuple[str, ...]] = {
        "title.en": "Renamed group",
        "title.zh": "改名的工作组",
        "languages": ("zh", "en"),
        "join_mode": "application",
        "approval": "both",
        "government_votes": "yes",
    }
    assert toast(ask(bot, ALEX, (AskGroup(GROUP), answers))) == "Saved."
    with open_work() as work:
        group = work.groups.find(GROUP)
        assert group is not None
        assert (group.approval, group.government_votes, group.purpose) == (Approval.BOTH, True, None)
        assert group.name.texts["en"] == "Renamed group"  # type: ignore[index]


def test_only_coordinators_touch_the_roster(bot: Bot, open_work: OpenWork) -> None:
    own, anna, wang = number(open_work), known(open_work, ANNA).id, known(open_work, WANG).id
    actions = (
        OpenRoster(GROUP), ListOrganisations(GROUP), OpenOrganisation(own), AskCorrection(own), AskParent(own),
        AskMerge(own), ConfirmMerge(own, own), MergeOrganisations(own, own + 1), AskSamePerson(GROUP, anna),
        ConfirmPersons(anna, wang), MergePersons(anna, wang), AskPerson(GROUP, anna), AskGroup(GROUP),
        ExportRoster(GROUP),
    )  # fmt: skip
    for account in (LI, ANNA, THOMAS, JONAS):
        for action in actions:
            assert refusal(ask(bot, account, action)).startswith("Only "), action
