"""What happens to messages: each verb is one transaction, and mail is sent by a worker after it."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from feedback import post, risk, sealing
from feedback.models import Entry, Kind, Message, Purpose, Side, State
from feedback.privacy import erasing
from feedback.signals import received

# Where a reader who writes again, or takes a message back, changes what is to be done about it.
AT_REST = (State.WAITING, State.ANSWERED, State.CLOSED)
IN_WORK = (State.NEW, State.OPEN, *AT_REST)


def receive_message(
    *,
    kind: str,
    text: str,
    language: str,
    article=None,
    seizure=None,
    box: str = "",
    passage: str = "",
    correct: str = "",
    link: str = "",
    name: str = "",
    email: str = "",
    may_publish: bool = False,
    may_name: bool = False,
    submission_key: str | None = None,
    is_spam: bool = False,
) -> Message:
    """Store a reader's message and, in the same transaction, the mail that follows from it.

    The same ``submission_key`` twice is one message: the first is returned. What looks like spam
    is stored too, in the state that says so, and nobody is written to. A tip is sealed first where
    the newsroom has a key; raises :class:`feedback.openpgp.NotSealed` where that fails.
    """
    signs = risk.signs_in(text, correct)
    fields = {
        "kind": kind,
        "text": text,
        "language": language,
        "article": article,
        "seizure": seizure,
        "box": box,
        "passage": passage,
        "correct": correct,
        "link": link,
        "name": name,
        "email": email,
        "may_publish": may_publish,
        "may_name": may_name,
        "signs_of_risk": signs,
        "may_be_at_risk": bool(signs) and not is_spam,
        "state": State.SPAM if is_spam else State.NEW,
    }
    stored = sealing.as_stored(fields)
    try:
        with transaction.atomic():
            message = Message.objects.create(submission_key=submission_key, **stored)
            received.send(sender=Message, message=message)
            if not is_spam:
                post.enter(message, Purpose.ANNOUNCEMENT)
                if message.email and message.kind != Kind.TIP:
                    post.enter(message, Purpose.RECEIPT)
    except IntegrityError:
        already_here = Message.objects.filter(submission_key=submission_key).first()
        if submission_key is None or already_here is None:
            raise
        return already_here
    return message


def add_to(message: Message, text: str, *, submission_key: str | None = None) -> Entry | None:
    """The reader adds to a message. ``None`` where it was withdrawn or erased meanwhile.

    What was at rest is open again, and the desk is told. The same form sent twice adds once.
    """
    try:
        with transaction.atomic():
            stored = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
            if stored.is_closed_to_its_reader:
                return None
            kept, is_sealed = sealing.addition_as_stored(stored, text)
            entry = Entry.objects.create(
                message=stored,
                side=Side.READER,
                text=kept,
                is_sealed=is_sealed,
                submission_key=submission_key,
            )
            signs = risk.signs_in(text)
            stored.signs_of_risk = sorted({*stored.signs_of_risk, *signs})
            stored.may_be_at_risk = stored.may_be_at_risk or bool(signs)
            if stored.state in AT_REST:
                stored.state = State.OPEN
            stored.save(update_fields=["signs_of_risk", "may_be_at_risk", "state"])
            if stored.state != State.SPAM:
                post.enter(stored, Purpose.ADDITION, entry=entry)
    except IntegrityError:
        already_here = Entry.objects.filter(submission_key=submission_key).first()
        if submission_key is None or already_here is None:
            raise
        return already_here
    return entry


@transaction.atomic
def withdraw(message: Message) -> Message:
    """The reader takes it back: no answer is due, and nothing more of it may be published.

    What was published or corrected already stays, and so does the state that says so.
    """
    stored = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
    if stored.is_closed_to_its_reader:
        return stored
    if stored.state in IN_WORK:
        stored.state = State.WITHDRAWN
    stored.may_publish = stored.may_name = False
    stored.withdrawn_at = timezone.now()
    stored.save(update_fields=["state", "may_publish", "may_name", "withdrawn_at"])
    log(stored, "feedback.withdraw")
    return stored


def erase(message: Message, *, by=None) -> Message:
    """The reader erases it; what became of it stays (:mod:`feedback.privacy.erasing`)."""
    return erasing.erase(message=message, why=erasing.Why.READER, by=by)


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
