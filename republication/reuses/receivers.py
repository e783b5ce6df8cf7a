"""What the newsroom tells, and what it means for copies elsewhere."""

from django.dispatch import receiver

from newsroom.models import Article
from newsroom.signals import article_corrected, article_withdrawn
from republication.reuses import corrections as travelling


@receiver(article_corrected, sender=Article)
def tell_of_corrections(sender, article, corrections, **kwargs):
    travelling.tell(article, corrections)


@receiver(article_withdrawn, sender=Article)
def tell_of_a_withdrawal(sender, article, **kwargs):
    travelling.tell(article, ())
