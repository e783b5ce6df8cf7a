"""What follows when the workflow has approved something.

Wagtail reads this while it defines its own models, so nothing here imports one.
"""

import contextlib

from wagtail.workflows import publish_workflow_state

from commons.publication import PublicationBlocked


def publish_unless_blocked(workflow_state, user=None) -> None:
    """Publish, as Wagtail does. What a check keeps back is approved all the same, and waits for
    somebody to mend it and publish (``WAGTAIL_FINISH_WORKFLOW_ACTION``). What says of itself that
    it ``stays_in_review_until_ready`` is not approved: the refusal goes to whoever approves."""
    refuses = getattr(workflow_state.content_object, "stays_in_review_until_ready", False)
    with contextlib.nullcontext() if refuses else contextlib.suppress(PublicationBlocked):
        publish_workflow_state(workflow_state, user=user)
