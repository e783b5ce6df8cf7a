"""Feeds of the newsroom's own: its corrections. Those of articles are in ``republication``."""

from itertools import chain

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commons.addresses import absolute
from commons.http_cache import conditional
from commons.xml_text import writable
from newsroom.corrections.log import CorrectionLog
from newsroom.models import NewsroomSettings

ITEMS = 50


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """The newest corrections as RSS 2.0, narrowed as the page of corrections is."""
    log = CorrectionLog(request.GET, get_language())
    if not log.filters.is_valid():
        raise BadRequest(" ".join(chain.from_iterable(log.filters.errors.values())))
    rows = list(log.filters.qs.newest()[:ITEMS])
    newsroom = NewsroomSettings.load(request)
    feed = Rss201rev2Feed(
        title=_("Corrections of %(newsroom)s") % {"newsroom": newsroom.name},
        link=absolute(reverse("newsroom:corrections") + log.query),
        description=_("What %(newsroom)s got wrong, newest first.") % {"newsroom": newsroom.name},
        language=get_language(),
        feed_url=absolute(reverse("newsroom:corrections-feed") + log.query),
    )
    for row in rows:
        feed.add_item(
            title=writable(f"{row.get_kind_display()}: {row.page.title}"),
            link=absolute(row.address),
            description=writable(row.text),
            unique_id=f"tag:{settings.BASE_HOST},{row.date.year}:correction/{row.key}",
            unique_id_is_permalink=False,
            pubdate=row.date,
            categories=[str(row.get_kind_display())],
        )
    response = HttpResponse(
        feed.writeString("utf-8"),
        content_type=Rss201rev2Feed.content_type,
        headers={"Access-Control-Allow-Origin": "*", "Cache-Control": "public, no-cache"},
    )
    return conditional(request, response, last_modified=rows[0].date if rows else None)
