"""The menu of commands."""

from adapters.telegram.calls import Api
from adapters.telegram.menus import offer
from tests.adapters.telegram.conftest import Running
from tests.adapters.telegram.server import TOKEN


async def test_the_menus_stand_in_three_languages_and_are_set_once(running: Running) -> None:
    server = running.server
    await server.until(lambda: len(server.menus) == 8)
    private, group = server.menus["all_private_chats:de"], server.menus["all_group_chats:zh"]
    said = {each["command"]: each["description"] for each in private}
    assert said["vote"] == running.app.phrasebook.say(*german_help(running, "vote"))
    assert {"start", "back"} <= said.keys()
    assert not {"start", "back"} & {each["command"] for each in group}
    assert server.menus["all_private_chats:"] == server.menus["all_private_chats:en"]
    api = Api(TOKEN, server.url)
    await api.initialize()
    await offer(api, running.app.bot.commands, running.app.phrasebook)
    await api.shutdown()
    assert server.count("getMyCommands") == 16
    assert server.count("setMyCommands") == 8


def german_help(running: Running, name: str):  # type: ignore[no-untyped-def]
    from bot.chat.cities import MUNICH
    from bot.chat.languages import Language
    from bot.chat.readers import Reader

    [command] = [each for each in running.app.bot.commands if each.name == name]
    return command.help, Reader.person(Language.DE, MUNICH)
