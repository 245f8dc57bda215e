"""Configuration: environment, then `.env`. Every name begins with WGBOT_; sections are parted by two underscores."""

from pydantic import BaseModel, ConfigDict, Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class HttpSettings(BaseModel):
    """Where the program listens. Only on this machine unless the operator says otherwise."""

    model_config = ConfigDict(extra="forbid")

    host: str = "127.0.0.1"
    port: int = Field(default=8765, ge=0, le=65535)


class Settings(BaseSettings):
    """What an operator can set."""

    model_config = SettingsConfigDict(
        env_prefix="WGBOT_", env_nested_delimiter="__", env_file=".env", extra="ignore"
    )

    database_url: str = "sqlite:///wgbot.sqlite3"
    http: HttpSettings = HttpSettings()
