"""The report of images without rights: what each lacks, and where it is shown."""

from functools import reduce
from operator import or_

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django_filters import BooleanFilter, ChoiceFilter
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.filters import BaseMediaFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.images.permissions import permission_policy
from wagtail.images.views.images import ImagePreviewColumn, TitleColumnWithFilename

from newsroom.images.rights import (
    STAYS_BEHIND,
    is_used,
    lacking,
    stays_behind,
    uses_of,
    what_may_be_lacking,
)
from newsroom.models import CreditedImage

WHO_MAY = ["change", "delete"]


def _choices():
    return [
        *((lack.key, lack.label) for lack in what_may_be_lacking()),
        (STAYS_BEHIND, _("a licence that lets it travel")),
    ]


class ImageRightsFilterSet(BaseMediaFilterSet):
    """Without a choice, all that lacks anything which every image needs."""

    permission_policy = permission_policy
    lacks = ChoiceFilter(
        label=_("Lacks"),
        choices=_choices,
        method="lacking",
        empty_label=_("Credit, licence or alt text"),
    )
    used = BooleanFilter(label=_("Is shown somewhere"), method="shown")

    class Meta:
        model = CreditedImage
        fields: list[str] = []

    def filter_queryset(self, queryset):
        images = super().filter_queryset(queryset)
        if self.form.cleaned_data.get("lacks"):
            return images
        needed = (lack.condition for lack in what_may_be_lacking() if not lack.may_be_right)
        return images.filter(reduce(or_, needed, stays_behind()))

    def lacking(self, images, name, key):
        if key == STAYS_BEHIND:
            return images.filter(stays_behind())
        (condition,) = (each.condition for each in what_may_be_lacking() if each.key == key)
        return images.filter(condition)

    def shown(self, images, name, wanted):
        return images.filter(is_used() if wanted else ~is_used())


class UsesColumn(BaseColumn):
    cell_template_name = "newsroom/desk/image_uses_cell.html"


class ImageRightsView(ReportView):
    """Who may change images sees those that they may change, in their collections."""

    page_title = _("Images without rights")
    header_icon = "image"
    model = CreditedImage
    permission_policy = permission_policy
    any_permission_required = WHO_MAY
    filterset_class = ImageRightsFilterSet
    index_url_name = "image_rights_report"
    index_results_url_name = "image_rights_report_results"
    default_ordering = "-created_at"
    is_searchable = False
    columns = [
        ImagePreviewColumn("preview", label=_("Preview"), classname="image-preview"),
        TitleColumnWithFilename(
            "title",
            label=_("Title"),
            get_url=lambda image: reverse("wagtailimages:edit", args=[image.pk]),
            classname="title-with-filename",
        ),
        Column("lacks", label=_("Lacks"), accessor="lacks_in_words"),
        Column("licence", label=_("Licence"), accessor="get_licence_code_display"),
        UsesColumn("uses", label=_("Where it is shown")),
        DateColumn("created_at", label=_("Uploaded")),
    ]
    list_export = [
        "pk",
        "title",
        "lacks_in_words",
        "credit",
        "source_url",
        "licence_code",
        "shown_in_words",
        "stays_in_words",
        "created_at",
    ]
    export_headings = {
        "pk": _("Image"),
        "lacks_in_words": _("Lacks"),
        "shown_in_words": _("Where it is shown"),
        "stays_in_words": _("Does not travel with"),
        "created_at": _("Uploaded"),
    }
    export_filename = "images-without-rights"

    def get_queryset(self):
        return (
            permission_policy.instances_user_has_any_permission_for(self.request.user, WHO_MAY)
            .select_related("collection")
            .prefetch_renditions("max-165x165")
            .order_by("-created_at", "-pk")
        )

    def decorate_paginated_queryset(self, object_list):
        images = list(object_list)
        uses_by_image = uses_of(images)
        finder = AdminURLFinder(self.request.user)
        shown = {place for uses in uses_by_image.values() for place in uses.places}
        addresses = {place: finder.get_edit_url(place) for place in shown}
        for image in images:
            uses = uses_by_image[image.pk]
            reasons = dict(uses.stays)
            image.uses = [
                {"place": place, "url": addresses[place], "stays": reasons.get(place)}
                for place in uses.places
            ]
            image.lacks_in_words = ", ".join(lacking(image))
            image.shown_in_words = "; ".join(str(place) for place in uses.places)
            image.stays_in_words = "; ".join(f"{place}: {why}" for place, why in uses.stays)
        return images


class ImageRightsMenuItem(MenuItem):
    def is_shown(self, request):
        return permission_policy.user_has_any_permission(request.user, WHO_MAY)


def urls():
    report = ImageRightsView.as_view
    return [
        path("reports/image-rights/", report(), name="image_rights_report"),
        path(
            "reports/image-rights/results/",
            report(results_only=True),
            name="image_rights_report_results",
        ),
    ]


def menu_item() -> MenuItem:
    return ImageRightsMenuItem(
        _("Images without rights"),
        reverse("image_rights_report"),
        name="image-rights",
        icon_name="image",
        order=600,
    )
