"""A message to us that is ready to send, for whoever would rather write than fill in a form."""

from urllib.parse import quote

from django.utils.translation import gettext as _

from newsroom.models import Article, NewsroomSettings
from newsroom.terms import source_url
from republication.reuses.letters import answers_go_to


def mailto(article: Article, newsroom: NewsroomSettings) -> str:
    """A ``mailto:`` address (RFC 6068) in the active language; empty where nobody reads mail."""
    address = answers_go_to(newsroom)
    if not address:
        return ""
    subject = _("We have used “%(title)s”") % {"title": article.title}
    lines = [
        _("We have published this article of yours:"),
        article.title,
        source_url(article),
        "",
        _("Address of our page:") + " ",
        _("Our outlet:") + " ",
        _("Language of the copy:") + " ",
        _("Day it appeared:") + " ",
        _("Who is to hear of corrections:") + " ",
    ]
    body = "\r\n".join(lines)
    return f"mailto:{quote(address, safe='@')}?subject={quote(subject)}&body={quote(body)}"
