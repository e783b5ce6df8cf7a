"""What happens to an article is told to the hub: noted now, sent by the worker."""

from django.dispatch import receiver

from republication.changes import recorded
from republication.feeds import hub
from republication.models import SubjectKind


@receiver(recorded)
def the_hub_hears_of_an_article(change, **kwargs):
    if change.subject_kind == SubjectKind.ARTICLE and not change.is_archive:
        hub.note(int(change.subject), change.language)
