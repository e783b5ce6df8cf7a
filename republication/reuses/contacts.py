"""What we keep of people, and for how long: an address goes on its day, or when asked."""

from django.db import transaction
from django.db.models import Q

from commons import work
from republication.models import Letter, LetterState, Reuse


@transaction.atomic
def erase(reuse: Reuse) -> None:
    """Forget the contact of a reuse, in the letters that went there too.

    A letter that still waits for that address is not sent. What an outlet's own entry says of its
    contacts stays: that is another consent.
    """
    stored = Reuse.objects.select_for_update(of=("self",)).get(pk=reuse.pk)
    address = stored.contact_email
    stored.contact_name = stored.contact_email = ""
    stored.may_contact, stored.contact_until = False, None
    stored.save(update_fields=["contact_name", "contact_email", "may_contact", "contact_until"])
    if not address:
        return
    theirs = Letter.objects.filter(reuses=stored, to_email__iexact=address).exclude(
        Q(republisher__contacts__email__iexact=address)
    )
    keys = list(theirs.values_list("pk", flat=True))
    letters = Letter.objects.filter(pk__in=keys)
    letters.exclude(state=LetterState.SENT).update(state=LetterState.DROPPED, due_at=None)
    letters.update(to_email="")


def erase_expired(limit: int) -> int:
    """Forget up to ``limit`` contacts whose last day is over; how many."""
    expired = Reuse.objects.with_expired_contact().order_by("contact_until", "pk")[:limit]
    for number, reuse in enumerate(expired):
        if work.is_stopping():
            return number
        erase(reuse)
    return len(expired)
