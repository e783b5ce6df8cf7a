"""When a copy has to be looked at out of its turn."""

from django.dispatch import receiver
from django.utils import timezone

from newsroom.models import Article
from newsroom.signals import article_corrected
from republication.models import Reuse, Watch
from republication.signals import reuse_reported
from republication.verification import rounds


@receiver(reuse_reported, sender=Reuse)
def look_at_what_was_reported(sender, reuse, **kwargs):
    rounds.watch(reuse)


@receiver(article_corrected, sender=Article)
def look_for_the_correction(sender, article, **kwargs):
    """Outlets get some days: a copy that is looked at in the same hour cannot have it yet."""
    later = timezone.now() + rounds.AGAIN_WHILE_OPEN
    Watch.objects.filter(reuse__article=article, due_at__gt=later).update(due_at=later)
