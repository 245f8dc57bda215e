"""What several workspaces ask of storage; each call is a transaction of its own and may raise Unavailable."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol


class Installation(Protocol):
    """The bot in one workspace. With a refresh token its token ends at `expires_at` (UTC)."""

    @property
    def team(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def bot_id(self) -> str: ...
    @property
    def bot_user_id(self) -> str: ...
    @property
    def token(self) -> str: ...
    @property
    def refresh_token(self) -> str | None: ...
    @property
    def expires_at(self) -> datetime | None: ...


class Installations(Protocol):
    """Keeps the installations, the states of people who are about to install, and where guests were met."""

    def save(
        self,
        team: str,
        name: str,
        *,
        app_id: str,
        bot_id: str,
        bot_user_id: str,
        scopes: str,
        installed_by: str,
        installed_at: datetime,
        token: str,
        refresh_token: str | None,
        expires_at: datetime | None,
    ) -> None: ...
    def find(self, team: str) -> Installation | None: ...
    def all(self) -> Sequence[Installation]: ...
    def renew(
        self,
        team: str,
        seen: datetime | None,
        *,
        token: str,
        refresh_token: str | None,
        expires_at: datetime | None,
    ) -> bool: ...
    def forget(self, team: str, installed_before: datetime) -> bool: ...
    def remember_state(self, state: str, expires_at: datetime, now: datetime) -> None: ...
    def use_state(self, state: str, now: datetime) -> bool: ...
    def note_guest(self, team: str, user: str, met_in: str) -> None: ...
    def met_in(self, team: str, user: str) -> str | None: ...
