"""The newsroom's pictures of itself, in the sizes that pages and machines show."""

from dataclasses import dataclass

from wagtail.images.models import SourceImageIOError

from newsroom.models.image import ImageRendition

# One size serves the masthead, structured data and social networks; PNG, because not every
# reader of feeds and cards knows WebP.
LOGO = "max-640x240|format-png"
ICON = "fill-192x192|format-png"


@dataclass(frozen=True)
class Logos:
    """What the newsroom has given; ``None`` for what it has not."""

    light: ImageRendition | None = None
    dark: ImageRendition | None = None
    icon: ImageRendition | None = None


def logos_of(newsroom) -> Logos:
    """The pictures of a :class:`NewsroomSettings`: one query, and none where there is no picture.

    A size that was never made is made now. A picture whose file is gone is left out: the name
    stands in its place, and no page breaks.
    """
    wanted = {
        "light": (newsroom.logo_id, "logo", LOGO),
        "dark": (newsroom.logo_dark_id, "logo_dark", LOGO),
        "icon": (newsroom.icon_id, "icon", ICON),
    }
    given = {key: each for key, each in wanted.items() if each[0]}
    if not given:
        return Logos()
    made = {
        (rendition.image_id, rendition.filter_spec): rendition
        for rendition in ImageRendition.objects.filter(
            image__in=[pk for pk, _field, _spec in given.values()], filter_spec__in=[LOGO, ICON]
        )
    }
    return Logos(
        **{
            key: made.get((pk, spec)) or _make(getattr(newsroom, field), spec)
            for key, (pk, field, spec) in given.items()
        }
    )


def _make(image, spec: str) -> ImageRendition | None:
    try:
        return image.get_rendition(spec)
    except SourceImageIOError:
        return None
