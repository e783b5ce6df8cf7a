"""The copies that an outlet has, on its page in the desk, and what was found on each."""

from django.db.models import OuterRef, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from republication.desk.cures import conditions_in_words, days_in_words
from republication.desk.outlet_parts import Cell, Part, register_part
from republication.models import Cure, Republisher, Reuse, Verification

SHOWN = 10


def _copies(outlet: Republisher, request: HttpRequest) -> Part | None:
    if not request.user.has_perm("republication.view_reuse"):
        return None
    last = Verification.objects.filter(reuse=OuterRef("pk")).newest()
    copies = (
        outlet.reuses.select_related("article")
        .newest()
        .annotate(looked_at=Subquery(last.values("pk")[:1]))
    )
    count = outlet.reuses.count()
    shown = list(copies[:SHOWN])
    found = Verification.objects.defer("findings", "lines", "comparison").in_bulk(
        [copy.looked_at for copy in shown if copy.looked_at]
    )
    return Part(
        title=_("Copies of our work"),
        heads=[_("Article"), _("Where"), _("Told"), _("State"), _("Last looked at")],
        rows=[
            [
                Cell(copy.article.title, url=reverse("reuses:edit", args=[copy.pk])),
                Cell(copy.url, url=copy.url),
                Cell(date_format(copy.reported_at), more=copy.get_how_display()),
                Cell(
                    copy.get_state_display(),
                    more=_("lacks a correction") if copy.is_stale else "",
                ),
                _look(found.get(copy.looked_at)),
            ]
            for copy in shown
        ],
        nothing=_("We know of none."),
        note=_newest_of(count) if count > SHOWN else "",
        links=[(_("All its copies"), f"{reverse('reuses:index')}?republisher={outlet.pk}")]
        if count > SHOWN
        else [],
    )


def _newest_of(count: int) -> str:
    return ngettext("%(count)d, the newest first.", "%(count)d, the newest first.", count) % {
        "count": count
    }


def _look(made: Verification | None) -> Cell:
    if made is None:
        return Cell(_("not yet"))
    return Cell(
        made.get_outcome_display(),
        url=reverse("verifications:inspect", args=[made.pk]),
        more=date_format(made.made_at),
    )


def _licences_not_kept(outlet: Republisher, request: HttpRequest) -> Part | None:
    if not request.user.has_perm("republication.view_cure"):
        return None
    cures = list(
        Cure.objects.open()
        .filter(reuse__in=Reuse.objects.filter(republisher=outlet))
        .with_subjects()
        .order_by("-opened_at", "-pk")[:SHOWN]
    )
    if not cures:
        return None
    return Part(
        title=_("Licences not kept"),
        heads=[_("Article"), _("What lacks"), _("State"), _("Opened")],
        rows=[
            [
                Cell(cure.reuse.article.title, url=reverse("cures:edit", args=[cure.pk])),
                conditions_in_words(cure),
                Cell(cure.get_state_display(), more=days_in_words(cure)),
                date_format(cure.opened_at),
            ]
            for cure in cures
        ],
        nothing="",
    )


register_part(_copies, order=20)
register_part(_licences_not_kept, order=25)
