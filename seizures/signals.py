"""What the record tells the floors above it.

Sent inside the transaction of the change where there is one. Receivers leave a note; what costs
more, or leaves the machine, waits for the commit (``transaction.on_commit``).
"""

from django.dispatch import Signal

#: Public records changed: what lists and totals show may be another from now on.
#:
#: The sender is :class:`seizures.models.Seizure`.
#: ``identifiers``: a frozenset of the public identifiers of the records that were published,
#: taken back, merged, retracted or deleted. One signal may name many: what writes more than a few
#: records wraps its work in :func:`seizures.changes.told_together`. Where the change has a row in
#: the public history (:class:`seizures.models.RecordChange`), it is there already.
seizure_changed = Signal()

#: Two records became one, or one became two again: what showed the loser shows the survivor now.
#:
#: The sender is :class:`seizures.models.Seizure`. ``survivor`` and ``loser``: the records.
#: Sent in the transaction of the merge, before :data:`seizure_changed` is answered.
records_merged = Signal()
