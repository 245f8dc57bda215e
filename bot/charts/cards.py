"""A chart with everything that it shows as text: nobody needs to see the picture."""

from bot.charts.model import Bar, Chart
from bot.charts.picture import Picture
from bot.chat.cards import Attachment, Block, Facts, FileKind, Paragraph
from bot.chat.text import Listing, Value, Verbatim, Words, _


def chart_blocks(chart: Chart, name: Words) -> tuple[Block, ...]:
    """The figures as text, then the picture."""
    pairs: tuple[tuple[Words, Value], ...] = tuple((_label(bar), _figures(chart, bar)) for bar in chart.bars)
    lines = tuple(Paragraph(words) for words in chart.ticks)
    return (
        Paragraph(chart.outcome),
        Facts(pairs),
        *lines,
        Attachment(_("The same as a picture"), name, FileKind.PNG, Picture(chart)),
    )


def _label(bar: Bar) -> Words:
    return _("{code} – {label}", code=Verbatim(bar.code), label=bar.label)


def _figures(chart: Chart, bar: Bar) -> Value:
    if len(bar.parts) < 2:
        return bar.figures
    named = zip(chart.parts, bar.parts, strict=True)
    parts = Listing(tuple(_("{option}: {votes}", option=words, votes=count) for words, count in named))
    return _("{parts}; {figures}", parts=parts, figures=bar.figures)
