"""What a visitor reads in the browser who brings the bot into a workspace of their own."""

from dataclasses import dataclass

from bot.chat.text import Text, Verbatim, _


@dataclass(frozen=True)
class Page:
    """A title, a few sentences, and what the one link on it says; where it leads, the platform knows."""

    title: Text
    lines: tuple[Text, ...]
    link: Text | None = None


def invitation() -> Page:
    """Before anything has happened."""
    return Page(
        _("Add the bot to your Slack workspace"),
        (
            _(
                "The bot helps bilateral working groups: join, vote, schedule meetings and be reminded, in Chinese, "
                "German and English."
            ),
            _(
                "Slack will show you what the bot may do and ask for your consent. Some workspaces leave this to their "
                "administrators."
            ),
        ),
        _("Add to Slack"),
    )


def installed(workspace: str) -> Page:
    """It worked: what to do next."""
    return Page(
        _("The bot is now in “{workspace}”", workspace=Verbatim(workspace)),
        (
            _("Next, in the channel of your group: type /invite @wgbot, then /wg bind."),
            _("Members join with /wg join. Everything else is in /wg help."),
            _("You can close this page."),
        ),
        _("Open Slack"),
    )


def declined() -> Page:
    """The visitor, or their workspace, did not agree."""
    return Page(
        _("The bot was not added"),
        (
            _(
                "You or your workspace did not agree, so nothing was installed. If your workspace asks an "
                "administrator first, please wait for their answer and open this page again."
            ),
        ),
        _("Start again"),
    )


def expired() -> Page:
    """The way back is not the way there: too late, twice, or in another browser."""
    return Page(
        _("This link is no longer valid"),
        (
            _(
                "It works once, for ten minutes, and only in the browser in which you began. Nothing was installed. "
                "Please begin again, with cookies allowed for this site."
            ),
        ),
        _("Start again"),
    )


def refused() -> Page:
    """Slack did not take what it had given out."""
    return Page(
        _("Slack did not confirm the installation"),
        (
            _(
                "Nothing was installed. Please try again; if it goes on, please tell the people who run the bot, who "
                "find the reason in its log."
            ),
        ),
        _("Start again"),
    )


def whole_organisation() -> Page:
    """The bot keeps workspaces apart, so it cannot be installed for all of a company at once."""
    return Page(
        _("Please choose one workspace"),
        (
            _(
                "The bot was to be installed for all workspaces of a company at once, which it does not support. "
                "Nothing was kept. Please begin again and choose a single workspace."
            ),
        ),
        _("Start again"),
    )


def out_of_order() -> Page:
    """The database does not answer."""
    return Page(
        _("Please try again in a moment"),
        (_("The bot cannot store anything just now, so nothing was installed."),),
        _("Start again"),
    )


def not_installed() -> Text:
    """Said in Slack to somebody who uses a command of the bot in a workspace that has dropped it."""
    return _("The bot is no longer installed in this workspace. An administrator can add it again.")
