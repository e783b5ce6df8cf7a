"""Issuing a correction: said in public at once, without publishing anything else."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.locks import BasicLock
from wagtail.log_actions import log
from wagtail.models import Revision

from newsroom.models import Article, Correction
from newsroom.models.correction import CorrectionKind

LOG_ACTION = "newsroom.issue_correction"


class CorrectionRefused(Exception):
    """A correction that cannot be issued. ``str()`` says why, in the active language."""


@dataclass(frozen=True)
class IssuedCorrection:
    """What became of a correction.

    ``published``: readers have it; otherwise it is in a draft that was submitted for review.
    ``beside_draft``: the article has other unpublished changes. They stay unpublished where the
    correction was published (and carry it from now on); where it was not, they are in the same
    draft.
    """

    key: UUID
    published: bool
    beside_draft: bool


def may_correct(article: Article, user) -> bool:
    """Whether this person may bring a correction to a published article, at least as a draft."""
    return article.live and article.permissions_for_user(user).can_edit()


def may_publish_correction(article: Article, user) -> bool:
    """Whether the correction of this person needs nobody's approval."""
    return may_correct(article, user) and article.permissions_for_user(user).can_publish()


@transaction.atomic
def issue_correction(
    *,
    article: Article,
    kind: str,
    text: str,
    user,
    publish: bool = True,
    key: UUID | None = None,
) -> IssuedCorrection:
    """Put a correction on a published article, and publish it if this person may.

    It is published on the text that readers have now. Changes that somebody is still working on
    do not go out with it: their draft gets the correction too, keeps its place in review and its
    hour if it was scheduled.

    Who may not publish (or does not want to, ``publish=False``) leaves it in the draft, submitted
    to the article's workflow. ``key`` is that of the correction to the original which this one
    brings to a translation. Raises :class:`CorrectionRefused`.
    """
    standing = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    _refuse_what_cannot_be(standing, kind, text, user)
    words = {"kind": kind, "text": text.strip(), "date": timezone.now(), "key": key or uuid4()}
    beside_draft = standing.has_unpublished_changes
    publishes = publish and may_publish_correction(standing, user)
    if publishes:
        _publish(standing, words, user)
    else:
        _submit(standing, words, user)
    log(standing, LOG_ACTION, user=user, data={"kind": kind, "text": words["text"]})
    return IssuedCorrection(key=words["key"], published=publishes, beside_draft=beside_draft)


def _refuse_what_cannot_be(article: Article, kind: str, text: str, user) -> None:
    if not article.live:
        raise CorrectionRefused(
            _("The article is not published. Mend its draft; there is nothing to correct yet.")
        )
    if not may_correct(article, user):
        raise CorrectionRefused(_("You may not correct this article."))
    lock = article.get_lock()
    if isinstance(lock, BasicLock) and lock.for_user(user):
        raise CorrectionRefused(
            _("%(name)s has locked the article. It can be corrected once it is unlocked.")
            % {"name": article.locked_by or _("Somebody")}
        )
    if kind not in CorrectionKind.values:
        raise CorrectionRefused(_("“%(kind)s” is no kind of correction.") % {"kind": kind})
    if not text.strip():
        raise CorrectionRefused(_("Say what was wrong and what is right."))
    if kind == CorrectionKind.RETRACTION and article.retraction:
        raise CorrectionRefused(_("The article has been retracted already."))


def _publish(standing: Article, words: dict, user) -> None:
    """On the published text; then the draft that somebody works on is carried along."""
    draft = standing.get_latest_revision_as_object() if standing.has_unpublished_changes else None
    hour = None
    if draft:
        hour = standing.get_latest_revision().approved_go_live_at
    corrected = _with(standing, words).save_revision(user=user, log_action=False, clean=False)
    carried = _with(draft, words).save_revision(user=user, clean=False) if draft else None
    # Read anew: as it is in memory, the corrected text believes itself the newest of all.
    Revision.objects.get(pk=corrected.pk).publish(user=user)
    if hour:
        Revision.objects.filter(pk=carried.pk).update(approved_go_live_at=hour)


def _submit(standing: Article, words: dict, user) -> None:
    draft = standing.get_latest_revision_as_object()
    _with(draft, words).save_revision(user=user, clean=False)
    fresh = Article.objects.get(pk=standing.pk)
    workflow = fresh.get_workflow()
    if workflow and not fresh.current_workflow_state:
        workflow.start(fresh, user)


def _with(article: Article, words: dict) -> Article:
    last = max((each.sort_order or 0 for each in article.corrections.all()), default=-1)
    article.corrections.add(Correction(**words, sort_order=last + 1))
    return article
