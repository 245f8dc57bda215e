"""The cards of the library: its areas, its entries, and one entry with its questions."""

from collections.abc import Sequence
from dataclasses import replace

from bot.chat.cards import Block, Button, Buttons, Card, Facts, Paragraph, Style
from bot.chat.paging import PAGE, page_buttons
from bot.chat.text import Text, _
from bot.polls.actions import (
    AdoptStarter,
    AskQuestion,
    BrowseLibrary,
    SettleStarter,
    ShowStarter,
    ShowTopic,
)
from bot.polls.counting import Method
from bot.polls.drafts.actions import DraftQuestion
from bot.polls.library import Starter
from bot.polls.library_settings import LIVES, METHODS, Settings
from bot.polls.methods.saying import quoted
from bot.polls.methods.words import NAMES, chosen_words
from bot.polls.model import Area, Topic
from bot.polls.wording import LIVE, SECRECY


def areas_card(group_id: int, areas: Sequence[Area]) -> Card:
    """The areas of the library."""
    buttons = tuple(Button(area.words, BrowseLibrary(group_id, area)) for area in areas)
    words = _(
        "Topics to start from, each with questions for polls, in Chinese, German and English. Please choose an area."
    )
    return Card(_("Library"), (Paragraph(words), Buttons(buttons)))


def area_card(browse: BrowseLibrary, area: Area, starters: Sequence[Starter]) -> Card:
    """One page of the entries of an area."""
    shown = starters[browse.page * PAGE :][:PAGE]
    buttons = tuple(Button(each.title, ShowStarter(browse.group, each.key)) for each in shown)
    turn = page_buttons(browse.page, len(starters), lambda page: BrowseLibrary(browse.group, area, page))
    back = Buttons((Button(_("Other areas"), BrowseLibrary(browse.group)),))
    return Card(area.words, (Paragraph(_("Please choose an entry.")), Buttons(buttons), *turn, back))


def starter_card(starter: Starter, group_id: int, topic: Topic | None, settings: Settings) -> Card:
    """One entry with its questions; `topic` is the group's topic that its polls will belong to."""
    numbered = tuple(enumerate(starter.questions, 1))
    blocks: list[Block] = [Paragraph(starter.summary)]
    for number, each in numbered:
        words = _("{number}. {question}", number=number, question=each.question)
        blocks.append(Facts(((words, quoted(each.options)),)))
    topic_id = topic.id if topic else None
    asks = tuple(
        Button(
            _("Open question {number} as a poll", number=number),
            AskQuestion(group_id, each.key, settings.number),
        )
        for number, each in numbered
    )
    formal = tuple(
        Button(
            _("Open question {number} as a formal vote", number=number),
            DraftQuestion(group_id, each.key, topic_id),
        )
        for number, each in numbered
    )
    if topic is None:
        own = Button(_("Make it a topic of the group"), AdoptStarter(group_id, starter.key), Style.MAIN)
    else:
        own = Button(_("Show the group’s topic"), ShowTopic(topic.id))
    settled = Facts(
        (
            (_("Method"), method_words(settings.method)),
            (_("Result visible"), LIVE[settings.live]),
            (_("Secrecy"), SECRECY[settings.secrecy]),
        )
    )
    change = Button(_("Change these settings"), SettleStarter(group_id, starter.key, settings.number))
    return Card(starter.title, (*blocks, Buttons((own, *asks)), Buttons(formal), settled, Buttons((change,))))


def method_words(method: Method | None) -> Text:
    """How questions are voted on."""
    return _("as the library proposes for each question") if method is None else NAMES[method]


def settings_card(starter: Starter, group_id: int, settings: Settings) -> Card:
    """What can be settled for polls from the library; what is pressed is chosen at once."""

    def button(words: Text, changed: Settings) -> Button:
        asked = SettleStarter(group_id, starter.key, changed.number)
        return Button(chosen_words(words, chosen=changed == settings), asked)

    methods = tuple(button(method_words(each), replace(settings, method=each)) for each in METHODS)
    lives = tuple(button(LIVE[each], replace(settings, live=each)) for each in LIVES)
    named = tuple(
        button(words, replace(settings, named=each))
        for each, words in ((False, _("Names hidden")), (True, _("Names shown")))
    )
    done = Button(_("Go on"), ShowStarter(group_id, starter.key, settings.number), Style.MAIN)
    return Card(
        _("Settings of the poll"),
        (
            Paragraph(_("How is it voted on?")),
            Buttons(methods),
            Paragraph(_("When can people see how the votes stand?")),
            Buttons(lives),
            Paragraph(SECRECY[settings.secrecy]),
            Buttons(named),
            Paragraph(_("A formal vote has settings of its own: its draft asks for them.")),
            Buttons((done,)),
        ),
    )
