"""What the bodies of some articles point at: read once for all of them, then only looked up."""

from collections.abc import Iterable

from django.db.models import prefetch_related_objects
from django.utils.functional import cached_property
from wagtail.documents import get_document_model
from wagtail.models import Page
from wagtail.rich_text.rewriters import LinkRewriter

from commons import sanitise
from commons.addresses import absolute
from commons.licences import Licence
from newsroom import figures
from newsroom.bodies import read_bodies
from newsroom.models import Article, CreditedImage, NewsroomSettings
from newsroom.publishing import publisher_as
from newsroom.querysets import pages_out
from republication.pictures import Found, PictureInText, divided

# Stands between texts while their links are looked up in one go; no text can hold it.
_SEPARATOR = "\x1e"


class Materials:
    """Images, records, links and the newsroom's name, for the packages of some articles.

    The number of queries does not depend on the number of articles.
    """

    def __init__(self, articles: Iterable[Article]):
        self.articles = list(articles)
        self.newsroom = NewsroomSettings.load()
        read_bodies(self.articles)
        figures.put_in_place(self.articles)
        self._prefetch_renditions()
        self._public_articles = self._articles_pointed_at()
        self._prose = self._prose_of_all()
        self._pictures_in_texts = self._images_in_texts()

    def prose(self, source: str) -> tuple[str | Found, ...]:
        """The text of a rich text block as it may leave: its links absolute, nothing that runs.

        In pieces where pictures or embeds stand in it: those come between, as what was found.
        """
        return self._prose[source]

    def picture(self, found: PictureInText) -> CreditedImage | None:
        """The image of ours that a text shows; nothing for one from elsewhere."""
        return self._pictures_in_texts.get(found.image)

    @cached_property
    def record_licence(self) -> Licence:
        """The licence of our record, which is not that of an article."""
        return publisher_as(self.newsroom).licence

    def is_public(self, article: Article) -> bool:
        """Whether a reader may follow a link to this article of ours."""
        return article.pk in self._public_articles

    def _blocks(self, block_type: str):
        for article in self.articles:
            for block in article.body:
                if block.block_type == block_type:
                    yield block.value

    def _prefetch_renditions(self) -> None:
        images = [value["image"] for value in self._blocks("image") if value["image"]]
        images += [article.lead_image for article in self.articles if article.lead_image]
        prefetch_related_objects(images, "renditions")

    def _articles_pointed_at(self) -> set[int]:
        wanted = {value["article"].pk for value in self._blocks("see_also") if value["article"]}
        if not wanted:
            return set()
        return set(Article.objects.published().filter(pk__in=wanted).values_list("pk", flat=True))

    def _prose_of_all(self) -> dict[str, tuple[str | Found, ...]]:
        sources = [value.source for value in self._blocks("paragraph")]
        sources += [value["text"].source for value in self._blocks("analysis")]
        pieces = {source: divided(source.replace(_SEPARATOR, "")) for source in sources}
        texts = [each for found in pieces.values() for each in found if isinstance(each, str)]
        if not texts:
            return pieces
        expanded = LinkRewriter(bulk_rules={"page": _page_links, "document": _document_links})(
            _SEPARATOR.join(texts)
        )
        base = absolute("/")
        cleaned = (sanitise.prose(html, base=base) for html in expanded.split(_SEPARATOR))
        return {
            source: tuple(
                piece
                for piece in (next(cleaned) if isinstance(each, str) else each for each in found)
                if piece
            )
            for source, found in pieces.items()
        }

    def _images_in_texts(self) -> dict[int, CreditedImage]:
        keys = {
            each.image
            for pieces in self._prose.values()
            for each in pieces
            if isinstance(each, PictureInText) and each.image
        }
        if not keys:
            return {}
        return CreditedImage.objects.prefetch_related("renditions").in_bulk(keys)


def _page_links(attributes: list[dict]) -> list[str]:
    """Links to pages of ours. One that is not public loses its link, not its words."""
    public = pages_out(Page.objects.public())
    pages = public.in_bulk([int(each["id"]) for each in attributes])
    return [_link(pages.get(int(each["id"]))) for each in attributes]


def _document_links(attributes: list[dict]) -> list[str]:
    documents = get_document_model().objects.in_bulk([int(each["id"]) for each in attributes])
    return [_link(documents.get(int(each["id"]))) for each in attributes]


def _link(target) -> str:
    return f'<a href="{absolute(target.url)}">' if target and target.url else "<a>"
