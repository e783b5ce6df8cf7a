"""The ground every test stands on: a site with its roles, front pages and workflows."""

from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, migrations
from django.test import Client
from django.utils import translation
from hypothesis import settings as hypothesis_settings
from wagtail.models import Collection, Locale, Page, Site

import feedback.roles
import newsroom.roles
import republication.roles
import seizures.roles
from commons import roles, search_configurations
from newsroom.founding import first_pages
from newsroom.models import FrontPage, NewsroomSettings

# No test is about the strength of a hash, and a strong one takes a third of a second a user.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# A busy machine is no defect of the rule under test.
hypothesis_settings.register_profile("suite", deadline=None)
hypothesis_settings.load_profile("suite")


def lay_foundation() -> None:
    """What the migrations lay down, for a database that was made without them."""
    Locale.objects.get_or_create(language_code="en")
    Page.add_root(title="Root", slug="root")
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    roles.create(apps)
    for room in (newsroom, seizures, republication, feedback):
        room.roles.grant(apps)
    first_pages.create_front_pages(apps)
    first_pages.create_workflows(apps)
    NewsroomSettings.objects.create(name="Waybill")


def make_search_index() -> None:
    """The virtual table and triggers of SQLite's search index, from Wagtail's own migration.

    Without migrations Django makes a plain table of that name, which no search can read.
    """
    if connection.vendor != "sqlite":
        return
    migration = import_module("wagtail.search.migrations.0006_customise_indexentry").Migration
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'wagtailsearch_indexentry_fts'")
        if "VIRTUAL" in cursor.fetchone()[0]:  # a database kept from an earlier run
            return
        cursor.execute("DROP TABLE wagtailsearch_indexentry_fts")
        for operation in migration.operations:
            if isinstance(operation, migrations.SeparateDatabaseAndState):
                for statement in operation.database_operations:
                    cursor.execute(statement.sql)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        make_search_index()
        search_configurations.create(connection)
        if not FrontPage.objects.exists():
            lay_foundation()


@pytest.fixture
def foundation(db):
    """The same ground for a test that flushes the database (a live server)."""
    if not FrontPage.objects.exists():
        lay_foundation()


@pytest.fixture(autouse=True)
def _no_test_leaves_anything_to_the_next():
    """Neither its language nor, past the database, the address of its site."""
    yield
    translation.activate("en")
    Site.clear_site_root_paths_cache()


@pytest.fixture
def reader() -> Client:
    """Anybody, with a browser."""
    return Client()
