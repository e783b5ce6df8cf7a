"""What a page says of a claim beside what the record holds."""

from django import template
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from seizures.models import Seizure
from seizures.paper import holdings
from seizures.paper.holdings import Holding, Holdings, Share

register = template.Library()


@register.simple_tag
def holdings_of(seizure: Seizure) -> Holdings | None:
    """What is held beside an aggregate claim; nothing for any other record."""
    return holdings.holdings_of(seizure)


@register.simple_tag
def claims_that_cover(seizure: Seizure) -> list[Seizure]:
    """The aggregate claims whose place and period hold this event."""
    return holdings.claims_that_cover(seizure)


@register.filter
def total_in_words(holding: Holding) -> str:
    """“11.2 to 12.0 t in 9 events; 1 of unknown quantity”."""
    return holding.total.in_words(get_language())


@register.filter
def share_in_words(share: Share | None) -> str:
    """“at most 88 %” of a claim; nothing where no share can be told."""
    if share is None:
        return ""
    low, high = (number_format(end) if end is not None else "" for end in (share.low, share.high))
    if not high:
        return _("at least %(percent)s %%") % {"percent": low}
    if not low:
        return _("at most %(percent)s %%") % {"percent": high}
    if low == high:
        return f"{low} %"
    return _("%(low)s to %(high)s %%") % {"low": low, "high": high}
