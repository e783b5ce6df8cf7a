from django.urls import path, re_path

from feedback import views

app_name = "feedback"

urlpatterns = [
    path("", views.form, name="form"),
    # Eighteen digits fit every database's integers; "<int:pk>" would let a longer one through.
    re_path(r"^article/(?P<pk>[0-9]{1,18})/$", views.about_article, name="about-article"),
    re_path(
        r"^record/(?P<public_id>SZ-[0-9]{4}-[0-9]{5,9})/$", views.about_record, name="about-record"
    ),
    re_path(r"^thanks/(?P<reference>[0-9A-Z]{8,12})/$", views.thanks, name="thanks"),
]
