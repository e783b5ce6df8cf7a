"""A page's address right under the front page, which the house may have given away already."""

from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

#: The address itself, and such as a page below it could have.
BELOW = ("", "a/", "1/", "rss/")


def is_taken(slug: str) -> bool:
    """Whether ``/<language>/<slug>/``, or an address below it, shows something else than a page."""
    return any(_leads_elsewhere(f"/{get_language()}/{slug}/{below}") for below in BELOW)


def _leads_elsewhere(address: str) -> bool:
    try:
        return resolve(address).url_name != "wagtail_serve"
    except Resolver404:
        return False


class OwnAddress(Page):
    """A page that would never be seen at an address which the site serves itself."""

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.slug and is_taken(self.slug):
            raise ValidationError(
                {
                    "slug": _(
                        "“%(slug)s” is an address of the site itself, so readers would never see "
                        "this page there. Choose another."
                    )
                    % {"slug": self.slug}
                }
            )
