"""Pieces that the pages are put together from. A page names what it does differently."""

from tests.republication.copies.article import ENGLISH_ADDRESS, HEADLINE, PARAGRAPHS

DEED = "https://creativecommons.org/licenses/by-nc/4.0/deed.en"
URL = "https://outlet.example/news/scrap-metal"
BYLINE = "By Ana Ruiz and José Núñez, Waybill"
LICENCE = f'<a href="{DEED}">CC BY-NC 4.0</a>'
CANONICAL = f'<link rel="canonical" href="{ENGLISH_ADDRESS}">'


def link(text: str, href: str = ENGLISH_ADDRESS) -> str:
    return f'<a href="{href}">{text}</a>'


def top(href: str = ENGLISH_ADDRESS) -> str:
    return f"<p>This article was first published by Waybill: {link(HEADLINE, href)}</p>"


def bottom(
    href: str = ENGLISH_ADDRESS, *, licence: str = LICENCE, title: str = HEADLINE, note: str = ""
) -> str:
    return (
        f"<p>“{link(title, href)}”, by Ana Ruiz and José Núñez, was published by Waybill under "
        f"{licence}. Any change made to it is marked.</p>{note}"
    )


def prose(paragraphs=PARAGRAPHS, between: str = "") -> str:
    return between.join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)


def article(
    *,
    headline: str = HEADLINE,
    byline: str = f"<p>{BYLINE}</p>",
    above: str | None = None,
    body: str | None = None,
    below: str | None = None,
) -> str:
    above = top() if above is None else above
    below = bottom() if below is None else below
    return f"<h1>{headline}</h1>{byline}{above}{prose() if body is None else body}{below}"


def page(
    content: str | None = None, *, head: str = CANONICAL, lang: str = "en", **of_article
) -> str:
    """A plain page of today: navigation, the article in ``main``, a footer with other stories."""
    content = article(**of_article) if content is None else content
    return f"""<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><title>Outlet</title>{head}</head><body>
<nav><a href="/">Outlet</a> <a href="/crime">Crime</a> <a href="/authors">Our authors</a></nav>
<main><article>{content}</article></main>
<footer><p>© Outlet 2022. All rights reserved.</p><a href="/imprint">Imprint</a></footer>
</body></html>"""
