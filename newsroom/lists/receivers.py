"""Lists follow what happens to articles otherwise than by saving one."""

from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import PageViewRestriction

from newsroom.models import Article, ListEntry


@receiver(pre_delete, sender=Article)
def a_deleted_article_leaves_its_lists(instance: Article, **kwargs):
    """Before the database drops the entries by itself, so that the lists' lengths stay true."""
    ListEntry.objects.take_off([instance.pk])


@receiver([post_save, post_delete], sender=PageViewRestriction)
def lists_follow_restrictions(instance: PageViewRestriction, **kwargs):
    """What not everybody may read stands on no list; what they may again does."""
    below = Article.objects.filter(path__startswith=instance.page.path)
    ListEntry.objects.rewrite(below.values_list("pk", flat=True))
