"""What keeps a record from going out, whichever way somebody publishes it."""

from django.utils.translation import gettext as _

from commons.publication import PublicationBlocked
from seizures import readiness
from seizures.vocabularies import Status


class GatedPublication:
    """The part of :class:`seizures.models.Seizure` that refuses what is not ready.

    It binds people, and what people have scheduled or approved. A program that publishes with no
    user (an import, the demonstration) is told what to do by whoever runs it. A merge and a
    retraction are never kept back: they cannot wait for a quote. An approval that would publish
    what is not ready is refused too: the record stays in review, where somebody sees it.
    """

    stays_in_review_until_ready = True

    def publish(self, revision, user=None, *args, **kwargs):
        if user is not None:
            self._refuse_unready(revision.as_object())
        return super().publish(revision, user, *args, **kwargs)

    publish.alters_data = True

    @staticmethod
    def _refuse_unready(record) -> None:
        if record.status in (Status.MERGED, Status.RETRACTED):
            return
        reasons = [finding.words for finding in readiness.report(record).blocking]
        if reasons:
            raise PublicationBlocked(
                _("“%(record)s” is not published. %(reasons)s")
                % {"record": record, "reasons": " ".join(reasons)}
            )
