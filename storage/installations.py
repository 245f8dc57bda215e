"""Tables and queries of Slack's workspaces: who installed the bot, and its sealed tokens."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Column, Engine, Row, String, Table, Text, delete, select, update

from storage.base import Instant, metadata, upsert
from storage.sealing import Keys
from storage.visits import TEAM, SqlVisits

LONGEST_NAME = 200

slack_installations = Table(
    "slack_installations",
    metadata,
    Column("team", TEAM, primary_key=True),
    Column("name", String(LONGEST_NAME), nullable=False),
    Column("app_id", String(32), nullable=False),
    Column("bot_id", String(32), nullable=False),
    Column("bot_user_id", String(32), nullable=False),
    Column("scopes", Text, nullable=False),
    Column("token", Text, nullable=False),
    Column("refresh_token", Text),
    Column("expires_at", Instant),
    Column("installed_by", String(32), nullable=False),
    Column("installed_at", Instant, nullable=False),
)
SEALED = ("token", "refresh_token")


@dataclass(frozen=True)
class Installation:
    """The bot in one workspace. With `refresh_token` the token ends at `expires_at`. All times UTC."""

    team: str
    name: str
    app_id: str
    bot_id: str
    bot_user_id: str
    scopes: str
    token: str
    installed_by: str
    installed_at: datetime
    refresh_token: str | None = None
    expires_at: datetime | None = None

    def __repr__(self) -> str:
        return f"Installation({self.team})"


class SqlInstallations(SqlVisits):
    """Each call is a transaction of its own; raises Unavailable, and Unsealable for tokens that fit no key."""

    def __init__(self, engine: Engine, keys: Keys) -> None:
        super().__init__(engine)
        self._keys = keys

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
    ) -> None:
        """Keep an installation in the place of an earlier one of the same workspace."""
        values = {
            "team": team,
            "name": name[:LONGEST_NAME],
            "app_id": app_id,
            "bot_id": bot_id,
            "bot_user_id": bot_user_id,
            "scopes": scopes,
            "installed_by": installed_by,
            "installed_at": installed_at,
            "expires_at": expires_at,
            **self._sealed(team, token, refresh_token),
        }
        with self._transaction() as session:
            row = upsert(session, slack_installations).values(**values)
            session.execute(row.on_conflict_do_update(index_elements=["team"], set_=values))

    def find(self, team: str) -> Installation | None:
        """The installation in a workspace."""
        with self._transaction() as session:
            query = select(slack_installations).where(slack_installations.c.team == team)
            row = session.execute(query).first()
        return None if row is None else self._opened(row)

    def all(self) -> Sequence[Installation]:
        """Every installation, by the workspaces' names."""
        with self._transaction() as session:
            query = select(slack_installations).order_by(slack_installations.c.name)
            rows = session.execute(query).all()
        return [self._opened(row) for row in rows]

    def renew(
        self,
        team: str,
        seen: datetime | None,
        *,
        token: str,
        refresh_token: str | None,
        expires_at: datetime | None,
    ) -> bool:
        """Keep new tokens, unless those that were to end at `seen` have been renewed by somebody else meanwhile."""
        values = {"expires_at": expires_at, **self._sealed(team, token, refresh_token)}
        same = (slack_installations.c.team == team, slack_installations.c.expires_at == seen)
        with self._transaction() as session:
            changed = update(slack_installations).where(*same).values(**values)
            return session.execute(changed.returning(slack_installations.c.team)).first() is not None

    def forget(self, team: str, installed_before: datetime) -> bool:
        """Drop an installation with its tokens; one that is newer stays."""
        with self._transaction() as session:
            older = slack_installations.c.installed_at < installed_before
            gone = delete(slack_installations).where(slack_installations.c.team == team, older)
            found = session.execute(gone.returning(slack_installations.c.team)).first() is not None
            if found:
                self.forget_guests(session, team)
            return found

    def reseal(self) -> int:
        """Seal with the first key what another one sealed; returns how many workspaces that were."""
        with self._transaction() as session:
            rows = session.execute(select(slack_installations).with_for_update()).all()
            old = [row for row in rows if not self._is_newest(row)]
            for row in old:
                opened = self._opened(row)
                values = self._sealed(opened.team, opened.token, opened.refresh_token)
                own = slack_installations.c.team == opened.team
                session.execute(update(slack_installations).where(own).values(**values))
            return len(old)

    def _sealed(self, team: str, token: str, refresh_token: str | None) -> dict[str, str | None]:
        given = {"token": token, "refresh_token": refresh_token}
        return {name: value and self._keys.seal(value, _place(team, name)) for name, value in given.items()}

    def _opened(self, row: Row[tuple[object, ...]]) -> Installation:
        sealed = Installation(**row._mapping)
        refresh = sealed.refresh_token
        return replace(
            sealed,
            token=self._keys.open(sealed.token, _place(sealed.team, "token")),
            refresh_token=refresh and self._keys.open(refresh, _place(sealed.team, "refresh_token")),
        )

    def _is_newest(self, row: Row[tuple[object, ...]]) -> bool:
        sealed = [getattr(row, name) for name in SEALED]
        return all(each is None or self._keys.is_newest(each) for each in sealed)


def _place(team: str, column: str) -> str:
    """What a sealed token is bound to."""
    return f"slack_installations/{team}/{column}"
