"""Several reminders as one message, later again, and one's own wishes: the same on every platform."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.tasks import service as tasks
from bot.tasks.model import Task
from tests.adapters.registered import NAMES, surface
from tests.journeys.stage import Person, Stage

pytestmark = pytest.mark.slow

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
FIRST, SECOND = "Entwurf der Satzung lesen", "Angaben zum Jahresbericht prüfen"


def give(stage: Stage, person: Person, title: str, due_at: datetime) -> None:
    """Somebody is asked to do something."""
    with stage.open_work() as work:
        owner = work.members.by_account(person.account)
        assert owner is not None
        words = Variants({Language.DE: title}, Language.DE)
        tasks.give(work, Task(1, owner.id, words, None, stage.now, due_at), owner, stage.now)


async def reminded_again_and_as_wished(stage: Stage) -> None:
    [anna] = stage.people("anna")
    first = stage.now + 8 * HOUR  # 11:00 in Munich
    give(stage, anna, FIRST, first + 24 * HOUR)
    give(stage, anna, SECOND, first + 24 * HOUR + 40 * MINUTE)
    await stage.deliver()

    await stage.until(first)
    anna.reads("2 Erinnerungen", FIRST, SECOND)
    await anna.presses("Später erinnern")
    anna.reads("Wann soll ich Sie noch einmal erinnern?")
    await anna.presses("In einer Stunde")
    anna.reads("Ich erinnere Sie noch einmal", "12:00")
    await stage.until(first + HOUR - MINUTE)
    anna.reads_nothing()
    await stage.until(first + HOUR)
    anna.reads("2 Erinnerungen", FIRST, SECOND)
    await anna.presses(SECOND)
    await anna.presses("Als erledigt markieren")

    await anna.says("/erinnerungen")
    anna.reads("So werden Sie erinnert", "je nach Art der Sitzung", "21:00", "08:00")
    await anna.presses("Ruhezeiten und freie Tage")
    await anna.fills({"Ruhe ab": "22:00", "Ruhe bis": "07:00"}, "Speichern")
    anna.reads("22:00", "07:00")
    await anna.presses("Vor Sitzungen")
    await anna.fills({"Wann soll ich Sie erinnern?": "nie"}, "Speichern")
    anna.reads("So werden Sie erinnert", "nie")


@pytest.mark.parametrize("platform", NAMES)
async def test_reminders_go_the_same_way_everywhere(platform: str, tmp_path: Path) -> None:
    async with surface(platform)(tmp_path) as held:
        await reminded_again_and_as_wished(Stage({}, held))
