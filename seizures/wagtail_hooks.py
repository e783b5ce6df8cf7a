"""Registers the record's part of the desk."""

from wagtail.snippets.models import register_snippet

from seizures.viewsets import SeizureViewSet

register_snippet(SeizureViewSet)
