"""The desk's “Translate” for pages: Wagtail's, with words where it would break off."""

from django.contrib import messages
from django.utils.translation import gettext as _
from wagtail.actions.copy_for_translation import ParentNotTranslatedError
from wagtail.contrib.simple_translation.views import SubmitPageTranslationView


class TranslatePageView(SubmitPageTranslationView):
    """Copies a page as a draft in another language, where the page above it exists already."""

    def post(self, request, **kwargs):
        try:
            return super().post(request, **kwargs)
        except ParentNotTranslatedError:
            messages.error(
                request,
                _(
                    "“%(section)s”, which this page is in, is not there yet in that language. "
                    "Translate it first; then this page has a place to go."
                )
                % {"section": self.object.get_parent().title},
            )
            return self.get(request, **kwargs)
