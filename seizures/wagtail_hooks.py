"""Registers the record's part of the desk."""

from django.templatetags.static import static
from django.urls import include, path
from django.utils.html import format_html
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from seizures.desk import duplicates, imports, menu, standing, views
from seizures.models import Seizure
from seizures.snapshots.desk import SnapshotViewSet
from seizures.viewsets import SeizureViewSet

register_snippet(SeizureViewSet)


@hooks.register("register_admin_viewset")
def snapshots_have_a_list_of_their_own():
    return SnapshotViewSet()


@hooks.register("register_admin_urls")
def records_are_merged_and_retracted_on_pages_of_their_own():
    return [path("", include([*duplicates.urls(), *standing.urls()]))]


@hooks.register("register_admin_urls")
def what_the_form_of_a_record_asks():
    return [
        path("records/understand/<slug:kind>/", views.understand, name="record_understand"),
        path("records/places/", views.places, name="record_places"),
        path("records/map.svg", views.place_map, name="record_place_map"),
    ]


@hooks.register("insert_global_admin_css")
def how_the_form_of_a_record_answers():
    return format_html('<link rel="stylesheet" href="{}">', static("css/seizures-desk.css"))


@hooks.register("register_admin_urls")
def data_sets_are_imported_on_pages_of_their_own():
    return imports.urls()


@hooks.register("register_admin_menu_item")
def the_record_has_one_entry_in_the_menu():
    return menu.the_record()


@hooks.register("register_snippet_action_menu_item")
def a_record_is_merged_from_its_form(model):
    return standing.MergeMenuItem() if model is Seizure else None


@hooks.register("register_snippet_action_menu_item")
def a_record_is_retracted_from_its_form(model):
    return standing.RetractMenuItem() if model is Seizure else None


@hooks.register("register_snippet_listing_buttons")
def records_are_merged_and_retracted_from_their_row(snippet, user, next_url=None):
    return standing.listing_buttons(snippet, user) if isinstance(snippet, Seizure) else []


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def an_editor_hears_of_a_record_that_is_like_it(request, instance):
    if isinstance(instance, Seizure):
        duplicates.tell_of_likenesses(request, instance)
