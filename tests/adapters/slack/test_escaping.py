"""Whatever somebody types reaches Slack as text: no mention, no link, no control sequence, and nothing is lost."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from adapters.slack.text import escaped, typed
from bot.chat.cards import Card, Facts, Paragraph
from bot.chat.phrasebook import Phrasebook
from bot.chat.text import Verbatim, _
from tests.adapters.slack.elements import inert
from tests.adapters.slack.test_render import drawn

MARKUP = st.lists(
    st.sampled_from(
        (
            "<",
            ">",
            "&",
            "&lt;",
            "&amp;",
            "<!channel>",
            "<@U0ANNA>",
            "<https://x.example|y>",
            "*",
            "_",
            "~",
            "`",
            "|",
        )
    )
    | st.text(max_size=5)
).map("".join)


@given(MARKUP)
@example("<!channel> &lt;@U0ANNA&gt; &amp;amp; <mailto:a@b.example|a>")
def test_what_is_escaped_holds_no_sign_of_markup_and_reads_as_typed(text: str) -> None:
    inert(escaped(text))
    assert typed(escaped(text)) == text


@settings(max_examples=60, deadline=None)
@given(MARKUP.filter(str.strip), MARKUP.filter(str.strip))
def test_a_card_of_anything_typed_is_one_that_slack_takes(
    phrasebook: Phrasebook, title: str, text: str
) -> None:
    card = Card(Verbatim(title), (Paragraph(Verbatim(text)), Facts(((_("Place"), Verbatim(text)),))))
    for message in drawn(card, phrasebook):
        inert(message.text)
