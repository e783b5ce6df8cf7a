"""What the form asks while somebody types. Nothing is stored; every answer is in words."""

from decimal import Decimal

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin.auth import user_passes_test

from seizures import gazetteer, place_checks
from seizures.desk import answers, map_picture
from seizures.models import Seizure

LONGEST = 4000


def _writes_records(user) -> bool:
    return any(
        user.has_perm(f"{Seizure._meta.app_label}.{action}_seizure") for action in ("add", "change")
    )


@require_safe
@user_passes_test(_writes_records)
def understand(request: HttpRequest, kind: str) -> JsonResponse:
    """What is understood of a row of the form: :class:`seizures.desk.answers.Answer`."""
    answer = answers.KINDS.get(kind)
    if answer is None:
        return JsonResponse({"error": _("No field of this kind is understood.")}, status=404)
    typed = {name: value[:LONGEST] for name, value in request.GET.items()}
    return JsonResponse(answer(typed).as_json())


@require_safe
@user_passes_test(_writes_records)
def places(request: HttpRequest) -> JsonResponse:
    """Places for what is typed (``q``, perhaps within ``country``), or near a position."""
    language = get_language()
    latitude = place_checks.degrees(request.GET.get("latitude", ""))
    longitude = place_checks.degrees(request.GET.get("longitude", ""))
    if _is_position(latitude, longitude):
        near = gazetteer.nearest(latitude, longitude)
        found = [gazetteer.by_locode(near.locode, language) or near] if near else []
    else:
        text, country = request.GET.get("q", "")[:120], request.GET.get("country", "")[:2]
        found = gazetteer.suggest(text, country, language, limit=8)
    return JsonResponse(
        {
            "places": [
                {"label": answers.in_words(place), "fields": answers.values(place)}
                for place in found
            ],
            "said": _said(len(found)),
        }
    )


@require_safe
@user_passes_test(_writes_records)
def place_map(request: HttpRequest) -> HttpResponse:
    """A map to click on: of the world, of ``country``, or ``width`` degrees around a position."""
    latitude, longitude, width = (
        place_checks.degrees(request.GET.get(name, ""))
        for name in ("latitude", "longitude", "width")
    )
    around = None
    if _is_position(latitude, longitude) and width is not None and width.is_finite():
        around = map_picture.Around(float(latitude), float(longitude), float(width))
    drawn = map_picture.picture(
        request.GET.get("country", "").upper()[:2],
        _("Map: press where it was. The fields beside it do the same."),
        around,
    )
    return HttpResponse(drawn, content_type="image/svg+xml")


def _is_position(latitude: Decimal | None, longitude: Decimal | None) -> bool:
    if latitude is None or longitude is None:
        return False
    return all(each.is_finite() for each in (latitude, longitude)) and (
        abs(latitude) <= 90 and abs(longitude) <= 180
    )


def _said(number: int) -> str:
    if not number:
        return _("The gazetteer knows no such place. Fill in the fields by hand.")
    return ngettext(
        "%(number)d place. Choose with the arrow keys and Enter.",
        "%(number)d places. Choose with the arrow keys and Enter.",
        number,
    ) % {"number": number}
