"""The methods of the Web API that the bot uses, as strict as Slack or stricter."""

import secrets
from collections.abc import Callable

from tests.adapters.slack.events import ARGUMENTS, as_history
from tests.adapters.slack.files import Files
from tests.adapters.slack.refusals import Refused
from tests.adapters.slack.state import (
    BOT,
    BOT_ID,
    DEEPEST,
    NEWEST,
    RESPONSES,
    Json,
    Message,
    View,
    Workspace,
)
from tests.adapters.slack.validity import Invalid, check_message, check_metadata, check_view, need


class WebApi:
    """Answers calls out of the workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._space = workspace
        self.files = Files(workspace)
        self._methods: dict[str, Callable[[Json], Json]] = {
            "auth.test": self._auth,
            "users.info": self._user,
            "conversations.history": self._history,
            "conversations.open": self._open_chat,
            "chat.postMessage": self._post,
            "chat.update": self._update,
            "chat.postEphemeral": self._post_ephemeral,
            "views.open": self._open_view,
            "views.push": self._push_view,
            "views.update": self._update_view,
            "views.publish": self._publish,
            **self.files.methods,
        }

    def call(self, method: str, arguments: Json) -> Json:
        """The answer to a call. A call against the rules is noted as a violation, whatever it is answered."""
        self._space.calls.append((method, arguments))
        try:
            need(method in self._methods, f"unknown method {method}")
            needed, more = (set(names.split()) for names in ARGUMENTS[method])
            need(needed <= set(arguments) <= needed | more, f"arguments {sorted(arguments)}")
            return {"ok": True, **self._methods[method](arguments)}
        except Invalid as wrong:
            self._space.violations.append(f"{method}: {wrong}")
            return {"ok": False, "error": "invalid_arguments"}
        except Refused as refused:
            return {"ok": False, "error": str(refused)}

    def respond(self, token: str, body: Json) -> int:
        """A response_url is used; returns the status."""
        address = self._space.addresses.get(token)
        if address is None:
            return 404
        address.uses += 1
        try:
            need(address.uses <= RESPONSES, "a response_url was used more than five times")
            allowed = {"text", "blocks", "response_type", "replace_original"}
            need(set(body) <= allowed, f"response with {sorted(set(body) - allowed)}")
            check_message(body)
        except Invalid as wrong:
            self._space.violations.append(f"response_url: {wrong}")
            return 400
        if body.get("replace_original"):
            message = self._space.message(address.channel, address.ts or "")
            if message is None:
                return 404
            self._redraw(message, body)
        else:
            need(body.get("response_type") == "ephemeral", "answered in the open")
            ts = self._space.new_ts()
            self._space.messages.append(
                Message(address.channel, ts, body["text"], body["blocks"], address.user)
            )
        return 200

    def _auth(self, _arguments: Json) -> Json:
        return {
            "url": "https://working.slack.com/",
            "team": "Working",
            "user": "wgbot",
            "team_id": self._space.team,
            "user_id": BOT,
            "bot_id": BOT_ID,
        }

    def _user(self, arguments: Json) -> Json:
        user = self._space.users.get(arguments["user"])
        if user is None:
            raise Refused("user_not_found")
        profile = {"real_name": user.name, "display_name": ""}
        about: Json = {
            "id": user.id,
            "team_id": self._space.team,
            "name": user.id.lower(),
            "profile": profile,
        }
        about["is_bot"] = user.app
        if arguments.get("include_locale") in (True, "true", "1", 1):
            about["locale"] = user.locale
        return {"user": about}

    def _open_chat(self, arguments: Json) -> Json:
        user = self._space.users.get(arguments["users"])
        if user is None or not user.active:
            raise Refused("user_not_found" if user is None else "user_disabled")
        return {"channel": {"id": self._space.private_chat(user.id).id}}

    def _post(self, arguments: Json) -> Json:
        need(arguments["unfurl_links"] is False, "unfurl_links")
        self._check_channel(arguments)
        check_metadata(arguments.get("metadata"))
        message = Message(
            arguments["channel"],
            self._space.new_ts(),
            arguments["text"],
            arguments["blocks"],
            metadata=arguments.get("metadata"),
        )
        self._space.messages.append(message)
        return {"channel": message.channel, "ts": message.ts, "message": {"text": message.text}}

    def _history(self, arguments: Json) -> Json:
        """The newest messages of a channel that the bot is in, newest first; metadata only where it is asked for."""
        limit = int(arguments["limit"])
        need(1 <= limit <= NEWEST, f"conversations.history of {limit}")
        channel = self._space.channels.get(arguments["channel"])
        if channel is None:
            raise Refused("channel_not_found")
        if BOT not in channel.members:
            raise Refused("not_in_channel")
        there = self._space.in_channel(channel.id)[::-1]
        with_metadata = str(arguments.get("include_all_metadata")) in ("1", "True", "true")
        return {"messages": [as_history(each, with_metadata=with_metadata) for each in there[:limit]]}

    def _post_ephemeral(self, arguments: Json) -> Json:
        self._check_channel(arguments)
        if arguments["user"] not in self._space.channels[arguments["channel"]].members:
            raise Refused("user_not_in_channel")
        ts = self._space.new_ts()
        self._space.messages.append(
            Message(arguments["channel"], ts, arguments["text"], arguments["blocks"], arguments["user"])
        )
        return {"message_ts": ts}

    def _update(self, arguments: Json) -> Json:
        self._check_channel(arguments)
        message = self._space.message(arguments["channel"], arguments["ts"])
        if message is None or message.only is not None:
            raise Refused("message_not_found")
        self._redraw(message, arguments)
        return {"channel": message.channel, "ts": message.ts, "text": message.text}

    def _redraw(self, message: Message, body: Json) -> None:
        message.text, message.blocks, message.edits = body["text"], body["blocks"], message.edits + 1

    def _check_channel(self, arguments: Json) -> None:
        check_message(arguments)
        need(arguments.get("link_names") in (None, False), "link_names")
        channel = self._space.channels.get(arguments["channel"])
        if channel is None:
            raise Refused("channel_not_found")
        if channel.archived:
            raise Refused("is_archived")
        if BOT not in channel.members:
            raise Refused("not_in_channel")

    def _open_view(self, arguments: Json) -> Json:
        user = self._trigger(arguments)
        self._space.stacks[user].clear()
        return self._on_top(user, arguments["view"])

    def _push_view(self, arguments: Json) -> Json:
        user = self._trigger(arguments)
        need(self._space.stacks[user], "views.push without a window")
        if len(self._space.stacks[user]) >= DEEPEST:
            raise Refused("push_limit_reached")
        return self._on_top(user, arguments["view"])

    def _trigger(self, arguments: Json) -> str:
        check_view(arguments["view"])
        need(arguments["view"]["type"] == "modal", "only modals are opened")
        trigger = self._space.triggers.pop(arguments["trigger_id"], None)
        if trigger is None or trigger.expired:
            self._space.expired += 1
            raise Refused("expired_trigger_id")
        return trigger.user

    def _on_top(self, user: str, view: Json) -> Json:
        shown = View(f"V{secrets.token_hex(5).upper()}", user, view)
        self._space.stacks[user].append(shown)
        return {"view": {"id": shown.id, "hash": shown.hash, **view}}

    def _update_view(self, arguments: Json) -> Json:
        check_view(arguments["view"])
        for stack in self._space.stacks.values():
            for shown in stack:
                if shown.id == arguments["view_id"]:
                    if arguments.get("hash", shown.hash) != shown.hash:
                        raise Refused("hash_conflict")
                    shown.view, shown.hash = arguments["view"], secrets.token_hex(6)
                    return {"view": {"id": shown.id, "hash": shown.hash}}
        raise Refused("not_found")

    def _publish(self, arguments: Json) -> Json:
        check_view(arguments["view"])
        need(arguments["view"]["type"] == "home", "only homes are published")
        self._space.homes[arguments["user_id"]] = arguments["view"]
        return {"view": {"id": f"V{arguments['user_id']}"}}
