"""Taking back what readers have had: the verbs, and what follows when Wagtail unpublishes."""

from django.db import transaction
from django.utils import timezone
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log

from newsroom.models import Article, PreviewLink
from newsroom.signals import article_withdrawn

WITHDRAW = "newsroom.withdraw"


@transaction.atomic
def withdraw(*, article: Article, reason: str, user) -> None:
    """Take a published article away from readers, and say why at its address.

    ``reason`` is for the public. Raises ``UnpublishPagePermissionError`` when ``user`` may not.
    """
    article.withdrawn_at, article.withdrawal_reason = timezone.now(), reason
    UnpublishPageAction(article, user=user, log_action=False).execute()
    log(instance=article, action=WITHDRAW, user=user, data={"reason": reason})


@transaction.atomic
def note_unpublication(*, article: Article) -> None:
    """An article that was unpublished in whatever way is withdrawn, if readers ever had it.

    One that an embargo or a later hour held back was seen by nobody: it is a draft again. What was
    shared before is taken back with it: a preview must not go on saying what was withdrawn.
    """
    now = timezone.now()
    was_seen = article.first_published_at and article.first_published_at <= now
    if not was_seen or article.is_under_embargo:
        return
    if not article.withdrawn_at:
        article.withdrawn_at, article.withdrawal_reason = now, ""
        Article.objects.filter(pk=article.pk).update(withdrawn_at=now, withdrawal_reason="")
    PreviewLink.objects.filter(article=article.pk).open().update(revoked_at=now)
    article_withdrawn.send(sender=Article, article=article, reason=article.withdrawal_reason)
