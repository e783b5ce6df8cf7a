"""An export with every awkward thing in it, of an outlet that never was.

Each story is named for what is awkward in it; numbers are those of WordPress.
"""

import json
from pathlib import Path

from PIL import Image

from tests.newsroom.wordpress.export import SITE, author, category, cdata, export, item, picture

CRANE, QUAY, MAP, LEDGER_PDF, NOT_THERE, FAKE = 100, 101, 102, 103, 104, 105
BLOCKS, CLASSIC, DRAFT, PENDING, PRIVATE, FUTURE, TRASH, LOCKED = 1, 2, 3, 4, 5, 6, 7, 8
UNTITLED, TWIN_A, TWIN_B, NO_DATE, SPANISH, ENGLISH, STICKY, FUNNY = 9, 10, 11, 12, 13, 14, 15, 16
ABOUT, CHILD, SEARCH = 20, 21, 22
REUSABLE, LOOP = 30, 31
PODCAST, MENU, GUEST = 40, 41, 42
UPLOADS = f"{SITE}/wp-content/uploads"

GUTENBERG = f"""
<!-- wp:paragraph {{"dropCap":true}} -->
<p class="has-drop-cap">The gulls <strong>knew</strong> of the <a href="{SITE}/2019/05/classic/">earlier load</a>, as <a href="/?p={CLASSIC}">the number</a>, <a href="https://www.old-harbour.example/2019/05/CLASSIC?utm_source=x">the other host</a>, <a href="{SITE}/2019/05/draft/">a draft</a>, <a href="{UPLOADS}/2019/05/ledger.pdf">the ledger</a> and <a href="https://elsewhere.example/page?a=1&amp;b=2">others</a> say. H<sub>2</sub>O and m<sup>2</sup>.</p>
<!-- /wp:paragraph -->
<!-- wp:more --><!--more--><!-- /wp:more -->
<!-- wp:heading {{"level":1}} --><h1>The first level</h1><!-- /wp:heading -->
<!-- wp:heading {{"level":4}} --><h4 class="wp-block-heading">The fourth level</h4><!-- /wp:heading -->
<!-- wp:image {{"id":{CRANE},"sizeSlug":"large"}} -->
<figure class="wp-block-image size-large"><img src="{UPLOADS}/2019/05/crane-300x200.jpg" alt="" class="wp-image-{CRANE}"/><figcaption class="wp-element-caption">The crane <a href="https://elsewhere.example/">at dusk</a></figcaption></figure>
<!-- /wp:image -->
<!-- wp:gallery {{"linkTo":"none"}} -->
<figure class="wp-block-gallery has-nested-images columns-2"><!-- wp:image {{"id":{QUAY}}} -->
<figure class="wp-block-image"><img src="{UPLOADS}/2019/05/quay-1024x683.png" alt="A quay" class="wp-image-{QUAY}"/></figure>
<!-- /wp:image --><!-- wp:image {{"id":{MAP}}} -->
<figure class="wp-block-image"><img src="{UPLOADS}/2019/05/map.png" alt="A map" class="wp-image-{MAP}"/><figcaption>Where it was</figcaption></figure>
<!-- /wp:image --><figcaption class="blocks-gallery-caption">Two pictures of one place</figcaption></figure>
<!-- /wp:gallery -->
<!-- wp:image {{"id":{NOT_THERE}}} -->
<figure class="wp-block-image"><img src="{UPLOADS}/2019/05/lost.jpg" alt="What was lost" class="wp-image-{NOT_THERE}"/><figcaption>Lost at sea</figcaption></figure>
<!-- /wp:image -->
<!-- wp:columns --><div class="wp-block-columns"><!-- wp:column --><div class="wp-block-column"><!-- wp:paragraph --><p>Left of the mast.</p><!-- /wp:paragraph --></div><!-- /wp:column -->
<!-- wp:column --><div class="wp-block-column"><!-- wp:list --><ul><!-- wp:list-item --><li>Rope<!-- wp:list {{"ordered":true}} --><ol><!-- wp:list-item --><li>Hemp</li><!-- /wp:list-item --></ol><!-- /wp:list --></li><!-- /wp:list-item --></ul><!-- /wp:list --></div><!-- /wp:column --></div><!-- /wp:columns -->
<!-- wp:embed {{"url":"https://www.youtube.com/watch?v=gulls","type":"video","providerNameSlug":"youtube"}} -->
<figure class="wp-block-embed is-type-video"><div class="wp-block-embed__wrapper">
https://www.youtube.com/watch?v=gulls
</div><figcaption>A film of gulls</figcaption></figure>
<!-- /wp:embed -->
<!-- wp:core-embed/twitter {{"url":"https://twitter.com/nobody/status/12"}} /-->
<!-- wp:embed {{"url":"{SITE}/2019/05/classic/","type":"wp-embed"}} --><figure class="wp-block-embed"><div class="wp-block-embed__wrapper">
{SITE}/2019/05/classic/
</div></figure><!-- /wp:embed -->
<!-- wp:pullquote --><figure class="wp-block-pullquote"><blockquote><p>Nobody weighs the gulls.</p><cite>A weigher</cite></blockquote></figure><!-- /wp:pullquote -->
<!-- wp:quote --><blockquote class="wp-block-quote"><!-- wp:paragraph --><p>As <a href="https://elsewhere.example/law">the law</a> says.</p><!-- /wp:paragraph --></blockquote><!-- /wp:quote -->
<!-- wp:table --><figure class="wp-block-table"><table><thead><tr><th>Hold</th><th>Crates</th></tr></thead><tbody><tr><td>Fore</td><td>1,204</td></tr><tr><td>Aft</td><td>87</td></tr></tbody></table><figcaption>Crates by hold</figcaption></figure><!-- /wp:table -->
<!-- wp:table --><figure class="wp-block-table"><table><tbody><tr><td colspan="2">Spanning cell</td></tr><tr><td>a</td><td>b</td></tr></tbody></table></figure><!-- /wp:table -->
<!-- wp:separator --><hr class="wp-block-separator"/><!-- /wp:separator -->
<!-- wp:buttons --><div class="wp-block-buttons"><!-- wp:button --><div class="wp-block-button"><a class="wp-block-button__link" href="https://elsewhere.example/give">Give a rope</a></div><!-- /wp:button --></div><!-- /wp:buttons -->
<!-- wp:block {{"ref":{REUSABLE}}} /-->
<!-- wp:block {{"ref":{LOOP}}} /-->
<!-- wp:block {{"ref":999}} /-->
<!-- wp:latest-posts {{"postsToShow":3}} /-->
<!-- wp:acme/fancy {{"colour":"red"}} --><div class="acme"><p>Fancy words stay.</p></div><!-- /wp:acme/fancy -->
<!-- wp:acme/hollow {{"text":"Words in a setting"}} /-->
<!-- wp:preformatted --><pre class="wp-block-preformatted">as  typed
line two</pre><!-- /wp:preformatted -->
<!-- wp:details --><details class="wp-block-details"><summary>More of it</summary><p>Hidden until opened.</p></details><!-- /wp:details -->
<!-- wp:file {{"id":{LEDGER_PDF}}} --><div class="wp-block-file"><a id="f1" href="{UPLOADS}/2019/05/ledger.pdf">The ledger in full</a><a href="{UPLOADS}/2019/05/ledger.pdf" class="wp-block-file__button" download>Download</a></div><!-- /wp:file -->
<!-- wp:html --><dl><dt>Bilge</dt><dd>The lowest part.</dd></dl><!-- /wp:html -->
<!-- wp:paragraph --><p>A note<sup data-fn="a1" class="fn"><a href="#a1" id="a1-link">1</a></sup> and <s>struck</s> words.</p><!-- /wp:paragraph -->
<!-- wp:paragraph --><p><strong>SEE ALSO:</strong> <a href="{SITE}/2019/05/classic/">The classic one</a></p><!-- /wp:paragraph -->
<!-- wp:paragraph --><p>Related: No such headline anywhere</p><!-- /wp:paragraph -->
<!-- wp:heading --><h2>Analysis</h2><!-- /wp:heading -->
<!-- wp:paragraph --><p>What the gulls mean.</p><!-- /wp:paragraph -->
<!-- wp:footnotes /-->
<!-- wp:paragraph {{"broken":}} --><p>Settings that cannot be read.</p><!-- /wp:paragraph -->
<!-- wp:group --><div class="wp-block-group"><p>Never closed.</p></div>
"""

CLASSIC_TEXT = f"""First paragraph of old,
with a second line.

Second paragraph with a <a href="http://old-harbour.example/?page_id={ABOUT}">page</a>, the mayor [sic] said "he [the other] lied".

[caption id="attachment_{CRANE}" align="alignleft" width="300"]<a href="{UPLOADS}/2019/05/crane.jpg"><img class="size-medium wp-image-{CRANE}" src="{UPLOADS}/2019/05/crane-300x200.jpg" alt="A crane, once more" width="300" height="200" /></a> Words <em>under</em> the crane[/caption]

[gallery ids="{QUAY},{MAP}" columns="2"]

[gallery]

[embed width="500"]https://vimeo.com/123[/embed]

https://soundcloud.com/nobody/gulls

https://elsewhere.example/alone

<!--more-->

[contact-form-7 id="12" title="Write to us"]

[box colour="red"]Boxed words.[/box]

[[gallery]] is how one writes it.

<iframe width="560" height="315" src="//www.youtube.com/embed/abc" title="A player"></iframe>

<blockquote class="twitter-tweet"><p>Gulls again</p>&mdash; Nobody <a href="https://twitter.com/nobody/status/13">May 1</a></blockquote>
<script async src="https://platform.twitter.com/widgets.js"></script>

<!--nextpage-->

<ul>
<li>One thing</li>
<li>Another</li>
</ul>
<p style="text-align: center;" onclick="steal()">Centred.</p>
<img src="https://pixel.elsewhere.example/1.gif" width="1" height="1" />
"""

HOSTILE = """<p>Harmless words</p><script>alert('no')</script><p onmouseover="steal()">Hover</p>
<a href="javascript:steal()">Click</a> <img src="x" onerror="steal()"> <svg onload="steal()"></svg>
<iframe src="javascript:steal()"></iframe><object data="https://evil.example/x.swf"></object>
<table><tr><td colspan=2 onclick="steal()"><a href="data:text/html,x">cell</a></td></tr></table>
<style>body{display:none}</style><form action="https://evil.example"><input value="x">Send it</form>
]]> after what ends a section"""


def awkward() -> str:
    """The whole export."""
    head = (
        author("ines", "Inés Molina (desk)")
        + author("tom.rope", "Tom &amp; Rope")
        + category("ports", "Ports", term_id=11)
        + category("deep-water", "Deep water", parent="ports", term_id=12)
        + category("uncategorized", "Uncategorized", term_id=1)
        + category("a-loop", "A loop", parent="b-loop")
        + category("b-loop", "B loop", parent="a-loop")
    )
    ports = ("category", "ports", "Ports")
    return export(
        item(
            BLOCKS,
            "Gulls &amp; <em>crates</em> &#8211; a story",
            GUTENBERG,
            slug="blocks",
            excerpt="What the gulls <b>knew</b> &amp; hid.",
            modified="2019-06-01 08:00:00",
            terms=(
                ("category", "deep-water", "Deep water"),
                ("post_tag", "peru", "Perú"),
                ("post_tag", "gulls", "Gulls"),
            ),
            meta={
                "_thumbnail_id": str(CRANE),
                "_edit_last": "1",
                "footnotes": json.dumps([{"id": "a1", "content": "A <i>source</i>."}]),
            },
            comments=3,
        ),
        item(CLASSIC, "The classic one", CLASSIC_TEXT, slug="classic", by="tom.rope"),
        item(
            DRAFT,
            "Nobody may read this yet",
            "Secret words.",
            slug="draft",
            status="draft",
            gmt="0000-00-00 00:00:00",
        ),
        item(PENDING, "Waiting for review", "Secret words.", slug="pending", status="pending"),
        item(PRIVATE, "For members", "Secret words.", slug="private", status="private"),
        item(
            FUTURE,
            "Tomorrow, or later",
            "Secret words.",
            slug="future",
            status="future",
            date="2099-01-01 09:00:00",
            modified="2019-05-04 10:00:00",
        ),
        item(TRASH, "Thrown away", "Secret words.", slug="trash__trashed", status="trash"),
        item(LOCKED, "Behind a password", "Secret words.", slug="locked", password="open"),
        item(
            UNTITLED,
            "",
            "Words without a headline.",
            slug="",
            link=f"{SITE}/?p={UNTITLED}",
            by="nobody-knows",
        ),
        item(TWIN_A, "Twin", "The first twin.", slug="twin"),
        item(TWIN_B, "Twin", "The second twin.", slug="twin", link=f"{SITE}/2020/01/twin/"),
        item(
            NO_DATE,
            "Out of time",
            "Published, but when?",
            slug="no-date",
            date="0000-00-00 00:00:00",
            modified="0000-00-00 00:00:00",
        ),
        item(
            SPANISH,
            "Las gaviotas",
            "Lo sabían.",
            slug="gaviotas",
            terms=(ports, ("language", "es", "Español"), ("post_translations", "pll_1", "pll_1")),
        ),
        item(
            ENGLISH,
            "The gulls, in English",
            "They knew.",
            slug="gulls-en",
            terms=(ports, ("language", "en", "English"), ("post_translations", "pll_1", "pll_1")),
        ),
        item(
            STICKY,
            "On top",
            "Sticky.",
            slug="sticky",
            sticky=True,
            terms=(
                ("category", "uncategorized", "Uncategorized"),
                ("author", "cap-wren", "wren"),
                ("author", "cap-ines", "ines"),
            ),
        ),
        item(
            FUNNY,
            "Hostile",
            HOSTILE,
            slug="%e2%80%a6caf%c3%a9",
            terms=(("category", "a-loop", "A loop"),),
        ),
        item(
            ABOUT,
            "About the Ledger",
            "Who we are.",
            kind="page",
            slug="about",
            link=f"{SITE}/about/",
            terms=(),
        ),
        item(
            CHILD,
            "Deeper page",
            "Below.",
            kind="page",
            slug="deeper",
            link=f"{SITE}/about/deeper/",
            parent=ABOUT,
            terms=(),
        ),
        item(
            SEARCH,
            "Search",
            "A page at an address of ours.",
            kind="page",
            slug="search",
            link=f"{SITE}/search/",
            terms=(),
        ),
        item(
            REUSABLE,
            "Box",
            "<!-- wp:paragraph --><p>From the reusable box.</p><!-- /wp:paragraph -->",
            kind="wp_block",
        ),
        item(LOOP, "Loop", f'<!-- wp:block {{"ref":{LOOP}}} /-->', kind="wp_block"),
        item(PODCAST, "Episode one", "Heard words.", kind="podcast"),
        item(MENU, "", "", kind="nav_menu_item"),
        item(
            GUEST,
            "Wren Hatch",
            "",
            kind="guest-author",
            slug="cap-wren",
            meta={"cap-display_name": "Wren Hatch", "cap-user_login": "wren"},
        ),
        picture(
            CRANE,
            "2019/05/crane.jpg",
            alt="A crane over crates",
            caption="A crane. Photo: Ada Quill",
            parent=BLOCKS,
        ),
        picture(QUAY, "2019/05/quay.png", alt="", caption="The quay", parent=CLASSIC),
        picture(MAP, "2019/05/map.png", alt="A map of the bay"),
        picture(NOT_THERE, "2019/05/lost.jpg", alt="Lost"),
        picture(FAKE, "2019/05/fake.jpg"),
        picture(LEDGER_PDF, "2019/05/ledger.pdf"),
        head=head,
    )


def awkward_file(folder: Path) -> Path:
    file = folder / "awkward.xml"
    file.write_text(awkward(), encoding="utf-8")
    return file


def uploads(folder: Path) -> Path:
    """The uploads: originals and a size; one picture is not there, one is none."""
    month = folder / "uploads" / "2019" / "05"
    month.mkdir(parents=True)
    Image.new("RGB", (900, 600), "#357").save(month / "crane.jpg")
    Image.new("RGB", (300, 200), "#357").save(month / "crane-300x200.jpg")
    Image.new("RGB", (800, 500), "#573").save(month / "quay.png")
    Image.new("RGB", (700, 500), "#735").save(month / "map.png")
    (month / "fake.jpg").write_text("no picture", encoding="utf-8")
    (month / "ledger.pdf").write_bytes(b"%PDF-1.4 the ledger")
    (folder / "secret.png").write_bytes((month / "quay.png").read_bytes())
    return folder / "uploads"


__all__ = ["awkward", "awkward_file", "cdata", "uploads"]
