"""A change is told to the endpoints that want it: written now, sent by the worker."""

from django.dispatch import receiver

from republication.changes import recorded, recorded_together
from republication.webhooks import outbox


@receiver(recorded)
def endpoints_hear_of_a_change(change, **kwargs):
    outbox.write(change)


@receiver(recorded_together)
def endpoints_hear_of_many_changes(kind: str, subjects, **kwargs):
    outbox.write_together(kind, subjects)
