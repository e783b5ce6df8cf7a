"""What became of the addresses that articles link to."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

LONGEST_ADDRESS = 1_000
STALE_AFTER = timedelta(days=14)


class Outcome(models.TextChoices):
    """What an address answered, as far as a program can tell."""

    ANSWERS = "answers", gettext_lazy("answers")
    #: 401, 403, 429, 451 and the like: there may be a page, and no program is shown it.
    SHUT = "shut", gettext_lazy("does not let programs in; open it yourself")
    GONE = "gone", gettext_lazy("there is nothing there any more")
    BROKEN = "broken", gettext_lazy("the site has an error")
    UNREACHABLE = "unreachable", gettext_lazy("the site cannot be reached")
    REFUSED = "refused", gettext_lazy("an address that we do not fetch")


class LinkCheckQuerySet(models.QuerySet):
    def by_url(self, urls: Iterable[str]) -> dict[str, "LinkCheck"]:
        return {check.url: check for check in self.filter(url__in=list(urls))}

    def fresh(self):
        """Those that need not be made again yet."""
        return self.filter(checked_at__gt=timezone.now() - STALE_AFTER)


class LinkCheck(models.Model):
    """The last answer of one address, for all the articles that link to it."""

    url = models.URLField(gettext_lazy("link"), max_length=LONGEST_ADDRESS, unique=True)
    outcome = models.CharField(
        gettext_lazy("outcome"), max_length=12, choices=Outcome.choices, editable=False
    )
    detail = models.CharField(
        gettext_lazy("answer"),
        max_length=200,
        blank=True,
        editable=False,
        help_text="The status, or the error in words.",
    )
    checked_at = models.DateTimeField(gettext_lazy("checked"), editable=False)
    archived_url = models.URLField(
        gettext_lazy("archived copy"),
        max_length=LONGEST_ADDRESS,
        blank=True,
        help_text=gettext_lazy(
            "Where a copy is kept, as at the Internet Archive. With one, a link that no longer "
            "answers is in order."
        ),
    )

    objects = LinkCheckQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("link")
        verbose_name_plural = gettext_lazy("links")
        ordering = ["url"]

    def __str__(self):
        return self.url

    @property
    def is_settled(self) -> bool:
        """Whether nobody needs to look at it."""
        return self.outcome == Outcome.ANSWERS or bool(self.archived_url)

    @property
    def is_doubtful(self) -> bool:
        return self.outcome == Outcome.SHUT

    @property
    def in_words(self) -> str:
        day = date_format(timezone.localtime(self.checked_at), "DATE_FORMAT")
        told = {"outcome": self.get_outcome_display(), "detail": self.detail, "day": day}
        return _("%(outcome)s (%(detail)s, checked on %(day)s).") % told
