"""What follows when the workflow has approved an article.

Wagtail reads this while it defines its own models, so nothing here imports one.
"""

import contextlib

from wagtail.workflows import publish_workflow_state

from commons.publication import PublicationBlocked


def publish_unless_blocked(workflow_state, user=None) -> None:
    """Publish, as Wagtail does. What a check keeps back is approved all the same, and waits for
    somebody to mend it and publish (``WAGTAIL_FINISH_WORKFLOW_ACTION``)."""
    with contextlib.suppress(PublicationBlocked):
        publish_workflow_state(workflow_state, user=user)
