"""What an editor said of a seizure that was found in the text of an article."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from seizures.models import Seizure


class Answer(models.TextChoices):
    """The three answers. What has none is offered again whenever the text is looked at."""

    DRAFTED = "drafted", _("a draft record was made")
    SAME = "same", _("it is this record")
    NO_SEIZURE = "no-seizure", _("not a seizure")


class SuggestionAnswer(models.Model):
    """One answer to one statement of one article, known by its words: :attr:`key`.

    It outlives rewordings elsewhere in the article, and goes with the record it names, so that a
    statement whose draft was deleted is offered again.
    """

    article = models.ForeignKey(
        "newsroom.Article", on_delete=models.CASCADE, related_name="suggestion_answers"
    )
    key = models.CharField(max_length=64, editable=False)
    quote = models.TextField(_("sentence"))
    answer = models.CharField(_("answer"), max_length=12, choices=Answer.choices)
    seizure = models.ForeignKey(
        Seizure, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    given_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("answer to a suggestion")
        verbose_name_plural = _("answers to suggestions")
        constraints = [
            models.UniqueConstraint(fields=["article", "key"], name="one_answer_a_statement"),
            models.CheckConstraint(
                condition=Q(answer="no-seizure", seizure__isnull=True)
                | (~Q(answer="no-seizure") & Q(seizure__isnull=False)),
                name="answer_names_its_record",
            ),
        ]

    def __str__(self):
        return f"{self.article_id}: {self.quote}"[:120]
