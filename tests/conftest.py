"""The ground every test stands on: a site with its roles, front pages and workflows."""

import pytest
from django.apps import apps
from django.test import Client
from django.utils import translation
from wagtail.models import Collection, Locale, Page

import feedback.roles
import newsroom.roles
import seizures.roles
from commons import roles
from newsroom import first_pages
from newsroom.models import FrontPage


def lay_foundation() -> None:
    """What the migrations lay down, for a database that was made without them."""
    Locale.objects.get_or_create(language_code="en")
    Page.add_root(title="Root", slug="root")
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    roles.create(apps)
    for room in (newsroom, seizures, feedback):
        room.roles.grant(apps)
    first_pages.create_front_pages(apps)
    first_pages.create_workflows(apps)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        if not FrontPage.objects.exists():
            lay_foundation()


@pytest.fixture
def foundation(db):
    """The same ground for a test that flushes the database (a live server)."""
    if not FrontPage.objects.exists():
        lay_foundation()


@pytest.fixture(autouse=True)
def _english_after_each_test():
    yield
    translation.activate("en")


@pytest.fixture
def reader() -> Client:
    """Anybody, with a browser."""
    return Client()
