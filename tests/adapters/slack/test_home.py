"""The App Home: everything of one's own, and windows over it."""

from tests.adapters.slack.driver import texts
from tests.adapters.slack.running import Running
from tests.adapters.slack.state import Message
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
