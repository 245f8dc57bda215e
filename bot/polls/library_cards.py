"""The cards of the library: its areas, its entries, and one entry with its questions."""

from collections.abc import Sequence

from bot.chat.cards import Block, Button, Buttons, Card, Facts, Paragraph, Style
from bot.chat.paging import PAGE, page_buttons
from bot.chat.text import _
from bot.polls.actions import AdoptStarter, AskQuestion, BrowseLibrary, ShowStarter, ShowTopic
from bot.polls.drafts.actions import DraftQuestion
from bot.polls.library import Starter
from bot.polls.methods.saying import quoted
from bot.polls.model import Area, Topic


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


def starter_card(starter: Starter, group_id: int, topic: Topic | None) -> Card:
    """One entry with its questions; `topic` is the group's topic that its polls will belong to."""
    numbered = tuple(enumerate(starter.questions, 1))
    blocks: list[Block] = [Paragraph(starter.summary)]
    for number, each in numbered:
        words = _("{number}. {question}", number=number, question=each.question)
        blocks.append(Facts(((words, quoted(each.options)),)))
    topic_id = topic.id if topic else None
    asks = tuple(
        Button(
            _("Open question {number} as a poll", number=number), AskQuestion(group_id, each.key, topic_id)
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
    return Card(starter.title, (*blocks, Buttons((own, *asks)), Buttons(formal)))
