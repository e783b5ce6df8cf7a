"""What happened to our work in public, told to whoever follows it: nothing lost, nothing twice.

``entering`` writes entries, ``articles`` and ``records`` say what an event means for the log,
``positions`` puts entries into their order, ``settling`` does what waits, ``beginning`` enters
what was public before there was a log.
"""

from django.dispatch import Signal

#: Something happened that whoever follows our work is to know.
#:
#: The sender is :class:`republication.models.Change`; ``change``: the entry, as it was just
#: written. Sent inside the transaction of the change (of what time alone makes public: inside the
#: transaction that finds its hour has come). The entry has its ``pk`` and no ``position`` yet: a
#: position is given after the commit, before anything is delivered. Receivers write rows;
#: ``change.is_archive`` says that it is old work and no news. Not sent for what an import brings
#: in by the thousand: see :data:`recorded_together`.
recorded = Signal()

#: Many records changed at once. ``kind``: of all of them; ``subjects``: their identifiers.
#:
#: Sent in the same way, in the place of a ``recorded`` for each.
recorded_together = Signal()

#: There is something to settle, and it is in the database: sent after the commit.
waiting = Signal()
