"""The site's settings with a cache that keeps nothing: what a page costs when all is new."""

from config.settings import *  # noqa: F403

CACHES["default"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}  # noqa: F405
