"""What readers may fetch or follow besides pages: documents, and links in the text to our pages."""

from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest
from django.utils.html import escape
from wagtail.models import Page, ReferenceIndex
from wagtail.rich_text.pages import PageLinkHandler

from newsroom.querysets import pages_out, restricted


def serve_only_what_is_used(document, request: HttpRequest) -> None:
    """A document is numbered, so that anybody can ask for the next. A reader gets one that a page
    which readers may see uses; the desk gets them all."""
    if not (request.user.has_perm("wagtailadmin.access_admin") or is_used_in_public(document)):
        raise Http404


def is_used_in_public(document) -> bool:
    """Whether a published page shows the document or links to it, by Wagtail's reference index."""
    pages = ReferenceIndex.get_references_to(document).filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    keys = [int(key) for key in pages.values_list("object_id", flat=True).distinct()]
    return pages_out(Page.objects.public()).filter(pk__in=keys).exists()


class PublishedPageLinkHandler(PageLinkHandler):
    """A link in the text to a page of ours. One that is not out loses its link, not its words: its
    address would tell what is being written."""

    @classmethod
    def get_many(cls, attrs_list: list[dict]) -> list:
        keys = [attrs.get("id") for attrs in attrs_list]
        public = pages_out(Page.objects.filter(pk__in=keys)).exclude(restricted())
        out = public.defer_streamfields().specific()
        by_key = {str(page.pk): page for page in out}
        return [by_key.get(str(key)) for key in keys]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        return [
            f'<a href="{escape(page.url)}">' if page and page.url else "<a>"
            for page in cls.get_many(attrs_list)
        ]
