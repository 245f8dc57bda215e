"""The cards of topics: what a group discusses, and one topic with its polls."""

from collections.abc import Sequence

from bot.chat.cards import Block, Button, Buttons, Card, Facts, Paragraph, Style
from bot.chat.paging import page_buttons
from bot.chat.text import _
from bot.membership.model import Group
from bot.polls.actions import BrowseLibrary, ListTopics, ShowPoll, ShowTopic, StartPoll, WriteTopic
from bot.polls.cards import state_words
from bot.polls.model import Poll, Topic


def topics_card(group: Group, page: Sequence[Topic], count: int, number: int, *, coordinates: bool) -> Card:
    """One page of a group's topics; for a coordinator the means to add one."""
    blocks: list[Block] = []
    if page:
        blocks.append(Facts(tuple((topic.title, topic.area.words) for topic in page)))
        blocks.append(Buttons(tuple(Button(topic.title, ShowTopic(topic.id)) for topic in page)))
        blocks.extend(page_buttons(number, count, lambda turned: ListTopics(group.id, turned)))
    elif not coordinates:
        blocks.append(Paragraph(_("There is no topic yet. A coordinator can add one with /topics.")))
    else:
        blocks.append(Paragraph(_("There is no topic yet. Take one from the library or write your own.")))
    if coordinates:
        library = Button(_("Take a topic from the library"), BrowseLibrary(group.id))
        blocks.append(Buttons((library, Button(_("Write a topic"), WriteTopic(group.id)))))
    return Card(_("Topics of “{group}”", group=group.name), tuple(blocks))


def topic_card(topic: Topic, polls: Sequence[Poll], *, coordinates: bool) -> Card:
    """One topic: what it is about, its newest polls, and for a coordinator a way to a new one."""
    blocks: list[Block] = [Paragraph(topic.summary)] if topic.summary else []
    blocks.append(Facts(((_("Area"), topic.area.words),)))
    if polls:
        blocks.append(Facts(tuple((poll.question, state_words(poll)) for poll in polls)))
        blocks.append(Buttons(tuple(Button(poll.question, ShowPoll(poll.id)) for poll in polls)))
    else:
        blocks.append(Paragraph(_("There is no poll on this topic yet.")))
    if coordinates:
        start = Button(_("Open a poll on this"), StartPoll(topic.group_id, topic.id), Style.MAIN)
        blocks.append(Buttons((start,)))
    return Card(topic.title, tuple(blocks))
