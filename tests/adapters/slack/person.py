"""Somebody with Slack open: types, presses, fills forms in, and gets what Slack's program would let them."""

from dataclasses import dataclass
from typing import Any

from tests.adapters.slack.events import outer
from tests.adapters.slack.filling import filled
from tests.adapters.slack.server import Given, SlackServer
from tests.adapters.slack.state import APP_ID, Address, Json, Message, View


@dataclass
class Person:
    """Plays one account."""

    server: SlackServer
    id: str
    team: str = ""
    """Their own workspace, where that is another one than the one in which they are met."""

    @property
    def window(self) -> View:
        """The modal in sight."""
        assert self.server.space.stacks[self.id], "no window is open"
        return self.server.space.stacks[self.id][-1]

    @property
    def seen(self) -> list[Message]:
        """What only this person reads."""
        return self.server.space.only_for(self.id)

    async def reads(self, *words: str) -> Message:
        """Wait for a private message with these words; the newest."""
        find = self.server.space.until
        return await find(
            lambda: next((m for m in reversed(self.seen) if all(w in m.seen for w in words)), None)
        )

    async def sees_window(self, *words: str) -> View:
        """Wait for a window with these words on top."""
        stack = self.server.space.stacks[self.id]
        find = self.server.space.until
        return await find(lambda: stack[-1] if stack and all(w in stack[-1].seen for w in words) else None)

    async def command(self, text: str, channel: str | None = None) -> Given:
        """Type `/wg …`."""
        where = channel or self.server.space.private_chat(self.id).id
        payload = {
            "command": "/wg",
            "text": text,
            "team_id": self.server.space.team,
            "channel_id": where,
            "channel_name": "directmessage" if where.startswith("D") else "plenary",
            "user_id": self.id,
            "user_name": self.id.lower(),
            "api_app_id": APP_ID,
            "trigger_id": self.server.space.trigger_for(self.id),
            "response_url": self._address(where, None),
        }
        return await self.server.deliver("slash_commands", payload)

    async def press(self, message: Message, label: str, *, value: str | None = None) -> Given:
        """Press the button that begins like this; `value` puts something else in its place."""
        return await self.server.deliver("interactive", self.pressed(message, label, value=value))

    def pressed(self, message: Message, label: str, *, value: str | None = None) -> Json:
        """What Slack sends for a press."""
        container = {
            "type": "message",
            "message_ts": message.ts,
            "channel_id": message.channel,
            "is_ephemeral": message.only is not None,
        }
        return {
            **self._interaction("block_actions"),
            "container": container,
            "channel": {"id": message.channel, "name": "somewhere"},
            "message": {"ts": message.ts, "text": message.text, "blocks": message.blocks},
            "actions": [self._action(message.blocks, label, value)],
            "response_url": self._address(message.channel, message.ts),
        }

    async def press_at_home(self, label: str) -> Given:
        """Press a button of the App Home."""
        view = self.server.space.homes[self.id]
        return await self._press_in({"id": f"V{self.id}", "type": "home", **view}, label)

    async def press_in_window(self, label: str, **answers: Any) -> Given:
        """Press a button of the modal in sight, its inputs filled like this."""
        return await self._press_in(
            {"id": self.window.id, "hash": self.window.hash, **self.window.view}, label, answers
        )

    async def shortcut(self, id: str, message: Message | None = None) -> Given:
        """Use a shortcut: beside a message, or anywhere."""
        own = {"callback_id": id, "action_ts": self.server.space.new_ts()}
        if message is None:
            return await self.server.deliver("interactive", {**self._interaction("shortcut"), **own})
        beside = {"type": "message", "user": "U0SOMEONE", "ts": message.ts, "text": message.text}
        payload = {
            **self._interaction("message_action"),
            **own,
            "channel": {"id": message.channel, "name": "somewhere"},
            "message": beside | {"thread_ts": message.ts},
            "message_ts": message.ts,
            "response_url": self._address(message.channel, None),
        }
        return await self.server.deliver("interactive", payload)

    async def _press_in(self, view: Json, label: str, answers: Json | None = None) -> Given:
        payload = {
            **self._interaction("block_actions"),
            "container": {"type": "view", "view_id": view["id"]},
            "view": {**view, "state": {"values": _state(view["blocks"], answers or {}, asked=False)}},
            "actions": [self._action(view["blocks"], label, None)],
        }
        return await self.server.deliver("interactive", payload)

    async def submit(self, **answers: Any) -> Json:
        """Fill the modal in and submit it; inputs that are not named keep what they begin with.

        Returns the errors by input. Slack itself asks for what is missing, so a test must not leave it out.
        """
        shown = self.window
        status, given = await self.server.deliver("interactive", self.filled_in(**answers))
        assert status == 200, f"the form was not taken: {status}"
        return self._after(shown, given)

    def filled_in(self, **answers: Any) -> Json:
        """What Slack sends of the modal in sight, filled in like this."""
        shown = self.window
        values = _state(shown.view["blocks"], answers)
        unknown = {name.replace("__", ".") for name in answers} - set(values)
        assert not unknown, f"no input {unknown} among {sorted(values)}"
        view = {**shown.view, "id": shown.id, "hash": shown.hash, "state": {"values": values}}
        return {**self._interaction("view_submission"), "view": view}

    def _after(self, shown: View, given: Json) -> Json:
        """What Slack does with the answer to a submission."""
        stack = self.server.space.stacks[self.id]
        match given.get("response_action"):
            case "errors":
                known = {block.get("block_id") for block in shown.view["blocks"] if block["type"] == "input"}
                assert set(given["errors"]) <= known, f"errors for unknown inputs: {given['errors']}"
                errors: Json = given["errors"]
                return errors
            case "update":
                answer = self.server.api.call("views.update", {"view_id": shown.id, "view": given["view"]})
                assert answer["ok"], answer
            case None:
                stack.remove(shown)
            case other:
                raise AssertionError(f"response_action {other}")
        return {}

    async def say(self, text: str, **more: Any) -> Given:
        """Write to the bot in private."""
        channel = self.server.space.private_chat(self.id).id
        event = {"type": "message", "channel_type": "im", "channel": channel, "user": self.id, "text": text}
        return await self.happens(event | {"ts": self.server.space.new_ts()} | more)

    async def mention(self, text: str, channel: str) -> Given:
        """Write in a channel, with the bot mentioned in it."""
        event = {"type": "app_mention", "channel": channel, "user": self.id, "text": text}
        return await self.happens(event | {"ts": self.server.space.new_ts()})

    async def open_home(self, tab: str = "home") -> Given:
        """Open the bot's page."""
        channel = self.server.space.private_chat(self.id).id
        return await self.happens(
            {"type": "app_home_opened", "user": self.id, "tab": tab, "channel": channel}
        )

    async def happens(self, event: Json, event_id: str = "") -> Given:
        """An event of this person; under an id of its own, or one that was there before."""
        own = event_id or f"Ev{self.server.space.number():08d}"
        return await self.server.deliver("events_api", outer(event, own, self.server.space.team))

    def _interaction(self, kind: str) -> Json:
        return {
            "type": kind,
            "team": {"id": self.server.space.team, "domain": "working"},
            "user": {
                "id": self.id,
                "username": self.id.lower(),
                "name": self.id.lower(),
                "team_id": self.team or self.server.space.team,
            },
            "api_app_id": APP_ID,
            "trigger_id": self.server.space.trigger_for(self.id),
        }

    def _action(self, blocks: list[Json], label: str, value: str | None) -> Json:
        buttons = [each for block in blocks if block["type"] == "actions" for each in block["elements"]]
        found = [each for each in buttons if each["text"]["text"].startswith(label)]
        assert found, f"no button {label} among {[each['text']['text'] for each in buttons]}"
        button = found[0]
        kept = {
            name: button[name] for name in ("action_id", "text", "value", "url", "style") if name in button
        }
        changed = {} if value is None else {"value": value}
        return {"type": "button", "block_id": "b", "action_ts": self.server.space.new_ts(), **kept, **changed}

    def _address(self, channel: str, ts: str | None) -> str:
        token = f"canary-response-{self.server.space.number()}"
        self.server.space.addresses[token] = Address(self.id, channel, ts)
        return f"{self.server.address}/respond/{token}"


def _state(blocks: list[Json], answers: Json, *, asked: bool = True) -> Json:
    """What the inputs of a view hold; `asked`: Slack asks for what is missing before it sends this."""
    return {
        block["block_id"]: {block["element"]["action_id"]: filled(block, answers, asked=asked)}
        for block in blocks
        if block["type"] == "input"
    }
