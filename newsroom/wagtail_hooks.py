"""Registers the newsroom's part of the desk, and guards what must not move."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from newsroom.models import Section
from newsroom.viewsets import AuthorViewSet, SeriesViewSet

register_snippet(AuthorViewSet)
register_snippet(SeriesViewSet)


@hooks.register("before_serve_page")
def tell_the_masthead_which_page_this_is(page, request, args, kwargs):
    """The language switch needs the page itself to find its translations."""
    request.wagtail_page = page


def _refuse_when_fixed(request, page, sentence):
    section = page.specific
    if isinstance(section, Section) and section.is_fixed:
        messages.error(request, sentence)
        return redirect("wagtailadmin_explore", section.get_parent().pk)
    return None


@hooks.register("before_move_page")
def sections_with_articles_stay(request, page, destination):
    """Moving a section would change the address of every article in it."""
    return _refuse_when_fixed(
        request,
        page,
        _(
            "This section holds published articles, so it stays where it is: moving it would "
            "change the address of every article in it."
        ),
    )


@hooks.register("before_delete_page")
def sections_with_articles_are_kept(request, page):
    """Addresses never die: a section is emptied before it is deleted."""
    return _refuse_when_fixed(
        request,
        page,
        _("This section holds published articles. Move or unpublish them before you delete it."),
    )
