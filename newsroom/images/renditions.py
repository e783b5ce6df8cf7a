"""In which sizes and formats an image is shown, place by place, and when those are made.

A reader's browser picks one file: the format by what it can read, the width by ``sizes`` and its
screen. Sizes are made when an article is published, so that no reader waits for them; what is
missing nevertheless is made when it is first asked for.
"""

import logging
from dataclasses import dataclass

from wagtail.images.models import Filter, SourceImageIOError

from newsroom.models import Article, CreditedImage, ImageRendition

logger = logging.getLogger(__name__)

# What social networks and search engines show of a lead image: 1.91 to 1, as Open Graph advises.
SOCIAL_IMAGE = "fill-1200x630|format-jpeg"
# What leaves with an article, and what the API names: as large as a page elsewhere may want it.
PACKAGE_IMAGE = "max-1600x1600"

MODERN = "format-{avif,webp,jpeg}"
SMALL = "format-{webp,jpeg}"  # below some 500 pixels AVIF saves nothing that one notices


@dataclass(frozen=True)
class Place:
    """A place on a page where an image stands.

    ``sizes`` says how wide it is there, in the words of HTML; the numbers are those of the grids
    in ``pages.css`` and ``components.css``. A ``fill`` is cut around the image's focal point.
    ``at_once`` is for what a reader sees first: everything else waits until it is scrolled near.
    """

    formats: str
    operation: str
    sizes: str
    at_once: bool = False

    @property
    def filters(self) -> list[Filter]:
        return [Filter(spec) for spec in Filter.expand_spec([self.formats, self.operation])]

    @property
    def attributes(self) -> dict[str, str]:
        if self.at_once:
            return {"sizes": self.sizes, "fetchpriority": "high"}
        # Browsers that know “auto” take the width that the layout gives; others the list.
        return {"sizes": f"auto, {self.sizes}", "loading": "lazy", "decoding": "async"}


PLACES = {
    "article-lead": Place(
        MODERN,
        "width-{480,800,1200,1680}",
        "(min-width: 78rem) 52rem, (min-width: 64rem) calc(100vw - 26rem), 92vw",
        at_once=True,
    ),
    "article-body": Place(MODERN, "width-{480,800,1280}", "(min-width: 50rem) 46rem, 92vw"),
    "card-lead": Place(
        MODERN,
        "fill-{480x320,800x533,1280x853}",
        "(min-width: 78rem) 39rem, (min-width: 60rem) calc(54.5vw - 4rem), 92vw",
        at_once=True,
    ),
    "card": Place(
        SMALL,
        "fill-{320x213,480x320,800x533}",
        "(min-width: 72rem) 23rem, (min-width: 48rem) 46vw, 92vw",
    ),
    "card-row": Place(SMALL, "fill-{320x213,480x320,800x533}", "(min-width: 40rem) 18rem, 92vw"),
    "portrait": Place(SMALL, "fill-{240x240,480x480}", "15rem", at_once=True),
    "portrait-small": Place(SMALL, "fill-{160x160,320x320}", "5rem"),
    "series": Place(MODERN, "width-{480,800,1280}", "(min-width: 62rem) 58rem, 92vw", at_once=True),
}
LEAD_PLACES = ("article-lead", "card-lead", "card", "card-row")


def prepare(*, article: Article) -> None:
    """Make every size in which this article's images are shown and given away.

    An image that cannot be read stops nothing: its article is out already.
    """
    for picture in article.pictures():
        places = LEAD_PLACES if picture.position is None else ("article-body",)
        filters = [each for place in places for each in PLACES[place].filters]
        extra = [SOCIAL_IMAGE, PACKAGE_IMAGE] if picture.position is None else [PACKAGE_IMAGE]
        _make(picture.image, [*filters, *map(Filter, extra)])


def one_size(image: CreditedImage, spec: str) -> ImageRendition | None:
    """That size of the image, made now where it never was; ``None`` where its file is gone."""
    try:
        return image.get_rendition(spec)
    except SourceImageIOError:
        return None


def _make(image: CreditedImage, filters: list[Filter]) -> None:
    try:
        image.get_renditions(*filters)
    except SourceImageIOError:
        logger.warning("The file of image %s is gone: its sizes cannot be made.", image.pk)
