"""Every address of the site, in the order in which they are tried."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from commons.oembed import oembed
from commons.styleguide import styleguide
from newsroom.views import machine_terms, machines
from republication.views import policies, webmention
from republication.views.pixel import pixel

handler400 = "newsroom.views.errors.bad_request"
handler404 = "newsroom.views.errors.page_not_found"
handler500 = "newsroom.views.errors.server_error"

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("api/", include("config.api")),
    path("styleguide/", styleguide, name="styleguide"),
    path("oembed/", oembed, name="oembed"),
    path("republished/<row:pk>.gif", pixel, name="reading-pixel"),
    path("policies/<str:code>/", policies.licence_policy, name="licence-policy"),
    path("policies/<str:code>.jsonld", policies.licence_policy_file, name="licence-policy-file"),
    path("webmention/", webmention.endpoint, name="webmention"),
    path("webmention/<slug:token>/", webmention.status, name="webmention-status"),
    path("llms.txt", machine_terms.llms_txt, name="llms-txt"),
    path(".well-known/tdmrep.json", machine_terms.tdmrep, name="tdmrep"),
    path("news-sitemap.xml", machines.news_sitemap, name="news-sitemap"),
    path("robots.txt", machine_terms.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("sitemap-<slug:section>.xml", machines.sitemap_section, name="sitemap-section"),
    path(".well-known/security.txt", machines.security_txt, name="security-txt"),
    path("social.png", machines.social_image, name="social-image"),
    path("icon.svg", machines.icon, name="icon"),
    path("favicon.ico", machines.favicon),
]
if settings.SERVE_MEDIA:
    urlpatterns.append(
        re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT})
    )
urlpatterns += i18n_patterns(
    path("seizures/", include("seizures.urls")),
    path("republish/", include("republication.urls")),
    path("feedback/", include("feedback.urls")),
    path("feed/", include("republication.feeds.urls")),
    path("", include("newsroom.urls")),
    path("", include(wagtail_urls)),
)
