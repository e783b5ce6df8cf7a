"""What republication has to do that nobody waits for (:mod:`commons.work`)."""

from datetime import timedelta

from commons.work import due_work
from republication.changes import settling
from republication.feeds import hub
from republication.reuses import contacts, post
from republication.verification import cures, rounds
from republication.webhooks import delivering, keeping
from republication.webmention import keeping as mentions_kept
from republication.webmention import reading


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


@due_work("send-letters")
def send_letters(limit: int) -> int:
    """Thank-yous, and corrections that were released."""
    return post.send_due(limit)


@due_work("erase-contacts", every=timedelta(hours=6))
def erase_contacts(limit: int) -> int:
    """Contacts of reuses whose last day is over."""
    return contacts.erase_expired(limit)


@due_work("tell-hub")
def tell_hub(limit: int) -> int:
    """Feeds that a WebSub hub is to fetch again."""
    return hub.ping_due(limit)


@due_work("read-webmentions")
def read_webmentions(limit: int) -> int:
    """Pages that other sites say mention ours."""
    return reading.read_due(limit)


@due_work("webmentions-tidy", every=timedelta(hours=6))
def tidy_webmentions(limit: int) -> int:
    """Webmentions that came to nothing, long ago."""
    return mentions_kept.forget_refused(limit)


@due_work("verify-reuses", every=timedelta(minutes=1))
def verify_reuses(limit: int) -> int:
    """Copies whose turn it is to be looked at: one page a host and round."""
    return rounds.verify_due(limit)


@due_work("cures", every=timedelta(hours=1))
def keep_the_days_of_cures(limit: int) -> int:
    """Cures whose letter has arrived, and those whose days are over."""
    return cures.keep_the_days()
