"""Registers the readers' desk."""

from wagtail import hooks

from feedback.viewsets import AssignedFormatter, AwaitingMessages, MessageViewSet, StateFormatter


@hooks.register("register_admin_viewset")
def register_messages():
    return MessageViewSet()


@hooks.register("construct_homepage_summary_items")
def show_awaiting_messages(request, summary_items):
    summary_items.append(AwaitingMessages(request))


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action("feedback.assign")(AssignedFormatter)
    actions.register_action("feedback.set_state")(StateFormatter)
