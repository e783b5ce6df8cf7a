"""Counting where our work is read, if the newsroom wishes.

A picture of one pixel at our own address, in the HTML that others take. What is kept of a request
is a number that grows by one for the article, the site and the day. There is no cookie and no
address of a machine, stored or not; who says no by ``DNT`` or ``Sec-GPC`` is not counted.
"""

import re

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.http import HttpRequest
from django.http.request import validate_host
from django.urls import reverse
from django.utils import timezone

from commons.addresses import absolute
from newsroom.models import Article
from republication.models import ReadingCount, RepublicationSettings
from republication.models.republisher import HOST_MAX_LENGTH, host_of

# Anybody can write any site into a request. So many are told apart an article and day, and so many
# rows are begun a day in all; readings beyond are counted as being somewhere.
MOST_SITES = 200
MOST_ROWS_A_DAY = 20_000
SOMEWHERE = ""

# A transparent GIF of one pixel.
PIXEL = bytes.fromhex(
    "47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b"
)
_NAME = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?")


def is_on() -> bool:
    """Whether the newsroom counts."""
    return RepublicationSettings.load().counts_readings


def pixel_url(article: int) -> str:
    """The address of an article's pixel; nothing while the newsroom does not count."""
    return absolute(reverse("reading-pixel", args=[article])) if is_on() else ""


def site_of(referrer: str) -> str | None:
    """The host that a referrer names, :data:`SOMEWHERE` for none, ``None`` for our own pages."""
    host = host_of(referrer) if referrer.startswith(("https://", "http://")) else ""
    if host and (host == host_of(settings.BASE_URL) or validate_host(host, settings.ALLOWED_HOSTS)):
        return None
    is_name = len(host) <= HOST_MAX_LENGTH and _NAME.fullmatch(host)
    return host if is_name else SOMEWHERE


def says_no(request: HttpRequest) -> bool:
    """Whether the reader asks not to be counted, or nobody looks: the page was only prefetched.

    ``DNT`` is W3C's Tracking Preference Expression, ``Sec-GPC`` Global Privacy Control.
    """
    headers = request.headers
    is_ahead = "prefetch" in f"{headers.get('Sec-Purpose', '')} {headers.get('Purpose', '')}"
    return headers.get("DNT") == "1" or headers.get("Sec-GPC") == "1" or is_ahead


def count(article: int, site: str) -> None:
    """One reading more, if the newsroom counts and readers have the article."""
    if not is_on() or not Article.objects.published().unretracted().filter(pk=article).exists():
        return
    today = timezone.localdate()
    if _added(article, site, today) or not _has_room(article, site, today):
        return
    try:
        with transaction.atomic():
            ReadingCount.objects.create(article_id=article, host=site, day=today, readings=1)
    except IntegrityError:  # another reader began it in between
        _added(article, site, today)


def _added(article: int, site: str, day) -> bool:
    """Add one in the database itself, so that no two readers count as one."""
    row = ReadingCount.objects.filter(article=article, host=site, day=day)
    return bool(row.update(readings=F("readings") + 1))


def _has_room(article: int, site: str, day) -> bool:
    """Whether a row may be begun for the site; if not, the reading is counted as somewhere."""
    if site == SOMEWHERE:
        return True
    today = ReadingCount.objects.filter(day=day)
    if today.filter(article=article).count() < MOST_SITES and today.count() < MOST_ROWS_A_DAY:
        return True
    count(article, SOMEWHERE)
    return False
