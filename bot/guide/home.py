"""Everything of one's own on one page: groups, open polls, next meetings, settings."""

from collections.abc import Sequence
from datetime import datetime

from bot.chat.cards import Button, Buttons, Card, Facts, Paragraph
from bot.chat.text import Text, Value, _
from bot.guide.actions import OpenHelp
from bot.guide.cards import settings_card
from bot.meetings.actions import ListMeetings, ShowMeeting
from bot.meetings.glance import both_clocks
from bot.membership.actions import OpenGroup
from bot.membership.joining_actions import ListJoinable
from bot.membership.model import Member, Membership
from bot.membership.roles import VOTING
from bot.membership.words import roles_words
from bot.polls.actions import ListPolls, ShowPoll
from bot.polls.model import Poll
from bot.work import Work

MOST = 5
"""Polls and meetings on the page; a button leads to all."""


def home_cards(work: Work, member: Member, now: datetime) -> tuple[Card, ...]:
    """A member's page, from top to bottom; moments on their own clock. `now` is UTC."""
    places = work.members.memberships_of(member.id)
    return (
        _groups(work, places, now),
        *((_polls(work, member, places), _meetings(work, places, now)) if places else ()),
        settings_card(member, now, room=False),
    )


def _groups(work: Work, places: Sequence[Membership], now: datetime) -> Card:
    ways = Buttons((Button(_("Join a working group"), ListJoinable()), Button(_("Help"), OpenHelp())))
    found = [(work.groups.find(place.group_id), place) for place in places]
    groups = [(group, place) for group, place in found if group is not None]
    if not groups:
        words = _("You are not in a working group yet. /join shows those you can join.")
        return Card(_("My working groups"), (Paragraph(words), ways))
    facts = Facts(tuple((group.name, _role(work, place, now)) for group, place in groups))
    opening = Buttons(tuple(Button(group.name, OpenGroup(group.id)) for group, _place in groups))
    return Card(_("My working groups"), (facts, opening, ways))


def _role(work: Work, place: Membership, now: datetime) -> Value:
    return roles_words(place, work.mandates.of_member(place.member.id, place.group_id, now))


def _polls(work: Work, member: Member, places: Sequence[Membership]) -> Card:
    groups = [place.group_id for place in places]
    votes_in = [place.group_id for place in places if place.role in VOTING]
    polls = work.polls.page_open(groups, member.id, votes_in, 0, MOST)
    if not polls:
        words = _("No poll is open at the moment. /topics shows what the group discusses.")
        return Card(_("Open polls"), (Paragraph(words),))
    facts = Facts(tuple((poll.question, _state(poll, waits)) for poll, waits in polls))
    opening = tuple(Button(poll.question, ShowPoll(poll.id)) for poll, _waits in polls)
    more = (Button(_("All open polls"), ListPolls(None, 0)),) if work.polls.count_open(groups) > MOST else ()
    return Card(_("Open polls"), (facts, Buttons((*opening, *more))))


def _state(poll: Poll, waits: bool) -> Text:
    if waits:
        return _("waits for your vote until {when}", when=poll.closes_at)
    return _("open until {when}", when=poll.closes_at)


def _meetings(work: Work, places: Sequence[Membership], now: datetime) -> Card:
    groups = [place.group_id for place in places]
    coming = work.meetings.upcoming(groups, now, 0, MOST)
    if not coming:
        words = _("No meeting is planned. A coordinator can schedule one with /meet.")
        return Card(_("Next meetings"), (Paragraph(words),))
    facts = Facts(tuple((meeting.title, both_clocks(meeting.starts_at)) for meeting in coming))
    opening = tuple(Button(meeting.title, ShowMeeting(meeting.id)) for meeting in coming)
    more = work.meetings.count_upcoming(groups, now) > MOST
    every = (Button(_("All meetings"), ListMeetings(None)),) if more else ()
    return Card(_("Next meetings"), (facts, Buttons((*opening, *every))))
