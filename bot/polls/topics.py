"""Topics: what a group discusses, typed by a coordinator or taken from the library."""

from datetime import datetime

from bot.chat.text import Variants, _
from bot.errors import Refusal
from bot.membership.model import Member
from bot.membership.policy import require_coordinator
from bot.polls.library import Question, Starter, find_question, find_starter
from bot.polls.model import Area, Topic
from bot.work import Work


def get_topic(work: Work, topic_id: int) -> Topic:
    """The topic; Refusal when there is none of this number."""
    topic = work.topics.find(topic_id)
    if topic is None:
        raise Refusal(_("This topic does not exist. /topics shows those there are."))
    return topic


def topic_of(work: Work, group_id: int, topic_id: int | None) -> Topic | None:
    """The group's topic, or None where none is meant; Refusal when it is another group's."""
    if topic_id is None:
        return None
    topic = get_topic(work, topic_id)
    if topic.group_id != group_id:
        raise Refusal(_("This topic belongs to another working group. /topics shows those of this one."))
    return topic


def add_topic(
    work: Work,
    by: Member,
    group_id: int,
    title: Variants,
    summary: Variants | None,
    area: Area,
    now: datetime,
) -> Topic:
    """Add a topic to a group. Refusal for anyone but a coordinator."""
    require_coordinator(work, by, group_id)
    topic = Topic(group_id, title, summary, area, by.id, now)
    work.topics.add(topic)
    return topic


def adopt(work: Work, by: Member, group_id: int, key: str, now: datetime) -> Topic:
    """Make a library entry a topic of the group; one that already is stays as it is.

    Refusal for anyone but a coordinator, and for an entry that does not exist.
    """
    require_coordinator(work, by, group_id)
    starter = get_starter(key)
    topic = work.topics.adopted(group_id, starter.key)
    if topic is None:
        topic = Topic(group_id, starter.title, starter.summary, starter.area, by.id, now, starter.key)
        work.topics.add(topic)
    return topic


def get_starter(key: str) -> Starter:
    """The library's entry; Refusal when it has none with this key."""
    starter = find_starter(key)
    if starter is None:
        raise Refusal(_("The library no longer has this entry. /topics leads to those it has."))
    return starter


def get_question(key: str) -> Question:
    """The library's question; Refusal when it has none with this key."""
    question = find_question(key)
    if question is None:
        raise Refusal(_("The library no longer has this question. /poll leads to those it has."))
    return question
