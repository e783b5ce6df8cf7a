"""Registers the desk's part of republication."""

from wagtail import hooks

from republication.desk import (
    cures,
    deliveries,  # noqa: F401 - puts its own into the group
    keys,  # noqa: F401 - the same
    letters,
    outlet_copies,  # noqa: F401 - the same
    outlets,  # noqa: F401 - the same
    reuses,  # noqa: F401 - the same
    verifications,  # noqa: F401 - the same
    webhook_log,
    webhooks,
    webmentions,  # noqa: F401 - the same
)
from republication.desk.group import RepublicationGroup
from republication.desk.log import KeyIssued, KeyRevoked, LetterDropped, LetterSent, ReuseStateSet


@hooks.register("register_admin_viewset")
def register_republication():
    return RepublicationGroup()


@hooks.register("construct_homepage_panels")
def republication_waits(request, panels):
    panels.append(letters.LettersWaiting(request))
    panels.append(cures.BreachesWaiting(request))
    panels.append(webhooks.WebhooksInTrouble(request))


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action("republication.issue_key")(KeyIssued)
    actions.register_action("republication.revoke_key")(KeyRevoked)
    actions.register_action("republication.send_letter")(LetterSent)
    actions.register_action("republication.drop_letter")(LetterDropped)
    actions.register_action("republication.set_reuse_state")(ReuseStateSet)


@hooks.register("register_log_actions")
def register_log_actions_of_webhooks(actions):
    for name, formatter in webhook_log.ACTIONS.items():
        actions.register_action(name)(formatter)


@hooks.register("register_log_actions")
def register_log_actions_of_cures(actions):
    for name, formatter in cures.ACTIONS.items():
        actions.register_action(name)(formatter)
