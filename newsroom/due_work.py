"""What the newsroom has to do that nobody waits for."""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Revision

from commons.work import due_work
from newsroom.figures import checks as figure_checks


@due_work("publish-scheduled", every=timedelta(seconds=30))
def publish_scheduled(limit: int) -> int:
    """Articles and pages whose hour has come or is over: Wagtail's command, which does all.

    What a check keeps back stays due and is no work done.
    """
    due = Revision.objects.filter(approved_go_live_at__lt=timezone.now())
    before = due.count()
    call_command("publish_scheduled", verbosity=0)
    return before - due.count()


@due_work("check-figures", every=timedelta(minutes=2))
def check_figures(limit: int) -> int:
    """Figures in articles that may no longer be what the record says: all of them."""
    checked, _moved = figure_checks.check_due()
    return checked
