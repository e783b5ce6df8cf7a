"""What everything is compared with: Django as ``startproject`` makes it, and one view that returns
as many bytes as it is asked for."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

MOST_BYTES = 10_000_000


def bytes_of(request: HttpRequest, number: int) -> HttpResponse:
    return HttpResponse(b"a" * min(number, MOST_BYTES))


urlpatterns = [path("<int:number>/", bytes_of)]

if not os.environ.get("DJANGO_SETTINGS_MODULE"):
    settings.configure(
        SECRET_KEY="signs nothing",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        MIDDLEWARE=[
            "django.middleware.security.SecurityMiddleware",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "django.middleware.clickjacking.XFrameOptionsMiddleware",
        ],
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
        ],
    )
    application = get_wsgi_application()
