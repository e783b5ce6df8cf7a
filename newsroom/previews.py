"""Sharing a version of an article with somebody outside, and taking that back."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.log_actions import log

from commons.addresses import absolute
from newsroom.models import Article, PreviewLink
from newsroom.models.preview_link import end_of, hashed, new_token

SHARE = "newsroom.preview.share"
REVOKE = "newsroom.preview.revoke"


@transaction.atomic
def share_preview(*, article: Article, shared_with: str, days: int, user) -> str:
    """Make a link to the newest version. Its address is known only here and now."""
    token = new_token()
    PreviewLink.objects.create(
        article=article,
        revision=article.get_latest_revision(),
        token_hash=hashed(token),
        shared_with=shared_with,
        created_by=user,
        expires_at=end_of(days),
    )
    log(instance=article, action=SHARE, user=user, data={"shared_with": shared_with, "days": days})
    with override(article.locale.language_code):
        return absolute(reverse("newsroom:preview", args=[token]))


@transaction.atomic
def revoke_preview(*, link: PreviewLink, user) -> None:
    """From now on the link says that it is no longer good."""
    if link.revoked_at is None:
        link.revoked_at = timezone.now()
        link.save(update_fields=["revoked_at"])
        log(instance=link.article, action=REVOKE, user=user, data={"shared_with": link.shared_with})
