"""A chart as SVG. Parts differ by pattern and brightness, not by colour alone, and carry their number."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.charts.lettering import BOLD, inert, lines, width

WIDE, MARGIN = 900, 36
ROOM = WIDE - 2 * MARGIN
TITLE, TEXT, SMALL = 26, 20, 17
BAR, GAP = 34, 22
LEADING = 1.35
INK, FAINT, PAPER = "#1a1a1a", "#595959", "#ffffff"
FONTS = "'Noto Sans', 'Noto Sans SC', 'Noto Sans CJK SC', 'DejaVu Sans', 'WenQuanYi Micro Hei', sans-serif"

FILLS = ("#0b4f8a", "url(#stripes)", "url(#dots)")
"""Dark blue, orange with stripes, nearly white with dots: apart also for colour-blind people and in grey."""

DASHES = ("9 5", "2 5")
PATTERNS = (
    '<defs><pattern id="stripes" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="10" height="10" fill="#f2b872"/><rect width="3" height="10" fill="#8a4b00"/></pattern>'
    '<pattern id="dots" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="#f0f0f0"/>'
    '<circle cx="4" cy="4" r="1.4" fill="#555555"/></pattern></defs>'
)


@dataclass(frozen=True)
class Drawn:
    """A bar whose words are said."""

    label: str
    parts: Sequence[int]
    whole: int
    figures: str
    ticks: Sequence[tuple[float, int]]


@dataclass(frozen=True)
class Sheet:
    """A chart whose words are said."""

    title: str
    outcome: str
    bars: Sequence[Drawn]
    parts: Sequence[str]
    ticks: Sequence[str]


class _Page:
    """What is drawn so far, and how far down it reaches."""

    def __init__(self) -> None:
        self.drawn: list[str] = []
        self.y = float(MARGIN)

    def write(self, rows: Iterable[str], size: int, style: str = f'fill="{INK}"') -> None:
        """Lines of text, one below the other."""
        for row in rows:
            self.y += size * LEADING
            self.text(MARGIN, self.y, row, size, style)

    def text(self, x: float, y: float, said: str, size: int, style: str) -> None:
        """One piece of text."""
        self.drawn.append(f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" {style}>{inert(said)}</text>')

    def box(self, x: float, wide: float, fill: str, high: float = BAR) -> None:
        """A part of a bar."""
        self.drawn.append(
            f'<rect x="{x:.1f}" y="{self.y:.1f}" width="{wide:.1f}" height="{high}" fill="{fill}" '
            f'stroke="{INK}" stroke-width="1.5"/>'
        )

    def line(self, x: float, kind: int, above: float, below: float) -> None:
        """A tick: a line of dashes with white beside it, to be seen on every pattern."""
        place = f'x1="{x:.1f}" x2="{x:.1f}" y1="{self.y - above:.1f}" y2="{self.y + below:.1f}"'
        self.drawn.append(f'<line {place} stroke="{PAPER}" stroke-width="8"/>')
        self.drawn.append(
            f'<line {place} stroke="{INK}" stroke-width="3.5" stroke-dasharray="{DASHES[kind]}"/>'
        )


def svg_of(sheet: Sheet) -> str:
    """The picture."""
    page = _Page()
    page.write(lines(sheet.title, TITLE, ROOM / BOLD, 3), TITLE, f'fill="{INK}" font-weight="bold"')
    page.y += 6
    page.write(lines(sheet.outcome, TEXT, ROOM, 3), TEXT)
    longest = max((each.whole for each in sheet.bars), default=0)
    for bar in sheet.bars:
        _draw(page, bar, longest)
    _key(page, sheet)
    high = page.y + MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDE}" height="{high:.0f}" font-family="{FONTS}">'
        f'{PATTERNS}<rect width="100%" height="100%" fill="{PAPER}"/>{"".join(page.drawn)}</svg>'
    )


def _draw(page: _Page, bar: Drawn, longest: int) -> None:
    """Label and figures above, the bar below."""
    page.y += GAP
    aside = min(width(bar.figures, SMALL), ROOM / 2)
    rows = lines(bar.label, TEXT, ROOM - aside - GAP, 2)
    page.write(rows, TEXT)
    figures = lines(bar.figures, SMALL, ROOM / 2, 1)
    page.text(WIDE - MARGIN, page.y, "".join(figures), SMALL, f'fill="{FAINT}" text-anchor="end"')
    page.y += 10
    unit = ROOM / longest if longest else 0.0
    page.box(MARGIN, max(bar.whole * unit, 1.0), PAPER)
    x = float(MARGIN)
    for kind, count in enumerate(bar.parts):
        if count:
            page.box(x, count * unit, FILLS[kind % len(FILLS)])
            if len(bar.parts) > 1:
                _number(page, x + count * unit / 2, count, kind)
        x += count * unit
    for at, kind in bar.ticks:
        page.line(MARGIN + at * unit, kind, 8, BAR + 8)
    page.y += BAR


def _number(page: _Page, x: float, count: int, kind: int) -> None:
    """How many a part counts, on a plate of paper."""
    wide = width(str(count), SMALL) + 10
    page.drawn.append(
        f'<rect x="{x - wide / 2:.1f}" y="{page.y + 6:.1f}" width="{wide:.1f}" height="22" rx="4" fill="{PAPER}"/>'
    )
    page.text(x, page.y + 23, str(count), SMALL, f'fill="{INK}" text-anchor="middle" font-weight="bold"')


def _key(page: _Page, sheet: Sheet) -> None:
    """What patterns and ticks mean."""
    if sheet.parts or sheet.ticks:
        page.y += GAP
    for kind, words in enumerate(sheet.parts):
        page.y += 10
        page.box(MARGIN, 40, FILLS[kind % len(FILLS)], 20)
        page.text(MARGIN + 54, page.y + 16, _short(words), SMALL, f'fill="{INK}"')
        page.y += 20
    for kind, words in enumerate(sheet.ticks):
        page.y += 12
        page.line(MARGIN + 20, kind % len(DASHES), 0, 22)
        page.text(MARGIN + 54, page.y + 17, _short(words), SMALL, f'fill="{INK}"')
        page.y += 22


def _short(words: str) -> str:
    return "".join(lines(words, SMALL, ROOM - 54, 1))
