"""Registers the readers' desk."""

from wagtail import hooks

from feedback.desk_waiting import CorrectionsAskedFor, ReadersWaiting
from feedback.privacy import desk, erasing, readings, requests
from feedback.tips.notice import KeysRunOut
from feedback.viewsets import (
    AssignedFormatter,
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


@hooks.register("register_admin_urls")
def what_we_hold_of_a_reader():
    return desk.urls()


@hooks.register("register_reports_menu_item")
def what_we_hold_stands_among_the_reports():
    return desk.menu_items()[0]


@hooks.register("register_reports_menu_item")
def who_read_tips_stands_among_the_reports():
    return desk.menu_items()[1]


@hooks.register("register_log_actions")
def register_log_actions_of_privacy(actions):
    actions.register_action(readings.READ)(desk.TipReadFormatter)
    actions.register_action(requests.EXPORTED)(desk.ExportedFormatter)
    actions.register_action(erasing.ERASED)(desk.ErasedFormatter)


@hooks.register("construct_homepage_panels")
def keys_run_out(request, panels):
    panels.append(KeysRunOut(request))
