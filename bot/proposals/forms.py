"""The form of a proposal."""

from collections.abc import Sequence

from bot.chat.forms import Choice, Form, Option, Question, Tongues
from bot.chat.languages import Language
from bot.chat.text import _
from bot.membership.model import Group
from bot.polls.forms import LONGEST_SUMMARY, LONGEST_TITLE
from bot.polls.model import Area
from bot.proposals.actions import SendProposal


def proposal_form(groups: Sequence[Group]) -> Form:
    """A topic for the group, or for one of several that is asked for first."""
    languages = tuple(language for language in Language if any(language in each.languages for each in groups))
    several = len(groups) > 1
    return Form(
        _("Propose a topic"),
        SendProposal,
        (
            *(_which(groups) if several else ()),
            Tongues("title", _("Title"), languages=languages, longest=LONGEST_TITLE),
            Tongues(
                "summary",
                _("Summary"),
                _("A few sentences, so that everyone starts from the same facts."),
                optional=True,
                languages=languages,
                longest=LONGEST_SUMMARY,
                several_lines=True,
            ),
            Choice("area", _("Area"), options=tuple(Option(area.value, area.words) for area in Area)),
        ),
        _("Send"),
        {} if several else {"group": groups[0].id},
        None if several else _("For “{group}”.", group=groups[0].name),
    )


def _which(groups: Sequence[Group]) -> tuple[Question, ...]:
    options = tuple(Option(str(group.id), group.name) for group in groups)
    return (Choice("group", _("Which working group?"), options=options),)


def said_in_it(text: str, language: Language, form: Form) -> dict[str, str]:
    """What the form can begin with when somebody brings a text along: a short line is the title, else the summary.

    Of a text that is too long, what fits. The language is the writer's, or Chinese where the text is.
    """
    asked = next(each for each in form.fields if isinstance(each, Tongues))
    own = Language.ZH if any("\u4e00" <= sign <= "\u9fff" for sign in text) else language
    spoken = own if own in asked.languages else asked.languages[0]
    text = text.strip()
    if not text:
        return {}
    if len(text) <= LONGEST_TITLE and "\n" not in text:
        return {f"title.{spoken}": text}
    return {f"summary.{spoken}": text[:LONGEST_SUMMARY]}
