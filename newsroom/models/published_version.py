"""A published version: what readers saw of an article between two publications."""

import uuid

from django.db import models, transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page, Revision

from newsroom import figures
from newsroom.models.correction import CorrectionKind
from newsroom.versions import plain_text
from newsroom.versions.differences import Part


class PublishedVersionQuerySet(models.QuerySet):
    """Versions of articles, oldest first."""

    def for_readers(self):
        """Without those that an editor keeps from them."""
        return self.filter(kept_from_readers=False)

    def keep(self, article, revision: Revision | None = None):
        """The version that readers see of the article now, kept if it is another than the last.

        Returns ``None`` when nothing that readers see has changed.
        """
        earlier = list(self.filter(article=article).values_list("number", "fingerprint"))
        figures.put_in_place([article])
        seen = plain_text.fingerprint(article)
        if earlier and earlier[-1][1] == seen:
            return None
        return self.create(
            article=article,
            number=earlier[-1][0] + 1 if earlier else 1,
            published_at=article.last_published_at or timezone.now(),
            revision=revision,
            headline=article.title,
            standfirst=article.standfirst,
            body=_parts_in_its_language(article),
            corrections=[each.as_plain() for each in article.corrections.all()],
            fingerprint=seen,
        )


def _parts_in_its_language(article) -> list[dict[str, str]]:
    with override(article.locale.language_code):
        return plain_text.parts_of(article.body)


class PublishedVersion(models.Model):
    """Written in the transaction that publishes, by :meth:`PublishedArticle.publish`, and never
    changed: it is the evidence of what we said, whatever becomes of the article's revisions."""

    article = models.ForeignKey(
        "newsroom.Article", on_delete=models.CASCADE, related_name="versions"
    )
    number = models.PositiveIntegerField(_("number"))
    published_at = models.DateTimeField(_("published"))
    revision = models.ForeignKey(
        Revision, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    headline = models.TextField(_("headline"))
    standfirst = models.TextField(_("standfirst"), blank=True)
    body = models.JSONField(
        _("body"),
        default=list,
        help_text="A list of {kind, text}: see newsroom.versions.plain_text.",
    )
    corrections = models.JSONField(
        _("corrections"),
        default=list,
        help_text="All that it carried, as a list of {key, kind, date, text}.",
    )
    fingerprint = models.CharField(max_length=64, editable=False)
    kept_from_readers = models.BooleanField(
        _("not shown to readers"),
        default=False,
        help_text=_("For what had to be taken out: a name, a thing a court forbade."),
    )

    objects = PublishedVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("published version")
        verbose_name_plural = _("published versions")
        ordering = ["article", "number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="one_version_a_number")
        ]

    def __str__(self):
        return f"{self.article_id}, {self.number}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("A published version is never changed: it is what readers saw.")
        super().save(*args, **kwargs)

    @property
    def parts(self) -> list[Part]:
        """All its text in reading order, as ``newsroom.versions.differences.compare`` takes it."""
        lines = [Part("headline", self.headline), Part("standfirst", self.standfirst)]
        return [*lines, *(Part(each["kind"], each["text"]) for each in self.body)]

    @property
    def previous(self):
        """The version before it, or ``None``."""
        return type(self).objects.filter(article=self.article_id, number=self.number - 1).first()

    def corrections_since(self, older) -> list[dict]:
        """Those it carries that an older version did not, each with its ``kind_in_words``."""
        known = {each["key"] for each in older.corrections}
        labels = dict(CorrectionKind.choices)
        return [
            {**each, "kind_in_words": labels[each["kind"]], "date": parse_datetime(each["date"])}
            for each in self.corrections
            if each["key"] not in known
        ]


class ArticlePublication(PublishPageRevisionAction):
    """Wagtail's, except that it ends no review of a newer draft.

    When a correction is built on the published text, what a colleague has submitted since goes on
    waiting for its approval.
    """

    def _after_publish(self):
        self._keep_the_day_it_came_with()
        self.object.review_goes_on = not self.revision.is_latest_revision()
        super()._after_publish()

    def _keep_the_day_it_came_with(self):
        """Old work that goes out here for the first time went out elsewhere on its day, and has
        not been changed since."""
        article = self.object
        if article.live and not article.versions.exists():
            article.last_published_at = article.first_published_at
            type(article).objects.filter(pk=article.pk).update(
                last_published_at=article.last_published_at
            )


class PublishedArticle(models.Model):
    """The part of an article that remembers what it said. ``versions`` are oldest first."""

    review_goes_on = False

    class Meta:
        abstract = True

    @property
    def current_workflow_state(self):
        """None to who publishes an older revision beside it: Wagtail would cancel it."""
        return None if self.review_goes_on else super().current_workflow_state

    def publish(self, revision, *args, skip_permission_checks=False, **kwargs):
        """Publish with all that follows from it, or not at all.

        An article that went out before versions were kept gets its first one here, before the
        new one takes its place.
        """
        with transaction.atomic():
            # Two editors who publish at once do so one after the other.
            list(Page.objects.select_for_update().filter(pk=self.pk).values_list("pk"))
            if self.live and not self.versions.exists():
                standing = type(self).objects.get(pk=self.pk)
                self.versions.keep(standing, standing.live_revision)
            return ArticlePublication(revision, *args, **kwargs).execute(
                skip_permission_checks=skip_permission_checks
            )

    publish.alters_data = True

    def save_revision(self, *args, **kwargs):
        """Wagtail copies corrections into the revision without saving them, so each gets its key
        here: it must be the same one in every revision to come."""
        for correction in self.corrections.all():
            correction.key = correction.key or uuid.uuid4()
        return super().save_revision(*args, **kwargs)

    save_revision.alters_data = True
