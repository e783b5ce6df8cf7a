"""The awkward export, imported once for all the tests of a file that only look at it."""

from io import StringIO
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from wagtail.models import Site

from newsroom.models import Article, ImportedItem, StandingPage
from tests.newsroom.wordpress.awkward import awkward_file, uploads


def run(file, **options) -> str:
    """What the command prints."""
    out = StringIO()
    call_command("import_wordpress", str(file), stdout=out, stderr=StringIO(), **options)
    return out.getvalue()


@pytest.fixture(scope="module")
def ledger(django_db_setup, django_db_blocker, tmp_path_factory):
    """The import of the awkward export: ``file``, ``said``, ``report``, and what became of posts."""
    folder = tmp_path_factory.mktemp("ledger")
    media = override_settings(MEDIA_ROOT=folder / "media")
    with django_db_blocker.unblock(), media, transaction.atomic():
        file, report = awkward_file(folder), folder / "report.json"
        said = run(file, write=True, uploads=uploads(folder), report=report)
        yield SimpleNamespace(
            file=file, uploads=folder / "uploads", said=said, report=report, page=page_of
        )
        transaction.set_rollback(True)
    Site.clear_site_root_paths_cache()


def page_of(post_id: int):
    """The article or the standing page that a post became."""
    item = ImportedItem.objects.get(key=f"post:{post_id}")
    found = Article.objects.filter(pk=item.page_id).first()
    return found or StandingPage.objects.get(pk=item.page_id)
