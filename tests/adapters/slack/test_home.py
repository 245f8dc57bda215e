"""The App Home: everything of one's own, and windows over it."""

from bot.chat.exchange import Account
from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.membership.model import Group, JoinMode, Membership
from bot.membership.roles import Role
from tests.adapters.slack.driver import texts
from tests.adapters.slack.running import Running
from tests.adapters.slack.state import TEAM, Message
from tests.adapters.slack.test_voting import first_button, open_poll


def home_of(slack: Running, user: str) -> str:
    """What somebody reads on their page."""
    return "\n".join(texts(slack.server.space.homes[slack.person(user).id]["blocks"]))


async def opened(slack: Running, user: str) -> str:
    """Open the page of somebody and read it."""
    person = slack.person(user)
    await person.open_home()
    await slack.server.space.until(lambda: slack.server.space.homes.get(person.id))
    return home_of(slack, user)


async def test_my_page_shows_what_is_mine_in_my_language(slack: Running) -> None:
    open_poll(slack)
    anna, li = await opened(slack, "anna"), await opened(slack, "liwei")
    assert "Arbeitsgruppe Intelligente Fertigung" in anna
    assert "Laufende Abstimmungen" in anna
    assert "Nächste Sitzungen" in anna
    assert "Ihre Einstellungen" in anna
    assert "智能制造工作组" in li
    assert "进行中的投票" in li


async def test_a_vote_from_the_page_stays_in_a_window_and_freshens_the_page(slack: Running) -> None:
    open_poll(slack)
    anna = slack.person("anna")
    assert "wartet auf Ihre Stimme" in await opened(slack, "anna")
    await anna.press_at_home("1 · Auf welchem Weg")
    window = await anna.sees_window("░")
    await anna.press_in_window(first_button(Message("", "", "", window.view["blocks"])))
    await anna.sees_window("Ihre Stimme")
    assert anna.seen == []
    await slack.server.space.until(lambda: "wartet auf Ihre Stimme" not in home_of(slack, "anna"))


async def test_a_form_from_the_page_is_answered_in_its_window(slack: Running) -> None:
    anna = slack.person("anna")
    await opened(slack, "anna")
    await anna.press_at_home("Name oder Stadt")
    await anna.sees_window("Ihr Name")
    assert await anna.submit(person="Anna B. Becker", city="berlin") == {}
    await anna.sees_window("Gespeichert")
    await slack.server.space.until(lambda: "Anna B. Becker" in home_of(slack, "anna"))


async def test_somebody_new_is_greeted_and_has_a_page(slack: Running) -> None:
    assert "beitreten" in await opened(slack, "jonas")
    await slack.person("jonas").reads("Willkommen")


async def test_more_than_one_page_holds_stands_on_several_and_nothing_is_left_out(slack: Running) -> None:
    names = belongs_to(slack, "anna", 520)
    anna, read = slack.person("anna"), [await opened(slack, "anna")]
    while "Nächste Seite" in read[-1]:
        before = read[-1]
        await anna.press_at_home("Nächste Seite")
        read.append(await turned(slack, "anna", before))
    assert len(read) > 1
    assert [name for name in names if not any(name in page for page in read)] == []
    assert "Ihre Einstellungen" in read[-1]


async def test_the_page_one_looks_at_stays_in_sight_when_something_changes(slack: Running) -> None:
    belongs_to(slack, "anna", 520)
    anna, first = slack.person("anna"), await opened(slack, "anna")
    await anna.press_at_home("Nächste Seite")
    await turned(slack, "anna", first)
    await anna.press_at_home("Name oder Stadt")
    await anna.sees_window("Ihr Name")
    await anna.submit(person="Anna B. Becker", city="berlin")
    await slack.server.space.until(lambda: "Anna B. Becker" in home_of(slack, "anna"))
    assert "Vorige Seite" in home_of(slack, "anna")


async def turned(slack: Running, user: str, before: str) -> str:
    """Wait until somebody's page reads differently; what it reads now."""

    def other() -> str | None:
        now = home_of(slack, user)
        return now if now != before else None

    return await slack.server.space.until(other)


def belongs_to(slack: Running, user: str, count: int) -> list[str]:
    """Make somebody a member of so many more groups; returns their names."""
    names = [f"Arbeitskreis Nummer {n:03d}" for n in range(count)]
    with slack.app.open_work() as work:
        member = work.members.by_account(Account("slack", slack.person(user).id, TEAM))
        assert member is not None
        for name in names:
            title = Variants({Language.DE: name}, Language.DE)
            group = Group(title, None, (Language.DE,), JoinMode.OPEN, slack.clock.now())
            work.groups.add(group)
            work.members.enter(Membership(member, group.id, Role.MEMBER, slack.clock.now()))
    return names
