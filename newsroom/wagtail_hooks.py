"""Registers the newsroom's part of the desk, and guards what must not move."""

from django.contrib import messages
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from newsroom import published_files
from newsroom.corrections.issuing import LOG_ACTION as CORRECT
from newsroom.desk import (
    checking,
    correcting,
    image_rights,
    links,
    records_in_text,
    sharing,
    translation_step,
    versions,
    withdrawing,
)
from newsroom.desk import panels as desk_panels
from newsroom.desk import waiting as desk_waiting
from newsroom.desk.duplicates import DuplicatesWait
from newsroom.desk.figures import LOG_ACTIONS, FiguresMoved, FigureViewSet
from newsroom.desk.translating import TranslatePageView
from newsroom.images.operations import QuickFormatOperation
from newsroom.models import Section
from newsroom.previews import REVOKE, SHARE
from newsroom.viewsets import (
    ArticleViewSet,
    AuthorViewSet,
    CriminalGroupViewSet,
    SeriesViewSet,
)
from newsroom.withdrawals import WITHDRAW

register_snippet(AuthorViewSet)
register_snippet(SeriesViewSet)
register_snippet(CriminalGroupViewSet)


@hooks.register("before_serve_page")
def tell_the_masthead_which_page_this_is(page, request, args, kwargs):
    """The language switch needs the page itself to find its translations."""
    request.wagtail_page = page


@hooks.register("register_admin_urls", order=-1)
def translating_says_what_is_missing():
    """Before Wagtail's own address of the same view."""
    address = "translation/submit/page/<int:page_id>/"
    return [path(address, TranslatePageView.as_view(), name="translate_page")]


@hooks.register("register_page_listing_buttons")
def articles_are_corrected_from_their_row(page, user, next_url=None):
    yield from correcting.listing_button(page, user, next_url)


@hooks.register("register_page_header_buttons")
def articles_are_corrected_from_their_header(page, user, view_name, next_url=None):
    yield from correcting.header_button(page, user)
    yield from versions.header_button(page, user)


@hooks.register("register_admin_urls")
def what_is_done_to_an_article():
    return [
        path("articles/<int:pk>/withdraw/", withdrawing.withdraw_article, name="withdraw_article"),
        path("articles/<int:pk>/links/", links.article_links, name="article_links"),
        path("articles/<int:pk>/records/", records_in_text.records_in_text, name="article_records"),
        path("articles/<int:pk>/previews/", sharing.article_previews, name="article_previews"),
        path(
            "articles/<int:pk>/correct/", correcting.CorrectView.as_view(), name="correct_article"
        ),
        path("articles/<int:pk>/versions/", versions.versions_of_article, name="article_versions"),
        path(
            "articles/<int:pk>/original/",
            translation_step.translation_step,
            name="translation_step",
        ),
    ]


@hooks.register("after_publish_page")
def translations_remember_their_original(request, page):
    translation_step.remind_of_the_original(request, page)


@hooks.register("before_serve_document")
def documents_come_out_with_what_uses_them(document, request):
    published_files.serve_only_what_is_used(document, request)


@hooks.register("register_rich_text_features", order=100)
def links_lead_to_what_is_out(features):
    """After Wagtail's own, which would tell the address of a draft."""
    features.register_link_type(published_files.PublishedPageLinkHandler)


@hooks.register("before_publish_page")
def checks_may_keep_it_back(request, page):
    return checking.refuse_to_publish(request, page)


@hooks.register("after_edit_page")
def an_approval_may_wait_for_something(request, page):
    checking.say_what_an_approval_waits_for(request, page)


@hooks.register("before_bulk_action")
def checks_may_keep_several_back(request, action_type, objects, action_class_instance):
    if action_type == "publish" and action_class_instance.models == [Page]:
        return checking.refuse_to_publish_several(request, objects)
    return None


@hooks.register("insert_global_admin_css")
def how_the_desk_shows_checks():
    return format_html('<link rel="stylesheet" href="{}">', static("css/checks-desk.css"))


@hooks.register("construct_page_action_menu")
def articles_are_withdrawn(menu_items, request, context):
    withdrawing.offer_withdrawal(menu_items, context.get("page"), request.user)


@hooks.register("register_page_header_buttons")
def articles_are_withdrawn_from_their_header(page, user, view_name, next_url=None):
    yield from withdrawing.header_button(page, user)
    yield from sharing.header_button(page, user)
    yield from records_in_text.header_button(page, user)


@hooks.register("before_delete_page")
def articles_that_readers_had_are_kept(request, page):
    return withdrawing.refuse_to_delete(request, [page])


@hooks.register("before_bulk_action")
def several_that_readers_had_are_kept(request, action_type, objects, action_class_instance):
    if action_type == "delete" and action_class_instance.models == [Page]:
        return withdrawing.refuse_to_delete(request, objects)
    return None


@hooks.register("register_log_actions")
def what_the_history_says(actions):
    actions.register_action(WITHDRAW)(withdrawing.WithdrawnFormatter)
    actions.register_action(SHARE)(sharing.SharedFormatter)
    actions.register_action(REVOKE)(sharing.RevokedFormatter)
    actions.register_action(CORRECT)(correcting.CorrectionLogFormatter)


@hooks.register("register_admin_urls")
def images_without_rights_have_a_report():
    return image_rights.urls()


@hooks.register("register_reports_menu_item")
def the_report_stands_among_the_others():
    return image_rights.menu_item()


@hooks.register("register_image_operations", order=10)
def avif_is_written_quickly():
    """After Wagtail's own operations, one of which it replaces."""
    return [("format", QuickFormatOperation)]


@hooks.register("register_admin_viewset")
def articles_have_a_list_of_their_own():
    return ArticleViewSet("articles")


@hooks.register("register_admin_viewset")
def figures_have_a_list_of_their_own():
    return FigureViewSet()


@hooks.register("register_log_actions")
def decisions_about_figures_are_told_in_the_history(actions):
    for action, formatter in LOG_ACTIONS.items():
        actions.register_action(action)(formatter)


@hooks.register("construct_homepage_panels")
def what_waits_in_the_newsroom(request, panels):
    panels += [panel(request) for panel in (*desk_waiting.PANELS, FiguresMoved, DuplicatesWait)]


@hooks.register("construct_homepage_panels", order=1000)
def what_waits_stands_in_one_frame(request, panels):
    """Last of all, when every room has added its panels."""
    desk_panels.gather(
        panels,
        without=("workflow_objects_to_moderate", "user_objects_in_workflow_moderation"),
    )


def _refuse_when_fixed(request, pages, sentence):
    """Send the editor back with the reason when a section among these must stay as it is."""
    for page in pages:
        section = page.specific
        if isinstance(section, Section) and section.is_fixed:
            messages.error(request, sentence % {"section": section.title})
            return redirect("wagtailadmin_explore", section.get_parent().pk)
    return None


def _moving_breaks_addresses():
    return _(
        "“%(section)s” holds published articles, so it stays where it is: moving it would change "
        "the address of every article in it."
    )


def _deleting_loses_addresses():
    return _(
        "“%(section)s” holds published articles, whose addresses must not die. Move them to "
        "another section before you delete it."
    )


@hooks.register("before_move_page")
def sections_with_articles_stay(request, page, destination):
    """Moving a section would change the address of every article in it."""
    return _refuse_when_fixed(request, [page], _moving_breaks_addresses())


@hooks.register("before_delete_page")
def sections_with_articles_are_kept(request, page):
    """Addresses never die: a section is emptied before it is deleted."""
    return _refuse_when_fixed(request, [page], _deleting_loses_addresses())


@hooks.register("before_bulk_action")
def several_at_once_are_no_way_round(request, action_type, objects, action_class_instance):
    """The same two rules for pages that were ticked in a list."""
    reasons = {"move": _moving_breaks_addresses, "delete": _deleting_loses_addresses}
    if action_type in reasons and action_class_instance.models == [Page]:
        return _refuse_when_fixed(request, objects, reasons[action_type]())
    return None
