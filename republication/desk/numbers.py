"""How far our work travels: copies and readings elsewhere over time, in the desk."""

import csv
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from commons.safe_csv import safe_row
from republication import counting
from republication.desk.chart import Months, months_until
from republication.desk.group import register
from republication.desk.outlet_parts import Cell, Part
from republication.models import ReadingCount, Republisher, Reuse
from republication.models.reuse import Kind, State

PERMISSION = "republication.view_republisher"
SPANS = (12, 24, 60)
ROWS = 10


def copies_by_month(copies: QuerySet[Reuse], months: list[date]) -> dict[date, int]:
    """How many copies we were told of in each month; what has gone since was one, spam is not."""
    told = (
        copies.copies()
        .exclude(state=State.SPAM)
        .filter(reported_at__date__gte=months[0])
        .annotate(month=TruncMonth("reported_at"))
        .order_by()
        .values_list("month")
        .annotate(count=Count("pk"))
    )
    return {timezone.localdate(month): count for month, count in told}


def readings_by_month(readings: QuerySet[ReadingCount], months: list[date]) -> dict[date, int]:
    """How many readings were counted in each month."""
    counted = (
        readings.filter(day__gte=months[0])
        .annotate(month=TruncMonth("day"))
        .order_by()
        .values_list("month")
        .annotate(count=Sum("readings"))
    )
    return dict(counted)


def pictures(
    copies: QuerySet[Reuse], readings: QuerySet[ReadingCount], number: int
) -> list[Months]:
    """What is drawn of some copies and readings, in so many months. Readings only if there are."""
    months = months_until(timezone.localdate(), number)
    told, read = copies_by_month(copies, months), readings_by_month(readings, months)
    drawn = [
        Months(
            key="copies",
            title=_("Copies we were told of, by month"),
            counts=[(month, told.get(month, 0)) for month in months],
            nothing=_("We were told of none in these months."),
        )
    ]
    if read or counting.is_on():
        drawn.append(
            Months(
                key="readings",
                title=_("Readings elsewhere, by month"),
                counts=[(month, read.get(month, 0)) for month in months],
                nothing=_("None was counted in these months."),
            )
        )
    return drawn


def of_outlet(outlet: Republisher) -> list[Months]:
    """The last twelve months of one outlet."""
    return pictures(outlet.reuses.all(), ReadingCount.objects.on(outlet), SPANS[0])


@require_safe
def numbers(request: HttpRequest) -> HttpResponse:
    """Both series, and who and what stands behind them."""
    _allow(request)
    span = _span(request)
    since = months_until(timezone.localdate(), span)[0]
    return TemplateResponse(
        request,
        "republication/desk/numbers.html",
        {
            "pictures": pictures(Reuse.objects.all(), ReadingCount.objects.all(), span),
            "is_counting": counting.is_on(),
            "spans": [
                (number, _("%(number)d months") % {"number": number}, number == span)
                for number in SPANS
            ],
            "parts": _tables(since),
            "csv_url": reverse("republication_numbers:csv"),
        },
    )


@require_safe
@never_cache
def as_csv(request: HttpRequest) -> HttpResponse:
    """A row a month for as long as the longest span."""
    _allow(request)
    months = months_until(timezone.localdate(), SPANS[-1])
    told = copies_by_month(Reuse.objects.all(), months)
    read = readings_by_month(ReadingCount.objects.all(), months)
    response = HttpResponse(
        "\ufeff",
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="republication.csv"'},
    )
    writer = csv.writer(response)
    writer.writerow(("month", "copies", "readings"))
    for month in months:
        row = (month.isoformat()[:7], told.get(month, 0), read.get(month, 0))
        writer.writerow(safe_row(row))
    return response


def _allow(request: HttpRequest) -> None:
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied


def _span(request: HttpRequest) -> int:
    """What is asked for, if it is one of those on offer; the shortest for anything else."""
    asked = request.GET.get("months", "")
    return next((number for number in SPANS if str(number) == asked), SPANS[0])


def _tables(since: date) -> list[Part]:
    return [part for part in (_outlets(since), _articles(since), _sites(since)) if part.rows]


def _outlets(since: date) -> Part:
    known = Q(reuses__kind=Kind.COPY, reuses__reported_at__date__gte=since) & ~Q(
        reuses__state=State.SPAM
    )
    most = (
        Republisher.objects.annotate(copies=Count("reuses", filter=known))
        .filter(copies__gt=0)
        .order_by("-copies", "name")[:ROWS]
    )
    return Part(
        title=_("Outlets with most copies"),
        heads=[_("Outlet"), _("Copies")],
        rows=[
            [
                Cell(outlet.name, url=reverse("outlets:inspect", args=[outlet.pk])),
                _number(outlet.copies),
            ]
            for outlet in most
        ],
        nothing="",
    )


def _articles(since: date) -> Part:
    told = (
        Reuse.objects.copies()
        .exclude(state=State.SPAM)
        .filter(reported_at__date__gte=since)
        .order_by()
        .values_list("article__pk", "article__title")
        .annotate(count=Count("pk"))
        .order_by("-count", "article__title")[:ROWS]
    )
    return Part(
        title=_("Articles with most copies"),
        heads=[_("Article"), _("Copies")],
        rows=[
            [Cell(title, url=reverse("wagtailadmin_pages:edit", args=[pk])), _number(count)]
            for pk, title, count in told
        ],
        nothing="",
    )


def _sites(since: date) -> Part:
    read = (
        ReadingCount.objects.filter(day__gte=since)
        .order_by()
        .values_list("host")
        .annotate(count=Sum("readings"))
        .order_by("-count", "host")[:ROWS]
    )
    return Part(
        title=_("Sites with most readings"),
        heads=[_("Site"), _("Readings")],
        rows=[[host or _("not known which"), _number(count)] for host, count in read],
        nothing="",
        note=_("As the pixel in our HTML counted them: by site and day, nothing about readers."),
    )


def _number(value: int) -> str:
    return number_format(value, force_grouping=True)


class NumbersMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(PERMISSION)


class NumbersViewSet(ViewSet):
    """One page and its file."""

    name = "republication_numbers"
    url_prefix = "republication/numbers"
    menu_label = gettext_lazy("Numbers")
    menu_order = 90
    icon = "history"
    menu_item_class = NumbersMenuItem

    def get_urlpatterns(self):
        return [path("", numbers, name="index"), path("numbers.csv", as_csv, name="csv")]


register(NumbersViewSet)
