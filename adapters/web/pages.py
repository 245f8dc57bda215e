"""A page for a visitor's browser: a title, a few sentences, one link; no script, nothing from elsewhere."""

import hashlib
from base64 import b64encode
from html import escape

from aiohttp import web

from bot.chat.phrasebook import Phrasebook
from bot.chat.readers import Reader
from bot.guide.installing import Page

STYLE = (
    "body{font:1.125rem/1.6 system-ui,sans-serif;max-width:34rem;margin:4rem auto;padding:0 1.25rem;"
    "color:#1d1c1d;background:#fff}h1{font-size:1.6rem;line-height:1.3}"
    "a{display:inline-block;margin-top:1rem;padding:.7rem 1.2rem;border-radius:.4rem;background:#1a4d80;"
    "color:#fff;text-decoration:none}a:focus-visible{outline:3px solid #e0a100;outline-offset:2px}"
    "@media(prefers-color-scheme:dark){body{color:#eee;background:#1a1d21}a{background:#9cc7f0;color:#10202f}}"
)
POLICY = (
    f"default-src 'none'; style-src 'sha256-{b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()}'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def answer(page: Page, reader: Reader, phrasebook: Phrasebook, link: str, status: int = 200) -> web.Response:
    """The page in the visitor's language; `link` is where its link leads."""
    title, *lines = (phrasebook.say(words, reader, escape) for words in (page.title, *page.lines))
    body = "".join(f"<p>{line}</p>" for line in lines)
    if page.link is not None:
        said = phrasebook.say(page.link, reader, escape)
        body += f'<a rel="noreferrer" href="{escape(link)}">{said}</a>'
    text = (
        f'<!doctype html><html lang="{reader.languages[0].value}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{STYLE}</style></head><body><main><h1>{title}</h1>{body}</main></body></html>"
    )
    headers = {"Content-Security-Policy": POLICY, "Vary": "Accept-Language"}
    return web.Response(text=text, content_type="text/html", charset="utf-8", status=status, headers=headers)
