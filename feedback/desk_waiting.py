"""What waits in the readers' room, on the desk's front page."""

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.models import AWAITING_US, Kind, Message
from newsroom.desk.panels import Row, WaitingPanel

WORDS_OF_THE_READER = 14


class MessagesPanel(WaitingPanel):
    """Messages that await us: a person at risk first, then the one that has waited longest."""

    kinds: tuple[Kind, ...] = ()

    def is_shown(self):
        return self.user.has_perm("feedback.change_message")

    def waiting(self):
        messages = Message.objects.awaiting_us().filter(kind__in=self.kinds)
        return messages.select_related("article", "seizure", "owner").order_by(
            "-may_be_at_risk", "received_at", "pk"
        )

    def row(self, waiting):
        return Row(
            headline=_headline(waiting),
            why=self._why(waiting),
            url=reverse("reader_messages:edit", args=[waiting.pk]),
            since=waiting.received_at,
        )

    def _why(self, message: Message) -> str:
        about = [str(message.get_kind_display()), _about(message)]
        if message.may_be_at_risk:
            about.insert(0, _("a person may be at risk"))
        if message.owner:
            about.append(
                _("with %(owner)s") % {"owner": message.owner.get_full_name() or message.owner}
            )
        return " · ".join(about)

    def all_url(self):
        asked = [("state", state.value) for state in AWAITING_US]
        asked += [("kind", kind.value) for kind in self.kinds]
        return reverse("reader_messages:index") + "?" + urlencode(asked)


def _headline(message: Message) -> str:
    """Its first words; of one that is sealed, that it is. Of a tip none: who reads it is noted."""
    if message.is_sealed:
        return _("A sealed message")
    if message.kind == Kind.TIP:
        return _("Tip %(reference)s") % {"reference": message.reference}
    words = Truncator(" ".join(message.text.split())).words(WORDS_OF_THE_READER)
    return _("“%(words)s”") % {"words": words}


def _about(message: Message) -> str:
    """What a message is about, without the words of a record: they would cost another query."""
    if message.seizure_id:
        return message.seizure.public_id
    return message.subject


class CorrectionsAskedFor(MessagesPanel):
    """Readers who say that something of ours is wrong."""

    name = "corrections_asked_for"
    title = gettext_lazy("Corrections asked for")
    icon = "warning"
    order = 20
    kinds = (Kind.CORRECTION,)


class ReadersWaiting(MessagesPanel):
    """Everybody else who wrote to us and has no answer."""

    name = "readers_waiting"
    title = gettext_lazy("Readers wait for an answer")
    icon = "mail"
    order = 60
    kinds = tuple(kind for kind in Kind if kind != Kind.CORRECTION)
