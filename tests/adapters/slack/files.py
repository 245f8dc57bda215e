"""Files in a workspace: asked for, uploaded, then shared; each step checked. files.upload is gone, as on Slack."""

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.adapters.slack.refusals import Refused
from tests.adapters.slack.state import BOT, Json, Workspace
from tests.adapters.slack.validity import Invalid, need

MOST_BYTES = 1_000_000_000


@dataclass
class File:
    """A file of the bot's; `shared` are the places where people see it: a channel, and the thread there."""

    id: str
    name: str
    length: int
    content: bytes = b""
    title: str = ""
    description: str = ""
    shared: list[tuple[str, str | None]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What a text file holds."""
        return self.content.decode("utf-8-sig")


class Files:
    """The three methods, and where uploads go."""

    def __init__(self, workspace: Workspace) -> None:
        self._space = workspace
        self._waiting: dict[str, File] = {}
        self.kept: dict[str, File] = {}
        self.address = ""
        """Where the server listens."""

    @property
    def methods(self) -> dict[str, Callable[[Json], Json]]:
        """By their names."""
        return {
            "files.getUploadURLExternal": self._place,
            "files.completeUploadExternal": self._complete,
            "files.delete": self._delete,
        }

    def seen_in(self, channel: str, thread: str | None = None) -> list[File]:
        """The files that people see in a channel, or in a thread there."""
        return [file for file in self.kept.values() if (channel, thread) in file.shared]

    def take(self, token: str, content: bytes) -> int:
        """An upload; returns the status. A token is good for one."""
        file = self._waiting.pop(token, None)
        if file is None:
            return 404
        if len(content) != file.length:
            self._space.violations.append(f"{len(content)} bytes uploaded, {file.length} announced")
            return 400
        file.content = content
        return 200

    def _place(self, arguments: Json) -> Json:
        name, length = str(arguments["filename"]), int(arguments["length"])
        need(0 < length <= MOST_BYTES and name and not set(name) & set('/\\:*?"<>|'), f"a file {name!r}")
        described = str(arguments.get("alt_txt", ""))
        file = File(f"F0{secrets.token_hex(4).upper()}", name, length, description=described)
        token = secrets.token_hex(8)
        self._waiting[token] = self.kept[file.id] = file
        return {"upload_url": f"{self.address}/upload/{token}", "file_id": file.id}

    def _complete(self, arguments: Json) -> Json:
        listed = arguments["files"]
        files = json.loads(listed) if isinstance(listed, str) else listed
        need(isinstance(files, list) and 1 <= len(files) <= 10, "files")
        channel, thread = arguments["channel_id"], arguments.get("thread_ts")
        self._check_place(channel, thread)
        for each in files:
            need(set(each) <= {"id", "title"}, f"a file with {sorted(each)}")
            file = self.kept.get(each["id"])
            if file is None or not file.content:
                raise Refused("file_not_found")
            file.title = each.get("title", file.name)
            file.shared.append((channel, thread))
        return {"files": [{"id": each["id"], "title": each.get("title", "")} for each in files]}

    def _check_place(self, channel: str, thread: str | None) -> None:
        found = self._space.channels.get(channel)
        if found is None:
            raise Refused("channel_not_found")
        if found.archived:
            raise Refused("is_archived")
        if BOT not in found.members:
            raise Refused("not_in_channel")
        if thread is not None and self._space.message(channel, thread) is None:
            raise Invalid("a thread below no message")

    def _delete(self, arguments: Json) -> Json:
        if self.kept.pop(arguments["file"], None) is None:
            raise Refused("file_not_found")
        return {}
