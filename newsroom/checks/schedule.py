"""Checks of when an article goes out and when it leaves."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from newsroom.checks.findings import Finding


def schedule(article, settings) -> Iterator[Finding]:
    """An embargo that another language would break; an end that would take the article away."""
    if article.expire_at:
        yield Finding(
            _("It is set to be withdrawn on %(moment)s: its address will then say that it is gone.")
            % {"moment": _moment(article.expire_at)}
        )
    if article.go_live_at and article.go_live_at < timezone.now() and not article.live:
        yield Finding(
            _("Its time to go live (%(moment)s) has passed: publishing sends it out at once.")
            % {"moment": _moment(article.go_live_at)}
        )
    if article.is_under_embargo:
        for other in _versions_ahead(article):
            yield Finding(
                _("The %(language)s version is out, or will be before this embargo ends.")
                % {"language": other.locale.get_display_name()},
                field="embargoed_until",
            )


def _versions_ahead(article):
    """Versions in other languages that no embargo of that length holds back."""
    others = type(article).objects.filter(translation_key=article.translation_key)
    others = others.exclude(pk=article.pk).exclude(embargoed_until__gte=article.embargoed_until)
    return [
        other
        for other in others.with_standing().select_related("locale")
        if other.live or other.standing in ("scheduled", "embargoed")
    ]


def _moment(moment) -> str:
    return date_format(timezone.localtime(moment), "DATETIME_FORMAT")
