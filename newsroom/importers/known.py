"""What earlier imports of the same source made here."""

from django.db.models import F

from newsroom.models import ImportedItem


class KnownItems:
    """The imported items of a source, by key; new ones are written only when ``write``."""

    def __init__(self, source: str, *, write: bool):
        self.source = source
        self.write = write
        items = ImportedItem.objects.filter(source=source).annotate(
            newest_revision=F("page__latest_revision_id")
        )
        #: Keys of what a dry run would make: below zero, each another.
        self.pretended: dict[str, int] = {}
        self.items: dict[str, ImportedItem] = {item.key: item for item in items}

    def get(self, key: str) -> ImportedItem | None:
        return self.items.get(key)

    def image(self, path: str) -> int | None:
        """The key of an image that was made of a file, or ``None``: never, or deleted since."""
        return self._key(f"upload:{path}", "image_id")

    def document(self, path: str) -> int | None:
        """The key of a document that was made of a file, likewise."""
        return self._key(f"upload:{path}", "document_id")

    def _key(self, key: str, name: str) -> int | None:
        item = self.items.get(key)
        return (getattr(item, name) or self.pretended.get(key)) if item else None

    def remember(
        self, key: str, *, content_hash: str = "", revision_id: int | None = None, **became
    ) -> int:
        """Note what an item became: ``page``, ``image``, ``document`` or ``author``. Its key."""
        item = self.items.get(key) or ImportedItem(source=self.source, key=key)
        self.items[key] = item
        if not self.write:
            return self.pretended.setdefault(key, -len(self.pretended) - 1)
        item.content_hash, item.revision_id = content_hash, revision_id
        for name, value in became.items():
            setattr(item, name, value)
        item.save()
        return next(value.pk for value in became.values())

    @staticmethod
    def is_edited(item: ImportedItem) -> bool:
        """Whether somebody has saved the page since it was imported."""
        return item.newest_revision != item.revision_id
