"""A record that is published, taken back or deleted says so.

Merging and retracting are a status that is published, so they are told the same way.
"""

from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.signals import published, unpublished

from seizures import changes
from seizures.models import Seizure


@receiver([published, unpublished], sender=Seizure)
def a_published_change_is_told(instance: Seizure, **kwargs):
    changes.tell([instance.public_id])


@receiver(post_delete, sender=Seizure)
def a_deleted_record_is_told(instance: Seizure, **kwargs):
    if instance.live:
        changes.tell([instance.public_id])
