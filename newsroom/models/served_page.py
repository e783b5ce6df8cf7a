"""What all our kinds of pages do when they are asked for."""

from django.db.models import Q
from django.utils.translation import override
from wagtail.models import Page, PageViewRestriction

from newsroom import figures


class ServedPage(Page):
    """A page of Wagtail's tree, previewed in its own language and served with fewer queries."""

    class Meta:
        abstract = True

    def get_view_restrictions(self):
        """The restrictions on the page and on those above it, in one query where Wagtail asks two.

        As in Wagtail, a page that mirrors another is under the restrictions of the one it mirrors.
        """
        lengths = range(self.steplen, len(self.path) + 1, self.steplen)
        paths = [self.path[:length] for length in lengths]
        return PageViewRestriction.objects.filter(
            Q(page__path__in=paths) | Q(page__aliases__path__in=paths)
        ).distinct()

    def copy_for_translation(self, locale, copy_parents=False, alias=False, exclude_fields=None):
        """A draft of its own in another language, for an editor to translate and publish.

        Never a mirror (``alias``): it would be live at once, in words that nobody translated.
        Wagtail makes one of a section that the translation of an article needs above it.
        """
        return super().copy_for_translation(
            locale, copy_parents=copy_parents, alias=False, exclude_fields=exclude_fields
        )

    copy_for_translation.alters_data = True

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return {**context, "is_preview": getattr(request, "is_preview", False)}

    def serve_preview(self, request, mode_name):
        """The page as its readers will see it, whatever language the editor has the desk in."""
        if self.pk:
            request.wagtail_page = self
        with override(self.locale.language_code):
            return super().serve_preview(request, mode_name).render()


class PageWithBody(ServedPage):
    """A page made of blocks (``body``), some of which show what the newsroom has kept for them."""

    class Meta:
        abstract = True

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        if context["is_preview"]:
            figures.put_in_place_for_editors(self)
        else:
            figures.put_in_place([self])
        return context
