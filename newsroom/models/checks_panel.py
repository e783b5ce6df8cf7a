"""The panel at the head of an article's editor: where it stands, and what to look at."""

from wagtail.admin.panels import Panel


class ChecksPanel(Panel):
    """Shown once the article has been saved; its content is asked for by the template."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "newsroom/desk/checks_panel.html"

        def is_shown(self):
            return bool(self.instance.pk)

        def get_context_data(self, parent_context=None):
            return {**super().get_context_data(parent_context), "article": self.instance}
