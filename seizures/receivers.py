"""A record that is published, taken back or deleted says so.

Merging and retracting are a status that is published, so they are told the same way.
"""

from django.apps import apps
from django.db import connections
from django.db.models.signals import post_delete, post_migrate, pre_delete
from django.dispatch import receiver
from wagtail.signals import published, unpublished

from seizures import changes
from seizures.duplicates.finding import find_for
from seizures.lists import listing, word_index
from seizures.models import ChangeKind, RecordChange, Seizure
from seizures.signals import seizure_changed


@receiver([published, unpublished], sender=Seizure)
def a_published_change_is_told(instance: Seizure, **kwargs):
    changes.tell([instance.public_id])


@receiver(published, sender=Seizure)
def a_published_record_is_compared(instance: Seizure, **kwargs):
    find_for(instance)


@receiver(post_delete, sender=Seizure)
def a_deleted_record_is_told(instance: Seizure, **kwargs):
    if instance.live:
        RecordChange.objects.create(public_id=instance.public_id, kind=ChangeKind.WITHDRAWN)
        changes.tell([instance.public_id])


@receiver(pre_delete, sender=Seizure)
def a_deleted_record_leaves_the_lists(instance: Seizure, **kwargs):
    listing.take_off([instance.pk])


@receiver(seizure_changed)
def what_was_kept_of_lists_holds_no_longer(**kwargs):
    listing.move_stamp()


@receiver(post_migrate, sender=apps.get_app_config("seizures"))
def lists_stand_on_every_database(using: str, **kwargs):
    """The index of words where it is missing, and all lists where records have none yet."""
    connection = connections[using]
    if word_index.TABLE in connection.introspection.table_names():
        word_index.create(connection)
        listing.build_where_missing()
