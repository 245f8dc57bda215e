"""Methods in words: their names, what each asks of people, what a bar shows, and how it is counted."""

from collections.abc import Mapping

from bot.chat.text import Text, _
from bot.polls.counting import Method

NAMES: Mapping[Method, Text] = {
    Method.ONE: _("One choice"),
    Method.SEVERAL: _("Several choices"),
    Method.YES_NO: _("Yes, no, abstain"),
    Method.CONSENT: _("Consent"),
    Method.DATES: _("Date finding"),
    Method.RATING: _("Rating"),
    Method.POINTS: _("Ten points"),
    Method.RANKED: _("Ranking"),
    Method.RUNOFF: _("Ranking with run-off"),
}
"""As a button or a value, in the order in which they are offered."""

PHRASES: Mapping[Method, Text] = {
    Method.ONE: _("Everyone chooses exactly one option."),
    Method.SEVERAL: _("Everyone chooses as many options as they like."),
    Method.YES_NO: _("A proposal is answered with yes, no or abstain."),
    Method.CONSENT: _("A proposal is carried unless somebody objects, with a reason."),
    Method.DATES: _("Everyone says of each date whether it suits, would do if need be, or does not suit."),
    Method.RATING: _("Everyone rates each option from 0 to 5."),
    Method.POINTS: _("Everyone shares out ten points among the options."),
    Method.RANKED: _("Everyone puts the options in order; compared in pairs, the strongest wins (Schulze)."),
    Method.RUNOFF: _(
        "Everyone puts the options in order; the weakest leaves, round by round, until one has more than half."
    ),
}
"""What each method asks of people, in a sentence."""

COUNTED: Mapping[Method, Text] = {
    Method.ONE: _("Most votes win."),
    Method.SEVERAL: _("Most votes win."),
    Method.YES_NO: _("Yes is held against no; abstentions count for the turnout only."),
    Method.CONSENT: _("One objection is enough to stop the proposal."),
    Method.DATES: _("The date that most can make wins; of several such, the one that suits more."),
    Method.RATING: _("The best average wins."),
    Method.POINTS: _("Most points win."),
    Method.RANKED: _(
        "At the close, the options are compared in pairs by everyone’s order (Schulze method). "
        "What somebody left out stands below what they ranked."
    ),
    Method.RUNOFF: _(
        "At the close, the option with the fewest first choices leaves and these ballots go to their next choice, "
        "until one option has more than half."
    ),
}
"""How each method comes to its result; said while the poll is open."""

TIES = _("Level options stay level; nothing is drawn by lot.")
"""The rule for ties, said before anybody votes."""

BARS: Mapping[Method, Text] = {
    Method.SEVERAL: _("Several options can be chosen."),
    Method.DATES: _("The bars show who can come, if need be included."),
    Method.RATING: _("The bars show the sum of the ratings, of the highest there could be."),
    Method.POINTS: _("The bars show the points."),
    Method.RANKED: _("The bars show first choices; the order is worked out at the close."),
    Method.RUNOFF: _("The bars show first choices; the rounds are worked out at the close."),
}
"""What the bars of a poll that is open show, where it is not simply votes."""

RANKING = _(
    "Press the options in the order in which you prefer them; pressing one again takes it out. "
    "What you leave out stands below the rest."
)
"""How a ranking is given."""


def counting_words(method: Method) -> Text:
    """How the poll is counted, with the rule for ties where there can be any."""
    if method is Method.CONSENT:
        return COUNTED[method]
    return both(COUNTED[method], TIES)


def both(one: Text, other: Text) -> Text:
    """Two sentences one after the other, as the language sets them."""
    return _("{first} {second}", first=one, second=other)


def chosen_words(option: Text, *, chosen: bool) -> Text:
    """An option on a button, marked when it is the one that stands."""
    return _("{option} (chosen)", option=option) if chosen else option
