"""What an image lacks before it may be shown and given away without a question left open."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.models import ReferenceIndex

from commons import licences
from newsroom.models import Article, CreditedImage
from newsroom.terms import licence_for_others

STAYS_BEHIND = "travel"
# Nothing at all is found by this: what “or” begins with.
NONE = Q(pk__in=[])


@dataclass(frozen=True)
class Lack:
    """One thing that an image may be without. A picture of our own has no source elsewhere."""

    key: str
    label: str
    condition: Q
    may_be_right: bool = False


def what_may_be_lacking() -> list[Lack]:
    """Credit, licence, source, an alt text in each language, in the order of the form."""
    alt_texts = [
        Lack(
            f"alt-{code}",
            format_lazy("{} ({})", _("alt text"), name),
            ~Q(alt_texts__has_key=code),
        )
        for code, name in settings.LANGUAGES
    ]
    return [
        Lack("credit", _("credit"), Q(credit="")),
        Lack("licence", _("licence"), Q(licence_code="")),
        Lack("source", _("source"), Q(source_url=""), may_be_right=True),
        *alt_texts,
    ]


def lacking(image: CreditedImage) -> list[str]:
    """The same, said of one image in words."""
    there = {
        "credit": image.credit,
        "licence": image.licence_code,
        "source": image.source_url,
        **{f"alt-{code}": image.alt_in(code) for code, _name in settings.LANGUAGES},
    }
    return [str(lack.label) for lack in what_may_be_lacking() if not there[lack.key]]


def stays_behind() -> Q:
    """Images that have a licence, which keeps them from travelling with an article that shows them.

    Whether one may is said by :func:`commons.licences.may_travel` alone: it is asked once for each
    pair of terms that occurs, and the database finds the rows.
    """
    terms = list(
        Article.objects.order_by()
        .values_list("licence_code", "origin_licence_code", "origin_outlet")
        .distinct()
    )
    codes = (
        CreditedImage.objects.exclude(licence_code="")
        .order_by()
        .values_list("licence_code", flat=True)
        .distinct()
    )
    return reduce(or_, (_stays_behind_under(code, terms) for code in codes), NONE)


def _stays_behind_under(code: str, terms: list[tuple[str, str, str]]) -> Q:
    image_licence = licences.get(code)
    forbidding = [
        Q(licence_code=licence, origin_licence_code=origin_licence, origin_outlet=outlet)
        for licence, origin_licence, outlet in terms
        if not licences.may_travel(
            image_licence,
            licence_for_others(
                Article(
                    licence_code=licence, origin_licence_code=origin_licence, origin_outlet=outlet
                )
            ),
        ).allowed
    ]
    if not forbidding:
        return NONE
    articles = Article.objects.order_by().filter(reduce(or_, forbidding))
    return Q(licence_code=code) & Q(Exists(_uses(articles)))


def _uses(articles):
    """References from these articles to the image of the outer query."""
    return ReferenceIndex.objects.filter(
        content_type=ContentType.objects.get_for_model(Article),
        object_id__in=articles.values(key=Cast("pk", CharField())),
        to_content_type=ContentType.objects.get_for_model(CreditedImage),
        to_object_id=Cast(OuterRef("pk"), CharField()),
    )


def is_used() -> Exists:
    """Whether anything shows the image of the outer query."""
    return Exists(
        ReferenceIndex.objects.filter(
            to_content_type=ContentType.objects.get_for_model(CreditedImage),
            to_object_id=Cast(OuterRef("pk"), CharField()),
        )
    )


@dataclass
class Uses:
    """Where an image is shown, and with which articles it may not travel, with the reasons."""

    places: list = field(default_factory=list)
    stays: list[tuple[Article, str]] = field(default_factory=list)


def uses_of(images: Iterable[CreditedImage]) -> dict[int, Uses]:
    """For all of these images, at a query for each kind of thing that shows one."""
    images = {str(image.pk): image for image in images}
    references = (
        ReferenceIndex.get_references_to_in_bulk(list(images.values()))
        .order_by()
        .values_list("to_object_id", "content_type", "object_id")
        .distinct()
    )
    keys: dict[int, set[str]] = defaultdict(set)
    shown_by = defaultdict(list)
    for image_key, kind, key in references:
        keys[kind].add(key)
        shown_by[image_key].append((kind, key))
    places = {
        (kind, str(place.pk)): place
        for kind, wanted in keys.items()
        for place in _read(kind, wanted)
    }
    found = {}
    for image_key, image in images.items():
        uses = found[image.pk] = Uses()
        for place in filter(None, (places.get(each) for each in shown_by[image_key])):
            uses.places.append(place)
            if isinstance(place, Article) and image.licence:
                decision = licences.may_travel(image.licence, licence_for_others(place))
                if not decision.allowed:
                    uses.stays.append((place, decision.reason))
    return found


def _read(kind: int, keys: set[str]) -> list:
    model = ContentType.objects.get_for_id(kind).model_class()
    rows = model._default_manager.filter(pk__in=keys)
    return list(rows.defer("body") if model is Article else rows)
