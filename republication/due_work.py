"""What republication has to do that nobody waits for (:mod:`commons.work`)."""

from datetime import timedelta

from commons.work import due_work
from republication.changes import settling
from republication.webhooks import delivering, keeping


@due_work("webhooks")
def send_webhooks(limit: int) -> int:
    """Messages to outlets' programs that are due."""
    return delivering.deliver_due(limit)


@due_work("webhooks-tidy", every=timedelta(hours=1))
def tidy_webhooks(limit: int) -> int:
    """What webhooks leave behind and nobody needs any more."""
    return keeping.tidy(limit)


@due_work("change-log")
def settle_the_change_log(limit: int) -> int:
    """Packages that something from afar may have changed, and positions where none were given."""
    return settling.settle(limit)
