"""The copies, each under a name, with every verdict that is not “met”."""

import json
from dataclasses import dataclass, field

from republication.verification import Check, Expected, Verdict
from tests.republication.copies.article import (
    CORRECTION,
    CORRECTION_TEXT,
    ENGLISH_ADDRESS,
    FORMER_ADDRESS,
    HEADLINE,
    KEPT_IMAGE,
    PARAGRAPHS,
    SPANISH_ADDRESS,
    SPANISH_HEADLINE,
    SPANISH_PARAGRAPHS,
    expected,
)
from tests.republication.copies.pieces import (
    BYLINE,
    CANONICAL,
    DEED,
    LICENCE,
    URL,
    article,
    bottom,
    link,
    page,
    prose,
    top,
)

BROKEN, UNTOLD = Verdict.BROKEN, Verdict.CANNOT_BE_TOLD
TITLE, AUTHORS, SOURCE, LICENCE_CHECK = Check.TITLE, Check.AUTHORS, Check.SOURCE, Check.LICENCE
CHANGES, IMAGES, IN_BYLINE = Check.CHANGES, Check.IMAGES, Check.BYLINE
BEFORE, AFTER = Check.LINK_BEFORE, Check.LINK_AFTER
CORRECTIONS, MESSAGE, CANONICAL_CHECK = Check.CORRECTIONS, Check.MESSAGE, Check.CANONICAL
ND = "CC-BY-NC-ND-4.0"
ND_DEED = "https://creativecommons.org/licenses/by-nc-nd/4.0/deed.en"


@dataclass(frozen=True)
class Copy:
    name: str
    source: str | bytes
    not_met: dict[Check, Verdict] = field(default_factory=dict)
    expected: Expected = field(default_factory=expected)
    url: str | None = URL
    content_type: str = "text/html"
    resolved: dict[str, str] = field(default_factory=dict)


def untold(*checks: Check) -> dict[Check, Verdict]:
    return dict.fromkeys(checks, UNTOLD)


def broken(*checks: Check) -> dict[Check, Verdict]:
    return dict.fromkeys(checks, BROKEN)


# On a page without our text only this can be told: no image is kept back, and we were told of it.
NOTHING_OF_OURS = untold(*(set(Check) - {IMAGES, MESSAGE}))
WITH_IMAGE = expected(kept_images=(KEPT_IMAGE,))
CORRECTED = expected(corrections=(CORRECTION,))
ENTITIES = "".join(
    f"<p>{''.join(c if c.isascii() and c.isalnum() else f'&#x{ord(c):x};' for c in each)}</p>"
    for each in PARAGRAPHS
)
NOTICE = (
    "<p>We believe readers deserve independent journalism, and that is why our newsletter goes out "
    "to forty thousand people every single morning of the week.</p>"
)

WORDPRESS = f"""<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8"><title>{HEADLINE} – Outlet</title>
{CANONICAL}<style>.menu-item {{display:none}} .wp-block-image img {{border:0}}</style></head>
<body class="post-template-default single author-ana nav-open"><div id="page" class="site">
<header id="masthead" class="site-header"><a href="https://outlet.example/">Outlet</a>
<nav id="site-navigation" class="main-navigation"><ul id="menu-main" class="menu"><li class="menu-item"><a href="/">Home</a></li></ul></nav></header>
<div id="content" class="site-content"><article class="post type-post hentry">
<header class="entry-header"><h1 class="entry-title">{HEADLINE}</h1>
<div class="entry-meta"><span class="byline">by <span class="author vcard"><a class="url fn n" href="/author/ana">Ana Ruiz and José Núñez, Waybill</a></span></span>
<time>12 June 2022</time></div></header>
<div class="entry-content">{top()}<div class="sharedaddy sd-sharing-enabled"><a href="https://twitter.com/intent/tweet?url=https%3A%2F%2Foutlet.example%2Fnews">Tweet</a></div>
{prose(between='<div class="wp-block-embed"><iframe src="https://player.example/1"></iframe></div>')}{bottom()}</div></article></div>
<aside id="secondary" class="widget-area"><h2>Recent posts</h2><ul><li><a href="/a">Another story about Callao and Rotterdam that goes on for quite a while</a></li></ul></aside>
<footer id="colophon" class="site-footer"><p>Proudly powered by WordPress</p></footer></div></body></html>"""

DRUPAL = f"""<html lang="en"><head>{CANONICAL}</head><body><div class="dialog-off-canvas-main-canvas"><div class="layout-container">
<header role="banner"><a href="/">Outlet</a></header><main role="main"><div class="node__content"><h1><span class="field--name-title">{HEADLINE}</span></h1>
<div class="field field--name-field-author field__item">Ana Ruiz</div><div class="field field--name-field-author field__item">José Núñez</div>
<div class="field field--name-field-agency">Waybill</div>{top()}<div class="field--name-body">{prose(between=NOTICE)}</div>{bottom()}</div></main></div></div></body></html>"""

TABLES = f"""<HTML><HEAD><TITLE>Outlet</TITLE>{CANONICAL}</HEAD><BODY BGCOLOR=white><TABLE><TR><TD><FONT SIZE=5>{HEADLINE}</FONT><BR>
<B>{BYLINE}</B><BR><BR>First published by <A HREF={ENGLISH_ADDRESS}>Waybill</A><BR><BR>
{"<BR><BR>".join(PARAGRAPHS)}<BR><BR>Read it at <A HREF={ENGLISH_ADDRESS}>Waybill</A>. Licence: <A HREF={DEED}>Creative Commons</A></TD></TR></TABLE></BODY></HTML>"""

GHOST = page(
    f"""<header class="article-header gh-canvas"><h1 class="article-title">{HEADLINE}</h1><div class="article-byline">
<section class="article-byline-content"><h4 class="author-name"><a href="/author/ana-ruiz/">Ana Ruiz</a>, <a href="/author/jn/">José Núñez</a></h4>
<div class="byline-meta-content">Waybill <time>Jun 12</time></div></section></div></header>
<section class="gh-content">{top()}{prose()}<hr>{bottom()}</section>"""
)  # fmt: skip

AMP = f"""<!doctype html><html amp lang="en"><head><meta charset="utf-8"><script async src="https://cdn.ampproject.org/v0.js"></script>
<link rel="canonical" href="{URL}"><style amp-boilerplate>body{{visibility:hidden}}</style></head><body>
<amp-sidebar id="sidebar"><ul><li><a href="/">Home</a></li></ul></amp-sidebar><main><article>{article()}
<amp-img src="/photo.jpg" width="600" height="400"></amp-img><amp-ad type="x"></amp-ad></article></main></body></html>"""

FRAMES = """<html><head></head><frameset cols="20%,80%"><frame src="menu.html"><frame src="text.html">
<noframes>Your browser shows no frames.</noframes></frameset></html>"""

REWRITTEN = (
    "More than two tons of the drug, 2.2 to be exact, sat under rusty iron when officers at Callao "
    "cut the seals in June 2022; the box was due to sail for Rotterdam at dawn.",
    "On paper the cargo belonged to Inversiones Cóndor of Arequipa, set up in 2019 with a mere 1,500 "
    "soles and headed by a man of 71 who fishes for a living.",
    "From 2019 until 2022 its 38 boxes reached the docks at Rotterdam as well as Antwerp, and nobody "
    "in Peru looked into a single one.",
)
SHORTENED = (PARAGRAPHS[0], PARAGRAPHS[2], PARAGRAPHS[4], PARAGRAPHS[5])
ALTERED = tuple(
    each.replace(
        "at least nine of those shipments carried drugs", "all of those shipments carried drugs"
    )
    for each in PARAGRAPHS
)
WITH_A_SENTENCE_MORE = tuple(
    each.replace(
        "None of them", "The minister knew about every one of these shipments. None of them"
    )
    for each in PARAGRAPHS
)
PLAIN = f"""{HEADLINE}

{BYLINE}

This article was first published by Waybill: {HEADLINE} ({ENGLISH_ADDRESS})

{chr(10).join(p + chr(10) for p in PARAGRAPHS)}
“{HEADLINE}” ({ENGLISH_ADDRESS}), by Ana Ruiz and José Núñez, was published by Waybill under CC BY-NC 4.0 ({DEED}). Any change made to it is marked.
"""
RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Outlet</title>
<item><title>Other news</title><description>Nothing of the kind happened.</description></item>
<item><title>{HEADLINE}</title><dc:creator>Ana Ruiz and José Núñez, Waybill</dc:creator><description>Short.</description>
<content:encoded><![CDATA[{top()}{prose()}{bottom()}]]></content:encoded></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>{HEADLINE}</title><author><name>Ana Ruiz, José Núñez, Waybill</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{top()}{prose()}{bottom()}</div></content></entry></feed>"""
WP_JSON = json.dumps(
    {
        "id": 7,
        "link": URL,
        "title": {"rendered": HEADLINE},
        "byline": BYLINE,
        "content": {"rendered": top() + prose() + bottom(), "protected": False},
    }
)
SPANISH_BOTTOM = (
    f"<p>“{link(HEADLINE)}”, de Ana Ruiz y José Núñez, fue publicado por Waybill bajo "
    f'<a href="https://creativecommons.org/licenses/by-nc/4.0/deed.es">CC BY-NC 4.0</a>.</p>'
)
SPANISH_TOP = f"<p>Este artículo fue publicado primero por Waybill: {link(HEADLINE)}</p>"
SPANISH = {
    "lang": "es",
    "headline": SPANISH_HEADLINE,
    "byline": "<p>Por Ana Ruiz y José Núñez, Waybill</p>",
    "above": SPANISH_TOP,
    "body": prose(SPANISH_PARAGRAPHS),
    "below": SPANISH_BOTTOM,
}
CAPTIONED = '<figure><img src="{src}" alt="{alt}"><figcaption>{caption}</figcaption></figure>'
IMAGE_LEFT_OUT = f"<p><small>[Image left out: {KEPT_IMAGE.alt} ({KEPT_IMAGE.credit}). {KEPT_IMAGE.reason}]</small></p>"
PADDING = (
    f"<script>var archive = '{'x' * 4_000_000}'</script><img src='data:image/png;base64,{'A' * 4_000_000}' alt=''>"
    + "".join(
        f"<p><a href='/story/{n}'>Story {n}</a> {'Lorem ipsum dolor sit amet. ' * 70}</p>"
        for n in range(1_100)
    )
)
WITH_NO_LICENCE = bottom(licence="a free licence")

COPIES = [
    # --- Good ones, of every shape ------------------------------------------------------------
    Copy("a plain page", page()),
    Copy("WordPress", WORDPRESS),
    Copy("Drupal, with its own words between our paragraphs", DRUPAL),
    Copy("tables and fonts, no closing tags", TABLES),
    Copy("Ghost, names linked one by one", GHOST),
    Copy("a fragment pasted as a draft", article(), {MESSAGE: UNTOLD, CANONICAL_CHECK: UNTOLD}, expected(told_us=None), None),
    Copy("the byline after the text", page(byline="", below=f"<p class='byline'>{BYLINE}</p>{bottom()}")),
    Copy("one paragraph of lines, a drop cap and soft hyphens", page(body="<p>" + "<br>".join(PARAGRAPHS).replace("Police", "<span class='dropcap'>P</span>olice").replace("container", "con&shy;tainer") + "</p>")),
    Copy("words between ours set bold, linked and quoted otherwise", page(body=prose().replace("Callao", "<b>Cal</b>lao").replace("“", '"').replace("”", '"').replace("Rotterdam", "<a href='/tag/rotterdam'>Rotterdam</a>"))),
    Copy("not indexed instead of canonical", page(head='<meta name="robots" content="noindex, follow">')),
    Copy("canonical to itself", page(head=f'<link rel="canonical" href="{URL}">'), broken(CANONICAL_CHECK)),
    Copy("a licence badge", page(below=bottom(licence=f'<a rel="license" href="{DEED}"><img alt="Creative Commons" src="https://i.creativecommons.org/l/by-nc/4.0/88x31.png"></a>'))),
    Copy("the legal code instead of the deed", page(below=bottom(licence='<a href="http://www.creativecommons.org/licenses/by-nc/4.0/legalcode.es">CC BY-NC 4.0</a>'))),
    Copy("the licence’s address written out", page(below=bottom(licence="CC BY-NC 4.0 (https://creativecommons.org/licenses/by-nc/4.0/)"))),
    Copy("without the tags that HTML lets out", page().replace('<html lang="en"><head>', "").replace("</head><body>", "").replace("</body>", "").replace("</html>", "")),
    # --- What lacks ---------------------------------------------------------------------------
    Copy("top link missing", page(above=""), broken(BEFORE)),
    Copy("bottom missing", page(below=""), broken(LICENCE_CHECK, AFTER)),
    Copy("bottom link missing", page(below=f"<p>By Ana Ruiz, José Núñez. Licence: {LICENCE}</p>"), broken(AFTER)),
    Copy("byline without the newsroom", page(byline="<p>By Ana Ruiz and José Núñez</p>"), broken(IN_BYLINE)),
    Copy("signed by the outlet", page(byline="<p class='byline'>By Outlet staff</p>"), broken(IN_BYLINE)),
    Copy("no byline at all", page(byline=""), broken(IN_BYLINE)),
    Copy("one author missing everywhere", page(byline="<p>By Ana Ruiz, Waybill</p>", below=bottom().replace(" and José Núñez", "")), broken(AUTHORS)),
    Copy("authors only in the menu and in the title", page(byline="<p>By Waybill</p>", head=f"<title>Ana Ruiz, José Núñez</title>{CANONICAL}", below=f"<p>{link(HEADLINE)} {LICENCE}</p>").replace("Our authors", "Ana Ruiz, José Núñez"), broken(AUTHORS)),
    Copy("newsroom named nowhere", page(byline="<p>By Ana Ruiz and José Núñez</p>", above=f"<p>First published {link('here')}</p>", below=f"<p>{link(HEADLINE)}, {LICENCE}</p>", body=prose().replace("seen by Waybill ", "")), {SOURCE: BROKEN, IN_BYLINE: BROKEN, CHANGES: BROKEN}),
    Copy("linked to the home page only", page(above=f"<p>From {link('Waybill', 'https://waybill.example/en/')}</p>", below=bottom("https://waybill.example")), broken(SOURCE, BEFORE, AFTER)),
    Copy("not linked, address written out", page(above=f"<p>From Waybill, {ENGLISH_ADDRESS}</p>", below=bottom().replace(link(HEADLINE), f"{HEADLINE}, {ENGLISH_ADDRESS},")), broken(BEFORE, AFTER)),
    Copy("licence missing", page(below=WITH_NO_LICENCE), broken(LICENCE_CHECK)),
    Copy("licence named and not linked", page(below=bottom(licence="CC BY-NC 4.0")), broken(LICENCE_CHECK)),
    Copy("the wrong version of the licence", page(below=bottom(licence='<a href="https://creativecommons.org/licenses/by-nc/3.0/">CC BY-NC 3.0</a>')), broken(LICENCE_CHECK)),
    Copy("another licence", page(below=bottom(licence='<a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>')), broken(LICENCE_CHECK)),
    Copy("linked to ours, called another", page(below=bottom(licence=f'<a href="{DEED}">CC BY 4.0</a>')), broken(LICENCE_CHECK)),
    Copy("the licence of a picture only", page(below=WITH_NO_LICENCE + CAPTIONED.format(src="/a.jpg", alt="A port", caption=f"Photo: M. Lee {LICENCE}")), broken(LICENCE_CHECK)),
    Copy("the licence of the site, in its footer", page(below=WITH_NO_LICENCE).replace("All rights reserved.", f"Our contents are under {LICENCE}."), untold(LICENCE_CHECK)),
    Copy("not reported to us", page(), broken(MESSAGE), expected(told_us=False)),
    # --- Hidden -------------------------------------------------------------------------------
    Copy("top link only in a comment", page(above=f"<!-- {top()} -->"), broken(BEFORE)),
    Copy("everything below hidden by style", page(below=f'<div style="color:red; display: none">{bottom()}</div>'), broken(LICENCE_CHECK, AFTER)),
    Copy("below with the hidden attribute, in noscript, template, script and an empty link", page(below=f'<div hidden>{bottom()}</div><noscript>{bottom()}</noscript><template>{bottom()}</template><script>x = {json.dumps(bottom())}</script>{link("")}'), broken(LICENCE_CHECK, AFTER)),
    Copy("pushed off the screen and shrunk to nothing", page(above=f'<p style="position:absolute;left:-9999px">{link("Waybill")}</p>', below=f'<div style="font-size:0">{bottom()}</div>'), broken(SOURCE, LICENCE_CHECK, BEFORE, AFTER)),
    Copy("hidden by a class of the page’s own style sheet", page(head=CANONICAL + "<style>.attr, .x { display:none }</style>", below=f'<div class="attr">{bottom()}</div>'), untold(LICENCE_CHECK, AFTER)),
    Copy("for screen readers alone", page(above=f'<p class="sr-only">{link("First published by Waybill")}</p>'), untold(BEFORE)),
    # --- Addresses ----------------------------------------------------------------------------
    Copy("tracking parameters", page(above=top(f"{ENGLISH_ADDRESS}?utm_source=outlet&amp;utm_medium=web&amp;fbclid=abc"), below=bottom(f"{ENGLISH_ADDRESS}?mc_cid=1&amp;ref=outlet#top"))),
    Copy("AMP", AMP, untold(CANONICAL_CHECK)),
    Copy("through AMP’s cache and Facebook’s redirector", page(above=top(f"https://waybill-example.cdn.ampproject.org/c/s/{ENGLISH_ADDRESS[8:]}"), below=bottom("https://l.facebook.com/l.php?u=https%3A%2F%2Fwaybill.example%2Fen%2Fports%2Fscrap-metal-hid-cocaine%2F%3Ffbclid%3D1&amp;h=x"))),
    Copy("a share button is no link to us", page(above=f'<p>Waybill {link("Share", "https://www.facebook.com/sharer/sharer.php?u=" + ENGLISH_ADDRESS)}</p>'), broken(BEFORE)),
    Copy("a former address that redirects", page(above=top(FORMER_ADDRESS), below=bottom(FORMER_ADDRESS))),
    Copy("the address of our translation", page(above=top(SPANISH_ADDRESS))),
    Copy("shortened, nobody followed it", page(above=top("https://bit.ly/3xYz"), below=bottom("https://bit.ly/3xYz")), untold(SOURCE, BEFORE, AFTER)),
    Copy("shortened, and followed to us", page(above=top("https://bit.ly/3xYz"), below=bottom("https://bit.ly/3xYz")), resolved={"https://bit.ly/3xYz": f"{ENGLISH_ADDRESS}?utm_source=x"}),
    Copy("through the outlet’s own counter, followed elsewhere", page(above=top("https://outlet.example/out?id=9")), broken(BEFORE), resolved={"https://outlet.example/out?id=9": "https://other.example/"}),
    Copy("http, www, no slash, fragment, capitals", page(above=top("http://www.Waybill.example/en/ports/scrap-metal-hid-cocaine"), below=bottom("//waybill.example:443/en/ports/scrap-metal-hid%2Dcocaine/index/..#text".replace("index/..", "")))),
    Copy("relative links under a base", page(head=f'<base href="https://waybill.example/en/ports/">{CANONICAL}', above=top("scrap-metal-hid-cocaine/"), below=bottom("/en/ports/scrap-metal-hid-cocaine"))),
    Copy("relative links that lead nowhere of ours", page(above=top("/en/ports/scrap-metal-hid-cocaine/")), broken(BEFORE), resolved={"https://outlet.example/en/ports/scrap-metal-hid-cocaine/": "https://outlet.example/en/ports/scrap-metal-hid-cocaine/"}),
    # --- The text -----------------------------------------------------------------------------
    Copy("shortened without a word", page(body=prose(SHORTENED)), broken(CHANGES)),
    Copy("shortened and said so", page(body=prose(SHORTENED), below=bottom(note="<p><em>This story has been edited for length.</em></p>"))),
    Copy("shortened under no-derivatives, and said so", page(body=prose(SHORTENED), below=bottom(licence=f'<a href="{ND_DEED}">CC BY-NC-ND 4.0</a>', note="<p>Edited for length.</p>")), broken(CHANGES), expected(ND)),
    Copy("whole under no-derivatives", page(below=bottom(licence=f'<a href="{ND_DEED}">CC BY-NC-ND 4.0</a>')), {}, expected(ND)),
    Copy("one word altered", page(body=prose(ALTERED)), broken(CHANGES)),
    Copy("one sentence put in", page(body=prose(WITH_A_SENTENCE_MORE)), broken(CHANGES)),
    Copy("an excerpt that leads on", page(body=prose(PARAGRAPHS[:3]), below=f"<p>{link('Read the full story at Waybill')}</p>{bottom()}")),
    Copy("an excerpt, nothing said", page(body=prose(PARAGRAPHS[:3])), untold(CHANGES)),
    Copy("an excerpt under no-derivatives", page(body=prose(PARAGRAPHS[:3]), below=f"<p>{link('Continue reading')}</p>" + bottom(licence=f'<a href="{ND_DEED}">CC BY-NC-ND 4.0</a>')), untold(CHANGES), expected(ND)),
    Copy("rewritten", page(body=prose(REWRITTEN)), untold(CHANGES)),
    Copy("an article of others that quotes one sentence", page(f"<h1>Other news</h1><p>By Sam Poe</p><p>{'Nothing else is known of it. ' * 40}</p><p>{PARAGRAPHS[3]}</p>", head=""), NOTHING_OF_OURS),
    Copy("another headline, ours in the attribution", page(headline="Drugs among the rust")),
    Copy("another headline, ours nowhere", page(headline="Drugs among the rust", above=f"<p>{link('First published by Waybill')}</p>", below=bottom(title="The original")), broken(TITLE)),
    Copy("a teaser of it beside another story of ours", page(content=f'<aside class="related"><p>{PARAGRAPHS[0]}</p></aside>{article(above="")}{link("Waybill")}'), broken(BEFORE)),
    # --- Languages ----------------------------------------------------------------------------
    Copy("translated, and said so", page(**{**SPANISH, "below": SPANISH_BOTTOM + "<p>Traducido del inglés por Outlet.</p>"})),
    Copy("translated, nothing said, top link missing", page(**{**SPANISH, "above": ""}), {CHANGES: UNTOLD, BEFORE: BROKEN}),
    Copy("translated under no-derivatives", page(**{**SPANISH, "below": SPANISH_BOTTOM.replace("by-nc", "by-nc-nd").replace("BY-NC", "BY-NC-ND") + "<p>Traducción de Outlet</p>"}), broken(CHANGES), expected(ND)),
    Copy("both languages, one after the other", page(body=prose() + f"<h2 lang='es'>{SPANISH_HEADLINE}</h2>" + prose(SPANISH_PARAGRAPHS))),
    Copy("English text with Spanish attribution", page(byline="<p>Por Ana Ruiz y José Núñez, Waybill</p>", above=SPANISH_TOP, below=SPANISH_BOTTOM)),
    # --- Images and corrections ---------------------------------------------------------------
    Copy("an image that was kept back, absent and noted", page(body=prose() + IMAGE_LEFT_OUT), {}, WITH_IMAGE),
    Copy("an image that was kept back, resized", page(body=prose() + CAPTIONED.format(src="https://cdn.outlet.example/w800/Q7X2KDV9-callao-bale.width-1200.jpg", alt="", caption="Police")), broken(IMAGES), WITH_IMAGE),
    Copy("an image that was kept back, loaded late", page(body=prose() + '<img data-src="/u/q7x2kdv9-callao-bale.webp" src="data:image/gif;base64,R0" alt="">'), broken(IMAGES), WITH_IMAGE),
    Copy("an image with the same credit", page(body=prose() + CAPTIONED.format(src="/1.jpg", alt="x", caption="Photo: Rosa Quispe / Andes Photo")), untold(IMAGES), WITH_IMAGE),
    Copy("stale: without the correction", page(), broken(CORRECTIONS), CORRECTED),
    Copy("with the correction", page(below=f"<aside><p><strong>Correction (4 July 2022):</strong> {CORRECTION_TEXT}</p></aside>{bottom()}"), {}, CORRECTED),
    Copy("with the correction in a comment", page(below=f"<!-- {CORRECTION_TEXT} -->{bottom()}"), broken(CORRECTIONS), CORRECTED),
    Copy("with a correction in words of their own", page(below=f"<p>Correction: a figure in this story has been changed.</p>{bottom()}"), untold(CORRECTIONS), CORRECTED),
    # --- Encodings and bodies -----------------------------------------------------------------
    Copy("entities for everything", page(body=ENTITIES)),
    Copy("windows-1252 that says latin-1", page(head='<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">' + CANONICAL).replace('<meta charset="utf-8">', "").encode("cp1252")),
    Copy("UTF-16 with a byte order mark", page().encode("utf-16")),
    Copy("charset in the header alone", page().replace('<meta charset="utf-8">', "").encode("iso-8859-15", "xmlcharrefreplace"), content_type="text/html; charset=ISO-8859-15"),
    Copy("UTF-8 that says nothing", page().replace('<meta charset="utf-8">', "").encode()),
    Copy("plain text, as in a mail", PLAIN, untold(CANONICAL_CHECK)),
    Copy("an RSS feed", RSS, untold(CANONICAL_CHECK)),
    Copy("an Atom feed in XHTML", ATOM, untold(CANONICAL_CHECK)),
    Copy("WordPress’s JSON", WP_JSON, untold(CANONICAL_CHECK)),
    Copy("nothing at all", "", NOTHING_OF_OURS),
    Copy("a page that a script fills", page('<div id="root"></div><script>render()</script>'), NOTHING_OF_OURS),
    Copy("frames", FRAMES, NOTHING_OF_OURS),
    Copy("behind a wall", page(f"<h1>{HEADLINE}</h1><p>{PARAGRAPHS[0]}</p><p>Subscribe to continue reading this story and all others.</p>"), NOTHING_OF_OURS),
    Copy("ten megabytes", page().replace("<footer>", f"<section class='archive'>{PADDING}</section><footer>")),
]  # fmt: skip
