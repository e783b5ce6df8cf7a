"""Registers the readers' desk."""

from wagtail import hooks

from feedback.desk_waiting import CorrectionsAskedFor, ReadersWaiting
from feedback.viewsets import (
    AssignedFormatter,
    ErasedFormatter,
    MessageViewSet,
    StateFormatter,
    WithdrawnFormatter,
)


@hooks.register("register_admin_viewset")
def register_messages():
    return MessageViewSet()


@hooks.register("construct_homepage_panels")
def readers_wait(request, panels):
    panels += [CorrectionsAskedFor(request), ReadersWaiting(request)]


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action("feedback.assign")(AssignedFormatter)
    actions.register_action("feedback.set_state")(StateFormatter)
    actions.register_action("feedback.withdraw")(WithdrawnFormatter)
    actions.register_action("feedback.erase")(ErasedFormatter)
