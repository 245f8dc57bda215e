"""A message that is gone when it shall be drawn anew: somebody deleted it, or its chat began anew."""

from datetime import datetime

from bot.chat.exchange import Room
from bot.outbox import service
from bot.outbox.model import Delivery, destination_of
from bot.work import Work


def replace(work: Work, edit: Delivery, now: datetime) -> None:
    """Forget the message that this edit (still to be found) was for. In a room it is posted anew.

    Once only, under a key of its own: who deletes it again means it. The view decides whether it still matters, as
    for any new message. In a private chat it is the reader's own choice, and nothing is said again.
    """
    if edit.posting_id is not None:
        work.postings.forget(edit.posting_id)
    room, about = destination_of(edit.lane), edit.subject
    if isinstance(room, Room):
        service.post(work, room, about, now, key=f"again:{about.view}:{about.id}:{about.detail}")
