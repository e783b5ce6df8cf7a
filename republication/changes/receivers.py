"""What republication does when the floors below tell it that something happened."""

from django.apps import apps
from django.db import connections
from django.db.models import Model
from django.db.models.signals import (
    post_delete,
    post_migrate,
    post_save,
    pre_delete,
    pre_save,
)
from django.dispatch import receiver
from wagtail.documents import get_document_model
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from newsroom.images.renditions import PACKAGE_IMAGE, one_size
from newsroom.models import Article, CreditedImage
from newsroom.signals import article_published, article_to_be_published, article_withdrawn
from republication.changes import (
    articles,
    beginning,
    giving,
    notes,
    records,
    settling,
    waiting,
    watching,
)
from republication.models import Cause
from seizures.models import Seizure
from seizures.signals import seizure_changed


@receiver(waiting)
def what_waits_is_settled(**kwargs):
    settling.settle_soon()


@receiver(post_migrate, sender=apps.get_app_config("republication"))
def the_log_begins_with_what_is_public(using: str, plan=(), **kwargs):
    """After migrations only: the signal is sent for an emptied database, too."""
    if plan and all(_stands(model, connections[using]) for model in beginning.READ_AND_WRITTEN):
        beginning.begin_where_missing()


def _stands(model: type[Model], connection) -> bool:
    """Whether its table is as the model says: a database may have been migrated half-way."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if table not in connection.introspection.table_names(cursor):
            return False
        there = {
            each.name for each in connection.introspection.get_table_description(cursor, table)
        }
    return {field.column for field in model._meta.local_concrete_fields} <= there


# --- Articles -------------------------------------------------------------------------------------


@receiver(article_to_be_published)
def what_can_be_done_before_is_done_before(version: Article, **kwargs):
    """The log keeps the package in the transaction that publishes: it must not wait for pictures
    to be drawn with the rows locked, and it compares with what was given before."""
    giving.keep_what_is_given(version.pk)
    for picture in version.pictures():
        one_size(picture.image, PACKAGE_IMAGE)


@receiver(article_published)
def a_publication_is_entered(article: Article, version, corrections, is_archive, **kwargs):
    articles.published(article, text=version, corrections=corrections, is_archive=is_archive)


@receiver(article_withdrawn)
def a_withdrawal_is_entered(article: Article, **kwargs):
    articles.withdrawn(article)


@receiver(pre_delete, sender=Article)
def a_deletion_is_entered(instance: Article, **kwargs):
    articles.about_to_be_deleted(instance)


@receiver([post_save, post_delete], sender=PageViewRestriction)
def what_is_opened_or_closed_is_looked_at(instance: PageViewRestriction, **kwargs):
    below = Article.objects.filter(path__startswith=instance.page.path)
    notes.note(below.values_list("pk", flat=True), Cause.ACCESS)


@receiver([page_published, page_unpublished, page_slug_changed, post_page_move])
def what_points_to_a_page_is_looked_at(sender, instance: Page, **kwargs):
    """An article's own receivers say it of articles, where anything has changed for readers."""
    if sender is Article:
        return
    notes.note(notes.showing(instance), Cause.LINK)


@receiver(post_page_move, sender=Article)
def a_moved_article_is_looked_at(instance: Page, **kwargs):
    notes.note([instance.pk], Cause.LINK)


# --- What packages show ---------------------------------------------------------------------------


def _watch(model: type) -> None:
    @receiver(pre_save, sender=model, weak=False)
    def what_it_was_is_remembered(instance, **kwargs):
        watching.remember(instance)

    @receiver(post_save, sender=model, weak=False)
    def what_shows_it_follows(instance, **kwargs):
        watching.follow(instance)


for _model in watching.WATCHED:
    _watch(_model)


@receiver([post_save, pre_delete], sender=get_document_model())
def what_offers_a_document_is_looked_at(instance, created=False, **kwargs):
    if not created:
        notes.note(notes.showing(instance), Cause.DOCUMENT)


@receiver(pre_delete, sender=CreditedImage)
def what_shows_a_deleted_image_is_looked_at(instance: CreditedImage, **kwargs):
    notes.note(notes.showing(instance), Cause.IMAGE)


# --- Records --------------------------------------------------------------------------------------


@receiver(seizure_changed)
def changes_of_records_are_entered(identifiers: frozenset[str], **kwargs):
    records.changed(identifiers)


@receiver(pre_delete, sender=Seizure)
def what_shows_a_deleted_record_is_looked_at(instance: Seizure, **kwargs):
    records.about_to_be_deleted(instance)
