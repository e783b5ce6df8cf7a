"""One stylesheet for every reader's page, put together from hand-written parts.

A page that links one file asks once; people who write styles want one file a topic. So the
parts stay apart in ``static/css/`` and the finder offers them joined, as ``css/site.css``:
to ``runserver``, to ``collectstatic`` (which then hashes and compresses it) and to whatever else
asks Django for a static file. There is no build step. The joined file stands in the same folder
as its parts, so an address in ``url()`` means the same in both.
"""

import os
import re
import tempfile
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder, FileSystemFinder
from django.core.checks import Error
from django.core.files.storage import FileSystemStorage
from django.utils._os import safe_join

STYLESHEET = "css/site.css"
# Comments are for who writes the parts: a reader's phone need not load them.
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)

# The first states the order of the layers; after it, the order matters only within one layer.
PARTS = (
    "css/tokens.css",
    "css/base.css",
    "css/components.css",
    "css/corrections.css",
    "css/kept-html.css",
    "css/identity.css",
    "css/seizure-figure.css",
    "css/drawings.css",
    "css/topics.css",
    "css/preview.css",
    "css/search.css",
    "css/records-list.css",
    "css/record.css",
    "css/record-changes.css",
    "css/downloads.css",
    "css/republish.css",
    "css/findings.css",
    "css/pages.css",
)


class StylesheetFinder(BaseFinder):
    """Finds ``css/site.css``, newly joined whenever a part has changed."""

    def __init__(self, app_names=None, *args, **kwargs):
        self.sources = FileSystemFinder()
        self.storage = FileSystemStorage(location=Path(settings.VAR_DIR) / "stylesheet")
        super().__init__(*args, **kwargs)

    def check(self, **kwargs):
        """A part that is listed and not there is told at the start, not to a reader."""
        return [
            Error(
                f"The stylesheet's part “{part}” does not exist.",
                hint="Add the file under static/, or take it out of commons.stylesheet.PARTS.",
                id="commons.E001",
            )
            for part in PARTS
            if not self.sources.find(part)
        ]

    def find(self, path, find_all=False, **kwargs):
        found = [self._join()] if path == STYLESHEET else []
        return found if find_all or not found else found[0]

    def list(self, ignore_patterns):
        self._join()
        yield STYLESHEET, self.storage

    def _join(self) -> str:
        """Where the joined file lies. It is written only when its text is another one."""
        parts = (Path(self.sources.find(part)).read_text(encoding="utf-8") for part in PARTS)
        text = "\n".join(_COMMENT.sub("", part) for part in parts)
        joined = Path(safe_join(self.storage.location, STYLESHEET))
        if not joined.exists() or joined.read_text(encoding="utf-8") != text:
            joined.parent.mkdir(parents=True, exist_ok=True)
            # Another process may be reading it: it gets the old file or the new, never half.
            with tempfile.NamedTemporaryFile(
                "w", encoding="utf-8", dir=joined.parent, delete=False
            ) as written:
                written.write(text)
            os.chmod(written.name, 0o644)
            os.replace(written.name, joined)
        return str(joined)
