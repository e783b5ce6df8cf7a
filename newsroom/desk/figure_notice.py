"""In the editor of a page: which of its figures moved since it was published."""

from django.utils.functional import cached_property
from wagtail.admin.panels import Panel


class MovedFiguresPanel(Panel):
    """Takes no place while every figure holds."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "newsroom/desk/figures_moved.html"

        @cached_property
        def figures(self) -> list:
            return list(self.instance.figures_shown.moved()) if self.instance.pk else []

        def is_shown(self):
            return super().is_shown() and bool(self.figures)
