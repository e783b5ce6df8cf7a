from django.urls import path, re_path

from feedback.privacy.page import privacy
from feedback.tips.views import public_key, sources
from feedback.views import status, writing

app_name = "feedback"

LINK_KEY = r"(?P<token>[0-9A-Za-z_-]{32})"

urlpatterns = [
    path("", writing.form, name="form"),
    path("proof/", writing.challenge, name="challenge"),
    path("privacy/", privacy, name="privacy"),
    path("sources/", sources, name="sources"),
    path("sources/key.asc", public_key, name="public-key"),
    # Eighteen digits fit every database's integers; "<int:pk>" would let a longer one through.
    re_path(r"^article/(?P<pk>[0-9]{1,18})/$", writing.about_article, name="about-article"),
    re_path(
        r"^record/(?P<public_id>SZ-[0-9]{4}-[0-9]{5,9})/$",
        writing.about_record,
        name="about-record",
    ),
    re_path(r"^thanks/(?P<reference>[0-9A-Z]{8,12})/$", writing.thanks, name="thanks"),
    re_path(rf"^message/{LINK_KEY}/$", status.status, name="status"),
    re_path(rf"^message/{LINK_KEY}/withdraw/$", status.withdraw, name="withdraw"),
    re_path(rf"^message/{LINK_KEY}/erase/$", status.erase, name="erase"),
]
