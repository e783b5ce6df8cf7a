"""What the newsroom does when Wagtail tells it that a page went out or was moved."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Page, Site
from wagtail.signals import (
    copy_for_translation_done,
    page_published,
    page_unpublished,
    post_page_move,
)

from newsroom import figures, services, translations, withdrawals
from newsroom.checks import gate
from newsroom.figures import checks as figure_checks
from newsroom.images import renditions
from newsroom.models import Article, NewsroomSettings, Series, StandingPage
from newsroom.models.translated import Reason
from newsroom.signals import (
    article_corrected,
    article_published,
    article_to_be_published,
    article_withdrawn,
)
from newsroom.versions import publications
from seizures.signals import records_merged, seizure_changed


@receiver(page_published)
def figures_are_kept_at_publication(sender, instance: Page, **kwargs):
    """First of all that follows a publication: what is kept of it carries its figures."""
    if sender in (Article, StandingPage) and instance.live:
        figures.keep(page=instance)


@receiver(seizure_changed)
def figures_follow_the_record(identifiers: frozenset[str], **kwargs):
    figure_checks.record_changed(identifiers)


@receiver(records_merged)
def mentions_follow_merged_records(survivor, loser, **kwargs):
    services.follow_merged_records(survivor, loser)


@receiver(page_published, sender=Article)
def mentions_follow_publication(instance: Article, **kwargs):
    services.replace_mentions(article=instance)


@receiver(page_published, sender=Article)
def publication_is_kept_and_told(instance: Article, revision, **kwargs):
    """Wagtail sends this for an article that is only scheduled, too: readers have nothing yet."""
    if instance.live:
        publications.record(article=instance, revision=revision)


@receiver(article_published)
def sizes_are_made_before_readers_ask(article: Article, is_archive: bool, **kwargs):
    """Not for an archive: its sizes would take hours, and readers ask for few of them."""
    if not is_archive:
        transaction.on_commit(partial(renditions.prepare, article=article))


@receiver(post_save, sender=NewsroomSettings)
def desk_follows_the_name(instance: NewsroomSettings, **kwargs):
    """Wagtail's desk calls itself by the name of the site."""
    Site.objects.filter(is_default_site=True).exclude(site_name=instance.name).update(
        site_name=instance.name
    )


@receiver(article_to_be_published, sender=Article)
def checks_may_keep_it_back(version: Article, **kwargs):
    gate.refuse_blocked(version)


@receiver(page_unpublished, sender=Article)
def what_is_unpublished_is_withdrawn(instance: Article, **kwargs):
    withdrawals.note_unpublication(article=instance)


@receiver(post_page_move, sender=Article)
def section_follows_the_tree(instance: Page, **kwargs):
    """Wagtail hands over the page as the base model knows it, so the article is read again."""
    Article.objects.get(pk=instance.pk).save(update_fields=["section"])


@receiver(article_published)
def translations_fall_behind(article: Article, is_first, version, **kwargs):
    """When readers got another text. What was translated before there was one is not behind it."""
    if version and not is_first:
        translations.ask_of_translations(
            original=article, reason=Reason.CHANGED, since=version.previous
        )


@receiver(article_corrected)
def corrections_are_asked_of_translations(article: Article, corrections, **kwargs):
    translations.ask_of_translations(
        original=article,
        reason=Reason.CORRECTED,
        since=article.versions.last().previous,
        corrections=corrections,
    )


@receiver(article_withdrawn)
def translations_of_what_is_withdrawn(article: Article, **kwargs):
    translations.ask_of_translations(
        original=article, reason=Reason.WITHDRAWN, since=article.versions.last()
    )


@receiver(copy_for_translation_done)
def translation_knows_its_original(source_obj, target_obj, **kwargs):
    """And belongs to the translated series, or to none until there is one."""
    if not isinstance(target_obj, Article):
        return
    target_obj.translation_source_id = source_obj.pk
    if target_obj.series_id:
        target_obj.series = Series.objects.filter(
            translation_key=target_obj.series.translation_key, locale=target_obj.locale
        ).first()
    target_obj.save(update_fields=["series", "translation_source"])
    # Wagtail has made the copy's first version already, with the series of the original.
    target_obj.save_revision(clean=False, changed=False)
