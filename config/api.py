"""The API: each room's addresses, mounted under one version."""

from django.urls import include, path, re_path
from rest_framework.routers import SimpleRouter

from commons import converters  # noqa: F401 - registers “row”
from feedback.api import ChallengeView, FeedbackView
from newsroom.api import expansions  # noqa: F401 - says what can be expanded
from newsroom.api.articles import ArticleViewSet
from newsroom.api.corrections import CorrectionViewSet
from newsroom.api.images import ImageViewSet
from newsroom.api.licences import LicenceViewSet
from newsroom.api.vocabularies import (
    AuthorViewSet,
    CountryViewSet,
    GroupViewSet,
    SectionViewSet,
    SeriesViewSet,
)
from republication.api.changes import ChangeListView
from republication.api.package import ArticlePackageView
from republication.api.reference import reference, schema, unknown_address, without_its_slash
from republication.api.reuses import ReuseViewSet
from republication.api.root import ApiRootView
from republication.api.verify import VerifyView
from republication.api.versions import PackageOfVersionView, PackageVersionsView, ProofView
from republication.api.webhooks import (
    DeliveriesView,
    DeliveryView,
    RedeliverParkedView,
    RedeliverView,
    WebhookViewSet,
)
from seizures.api import SeizureViewSet
from seizures.api_changes import RecordChangesView
from seizures.api_totals import SeizureTotalsView
from seizures.snapshots.api import SnapshotViewSet

router = SimpleRouter()
router.register("articles", ArticleViewSet, basename="article")
router.register("corrections", CorrectionViewSet, basename="correction")
router.register("images", ImageViewSet, basename="image")
router.register("licences", LicenceViewSet, basename="licence")
router.register("authors", AuthorViewSet, basename="author")
router.register("countries", CountryViewSet, basename="country")
router.register("groups", GroupViewSet, basename="group")
router.register("seizures", SeizureViewSet, basename="seizure")
router.register("snapshots", SnapshotViewSet, basename="snapshot")
router.register("reuses", ReuseViewSet, basename="reuse")
router.register("webhooks", WebhookViewSet, basename="webhook")

deliveries = "v1/webhooks/<row:pk>/deliveries/"

urlpatterns = [
    path("v1/", ApiRootView.as_view(), name="api-root"),
    path("v1/openapi.json", schema, name="api-schema"),
    path("v1/articles/<row:pk>/package/", ArticlePackageView.as_view(), name="article-package"),
    path(
        "v1/articles/<row:pk>/package/versions/",
        PackageVersionsView.as_view(),
        name="article-package-versions",
    ),
    path(
        "v1/articles/<row:pk>/package/versions/<sha256:version>/",
        PackageOfVersionView.as_view(),
        name="article-package-version",
    ),
    path("v1/changes/", ChangeListView.as_view(), name="change-list"),
    path("v1/packages/<sha256:version>/", ProofView.as_view(), name="package-version"),
    *(
        address
        for name, plural, view in (
            ("section", "sections", SectionViewSet),
            ("series", "series", SeriesViewSet),
        )
        for address in (
            path(f"v1/{plural}/", view.as_view({"get": "list"}, detail=False), name=f"{name}-list"),
            path(
                f"v1/{plural}/<str:language>/<slug:slug>/",
                view.as_view({"get": "retrieve"}, detail=True),
                name=f"{name}-detail",
            ),
        )
    ),
    path("v1/seizures/totals/", SeizureTotalsView.as_view(), name="seizure-totals"),
    path(
        "v1/seizures/<str:public_id>/changes/", RecordChangesView.as_view(), name="seizure-changes"
    ),
    path(deliveries, DeliveriesView.as_view(), name="webhook-deliveries"),
    path(f"{deliveries}redeliver/", RedeliverParkedView.as_view(), name="webhook-redeliver-parked"),
    path(f"{deliveries}<slug:message_id>/", DeliveryView.as_view(), name="webhook-delivery"),
    path(
        f"{deliveries}<slug:message_id>/redeliver/",
        RedeliverView.as_view(),
        name="webhook-redeliver",
    ),
    path("v1/feedback/", FeedbackView.as_view(), name="feedback-send"),
    path("v1/feedback/challenge/", ChallengeView.as_view(), name="feedback-challenge"),
    path("v1/verify/", VerifyView.as_view(), name="verify"),
    path("v1/", include(router.urls)),
    path("docs/", reference, name="api-docs"),
    re_path(r"^(?:[\s\S]*/)?$", unknown_address),
    re_path(r"^[\s\S]*[^/]$", without_its_slash),
]
