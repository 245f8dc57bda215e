"""Files of cards: uploaded, then shared in the card's thread in a channel, or below the card in a private chat."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import PurePath

from adapters.slack.api import Api, taken
from adapters.slack.places import parts_of
from bot.chat.cards import FileKind
from bot.chat.exchange import Room
from bot.chat.files import File
from bot.errors import DeliveryFailed

log = logging.getLogger(__name__)

REFUSED = "-"
"""Stands for a file that Slack did not take: it is not tried again until it changes."""

FOR_GOOD = frozenset(("file_uploads_disabled", "missing_scope", "no_permission", "not_allowed_token_type"))
"""What Slack will say of files again and again, though it takes the card."""


@dataclass(frozen=True)
class Shared:
    """A file that stands: its id, and the digest of what it holds. Written as `F012.ab12cd34`."""

    id: str
    digest: str

    def __str__(self) -> str:
        return f"{self.id}.{self.digest}"


class Uploads:
    """Shares files. DeliveryFailed when Slack should be asked again; what it refuses for good is logged and left."""

    def __init__(self, api: Api) -> None:
        self._api = api

    async def share(self, room: Room, files: Sequence[File], thread: str | None = None) -> list[Shared]:
        """Share files in a room; with `thread` (the time of a message there) below that message."""
        return [await self._share(room, file, thread) for file in files]

    async def renew(
        self, room: Room, standing: Sequence[Shared], files: Sequence[File], thread: str | None = None
    ) -> list[Shared]:
        """Let the files of a card that was drawn anew be these; what is the same is left alone.

        Slack changes no file in place: the new one is shared, then the old one is deleted.
        """
        now: list[Shared] = []
        for old, file in zip_longest(standing, files):
            if old is not None and file is not None and old.digest == file.digest:
                now.append(old)
                continue
            if file is not None:
                now.append(await self._share(room, file, thread))
            if old is not None:
                await self._delete(room, old)
        return now

    async def _share(self, room: Room, file: File, thread: str | None) -> Shared:
        team, channel = parts_of(room)
        client = await self._api.of(team)
        try:
            place = await taken(
                client.files_getUploadURLExternal(
                    filename=file.name, length=len(file.content), alt_txt=_described(file)
                )
            )
            await self._api.upload(str(place["upload_url"]), file.content)
            own: dict[str, str | None] = {"id": str(place["file_id"]), "title": file.name}
            await taken(
                client.files_completeUploadExternal(files=[own], channel_id=channel, thread_ts=thread)
            )
        except DeliveryFailed as error:
            if not error.permanent and str(error) not in FOR_GOOD:
                raise
            log.error("a file was not taken: %s", error)
            return Shared(REFUSED, file.digest)
        return Shared(str(own["id"]), file.digest)

    async def _delete(self, room: Room, old: Shared) -> None:
        if old.id == REFUSED:
            return
        client = await self._api.of(parts_of(room)[0])
        try:
            await taken(client.files_delete(file=old.id))
        except DeliveryFailed as error:
            log.warning("a file could not be deleted: %s", error)


def _described(file: File) -> str | None:
    """What a picture is, for those who do not see it: its name; the figures stand in the card."""
    return PurePath(file.name).stem if file.media_type == FileKind.PNG else None


def shared_in(joined: str) -> list[Shared]:
    """The files that a card's ref names: `F012.ab12cd34+F013.cd34ab12`."""
    parts = (each.rpartition(".") for each in joined.split("+") if each)
    return [Shared(file, digest) for file, _dot, digest in parts]
