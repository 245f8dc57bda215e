"""Configuration: environment, then `.env`, then files (adapters/secret_files.py).

Every name begins with WGBOT_; sections are parted by two underscores.
"""

from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from adapters.secret_files import SecretFiles, folder


class HttpSettings(BaseModel):
    """Where the program listens. Only on this machine unless the operator says otherwise."""

    model_config = ConfigDict(extra="forbid")

    host: str = "127.0.0.1"
    port: int = Field(default=8765, ge=0, le=65535)


class SlackSettings(BaseModel):
    """One Slack workspace: the bot's token, and the way its events come in (Socket Mode, else signed HTTP)."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    bot_token: SecretStr
    app_token: SecretStr | None = None
    signing_secret: SecretStr | None = None
    base_url: str = "https://slack.com/api/"

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
    """What an operator can set."""

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
    http: HttpSettings = HttpSettings()
    telegram: TelegramSettings | None = None
    slack: SlackSettings | None = None

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
