"""A blocked or deactivated account counts as unreachable at once, and as reachable when it is back."""

from datetime import timedelta

from bot.bot import Bot
from bot.chat.exchange import Account
from bot.chat.happenings import AccountClosed, AccountOpened
from bot.delivery import Courier
from bot.outbox.model import Subject
from bot.work import OpenWork
from tests.cast import ALEX, LI, NOW, PLENARY, ask
from tests.linking.conftest import courier as both_platforms
from tests.linking.scenes import LI_THERE, carried, link, tell
from tests.membership.looking import card_of, known, texts
from tests.polls.scenes import GROUP
from tests.rooms.scenes import happen

__all__ = ["both_platforms"]
HOUR = timedelta(hours=1)


def test_a_closed_account_is_not_even_tried(bot: Bot, open_work: OpenWork, both_platforms: Courier) -> None:
    link(bot, LI, LI_THERE)
    carried(both_platforms)
    happen(bot, AccountClosed(LI))
    tell(open_work, LI, Subject("role_changed", GROUP))
    assert [to for to, _card in carried(both_platforms)] == [LI_THERE.key]
    happen(bot, AccountOpened(LI), now=NOW + HOUR)
    tell(open_work, LI, Subject("role_changed", GROUP), NOW + HOUR)
    assert [to for to, _card in carried(both_platforms, NOW + HOUR)] == [LI.key]


def test_the_coordinator_sees_it_in_the_list(bot: Bot) -> None:
    happen(bot, AccountClosed(LI))
    happen(bot, AccountClosed(LI), now=NOW + HOUR)
    said = texts(card_of(ask(bot, ALEX, "/members reach", room=PLENARY)))
    assert "李伟" in said
    assert str(NOW) in said, "since the first time"
    happen(bot, AccountOpened(LI))
    assert "李伟" not in texts(card_of(ask(bot, ALEX, "/members reach", room=PLENARY)))


def test_an_account_nobody_knows_concerns_nobody(bot: Bot, open_work: OpenWork) -> None:
    stranger = Account("test", "stranger")
    happen(bot, AccountClosed(stranger), AccountOpened(stranger))
    with open_work() as work:
        assert work.members.by_account(stranger) is None


def test_who_writes_again_after_blocking_is_reachable(bot: Bot, open_work: OpenWork) -> None:
    happen(bot, AccountClosed(LI))
    ask(bot, LI, "/help")
    assert known(open_work, LI).reachable
