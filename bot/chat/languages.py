"""The languages the bot speaks, and how a platform's hint becomes one of them."""

from enum import StrEnum


class Language(StrEnum):
    """A language of the bot; the value is the two-letter code that platforms use."""

    ZH = "zh"
    DE = "de"
    EN = "en"

    @property
    def locale(self) -> str:
        """The CLDR locale its dates and numbers follow; English here is read by Europeans and Chinese."""
        return {"zh": "zh_Hans_CN", "de": "de_DE", "en": "en_GB"}[self.value]

    @classmethod
    def from_hint(cls, hint: str | None) -> "Language":
        """The language for a platform's IETF tag ("zh-hans", "de-AT"); English when it says nothing useful."""
        head = (hint or "").replace("_", "-").split("-")[0].lower()
        return next((language for language in cls if language.value == head), cls.EN)
