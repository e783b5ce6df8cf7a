"""At the head of a translation's form in the desk: that it is behind its original, and by what."""

from wagtail.admin.panels import Panel

from newsroom.versions.comparing import since_in_step


class BehindPanel(Panel):
    """Shown only while the translation has an open task."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "newsroom/desk/behind.html"

        def is_shown(self):
            return super().is_shown() and self.instance.translation_task is not None

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            task = self.instance.translation_task
            return {**context, "task": task, "comparison": since_in_step(task)}
