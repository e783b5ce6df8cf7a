"""What the parts of republication tell each other. Sent inside the transaction of the change."""

from django.dispatch import Signal

#: Somebody told us of a copy, or told us again of one that we knew: it should be looked at.
#:
#: The sender is :class:`republication.models.Reuse`. ``reuse``: the row.
#: ``is_new``: whether we had not heard of it before.
reuse_reported = Signal()
