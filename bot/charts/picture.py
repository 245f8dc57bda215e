"""A chart as the content of a file."""

import re
from dataclasses import dataclass

from bot.charts.drawing import Drawn, Sheet, svg_of
from bot.charts.model import Bar, Chart
from bot.charts.rendering import png_of, writes_chinese
from bot.chat.cards import Say
from bot.chat.phrasebook import PARALLEL
from bot.chat.text import Value

HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")


@dataclass(frozen=True)
class Picture:
    """A chart as PNG, in the reader's languages; where no font writes Chinese, with letters that the text explains."""

    chart: Chart

    def written(self, say: Say) -> bytes:
        """The bytes of the picture."""
        return png_of(svg_of(sheet_of(self.chart, say, chinese=writes_chinese())))


def sheet_of(chart: Chart, say: Say, *, chinese: bool) -> Sheet:
    """The chart with its words said; what would need Chinese characters is left out where they cannot be written."""

    def said(value: Value) -> str:
        words = PARALLEL.join(say(value))
        return words if chinese or not HAN.search(words) else ""

    def drawn(bar: Bar) -> Drawn:
        label = f"{bar.code}  {said(bar.label)}".strip()
        ticks = [(float(tick.at), tick.kind) for tick in bar.ticks]
        return Drawn(label, bar.parts, bar.whole, said(bar.figures), ticks)

    return Sheet(
        said(chart.title),
        said(chart.outcome),
        [drawn(bar) for bar in chart.bars],
        [said(each) or str(number) for number, each in enumerate(chart.parts, start=1)],
        [said(each) for each in chart.ticks],
    )
