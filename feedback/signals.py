"""What this room tells the others.

``received(message=)`` is sent in the transaction in which a reader's message is stored, by form or
API, spam included (its ``state`` says so). A receiver writes rows; it talks to no other machine,
and what it raises takes the message with it, which the reader is then told.
"""

from django.dispatch import Signal

received = Signal()
