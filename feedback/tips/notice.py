"""On the desk's front page: that a key which tips are sealed for runs out, while there is time."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.ui.components import Component

from feedback.models import FeedbackSettings

BEFOREHAND = timedelta(days=30)


class KeysRunOut(Component):
    """Nothing at all while every key has more than thirty days left."""

    name = "keys_run_out"
    order = 50
    template_name = "feedback/desk/keys_run_out.html"

    def __init__(self, request):
        self.request = request

    @cached_property
    def keys(self) -> list:
        soon = timezone.now() + BEFOREHAND
        keys = FeedbackSettings.load(self.request).keys
        return [key for key in keys if key.expires_at and key.expires_at <= soon]

    def get_context_data(self, parent_context):
        user = self.request.user
        may_change = user.has_perm("feedback.change_feedbacksettings")
        return {
            "keys": self.keys if user.has_perm("feedback.change_message") else [],
            "settings_url": (
                reverse("wagtailsettings:edit", args=["feedback", "feedbacksettings"])
                if may_change
                else ""
            ),
        }
