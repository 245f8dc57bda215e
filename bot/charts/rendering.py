"""SVG becomes PNG, by resvg (extra `charts`) with the machine's fonts; what no font can write is not written."""

from functools import lru_cache
from importlib.util import find_spec

ZOOM = 1.5
HAN, LATIN = ("德", "钟"), ("R", "e")
"""Two signs of a script: where no font has them, both look the same."""

SAMPLE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40" font-family="sans-serif">'
    '<text x="4" y="30" font-size="28">{sign}</text></svg>'
)


@lru_cache
def available() -> bool:
    """Whether pictures can be drawn here: the library is installed and a font for Latin letters is."""
    return find_spec("resvg_py") is not None and _covers(LATIN)


@lru_cache
def writes_chinese() -> bool:
    """Whether a font of this machine has Chinese characters."""
    return _covers(HAN)


def _covers(signs: tuple[str, str]) -> bool:
    one, other = (png_of(SAMPLE.format(sign=sign), 1.0) for sign in signs)
    return one != other


def png_of(svg: str, zoom: float = ZOOM) -> bytes:
    """The picture; the same SVG gives the same bytes on the same machine."""
    from resvg_py import svg_to_bytes  # an extra: whoever does not have it is never offered a picture

    return svg_to_bytes(svg_string=svg, zoom=zoom)
