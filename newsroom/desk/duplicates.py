"""Records that may be one event wait on the desk's front page for whoever may merge them."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.desk.panels import Row, WaitingPanel
from seizures.desk.duplicates import may_decide
from seizures.models import DuplicatePair, PairState


class DuplicatesWait(WaitingPanel):
    """Pairs that nobody has looked at. Those put off are in the queue only."""

    name = "duplicates"
    title = gettext_lazy("Possible duplicates")
    icon = "copy"
    order = 55

    def is_shown(self):
        return may_decide(self.user)

    def waiting(self):
        waiting = DuplicatePair.objects.undecided().filter(state=PairState.WAITING)
        return waiting.select_related("first", "second").most_alike()

    def row(self, waiting):
        return Row(
            headline=f"{waiting.first.public_id} · {waiting.second.public_id}",
            why=_("%(points)d points of likeness") % {"points": waiting.score},
            url=reverse("seizure_pair", args=[waiting.pk]),
            since=waiting.found_at,
        )

    def all_url(self):
        return reverse("seizure_duplicates")
