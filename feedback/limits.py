"""How many messages may come from one place in a while.

The place is known for a day by a hash that nobody can turn back (:mod:`commons.rate_limits`); it
is kept in the cache and forgotten with its salt. One that proves its work may send more.
"""

from django.http import HttpRequest
from django.utils.translation import ngettext

from commons.rate_limits import Client, spend, stranger

POLICY = "messages"
QUOTA = 60  # of one place in a window; a whole office, or everybody who comes through Tor, is one
COST_PROVEN = 2
COST_UNPROVEN = 6


def refusal(request: HttpRequest, *, is_proven: bool) -> str | None:
    """Count a message; where it is one too many, in how many minutes to come again, in words."""
    standing = counted(request, is_proven=is_proven)
    if not standing.is_exceeded:
        return None
    minutes = -(-standing.renewed_in // 60)
    return ngettext(
        "So many messages have come from where you are that we wait a little. Your message is not "
        "stored yet; everything you wrote is still here. Send it again in %(minutes)d minute.",
        "So many messages have come from where you are that we wait a little. Your message is not "
        "stored yet; everything you wrote is still here. Send it again in %(minutes)d minutes.",
        minutes,
    ) % {"minutes": minutes}


def counted(request: HttpRequest, *, is_proven: bool):
    """Where the sender's place stands once this message is counted."""
    client = Client(POLICY, stranger(request).identity, QUOTA)
    return spend(request, client, COST_PROVEN if is_proven else COST_UNPROVEN)
