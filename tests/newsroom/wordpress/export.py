"""Builds WordPress exports for tests: the elements that ``wp-admin/includes/export.php`` writes."""

from xml.sax.saxutils import escape, quoteattr

SITE = "https://old-harbour.example"
HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<!-- generator="WordPress/6.6" -->
<rss version="2.0"
  xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:wfw="http://wellformedweb.org/CommentAPI/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>The Old Harbour Ledger</title>
<link>{site}</link>
<description>News of a harbour that is on no map</description>
<language>{language}</language>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>{site}</wp:base_site_url>
<wp:base_blog_url>{site}</wp:base_blog_url>
"""
FOOT = "</channel>\n</rss>\n"


def cdata(text: str) -> str:
    """As WordPress writes it: what would end the section is split over two."""
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"


def author(login: str, name: str) -> str:
    return (
        f"<wp:author><wp:author_id>1</wp:author_id><wp:author_login>{cdata(login)}"
        f"</wp:author_login><wp:author_email>{cdata(login + '@old-harbour.example')}"
        f"</wp:author_email><wp:author_display_name>{cdata(name)}</wp:author_display_name>"
        "</wp:author>\n"
    )


def category(slug: str, name: str, parent: str = "", term_id: int = 1) -> str:
    return (
        f"<wp:category><wp:term_id>{term_id}</wp:term_id><wp:category_nicename>{cdata(slug)}"
        f"</wp:category_nicename><wp:category_parent>{cdata(parent)}</wp:category_parent>"
        f"<wp:cat_name>{cdata(name)}</wp:cat_name></wp:category>\n"
    )


def item(
    post_id: int,
    title: str = "",
    content: str = "",
    *,
    kind: str = "post",
    status: str = "publish",
    slug: str | None = None,
    link: str | None = None,
    date: str = "2019-05-04 10:00:00",
    gmt: str | None = None,
    modified: str = "2019-05-04 10:00:00",
    by: str = "ines",
    excerpt: str = "",
    terms: tuple[tuple[str, str, str], ...] = (("category", "ports", "Ports"),),
    meta: dict[str, str] | None = None,
    parent: int = 0,
    password: str = "",
    sticky: bool = False,
    attachment: str = "",
    comments: int = 0,
) -> str:
    slug = f"story-{post_id}" if slug is None else slug
    link = f"{SITE}/2019/05/{slug}/" if link is None else link
    parts = [
        f"<title>{cdata(title)}</title>",
        f"<link>{escape(link)}</link>",
        f"<dc:creator>{cdata(by)}</dc:creator>",
        f'<guid isPermaLink="false">{SITE}/?p={post_id}</guid>',
        "<description></description>",
        f"<content:encoded>{cdata(content)}</content:encoded>",
        f"<excerpt:encoded>{cdata(excerpt)}</excerpt:encoded>",
        f"<wp:post_id>{post_id}</wp:post_id>",
        f"<wp:post_date>{cdata(date)}</wp:post_date>",
        f"<wp:post_date_gmt>{cdata(date if gmt is None else gmt)}</wp:post_date_gmt>",
        f"<wp:post_modified_gmt>{cdata(modified)}</wp:post_modified_gmt>",
        f"<wp:post_name>{cdata(slug)}</wp:post_name>",
        f"<wp:status>{cdata(status)}</wp:status>",
        f"<wp:post_parent>{parent}</wp:post_parent>",
        f"<wp:post_type>{cdata(kind)}</wp:post_type>",
        f"<wp:post_password>{cdata(password)}</wp:post_password>",
        f"<wp:is_sticky>{int(sticky)}</wp:is_sticky>",
    ]
    if attachment:
        parts.append(f"<wp:attachment_url>{cdata(attachment)}</wp:attachment_url>")
    parts += [
        f"<category domain={quoteattr(domain)} nicename={quoteattr(nicename)}>{cdata(name)}"
        "</category>"
        for domain, nicename, name in terms
    ]
    parts += [
        f"<wp:postmeta><wp:meta_key>{cdata(key)}</wp:meta_key><wp:meta_value>{cdata(value)}"
        "</wp:meta_value></wp:postmeta>"
        for key, value in (meta or {}).items()
    ]
    parts += [
        f"<wp:comment><wp:comment_id>{number}</wp:comment_id><wp:comment_author>{cdata('A reader')}"
        f"</wp:comment_author><wp:comment_content>{cdata('Words')}</wp:comment_content></wp:comment>"
        for number in range(comments)
    ]
    return "<item>\n" + "\n".join(parts) + "\n</item>\n"


def picture(post_id: int, path: str, *, alt: str = "", caption: str = "", parent: int = 0) -> str:
    """An attachment: a file of the uploads."""
    return item(
        post_id,
        path.rpartition("/")[2],
        kind="attachment",
        status="inherit",
        slug=f"file-{post_id}",
        excerpt=caption,
        terms=(),
        parent=parent,
        attachment=f"{SITE}/wp-content/uploads/{path}",
        meta={"_wp_attached_file": path, **({"_wp_attachment_image_alt": alt} if alt else {})},
    )


def export(*items: str, head: str = "", language: str = "en-GB") -> str:
    head = head or author("ines", "Inés Molina (desk)") + category("ports", "Ports")
    return HEAD.format(site=SITE, language=language) + head + "".join(items) + FOOT
