"""Configuration: environment, then `.env`, then files (adapters/secret_files.py).

Every name begins with WGBOT_; sections are parted by two underscores.
"""

from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from adapters.logs import LogFormat
from adapters.secret_files import SecretFiles, folder

HERE = ("localhost", "127.0.0.1", "::1")


class HttpSettings(BaseModel):
    """Where the program listens: only on this machine unless the operator says otherwise.

    `public_url` is where the world finds it, behind the operator's HTTPS. `health`: answer /healthz and /readyz even
    where no platform needs the server. `metrics`: answer /metrics.
    """

    model_config = ConfigDict(extra="forbid")

    host: str = "127.0.0.1"
    port: int = Field(default=8765, ge=0, le=65535)
    public_url: str | None = None
    health: bool = False
    metrics: bool = False

    @field_validator("public_url")
    @classmethod
    def _is_address(cls, given: str | None) -> str | None:
        """Without a slash at its end, so that paths can follow."""
        if given is None:
            return None
        parts = urlsplit(given)
        safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in HERE)
        if not safe or not parts.hostname or parts.query or parts.fragment or parts.username:
            raise ValueError("set WGBOT_HTTP__PUBLIC_URL to an address such as https://bot.example.org")
        return given.rstrip("/")


class SlackSettings(BaseModel):
    """One Slack workspace by the bot's token, or several by OAuth; and the way events come in.

    With `app_token` by Socket Mode, else by signed HTTP. `encryption_keys` seal the tokens of several workspaces in the
    database: the first seals, each of them opens.
    """

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    bot_token: SecretStr | None = None
    app_token: SecretStr | None = None
    signing_secret: SecretStr | None = None
    client_id: str | None = None
    client_secret: SecretStr | None = None
    encryption_keys: SecretStr | None = None
    base_url: str = "https://slack.com/api/"

    @model_validator(mode="after")
    def _one_or_several(self) -> Self:
        if self.bot_token is not None and (self.client_id or self.client_secret):
            raise ValueError(
                "set either WGBOT_SLACK__BOT_TOKEN (one workspace) or WGBOT_SLACK__CLIENT_ID and __CLIENT_SECRET "
                "(several, by OAuth), not both"
            )
        if bool(self.client_id) != (self.client_secret is not None):
            raise ValueError("set WGBOT_SLACK__CLIENT_ID and WGBOT_SLACK__CLIENT_SECRET together")
        if self.bot_token is None and not self.client_id:
            raise ValueError(
                "set WGBOT_SLACK__BOT_TOKEN (one workspace), or WGBOT_SLACK__CLIENT_ID and __CLIENT_SECRET (several)"
            )
        if self.client_id and self.encryption_keys is None:
            raise ValueError(
                "set WGBOT_SLACK__ENCRYPTION_KEYS: without a key the tokens of several workspaces cannot be kept. "
                "`wgbot slack keys new` prints one"
            )
        return self

    @model_validator(mode="after")
    def _one_way_in(self) -> Self:
        if self.app_token is None and self.signing_secret is None:
            raise ValueError(
                "set WGBOT_SLACK__APP_TOKEN (Socket Mode) or WGBOT_SLACK__SIGNING_SECRET (signed HTTP)"
            )
        return self


class TelegramSettings(BaseModel):
    """One bot on Telegram. Without the address of a webhook it asks for updates itself."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    token: SecretStr
    base_url: str = "https://api.telegram.org"
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = None


class Settings(BaseSettings):
    """What an operator can set.

    `encryption_keys` protect secret votes while they are open: the first seals, each opens (adapters/cli/key_file.py).
    """

    model_config = SettingsConfigDict(
        env_prefix="WGBOT_",
        env_nested_delimiter="__",
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        hide_input_in_errors=True,
    )

    secrets_dir: Path | None = None
    database_url: str = "sqlite:///wgbot.sqlite3"
    encryption_keys: SecretStr | None = None
    log_format: LogFormat = LogFormat.KEYVALUE
    http: HttpSettings = HttpSettings()
    telegram: TelegramSettings | None = None
    slack: SlackSettings | None = None

    @model_validator(mode="after")
    def _can_be_installed(self) -> Self:
        if self.slack is not None and self.slack.client_id and self.http.public_url is None:
            raise ValueError(
                "set WGBOT_HTTP__PUBLIC_URL, such as https://bot.example.org: Slack leads people back to it after "
                "they have installed the bot"
            )
        return self

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The first that knows a setting is believed."""
        files = SecretFiles(file_secret_settings, secrets_dir=folder())
        return init_settings, env_settings, dotenv_settings, files
