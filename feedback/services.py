"""What happens to messages: each verb is one transaction, and mail goes out after it."""

from django.db import IntegrityError, transaction
from wagtail.log_actions import log

from feedback import mail
from feedback.models import Message, State
from feedback.signals import received


def receive_message(
    *,
    kind: str,
    text: str,
    language: str,
    article=None,
    seizure=None,
    link: str = "",
    name: str = "",
    email: str = "",
    may_publish: bool = False,
    submission_key: str | None = None,
    is_spam: bool = False,
) -> Message:
    """Store a reader's message, and only then tell the desk.

    The same ``submission_key`` twice is one message: the first is returned. What looks like spam
    is stored too, in the state that says so, and is not announced. A mail that fails changes
    nothing for the reader: the message stays pending (:func:`announce_pending`).
    """
    fields = {
        "kind": kind,
        "text": text,
        "language": language,
        "article": article,
        "seizure": seizure,
        "link": link,
        "name": name,
        "email": email,
        "may_publish": may_publish,
        "state": State.SPAM if is_spam else State.NEW,
    }
    try:
        with transaction.atomic():
            message = Message.objects.create(submission_key=submission_key, **fields)
            received.send(sender=Message, message=message)
    except IntegrityError:
        already_here = Message.objects.filter(submission_key=submission_key).first()
        if submission_key is None or already_here is None:
            raise
        return already_here
    if not is_spam:
        transaction.on_commit(lambda: mail.announce(message), robust=True)
    return message


def announce_pending() -> tuple[int, int]:
    """Announce what the desk has had no mail about, oldest first: how many sent, how many not.

    Two runs at the same moment can announce a message twice; none is ever left out.
    """
    pending = Message.objects.not_announced().with_subjects().order_by("received_at", "pk")
    results = [mail.announce(message) for message in pending]
    return results.count(True), results.count(False)


@transaction.atomic
def assign(*, message: Message, owner, by) -> Message:
    """Give the message to a member of the desk, or to nobody (``None``)."""
    stored = Message.objects.select_for_update().get(pk=message.pk)
    if stored.owner_id != (owner.pk if owner else None):
        stored.owner = owner
        stored.save(update_fields=["owner"])
        log(
            stored,
            "feedback.assign",
            user=by,
            data={"owner": owner.get_username() if owner else ""},
        )
    return stored


@transaction.atomic
def set_state(*, message: Message, state: str, by) -> Message:
    """Move the message to another state."""
    stored = Message.objects.select_for_update().get(pk=message.pk)
    if stored.state != state:
        stored.state = State(state)
        stored.save(update_fields=["state"])
        log(stored, "feedback.set_state", user=by, data={"state": str(state)})
    return stored


@transaction.atomic
def take(*, message: Message, by) -> Message:
    """Whoever takes a message owns it, and it is open."""
    assign(message=message, owner=by, by=by)
    return set_state(message=message, state=State.OPEN, by=by)
